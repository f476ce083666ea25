"""The braces behind a title or a choice: `{#identifiant .classe clé=valeur clé="plusieurs mots"}`."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from coprosec.content.problems import FileReport, Rule
from coprosec.content.slugs import SLUG

_BRACES = re.compile(r"(?<![{])\{\s*([#.][^{}]*|[^\W\d]\w*=[^{}]*)?\}\s*$")
_TOKEN = re.compile(r"""#(?P<id>[^\s#.="]*)|\.(?P<mark>[\w-]+)|(?P<key>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>\S*))""")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What braces said; empty braces and no braces are alike."""

    id: str = ""
    marks: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict)


def split_attributes(text: str) -> tuple[str, str | None]:
    """The text before the braces, and what is inside them (None without braces)."""
    if (match := _BRACES.search(text)) is None:
        return text.rstrip(), None
    return text[: match.start()].rstrip(), match[1] or ""


def read_attributes(
    inside: str, line: int, report: FileReport, *, marks: Collection[str] = (), keys: Collection[str] = ()
) -> Attributes:
    """The attributes; what is not among the known `marks` and `keys` is told."""
    identifier, found_marks, values, position = "", set[str](), dict[str, str](), 0
    for token in _TOKEN.finditer(inside):
        if inside[position : token.start()].strip():
            break
        position = token.end()
        if token["id"] is not None:
            identifier = token["id"]
        elif token["mark"]:
            found_marks.add(token["mark"])
        else:
            values[token["key"]] = token["quoted"] if token["quoted"] is not None else token["bare"]
    if rest := inside[position:].strip():
        report.error(line, Rule.SYNTAX, f"accolades illisibles : {rest} (écrivez {{#identifiant clé=valeur}})")
    if identifier and not SLUG.fullmatch(identifier):
        report.error(line, Rule.IDENTIFIER, f"identifiant mal formé : {identifier} (minuscules, chiffres et tirets)")
    _check_known("marque", found_marks, marks, line, report)
    _check_known("clé", values, keys, line, report)
    return Attributes(identifier, frozenset(found_marks), values)


def _check_known(noun: str, found: Iterable[str], known: Collection[str], line: int, report: FileReport) -> None:
    for name in sorted(set(found).difference(known)):
        nearest = get_close_matches(name, known, 1)
        remedy = f"vouliez-vous dire « {nearest[0]} » ?" if nearest else "connues : " + (", ".join(known) or "aucune")
        report.error(line, Rule.SYNTAX, f"{noun} inconnue « {name} » ({remedy})")
