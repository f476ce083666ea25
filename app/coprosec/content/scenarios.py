"""Scenarios: scenes, whose choices lead to other scenes."""

import re
from dataclasses import dataclass

from coprosec.content import tables
from coprosec.content.attributes import Attributes, read_attributes, split_attributes
from coprosec.content.blocks import Callout, Figure, Section, blocks, sections
from coprosec.content.callouts import DEBRIEF, callout_html
from coprosec.content.documents import Document
from coprosec.content.problems import Rule
from coprosec.content.questions.draft import unquoted
from coprosec.content.slugs import plain
from coprosec.content.tables import Key
from coprosec.content.typography import typeset
from coprosec.content.writer import Writer
from coprosec.domain.ids import ObjectiveId, ScenarioId
from coprosec.domain.scenario import Scenario, Scene, SceneChoice

_KEYS = (
    Key("id", tables.identifier),
    Key("title", tables.text),
    Key("minutes", tables.whole(1, 600)),
    Key("objectives", tables.texts),
    Key("start", tables.identifier),
    Key("fiction", tables.text),
    Key("gauges", tables.counts),
)
_FORMS = ("recit", "message", "vocal", "image", "appel")
_OUTCOMES = ("bonne", "mitigee", "mauvaise")
_CHOICE = re.compile(r"- \[(.+)\]\(#([^)\s]*)\)")
_EFFECT = re.compile(r"[+-]?\d{1,3}")


@dataclass(frozen=True, slots=True)
class ReadScenario:
    """A scenario, and the line of each scene and of each of its choices."""

    scenario: Scenario
    document: Document
    lines: dict[str, int]
    choice_lines: dict[tuple[str, int], int]


def read_scenario(document: Document, writer: Writer) -> ReadScenario | None:
    values = document.head.values(_KEYS)
    if values is None:
        return None
    reader = _SceneReader(writer, frozenset(values["gauges"]))
    first, *titled = sections(document.body, document.body_line, document.report)
    stray = next((i for i, line in enumerate(first.lines, first.first_line) if line.strip()), None)
    if stray is not None:
        document.report.error(stray, Rule.SCENARIO, "texte avant la première scène (mettez-le sous un titre ##)")
    scenes = [reader.read(section) for section in titled]
    scenario = Scenario(
        id=ScenarioId(values["id"]),
        title=typeset(values["title"]),
        minutes=values["minutes"],
        fiction=typeset(values["fiction"]),
        objectives=tuple(ObjectiveId(objective) for objective in values["objectives"]),
        start=values["start"],
        gauges=dict(values["gauges"]),
        scenes=tuple(scenes),
    )
    return ReadScenario(scenario, document, reader.lines, reader.choice_lines)


