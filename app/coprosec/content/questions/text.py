"""Typing questions: gaps `{{mot|variante}}`, a short answer `= mot | variante`, a number `= 700 ± 50`, a free text."""

import html
import re

from coprosec.content.questions.draft import Answers, Draft
from coprosec.content.typography import typeset
from coprosec.domain.items import FreeText, Gaps, Number, ShortText
from coprosec.domain.items.text import read_number

GAP = re.compile(r"\{\{([^{}]*)\}\}")
_HOLE = "\ue000"
_ANSWER = re.compile(r"=\s*(.*)")
_OPENING = re.compile(r"<(\w+)")
_CLOSING = re.compile(r"</(\w+)")
_TOLERANCE = re.compile(r"\s*(?:±|\+/-)\s*")


def read_gaps(draft: Draft) -> Answers:
    """The gaps are in the title, or in what follows the paragraphs without gap."""
    if GAP.search(draft.title):
        return Answers(_gaps(draft, draft.title, draft.line), len(draft.lines), "Complétez la phrase.")
    intro = next((index for index, line in enumerate(draft.lines) if "{{" in line), len(draft.lines))
    while intro and intro < len(draft.lines) and draft.lines[intro - 1].strip():
        intro -= 1
    return Answers(_gaps(draft, "\n".join(draft.lines[intro:]).strip(), draft.first_line + intro), intro)


def _gaps(draft: Draft, text: str, line: int) -> Gaps:
    gaps = [_alternatives(inside) for inside in GAP.findall(text)]
    if not gaps or not all(gaps):
        draft.error(line, "trou sans mot (écrivez {{mot}} ou {{mot|variante}})")
    parts = tuple(draft.writer.comment(GAP.sub(_HOLE, text), line).split(_HOLE))
    if any(_OPENING.findall(part) != _CLOSING.findall(part)[::-1] for part in parts if "<" in part):
        draft.error(line, "trou dans un gras, un lien, une liste ou un deuxième paragraphe (sortez-le)")
    return Gaps(parts, tuple(gaps))


def _alternatives(written: str) -> tuple[str, ...]:
    parts = (typeset(" ".join(part.split())) for part in written.replace("\\|", "|").split("|"))
    return tuple(part for part in parts if part)


def read_short(draft: Draft) -> Answers:
    number, answer, intro = _answer_line(draft)
    accepted = tuple(html.unescape(word) for word in _alternatives(answer))
    if not accepted:
        draft.error(number, "réponse courte sans réponse (écrivez = réponse | variante)")
    return Answers(ShortText(accepted), intro)


def read_number_question(draft: Draft) -> Answers:
    number, answer, intro = _answer_line(draft)
    values = [read_number(part) for part in _TOLERANCE.split(answer, maxsplit=1)]
    if any(value is None for value in values):
        draft.error(number, f"nombre illisible : {answer or 'rien'} (écrivez = 117, ou = 700 ± 50)")
        return Answers(Number("0"), intro)
    value, *tolerance = (format(value, "f") for value in values if value is not None)
    unit = typeset(draft.attributes.values.get("unite", ""))
    return Answers(Number(value, tolerance[0] if tolerance else "0", unit), intro)


def _answer_line(draft: Draft) -> tuple[int, str, int]:
    for index, (number, line) in enumerate(draft.numbered()):
        if match := _ANSWER.fullmatch(line.strip()):
            for later, rest in draft.numbered()[index + 1 :]:
                if rest.strip():
                    draft.error(later, "ligne inattendue après la réponse (une seule ligne = …)")
            return number, match[1].strip(), index
    return draft.line, "", len(draft.lines)


def read_free(draft: Draft) -> Answers:
    return Answers(FreeText(), len(draft.lines))
