"""The sheets of an export: the records that the screen shows, and every answer, as lines of typed values."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from coprosec.domain.board import Board, Standing, Totals, totals
from coprosec.domain.cohorts import Member
from coprosec.domain.exporting import SMALLEST_GROUP, Level
from coprosec.domain.ids import ItemId, LearnerId
from coprosec.domain.insights import QuizInsight, ScenarioInsight, worded
from coprosec.domain.reading_figures import item_reading, shown
from coprosec.domain.tables import Column, Kind, Sheet, Value
from coprosec.domain.wording import plain
from coprosec.services.course_texts import CourseTexts

_MOST_KEPT = 50_000
"""Responses whose wording is remembered: most people give the same few."""
STANDINGS = {
    Standing.NOT_STARTED: "pas commencé",
    Standing.STARTED: "commencé",
    Standing.NEEDS_HELP: "à aider",
    Standing.COMPLETED: "terminé",
    Standing.PASSED: "réussi",
}


@dataclass(frozen=True, slots=True)
class Who:
    """How a person is named in an export."""

    id: str
    name: str
    group: str
    code: str
    organisation: str


def people_sheet(board: Board, who: Mapping[LearnerId, Who], level: Level) -> Sheet:
    """One line a person, or one a group where nobody is named."""
    if level is Level.AGGREGATED:
        return _groups_sheet(board, who)
    named = level is Level.NAMED
    columns = [Column("identifiant", width=38 if named else 20)]
    columns += [Column("nom", width=26), Column("numéro", width=12), Column("organisation", width=20)] if named else []
    columns.append(Column("groupe", width=12))
    for nth, module in enumerate(board.modules, start=1):
        title = f"M{nth} {module.title}"
        columns += [
            Column(f"{title} : état", width=15),
            Column(f"{title} : leçons terminées", Kind.INTEGER, 12),
            Column(f"{title} : meilleur score (%)", Kind.INTEGER, 12),
            Column(f"{title} : essais manqués", Kind.INTEGER, 12),
        ]
    columns += [Column("temps (min)", Kind.INTEGER, 12), Column("dernière activité", Kind.MOMENT, 18)]
    return Sheet("apprenants", tuple(columns), _people(board, who, named=named))


def _people(board: Board, who: Mapping[LearnerId, Who], *, named: bool) -> Iterator[tuple[Value, ...]]:
    for row in board.rows:
        person = who.get(row.learner, Who(row.learner, row.name, row.group, "", ""))
        values: list[Value] = [person.id]
        values += [person.name, person.code, person.organisation] if named else []
        values.append(person.group)
        for cell in row.cells:
            begun = cell.standing is not Standing.NOT_STARTED
            values += [
                STANDINGS[cell.standing],
                cell.completed if begun else None,
                cell.best_percent,
                cell.failed if cell.best_percent is not None else None,
            ]
        yield (*values, row.spent_ms // 60_000 or None, row.last_seen)


def _groups_sheet(board: Board, who: Mapping[LearnerId, Who]) -> Sheet:
    groups: dict[str, list[Any]] = {}
    for row in board.rows:
        groups.setdefault(who[row.learner].group if row.learner in who else row.group, []).append(row)
    columns = (
        Column("groupe", width=24),
        Column("personnes", Kind.INTEGER),
        Column("ont commencé", Kind.INTEGER),
        Column("à aider", Kind.INTEGER),
        Column("tout réussi", Kind.INTEGER),
        Column("modules réussis", Kind.INTEGER),
    )
    rows: list[tuple[Value, ...]] = []
    for name, found in sorted(groups.items()):
        if len(found) >= SMALLEST_GROUP:
            rows.append((name or "sans groupe", *_sums(totals(found))))
        else:
            rows.append((f"{name or 'sans groupe'} (moins de {SMALLEST_GROUP} : masqué)", *(None,) * 5))
    if len(board.rows) >= SMALLEST_GROUP and all(len(found) >= SMALLEST_GROUP for found in groups.values()):
        rows.append(("ensemble", *_sums(totals(board.rows))))
    return Sheet("groupes", columns, rows)


def _sums(sums: Totals) -> tuple[int, ...]:
    return (sums.people, sums.started, sums.needing_help, sums.finished, sums.modules_passed)


class Answers:
    """Turns raw lines into lines of the answers' sheet."""

    def __init__(
        self, texts: CourseTexts, who: Mapping[LearnerId, Who], level: Level, ident: Callable[[str], str]
    ) -> None:
        """`ident` gives the id told of a try."""
        self._texts = texts
        self._ident = ident
        self._who = who
        self._named = level is Level.NAMED
        self._words: dict[tuple[str, str], str] = {}
        self._prompts = {name: plain(item.prompt) for name, item in texts.items.items()}

    def sheet(self, rows: Iterator[tuple[Any, ...]]) -> Sheet:
        named = self._named
        columns = (
            Column("identifiant", width=38 if named else 20),
            *((Column("nom", width=26),) if named else ()),
            Column("groupe", width=12),
            Column("module", width=24),
            Column("quiz", width=26),
            Column("essai", width=38),
            Column("question", width=24),
            Column("énoncé", width=50),
            Column("réponse", width=40),
            Column("points", Kind.NUMBER, 10),
            Column("sur", Kind.NUMBER, 10),
            Column("certitude", Kind.INTEGER, 10),
            Column("secondes", Kind.NUMBER, 10),
            Column("moment", Kind.MOMENT, 18),
            *((Column("poste", width=38),) if named else ()),
            Column("version du cours", width=16),
        )
        return Sheet("réponses", columns, self._rows(rows))

    def _rows(self, rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Value, ...]]:
        who, titles, prompts, named = self._who, self._texts.titles, self._prompts, self._named
        unknown = Who("", "", "", "", "")
        for learner, item, attempt, quiz, points, most, sure, spent, data, at, device, _seq, version in rows:
            person = who.get(learner, unknown)
            scored = bool(most)
            middle = (
                person.group,
                self._texts.module_title(quiz or item),
                titles.get(quiz, quiz) if quiz else "(dans la leçon)",
                self._ident(attempt) if attempt else None,
                item,
                prompts.get(item, item),
                self._response(item, data),
                points if scored else None,
                most if scored else None,
                sure,
                spent / 1000 if spent is not None else None,
                moment(at),
            )
            if named:
                yield (person.id, person.name, *middle, device, version)
            else:
                yield (person.id, *middle, version)

    def _response(self, item: str, data: str) -> str:
        """What was answered, in words; a free text names people too often to leave with pseudonyms."""
        key = item, data
        known = self._words.get(key)
        if known is None:
            known = self._in_words(ItemId(item), data)
            if len(self._words) >= _MOST_KEPT:
                self._words.clear()
            self._words[key] = known
        return known

    def _in_words(self, item: ItemId, data: str) -> str:
        try:
            loaded = json.loads(data)
            response = tuple(str(text) for text in loaded["response"])
        except (ValueError, KeyError, TypeError):
            return ""
        found = self._texts.items.get(item)
        if not self._named and (found is None or not found.body.key()) and not _picks(found):
            return "(texte libre, non repris)"
        return worded(found, response)


