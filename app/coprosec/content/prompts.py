"""recommandations.md: what the trainees are asked to recommend."""

from coprosec.content import tables
from coprosec.content.attributes import read_attributes
from coprosec.content.blocks import Section, sections
from coprosec.content.documents import Document
from coprosec.content.problems import Rule
from coprosec.content.slugs import plain
from coprosec.content.tables import Key
from coprosec.content.typography import typeset
from coprosec.content.writer import Writer
from coprosec.domain.scenario import Prompt

_KEYS = (Key("id", tables.identifier), Key("title", tables.text))


def read_prompts(document: Document, writer: Writer) -> tuple[tuple[Prompt, int], ...]:
    """The prompts, each with its line."""
    document.head.values(_KEYS)
    first, *titled = sections(document.body, document.body_line, document.report)
    stray = next((i for i, line in enumerate(first.lines, first.first_line) if line.strip()), None)
    if stray is not None:
        document.report.error(stray, Rule.SYNTAX, "texte avant la première question (mettez-le sous un titre ##)")
    if not titled:
        message = 'aucune question (écrivez ## Question {#identifiant acteurs="…"})'
        document.report.error(document.body_line, Rule.SYNTAX, message)
    return tuple(_prompt(section, writer) for section in titled)


def _prompt(section: Section, writer: Writer) -> tuple[Prompt, int]:
    heading = section.heading
    assert heading is not None, "only the first section is untitled"
    attributes = read_attributes(heading.attributes or "", heading.line, writer.report, keys=("acteurs",))
    if not attributes.id:
        message = 'question sans identifiant (écrivez {#identifiant acteurs="…"})'
        writer.report.error(heading.line, Rule.IDENTIFIER, message)
    actors = tuple(typeset(actor.strip()) for actor in attributes.values.get("acteurs", "").split(",") if actor.strip())
    detail = writer.blocks("\n".join(section.lines).rstrip(), section.first_line)
    return Prompt(attributes.id, plain(writer.sentence(heading.title, heading.line)), detail, actors), heading.line
