"""sources.toml: where the facts come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from coprosec.content import tables
from coprosec.content.files import TextFile
from coprosec.content.problems import Rule
from coprosec.content.slugs import SLUG
from coprosec.content.tables import Key, Toml
from coprosec.content.typography import typeset
from coprosec.domain.ids import SourceId
from coprosec.domain.lesson import Source

_KEYS = (
    Key("title", tables.text),
    Key("publisher", tables.text),
    Key("url", tables.text),
    Key("date", tables.any_text),
    Key("kind", tables.one_of("primary", "secondary")),
    Key("grade", tables.one_of("A", "B", "C")),
    Key("checked_on", tables.day),
    Key("review_by", tables.day),
)


@dataclass(frozen=True, slots=True)
class SourceBook:
    """The sources and the lines where they stand. `readable` is False when the file itself is broken."""

    sources: Mapping[SourceId, Source]
    lines: Mapping[SourceId, int]
    readable: bool = True


def read_sources(file: TextFile | None, today: date) -> SourceBook:
    toml = tables.parse(file.lines, 1, file.report) if file else None
    if toml is None:
        return SourceBook({}, {}, readable=False)
    sources, lines = dict[SourceId, Source](), dict[SourceId, int]()
    for name, entry in toml.data.items():
        line = toml.line_of(header=f"[{name}]")
        if not SLUG.fullmatch(name):
            toml.report.error(line, Rule.IDENTIFIER, f"identifiant mal formé : {name} (minuscules, chiffres, tirets)")
        elif not isinstance(entry, dict):
            toml.report.error(line, Rule.DATA, f"« {name} » n’est pas une source (écrivez [identifiant] au-dessus)")
        elif (source := _source(SourceId(name), entry, toml, today)) is not None:
            sources[source.id], lines[source.id] = source, line
    return SourceBook(sources, lines, readable=len(sources) == len(toml.data))


def _source(source_id: SourceId, entry: dict[str, Any], toml: Toml, today: date) -> Source | None:
    header = f"[{source_id}]"
    values = toml.values(_KEYS, entry, header=header)
    if values is None:
        return None
    if not values["url"].startswith(("https://", "http://")):
        message = "adresse mal formée (écrivez https://…)"
        toml.report.error(toml.line_of("url", header), Rule.SOURCE, message)
    if values["grade"] == "C":
        message = "source notée C : ce n’est pas un fait précis (dites-le en termes généraux, sans citer de source)"
        toml.report.error(toml.line_of("grade", header), Rule.SOURCE, message)
        return None
    checked, review = values["checked_on"], values["review_by"]
    if review < today:
        line = toml.line_of("review_by", header)
        toml.report.advice(line, Rule.REVIEW, f"source à revoir depuis le {review:%d/%m/%Y} (vérifiez-la)")
    if (review.year - checked.year) * 12 + review.month - checked.month - (review.day <= checked.day) >= 12:
        line = toml.line_of("review_by", header)
        message = "relecture prévue plus de douze mois après la vérification (rapprochez review_by)"
        toml.report.advice(line, Rule.REVIEW, message)
    return Source(
        id=source_id,
        title=typeset(values["title"]),
        publisher=typeset(values["publisher"]),
        url=values["url"],
        date=values["date"],
        primary=values["kind"] == "primary",
        grade=values["grade"],
        checked_on=checked.isoformat(),
        review_by=review.isoformat(),
    )
