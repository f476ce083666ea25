"""Reads GIFT as Moodle really does: by blank lines, first braces, last general feedback, placeholders for escapes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coprosec.content.gift.model import GAP, GiftProblem, GiftQuestion, Given, Shape, on_one_line

_ESCAPED = {"\\~": "\ue000", "\\=": "\ue001", "\\#": "\ue002", "\\{": "\ue003", "\\}": "\ue004", "\\:": "\ue005"}
_ESCAPED |= {"\\n": "\ue006", "\\\\": "\ue007"}
_MEANT = {mark: text[1:] for text, mark in _ESCAPED.items()} | {"\ue006": "\n", "\ue007": "\\"}
_ESCAPES = re.compile(r"\\[~=#{}:n\\]")
_TITLE = re.compile(r"::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_ID = re.compile(r"\[id:((?:\\\]|[^\]])+)\]")
_SHARE = re.compile(r"%\s*(-?\d+(?:\.\d+)?)\s*%")
_ANSWER = re.compile(r"[=~]")
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}


@dataclass(frozen=True, slots=True)
class _Block:
    """A question's lines, without its comments. `line` is its first line in the file."""

    line: int
    text: str
    id: str


def read_gift(text: str) -> tuple[tuple[GiftQuestion, ...], tuple[GiftProblem, ...]]:
    """Every question that can be read, and a problem for each that cannot."""
    questions: list[GiftQuestion] = []
    problems: list[GiftProblem] = []
    for block in _blocks(text.removeprefix("\ufeff")):
        try:
            questions.append(_question(block))
        except ValueError as error:
            problems.append(GiftProblem(block.line, str(error), refused=True))
    return tuple(questions), tuple(problems)


def _blocks(text: str) -> Iterator[_Block]:
    lines: list[str] = []
    first, ident = 0, ""
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        bare = line.strip()
        if bare.startswith("//"):
            found = _ID.search(bare)
            ident = found[1].replace("\\]", "]") if found else ident
        elif bare:
            first = first or number
            lines.append(line)
        elif lines:
            block = _Block(first, "\n".join(lines).strip(), ident)
            lines, first, ident = [], 0, ""
            if not block.text.startswith("$CATEGORY:"):
                yield block


def _question(block: _Block) -> GiftQuestion:
    text = _ESCAPES.sub(lambda found: _ESCAPED[found[0]], block.text)
    title, text = _titled(text)
    found = _FORMAT.match(text)
    style = found[1] if found else "moodle"
    text = text[found.end() :] if found else text
    start, end = text.find("{"), text.find("}")
    if start < 0 and end < 0:
        return GiftQuestion(title, _meant(text), Shape.DESCRIPTION, format=style, id=block.id, line=block.line)
    if start < 0 or end < start:
        raise ValueError("accolade sans sa pareille : la question n’est pas importée")
    before, inside, after = text[:start].strip(), text[start + 1 : end].strip(), text[end + 1 :].strip()
    missing = bool(after) and not re.fullmatch(r'[\s";.]*', after)
    whole = f"{before} {GAP} {after}" if missing else before
    inside, _mark, feedback = inside.rpartition("####") if "####" in inside else (inside, "", "")
    shape, given = _answers(inside.strip())
    if not whole.strip() and not title:
        raise ValueError("question sans texte : elle n’est pas importée")
    return GiftQuestion(title, _meant(whole), shape, given, _meant(feedback), style, missing, block.id, line=block.line)


def _titled(text: str) -> tuple[str, str]:
    found = _TITLE.match(text)
    return (_meant(found[1]), text[found.end() :].strip()) if found else ("", text)


def _meant(text: str) -> str:
    """A text with its escapes resolved, its line breaks as spaces."""
    return "".join(_MEANT.get(mark, mark) for mark in on_one_line(text)).strip(" ")


def _answers(inside: str) -> tuple[Shape, tuple[Given, ...]]:
    if not inside:
        return Shape.ESSAY, ()
    if inside.startswith("#"):
        return Shape.NUMBER, _numbers(inside[1:].strip())
    truth = inside.partition("#")[0].strip()
    if "~" in inside:
        given = tuple(_given(part) for part in _parts(inside))
        if len(given) < 2:
            raise ValueError("moins de deux réponses : la question n’est pas importée")
        return (Shape.CHOICE if "=" in inside else Shape.MULTIPLE), given
    if "=" in inside and "->" in inside:
        return Shape.MATCHING, tuple(_pair(part) for part in _parts(inside))
    if truth in _TRUTHS:
        return Shape.TRUE_FALSE, _truth(inside, _TRUTHS[truth])
    if "=" not in inside:
        raise ValueError("réponse que GIFT ne connaît pas : la question n’est pas importée")
    return Shape.SHORT, tuple(_given(part) for part in _parts(inside))


def _parts(inside: str) -> list[tuple[str, str]]:
    """Each answer with the sign before it."""
    marks = list(_ANSWER.finditer(inside))
    ends = [mark.start() for mark in marks[1:]] + [len(inside)]
    return [(mark[0], inside[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)]


def _given(part: tuple[str, str]) -> Given:
    sign, text = part
    share = 100.0 if sign == "=" else 0.0
    found = _SHARE.match(text)
    if found:
        share, text = float(found[1]), text[found.end() :]
    answer, _mark, feedback = text.partition("#")
    return Given(_meant(_bare(answer)), share, _meant(_bare(feedback)))


def _bare(text: str) -> str:
    """Without the format that an answer may announce."""
    found = _FORMAT.match(text.strip())
    return text.strip()[found.end() :] if found else text


def _pair(part: tuple[str, str]) -> Given:
    left, arrow, right = part[1].partition("->")
    if not arrow or not right.strip():
        raise ValueError("paire sans flèche ou sans côté droit : la question n’est pas importée")
    return Given(_meant(_bare(left)), 100.0, match=_meant(right))


def _truth(inside: str, right: bool) -> tuple[Given, ...]:
    """Moodle's order: the first comment is for a wrong answer, the second for the right one."""
    wrong, good = (*inside.split("#")[1:], "", "")[:2]
    comments_by = {right: good, not right: wrong}
    return tuple(
        Given("Vrai" if value else "Faux", 100.0 if value is right else 0.0, _meant(_bare(comments_by[value])))
        for value in (True, False)
    )


def _numbers(inside: str) -> tuple[Given, ...]:
    parts = _parts(inside) if _ANSWER.match(inside) else _parts(f"={inside}")
    found = []
    for part in parts:
        given = _given(part)
        if not given.text:
            continue
        found.append(_number(given))
    if not found:
        raise ValueError("nombre absent : la question n’est pas importée")
    return tuple(found)


def _number(given: Given) -> Given:
    """Value and tolerance, whichever way they are written: 3:2, 1..5."""
    low, dots, high = given.text.partition("..")
    try:
        if dots:
            least, most = float(low), float(high)
            value, tolerance = (least + most) / 2, (most - least) / 2
        else:
            first, _colon, second = given.text.partition(":")
            value, tolerance = float(first), float(second or 0)
    except ValueError as error:
        raise ValueError(f"nombre illisible, {given.text} : la question n’est pas importée") from error
    return Given(f"{value:.10g}", given.share, given.feedback, f"{tolerance:.10g}")
