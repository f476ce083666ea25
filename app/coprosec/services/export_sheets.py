"""The sheets of an export: the records that the screen shows, and every answer, as lines of typed values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coprosec.domain.board import Board, Standing, Totals, totals
from coprosec.domain.cohorts import Member
from coprosec.domain.exporting import SMALLEST_GROUP, Level
from coprosec.domain.ids import LearnerId
from coprosec.domain.insights import QuizInsight, ScenarioInsight
from coprosec.domain.reading_figures import item_reading, shown
from coprosec.domain.tables import Column, Kind, Sheet, Value

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