def _picks(item: Any) -> bool:
    return item is not None and "choices" in item.body.to_data()


def moment(value: Any) -> datetime | None:
    """A moment as the database hands it: a text on SQLite."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)


def questions_sheet(quizzes: list[QuizInsight], level: Level) -> Sheet:
    """One line a question, with the statistics that the screen shows."""
    columns = (
        Column("quiz", width=26),
        Column("question", width=24),
        Column("énoncé", width=50),
        Column("réponses", Kind.INTEGER, 10),
        Column("facilité (%)", Kind.NUMBER, 10),
        Column("écart-type", Kind.NUMBER, 10),
        Column("discrimination", Kind.NUMBER, 14),
        Column("efficacité", Kind.NUMBER, 10),
        Column("pondération (%)", Kind.NUMBER, 14),
        Column("tiers haut − bas", Kind.NUMBER, 14),
        Column("sûrs et faux", Kind.INTEGER, 12),
        Column("réponses fausses les plus données", width=60),
        Column("lecture", width=60),
    )
    return Sheet("questions", columns, _questions(quizzes, level))


def _questions(quizzes: list[QuizInsight], level: Level) -> Iterator[tuple[Value, ...]]:
    for quiz in quizzes:
        for question in quiz.questions:
            figures = question.figures
            head = (quiz.title, question.id, question.prompt)
            if level is Level.AGGREGATED and figures.n < SMALLEST_GROUP:
                yield (*head, *(None,) * 9, f"Moins de {SMALLEST_GROUP} réponses : masqué")
                continue
            numbers = (
                figures.facility,
                figures.deviation,
                figures.discrimination,
                figures.efficiency,
                figures.weight,
                figures.thirds,
            )
            told = numbers if shown(figures.n) else (None,) * len(numbers)
            least = 1 if level is Level.NAMED else SMALLEST_GROUP
            wrong = " | ".join(f"{one.text} ({one.count})" for one in question.wrong if one.count >= least)
            yield (*head, figures.n, *told, question.sure_and_wrong, wrong, item_reading(figures))


def scenarios_sheet(scenarios: tuple[ScenarioInsight, ...], level: Level) -> Sheet:
    """One line a way out of a scene, the first time each person played."""
    columns = (
        Column("scénario", width=30),
        Column("scène", width=30),
        Column("décision", width=60),
        Column("personnes", Kind.INTEGER, 12),
        Column("part (%)", Kind.NUMBER, 10),
    )
    rows = [
        (told.title, fork.title, text, count, 100 * count / fork.n)
        for told in scenarios
        for fork in told.forks
        if level is not Level.AGGREGATED or fork.n >= SMALLEST_GROUP
        for text, count in fork.choices
    ]
    return Sheet("scénarios", columns, rows)


def problems_sheet(board: Board, who: Mapping[LearnerId, Who], members: tuple[Member, ...], gone: int) -> Sheet:
    """What somebody who reads the file must know about it."""
    rows: list[tuple[Value, ...]] = []
    for row in board.rows:
        person = who.get(row.learner)
        if row.last_seen is None:
            rows.append(("jamais venu", person.id if person else "", person.name if person else ""))
    seen = {row.learner for row in board.rows}
    rows += [
        ("inscrit, inconnu de ce poste", member.enrolment.learner, member.name)
        for member in members
        if member.enrolment.withdrawn_at is None and member.enrolment.learner not in seen and not member.name
    ]
    if gone:
        rows.append(("questions qui ne sont plus dans le cours : montrées par leur identifiant", "", str(gone)))
    return Sheet(
        "problèmes", (Column("problème", width=60), Column("identifiant", width=38), Column("détail", width=30)), rows
    )


def readme_sheet(lines: list[tuple[str, str]]) -> Sheet:
    return Sheet("lisez-moi", (Column("rubrique", width=24), Column("explication", width=100)), lines)
