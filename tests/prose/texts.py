"""Every French text that people read, as plain passages that know where they stand."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from coprosec.content.rules.wording import Line, prose
from coprosec.content.typography import typeset

ROOT = Path(__file__).parent.parent.parent
COURSE, GUIDES, PROGRAM = ROOT / "modules", ROOT / "resources" / "guide", ROOT / "app" / "coprosec"

_FIGURE = re.compile(r'!\[(?P<alt>.*)\]\([^)\s]*(?: "(?P<caption>.*)")?\)')
_FENCE = re.compile(r"^\s*```")
_CODE = re.compile(r"(?<!`)(`++).+?(?<!`)\1(?!`)")
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\([^()]*\)")
_CALLOUT = re.compile(r"\s*!!! ?\w+ ?\"?(?P<title>[^\"]*)")
_TABLE_RULE = re.compile(r"[\s|:-]+")
_SIGNS = re.compile(r"\*\*|(?<!\w)\*|\*(?!\w)|[\[\]`]|\\(?=[|<])")
_KEY, _SETTING = re.compile(r"«[^»]*»"), re.compile(r"\s*(?:[\w.-]+\s*=|\[[\w.-]+\])")
_PLACE = re.compile(r"\{[^{}]*\}")
_TRANSLATORS = frozenset({"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"})
_FRENCH = re.compile(r"[a-zéèàçù’]{2} .*[éèêàâùûôîïçœ]|[éèêàâùûôîïçœ].* [a-zéèàçù’]{2}")
_PROSE_KEYS = frozenset({"title", "short_title", "summary", "text", "notice", "credits", "fiction", "actors"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One title, paragraph, cell or label: what is read in one go. `file` is relative to the project."""

    file: str
    line: int
    text: str


def course_passages() -> Iterator[Passage]:
    for path in sorted(COURSE.rglob("*")):
        match path.suffix:
            case ".md":
                yield from markdown_passages(path)
            case ".toml" if path.name != "sources.toml":  # titles of other people's pages
                yield from _toml_passages(path, path.read_text(encoding="utf-8"), 1)
            case ".svg":
                yield from _labels(path)


def guide_passages() -> Iterator[Passage]:
    for path in sorted(GUIDES.glob("*.md")):
        yield from markdown_passages(path)


def interface_passages() -> Iterator[Passage]:
    """What the window says: each text that is translated, with a number wherever something is filled in."""
    for path in sorted(PROGRAM.rglob("*.py")):
        for call in _translations(ast.parse(path.read_text(encoding="utf-8"))):
            start = 0 if _called(call) in ("tr", "QT_TR_NOOP") else 1
            yield from (
                _passage(path, part.lineno, _PLACE.sub("3", part.value))
                for text in call.args[start : start + 1]
                for part in ast.walk(text)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )


def message_passages() -> Iterator[Passage]:
    """What the command line says: the other texts that look French, whole or in pieces."""
    for path in sorted(PROGRAM.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        silent = {id(part) for call in _translations(tree) for part in ast.walk(call)} | _docstrings(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or id(node) in silent:
                continue
            if isinstance(node.value, str) and _FRENCH.search(node.value):
                yield from (_passage(path, node.lineno, line) for line in map(_said, node.value.splitlines()) if line)


def markdown_passages(path: Path) -> Iterator[Passage]:
    """The texts of a Markdown file: front matter's titles, then the body without its marks, addresses and code."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start = 0
    if lines and lines[0] == "+++":
        start = lines.index("+++", 1) + 1
        yield from _toml_passages(path, "\n".join(lines[1 : start - 1]), 2)
    yield from _body(path, _unfenced(lines[start:]), start + 1)


def _body(path: Path, lines: list[str], first_line: int) -> Iterator[Passage]:
    lines = [_LINK.sub(r"\1", _CODE.sub("N", line)) for line in lines]
    pending: list[Line] = []
    for line, raw in zip(prose(lines, first_line), lines, strict=True):
        pieces = _apart(raw, line)
        if (line.starts or pieces) and pending:
            yield _passage(path, pending[0].number, " ".join(part.text for part in pending))
            pending = []
        if pieces:
            yield from (_passage(path, line.number, piece) for piece in pieces if piece.strip())
        elif line.marks.startswith("#"):
            yield _passage(path, line.number, line.text)
        elif line.text:
            pending.append(line)
    if pending:
        yield _passage(path, pending[0].number, " ".join(part.text for part in pending))


def _apart(raw: str, line: Line) -> list[str]:
    """The texts of a line that stands by itself: a figure, a table's row, a box's title, accepted answers."""
    if figure := _FIGURE.match(raw.strip()):
        return [text for text in figure.groups() if text]
    if callout := _CALLOUT.fullmatch(raw.rstrip('" ')):
        return [callout["title"]]
    if raw.startswith("<!--"):
        return [" "]
    if line.text.startswith(("|", "= ")):
        cells = re.split(r"(?<!\\)\|", line.text.strip("|= "))
        return [" "] if _TABLE_RULE.fullmatch(line.text) else cells
    return line.text.split(" | ") if " | " in line.text else []


def _unfenced(lines: list[str]) -> list[str]:
    """The lines, with blocks of code emptied."""
    kept, inside = [], False
    for line in lines:
        fence = _FENCE.match(line) is not None
        kept.append("" if fence or inside else line)
        inside ^= fence
    return kept


def _toml_passages(path: Path, text: str, first_line: int) -> Iterator[Passage]:
    lines = text.splitlines()
    for words in _values(tomllib.loads(text)):
        head = words.split("\n")[0][:30]
        found = next((number for number, line in enumerate(lines, first_line) if head in line), first_line)
        yield from (_passage(path, found, part) for part in words.splitlines() if part.strip())


def _values(data: object, key: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _values(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value, key)
    elif isinstance(data, str) and key in _PROSE_KEYS:
        yield data


def _labels(path: Path) -> Iterator[Passage]:
    """The texts of a drawing, where a sentence is cut into lines: those set alike, one under another, are one."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    groups: list[list[Element]] = []
    for element in fromstring(text).iter():
        if element.tag.rpartition("}")[2] in ("text", "title", "desc"):
            group = next((group for group in groups if _goes_on(group[-1], element)), None)
            groups.append([element]) if group is None else group.append(element)
    for group in groups:
        words = " ".join("".join(element.itertext()) for element in group)
        yield _passage(path, _line_of(lines, words), words)


def _goes_on(above: Element, below: Element) -> bool:
    alike = all(above.get(name) == below.get(name) for name in ("x", "font-size", "font-weight", "fill"))
    down = float(below.get("y", 0)) - float(above.get("y", 0))
    return alike and below.get("x") is not None and 0 < down < 1.8 * float(below.get("font-size", 15))


def _line_of(lines: list[str], words: str) -> int:
    head = words[:12]
    return next((number for number, line in enumerate(lines, 1) if head in line), 1)


def _said(line: str) -> str:
    """What is French in a message: no « key », and of a line of TOML the comment alone."""
    return _KEY.sub("« N »", line.partition("#")[2] if _SETTING.match(line) else line)


def _translations(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) in _TRANSLATORS]


def _docstrings(tree: ast.AST) -> set[int]:
    """English, as comments are: any text that stands alone as a statement."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def _passage(path: Path, line: int, text: str) -> Passage:
    return Passage(path.relative_to(ROOT).as_posix(), line, typeset(_SIGNS.sub("", text).strip()))
