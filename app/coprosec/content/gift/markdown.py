"""GIFT questions in the course's own syntax, with what is lost told line by line."""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coprosec.content.gift.model import GAP, GiftProblem, GiftQuestion, Given, Shape, on_one_line
from coprosec.content.gift.options import TO_FILL
from coprosec.content.slugs import Names, slug

_SPECIAL = re.compile(r"([\\`*_\[\]|])")
_BREAKS = re.compile(r"<br\s*/?>|</p>|</li>|</div>", re.IGNORECASE)
_BOLD, _ITALIC = re.compile(r"</?(?:b|strong)>", re.IGNORECASE), re.compile(r"</?(?:i|em)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_KEPT = re.compile(r"</?p>|<br\s*/?>|</?(?:b|strong|i|em)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """Where the pool goes: its id and title, and what its questions are about."""

    id: str
    title: str
    objective: str = TO_FILL
    lesson: str = TO_FILL


class PoolWriter:
    """Writes one pool."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._names = Names()
        self._problems: list[GiftProblem] = []

    def write(self, questions: Sequence[GiftQuestion]) -> tuple[str, tuple[GiftProblem, ...]]:
        """The file, and what was lost or refused."""
        parts = [text for question in questions if (text := self._question(question))]
        target = self._target
        head = (
            f'+++\nid = "{target.id}"\ntitle = "{_quoted(target.title)}"\nfeedback = "immediate"\n'
            f"[draw]\n{target.objective} = {min(10, max(1, len(parts)))}\n+++\n"
        )
        return "\n".join([head, *parts]), tuple(self._problems)

    def _tell(self, question: GiftQuestion, message: str, *, refused: bool = False) -> None:
        self._problems.append(GiftProblem(question.line, message, refused))

    def _question(self, question: GiftQuestion) -> str:
        writers: dict[Shape, Callable[[GiftQuestion], tuple[str, str] | None]] = {
            Shape.TRUE_FALSE: self._choices,
            Shape.CHOICE: self._choices,
            Shape.MULTIPLE: self._choices,
            Shape.MATCHING: self._pairs,
            Shape.SHORT: self._short,
            Shape.NUMBER: self._number,
            Shape.ESSAY: lambda _question: ("libre", ""),
        }
        writer = writers.get(question.shape)
        if writer is None:
            self._tell(question, "texte sans question : laissé de côté", refused=True)
            return ""
        made = writer(question)
        if made is None:
            return ""
        mark, body = made
        title = self._rich(question.text, question) or self._rich(question.title, question)
        if question.missing and question.shape is Shape.SHORT:
            title = title.replace(_rich(GAP), body, 1)
            body = ""
        title = on_one_line(title)
        name = self._names.distinct(slug(question.id or question.title or question.text, 6) or "question")
        about = f"objectif={self._target.objective} lecon={self._target.lesson}"
        marks = f"#{self._target.id}-{name} {about}" + (f" .{mark}" if mark else "")
        comment = self._rich(question.feedback, question)
        if not comment:
            comment = "Relisez la leçon, puis comparez avec votre réponse."
            self._tell(question, "pas de commentaire général : complétez celui qui a été mis")
        return f"## {title} {{{marks}}}\n\n" + (f"{body}\n\n" if body else "") + f"> {comment}\n"

    def _choices(self, question: GiftQuestion) -> tuple[str, str] | None:
        right = [given for given in question.given if given.share > 0]
        if question.shape is Shape.CHOICE:
            right = [given for given in question.given if given.share == 100]
            if any(0 < given.share < 100 for given in question.given):
                self._tell(question, "points partiels abandonnés : une réponse est juste ou fausse")
            if len(right) > 1:
                self._tell(question, "plusieurs bonnes réponses au choix : la question en demande maintenant plusieurs")
        elif question.shape is Shape.MULTIPLE and all(given.share >= 0 for given in question.given):
            self._tell(question, "aucune réponse fausse n’ôtait de points : tout cocher ne suffit plus")
        if not right or len(right) == len(question.given):
            self._tell(question, "aucune réponse juste, ou toutes : la question n’est pas importée", refused=True)
            return None
        texts = [self._rich(given.text, question) for given in question.given]
        if len(set(texts)) < len(texts) or not all(texts):
            self._tell(question, "deux réponses ont le même texte, ou une n’en a pas : pas importée", refused=True)
            return None
        if any(not given.feedback for given in question.given):
            self._tell(question, "réponse sans commentaire : complétez celui qui a été mis")
        lines = []
        for text, given in zip(texts, question.given, strict=True):
            told = self._rich(given.feedback, question) or self._stand_in(given in right)
            lines.append(f"- [{'x' if given in right else ' '}] {text}\n    > {told}")
        return "", "\n".join(lines)

    @staticmethod
    def _stand_in(right: bool) -> str:
        return "C’est une bonne réponse." if right else "Ce n’est pas la bonne réponse."

    def _pairs(self, question: GiftQuestion) -> tuple[str, str] | None:
        if sum(bool(given.text) for given in question.given) < 3:
            self._tell(question, "moins de trois paires : la question n’est pas importée", refused=True)
            return None
        rows = [
            f"| {self._rich(given.text, question)} | {self._rich(given.match, question)} |" for given in question.given
        ]
        return "association", "\n".join(["| Élément | Réponse |", "| --- | --- |", *rows])

    def _short(self, question: GiftQuestion) -> tuple[str, str] | None:
        kept = [given for given in question.given if given.share == 100 and given.text.strip("*")]
        if len(kept) < len(question.given):
            self._tell(question, "réponses en partie justes, ou attrape-tout « * », abandonnées")
        if not kept:
            self._tell(question, "aucune réponse tout à fait juste : la question n’est pas importée", refused=True)
            return None
        if any("*" in given.text for given in kept):
            self._tell(question, "« * » n’est plus un joker : vérifiez la réponse")
        words = [given.text.replace("|", "\\|") for given in kept]
        return ("", "{{" + "|".join(words) + "}}") if question.missing else ("", "= " + " | ".join(words))

    def _number(self, question: GiftQuestion) -> tuple[str, str] | None:
        kept = [given for given in question.given if given.share == 100]
        if not kept:
            self._tell(question, "aucun nombre tout à fait juste : la question n’est pas importée", refused=True)
            return None
        if len(question.given) > 1:
            self._tell(question, "un seul nombre est gardé, le premier tout à fait juste")
        return "nombre", f"= {_number(kept[0])}"

    def _rich(self, text: str, question: GiftQuestion) -> str:
        if question.format != "markdown" and (foreign := set(_TAG.findall(_KEPT.sub("", text)))):
            self._tell(question, f"balises abandonnées : {', '.join(sorted(foreign)[:3])}")
        return on_one_line(text) if question.format == "markdown" else _rich(text, plain=question.format == "plain")


def _rich(text: str, *, plain: bool = False) -> str:
    """Text or light HTML as Markdown on one line."""
    if not plain:
        text = _ITALIC.sub("\ue010", _BOLD.sub("\ue011", _BREAKS.sub(" ", text)))
        text = html.unescape(_TAG.sub("", text))
    text = _SPECIAL.sub(r"\\\1", on_one_line(text))
    for sign in "<>{}&":
        text = text.replace(sign, f"&#{ord(sign)};") if sign != "&" else text
    return text.replace("\ue010", "*").replace("\ue011", "**")


def _number(given: Given) -> str:
    value = given.text.replace(".", ",")
    tolerance = given.match.replace(".", ",")
    return f"{value} ± {tolerance}" if tolerance not in ("", "0") else value


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