class _SceneReader:
    def __init__(self, writer: Writer, gauges: frozenset[str]) -> None:
        self._writer, self._report, self._gauges = writer, writer.report, gauges
        self.lines: dict[str, int] = {}
        self.choice_lines: dict[tuple[str, int], int] = {}

    def read(self, section: Section) -> Scene:
        heading = section.heading
        assert heading is not None, "only the first section is untitled"
        keys = ("forme", "issue")
        marks = ("certitude", "fin")
        attributes = read_attributes(heading.attributes or "", heading.line, self._report, marks=marks, keys=keys)
        self._name(attributes.id, heading.line)
        start = next((i for i, line in enumerate(section.lines) if line.startswith("- [")), len(section.lines))
        html, debriefed = self._text(section.lines[:start], section.first_line)
        choices = self._choices(section, start, attributes.id)
        if "fin" in attributes.marks and not debriefed:
            self._report.error(heading.line, Rule.SCENARIO, 'fin sans bilan (ajoutez !!! bilan "Le principe")')
        return Scene(
            id=attributes.id,
            title=plain(self._writer.sentence(heading.title, heading.line)),
            form=self._form(attributes, heading.line),
            html=html,
            choices=choices,
            asks_certainty="certitude" in attributes.marks,
            outcome=self._outcome(attributes, heading.line),
        )

    def _name(self, scene: str, line: int) -> None:
        if not scene:
            self._report.error(line, Rule.IDENTIFIER, "scène sans identifiant (écrivez {#identifiant})")
        elif scene in self.lines:
            self._report.error(line, Rule.IDENTIFIER, f"scène déjà nommée : {scene} (choisissez un autre identifiant)")
        self.lines.setdefault(scene, line)

    def _form(self, attributes: Attributes, line: int) -> str:
        form = attributes.values.get("forme", _FORMS[0])
        if form not in _FORMS:
            self._report.error(line, Rule.SCENARIO, f"forme inconnue : {form} (une de : {', '.join(_FORMS)})")
        return form

    def _outcome(self, attributes: Attributes, line: int) -> str:
        outcome = attributes.values.get("issue", "")
        if "fin" in attributes.marks and outcome not in _OUTCOMES:
            self._report.error(line, Rule.SCENARIO, f"fin sans issue (écrivez issue= {', '.join(_OUTCOMES)})")
        if "fin" not in attributes.marks and outcome:
            self._report.error(line, Rule.SCENARIO, "issue sans fin (ajoutez .fin entre les accolades)")
        return outcome

    def _text(self, lines: tuple[str, ...], first_line: int) -> tuple[str, bool]:
        """The scene's HTML, and whether it holds a debrief."""
        parts, debriefed = list[str](), False
        for block in blocks(lines, first_line, self._report):
            if isinstance(block, Callout):
                debriefed = debriefed or block.kind == DEBRIEF
                parts.append(callout_html(block, self._writer, more=(DEBRIEF,)))
            elif isinstance(block, Figure):
                self._report.error(block.line, Rule.FIGURE, "figure dans un scénario (décrivez-la en mots)")
            else:
                parts.append(self._writer.blocks(block.text, block.line))
        return "\n".join(parts), debriefed

    def _choices(self, section: Section, start: int, scene: str) -> tuple[SceneChoice, ...]:
        found = list[SceneChoice]()
        index = start
        while index < len(section.lines):
            end = next((i for i in range(index + 1, len(section.lines)) if _at_margin(section.lines[i])), None)
            end = len(section.lines) if end is None else end
            self.choice_lines[scene, len(found)] = section.first_line + index
            if choice := self._choice(section.lines[index:end], section.first_line + index):
                found.append(choice)
            index = end
        return tuple(found)

    def _choice(self, lines: tuple[str, ...], line: int) -> SceneChoice | None:
        written, inside = split_attributes(lines[0])
        match = _CHOICE.fullmatch(written)
        if match is None:
            message = "choix mal écrit (écrivez - [texte](#scène){jauge=+5})"
            self._report.error(line, Rule.SCENARIO, message)
            return None
        comment_at = next((i for i, text in enumerate(lines) if i and text.strip()), None)
        if comment_at is None:
            self._report.advice(line, Rule.FEEDBACK, "choix sans conséquence (ajoutez dessous : > …)")
            consequence = ""
        elif not lines[comment_at].lstrip().startswith(">"):
            self._report.error(line + comment_at, Rule.SCENARIO, "ligne inattendue sous un choix (écrivez > …)")
            consequence = ""
        else:
            consequence = self._writer.comment(unquoted(lines[comment_at:]).rstrip(), line + comment_at)
        return SceneChoice(self._writer.sentence(match[1], line), match[2], consequence, self._effects(inside, line))

    def _effects(self, inside: str | None, line: int) -> dict[str, int]:
        attributes = read_attributes(inside or "", line, self._report, keys=self._gauges)
        for gauge, value in attributes.values.items():
            if not _EFFECT.fullmatch(value):
                self._report.error(line, Rule.SCENARIO, f"effet illisible : {gauge}={value} (un nombre, comme +10)")
        return {gauge: int(value) for gauge, value in attributes.values.items() if _EFFECT.fullmatch(value)}


def _at_margin(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(" ")
