"""Picking questions: `- [ ]` and `- [x]` lines, each with its comment below."""

import re
from dataclasses import dataclass, field

from coprosec.content.problems import Rule
from coprosec.content.questions.draft import Answers, Draft, unquoted
from coprosec.content.slugs import Names, plain, slug
from coprosec.domain.items import Choice, MultipleChoice, Opinion, SingleChoice, TrueFalse

CHOICE = re.compile(r"- \[([ xX])\]\s+(\S.*)")
_ID_WORDS = 5


@dataclass(slots=True)
class _Written:
    line: int
    right: bool
    text: str
    comment: list[str] = field(default_factory=list)
    comment_line: int = 0


def read_choices(draft: Draft) -> Answers:
    """One right answer, several, or true and false."""
    written, intro = _written(draft)
    choices = _choices(draft, written, commented=True)
    keys = tuple(choice.id for choice, mark in zip(choices, written, strict=True) if mark.right)
    if not keys:
        draft.error(draft.line, "aucune bonne réponse (cochez-la : - [x])")
    if len(keys) == len(choices) > 1:
        draft.error(draft.line, "toutes les réponses sont bonnes (laissez-en une sans x)")
    fixed = _fixed_order(draft)
    if {plain(choice.text) for choice in choices} == {"Vrai", "Faux"} and len(choices) == 2:
        return Answers(TrueFalse(choices, keys, fixed_order=True), intro)
    kind = SingleChoice if len(keys) < 2 else MultipleChoice
    return Answers(kind(choices, keys, fixed), intro)


def read_opinion(draft: Draft) -> Answers:
    written, intro = _written(draft)
    if any(mark.right for mark in written):
        draft.error(draft.line, "un avis n’a pas de bonne réponse (ôtez les x)")
    return Answers(Opinion(_choices(draft, written, commented=False), (), _fixed_order(draft)), intro)


def _fixed_order(draft: Draft) -> bool:
    mixing = draft.attributes.values.get("melange", "oui")
    if mixing not in ("oui", "non"):
        draft.error(draft.line, f"melange={mixing} ne se comprend pas (écrivez melange=non)")
    return mixing == "non"


def _choices(draft: Draft, written: list[_Written], *, commented: bool) -> tuple[Choice, ...]:
    if len(written) < 2:
        draft.error(draft.line, "moins de deux choix (écrivez-les - [ ] et - [x])")
    names, choices = Names(), list[Choice]()
    for mark in written:
        text = draft.writer.sentence(mark.text, mark.line)
        comment = draft.writer.comment(unquoted(mark.comment), mark.comment_line) if mark.comment else ""
        if commented and not comment:
            message = "choix sans commentaire (ajoutez dessous, décalé de quatre espaces : > …)"
            draft.error(mark.line, message, Rule.FEEDBACK)
        choices.append(Choice(names.distinct(slug(plain(text), _ID_WORDS)), text, comment))
    if len({choice.text for choice in choices}) < len(choices):
        draft.error(draft.line, "deux choix ont le même texte (distinguez-les)")
    return tuple(choices)


def _written(draft: Draft) -> tuple[list[_Written], int]:
    found, intro = list[_Written](), len(draft.lines)
    for index, (number, line) in enumerate(draft.numbered()):
        if match := CHOICE.fullmatch(line.rstrip()):
            intro = min(intro, index)
            found.append(_Written(number, match[1] != " ", match[2]))
        elif line.startswith("- ["):
            intro = min(intro, index)
            draft.error(number, "choix mal écrit (écrivez - [ ] texte, ou - [x] texte)")
        elif found and line.strip():
            _continue(draft, found[-1], number, line)
    return found, intro


def _continue(draft: Draft, choice: _Written, number: int, line: str) -> None:
    if not line.startswith("  "):
        message = "ligne inattendue parmi les choix (décalez un commentaire de quatre espaces ; laissez une ligne vide "
        draft.error(number, message + "avant le commentaire final)", Rule.FEEDBACK)
    elif line.lstrip().startswith(">") or choice.comment:
        choice.comment_line = choice.comment_line or number
        choice.comment.append(line)
    else:
        choice.text += "\n" + line.strip()
