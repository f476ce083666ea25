"""The sources of a lesson in words."""

from html import escape

from coprosec.domain.dates import french_date
from coprosec.domain.lesson import Source
from coprosec.ui.translation import tr

SOURCES = "sources"
"""The name of their heading, and the beginning of the name of each."""


def source_line(source: Source) -> str:
    """One source in plain text: title, publisher, date."""
    return ", ".join(part for part in (source.title, source.publisher, french_date(source.date)) if part)


def sources_html(sources: tuple[Source, ...]) -> str:
    """The numbered list at the end of a lesson."""
    lines = []
    for source in sources:
        kind = tr("source officielle ou d’origine") if source.primary else tr("presse ou étude")
        checked = tr("vérifiée le {day}").format(day=french_date(source.checked_on))
        lines.append(
            f'<li><a name="{SOURCES}-{escape(source.id)}"></a>{escape(source_line(source))} '
            f"({kind}, {checked})<br/><small>{escape(source.url)}</small></li>"
        )
    return f'<h2><a name="{SOURCES}"></a>{tr("Sources de cette leçon")}</h2><ol>{"".join(lines)}</ol>'
