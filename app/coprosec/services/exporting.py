"""Exports: what is asked, gathered from the record, written by a format, and noted once it is there."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from coprosec.disk import beside
from coprosec.domain.board import Board
from coprosec.domain.clock import Clock
from coprosec.domain.cohorts import Member
from coprosec.domain.dates import french_moment
from coprosec.domain.exporting import (
    ExportRequest,
    Level,
    already_exported,
    hidden_id,
    pseudonym,
    pseudonym_key,
)
from coprosec.domain.ids import LearnerId
from coprosec.domain.statements import NOBODY, Draft, Statement, Verb
from coprosec.domain.tables import Sheet
from coprosec.errors import ErrorCode, KnownError, unwritable
from coprosec.exports import french_csv, workbook, xapi
from coprosec.exports.files import Progress
from coprosec.services import export_sheets as sheets
from coprosec.services.answers_sheet import Answers
from coprosec.services.board import Boards
from coprosec.services.cohorts import Cohorts
from coprosec.services.course_texts import CourseTexts
from coprosec.services.insights import Insights
from coprosec.services.installation import Installations
from coprosec.storage import answers, telling
from coprosec.storage.record import Record


@dataclass(frozen=True, slots=True)
class Written:
    """What an export made: its files, and how many lines they hold."""

    paths: tuple[Path, ...]
    rows: int
    upto: Mapping[str, int] = field(default_factory=dict)
    """For each device, the number up to which it holds everything."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The small records of an export; answers are streamed beside."""

    board: Board
    who: dict[LearnerId, sheets.Who]
    members: tuple[Member, ...]
    request: ExportRequest
    texts: CourseTexts
    told: str
    """When it was made, and of whom, in words."""
    ident: Callable[[str], str]
    """The id told of a statement or an attempt."""


_Writer = Callable[[Connection, Path, Gathered, dict[str, int], Progress], Written]


class Exporting:
    """Writes exports. `progress` is told how many lines are written, and may raise Cancelled."""

    def __init__(
        self,
        record: Record,
        boards: Boards,
        cohorts: Cohorts,
        insights: Insights,
        installation: Installations,
        clock: Clock,
    ) -> None:
        self._record = record
        self._boards = boards
        self._cohorts = cohorts
        self._insights = insights
        self._installation = installation
        self._clock = clock
        self._writers: dict[str, _Writer] = {"xlsx": self._xlsx, "csv": self._csv, "xapi": self._xapi}

    def expected(self, request: ExportRequest) -> int:
        """About how many lines an export will write."""
        with self._record.view() as connection:
            return answers.count(connection, request.cohort)

    def write(
        self, format_: str, path: Path, request: ExportRequest, texts: CourseTexts, progress: Progress
    ) -> Written:
        """Write one of FORMATS. KnownError NOTHING_TO_EXPORT, NO_RIGHTS or DISK_FULL; Cancelled leaves no file."""
        self.prepare(request)
        written = self.write_file(format_, path, request, texts, progress)
        self.note(format_, request, written)
        return written

    def prepare(self, request: ExportRequest) -> None:
        """Record what an export needs, before `write_file` on a record that cannot be written to."""
        if request.level is not Level.NAMED and self._known_key() is None:
            self._record.append([Draft(NOBODY, Verb.PSEUDONYMISED, data={"key": secrets.token_bytes(32).hex()})])

    def write_file(
        self, format_: str, path: Path, request: ExportRequest, texts: CourseTexts, progress: Progress
    ) -> Written:
        """As `write`, recording nothing."""
        before = self._before(format_, request)
        gathered = self.gather(request, texts)
        try:
            with self._record.view() as connection:
                upto = answers.heard(connection)
                if request.since_last and not answers.anything_new(connection, before):
                    raise KnownError(ErrorCode.NOTHING_TO_EXPORT)
                written = self._writers[format_](connection, path, gathered, before, progress)
        except OSError as error:
            raise unwritable(error, path) from error
        return replace(written, upto=upto)

    def note(self, format_: str, request: ExportRequest, written: Written) -> None:
        """Record that it left, so that the next one may hold only what is new."""
        upto = dict(written.upto)
        data = {"format": format_, "level": request.level, "cohort": request.cohort or "", "upto": upto}
        self._record.append([Draft(NOBODY, Verb.EXPORTED, data=data)])

    def gather(self, request: ExportRequest, texts: CourseTexts) -> Gathered:
        """The small records of an export, which the board's PDF shows. KnownError NOTHING_TO_EXPORT."""
        board = self._boards.of(texts.course, request.cohort)
        if not board.rows:
            raise KnownError(ErrorCode.NOTHING_TO_EXPORT)
        cohort = next((one for one in self._cohorts.all() if one.id == request.cohort), None)
        members = self._cohorts.members(cohort.id) if cohort else ()
        centre = self._installation.read().centre_name
        title = cohort.plan.name if cohort else "Toutes les personnes de ce poste"
        told = f"{title}, {french_moment(self._clock())}" + (f", {centre}" if centre else "")
        key = self._key() if request.level is not Level.NAMED else b""
        who = self._who(board, members, request.level, key)
        ident = partial(hidden_id, key) if key else str
        return Gathered(board, who, members, request, texts, told, ident)

    def _before(self, format_: str, request: ExportRequest) -> dict[str, int]:
        if not request.since_last:
            return {}
        return already_exported(self._record.about(NOBODY, (Verb.EXPORTED,)), format_, request)

    def _who(self, board: Board, members: Sequence[Member], level: Level, key: bytes) -> dict[LearnerId, sheets.Who]:
        enrolled = {member.enrolment.learner: member.enrolment for member in members}
        merges = self._cohorts.merges()
        found: dict[LearnerId, sheets.Who] = {}
        for row in board.rows:
            more = enrolled.get(row.learner)
            named = level is Level.NAMED
            found[row.learner] = sheets.Who(
                row.learner if named else pseudonym(key, row.learner),
                row.name if named else "",
                more.group if more else row.group,
                more.code if more and named else "",
                more.organisation if more and named else "",
            )
        for one, kept in merges.items():
            if kept in found:
                found[one] = found[kept]
        return found

    def _key(self) -> bytes:
        key = self._known_key()
        if key is None:
            raise RuntimeError("prepare makes the key that pseudonyms need")
        return key

    def _known_key(self) -> bytes | None:
        return pseudonym_key(self._record.about(NOBODY, (Verb.PSEUDONYMISED,)))

    def sheets_of(self, connection: Connection, gathered: Gathered, before: dict[str, int]) -> Iterator[Sheet]:
        """Every sheet of a workbook, the answers read while they are written."""
        request, texts = gathered.request, gathered.texts
        yield sheets.people_sheet(gathered.board, gathered.who, request.level)
        if request.level is not Level.AGGREGATED:
            yield self.answers_sheet(connection, gathered, before)
        quizzes = [self._insights.of_quiz(quiz, request.cohort) for quiz in texts.quizzes]
        told = [quiz for quiz in quizzes if quiz.questions]
        yield sheets.questions_sheet(told, request.level)
        yield sheets.scenarios_sheet(self._insights.of_scenarios(texts.scenarios, request.cohort), request.level)
        gone = sum(question.id not in texts.items for quiz in told for question in quiz.questions)
        named = request.level is Level.NAMED
        if request.level is not Level.AGGREGATED:
            yield sheets.problems_sheet(gathered.board, gathered.who, gathered.members if named else (), gone)
        yield sheets.readme_sheet(_readme(gathered))

    def answers_sheet(self, connection: Connection, gathered: Gathered, before: dict[str, int]) -> Sheet:
        who = gathered.who
        known = (
            [row for row in rows if row[0] in who and (not before or row[11] > before.get(row[10], 0))]
            for rows in answers.stream(connection, gathered.request.cohort)
        )
        told = Answers(gathered.texts, gathered.who, gathered.request.level, gathered.ident)
        return told.sheet(known)

    def naming(self, gathered: Gathered) -> xapi.Naming:
        """How xAPI statements name people and things."""
        texts = gathered.texts
        return xapi.Naming(
            centre=self._installation.read().centre_id,
            course=texts.course.id,
            homes=texts.homes,
            titles=texts.titles,
            items=texts.items,
            actor=lambda learner: gathered.who[learner].id,
            ident=gathered.ident,
            named=gathered.request.level is Level.NAMED,
        )

    def _xlsx(
        self, connection: Connection, path: Path, gathered: Gathered, before: dict[str, int], progress: Progress
    ) -> Written:
        pages = self.sheets_of(connection, gathered, before)
        rows = workbook.write_workbook(path, pages, gathered.told, self._clock(), progress)
        return Written((path,), rows)

    def _csv(
        self, connection: Connection, path: Path, gathered: Gathered, before: dict[str, int], progress: Progress
    ) -> Written:
        """The answers in the file asked for (the groups where nobody is named), each other sheet in one beside it."""
        main = "groupes" if gathered.request.level is Level.AGGREGATED else "réponses"
        paths, rows = [], 0
        with ExitStack() as all_or_none:
            for sheet in self.sheets_of(connection, gathered, before):
                target = path if sheet.name == main else path.with_name(f"{path.stem} - {sheet.name}{path.suffix}")
                temporary = all_or_none.enter_context(beside(target))
                rows += french_csv.write_csv(temporary, sheet, _after(rows, progress))
                paths.append(target)
        return Written(tuple(sorted(paths, key=lambda one: one != path)), rows)

    def _xapi(
        self, connection: Connection, path: Path, gathered: Gathered, before: dict[str, int], progress: Progress
    ) -> Written:
        if gathered.request.level is Level.AGGREGATED:
            raise KnownError(ErrorCode.LEVEL_REFUSED)

        def fresh() -> Iterator[Statement]:
            for statement in telling.of_kinds(connection, xapi.VERBS, gathered.request.cohort):
                if statement.seq > before.get(statement.device, 0) and statement.draft.learner in gathered.who:
                    yield statement

        return Written((path,), xapi.write_xapi(path, fresh(), self.naming(gathered), progress))


FORMATS = ("xlsx", "csv", "xapi")
"""Those that need no printing, by what the command calls them."""
SUFFIXES = {"xlsx": ".xlsx", "csv": ".csv", "xapi": ".jsonl", "pdf": ".pdf"}


def _after(rows: int, progress: Progress) -> Progress:
    """Progress of a sheet that follows others."""
    return lambda count: progress(rows + count)


def _readme(gathered: Gathered) -> list[tuple[str, str]]:
    level = gathered.request.level
    naming: dict[Level, str] = {
        Level.NAMED: "Nominatif : ce fichier contient des données personnelles. Gardez-le sous clé.",
        Level.PSEUDONYMOUS: "Pseudonyme : chaque personne garde le même identifiant d’un export à l’autre.",
        Level.AGGREGATED: "Agrégé : personne n’est nommé, et les groupes de moins de cinq personnes sont masqués.",
    }
    since = (
        "Seulement ce qui est nouveau depuis le dernier export de ce genre." if gathered.request.since_last else "Tout."
    )
    return [
        ("Export", gathered.told),
        ("Cours", f"{gathered.texts.course.title}, version {gathered.texts.course.version}"),
        ("Niveau", naming[level]),
        ("Étendue", since),
        ("Case vide", "Pas tenté, ou sans objet : jamais zéro."),
        ("À aider", "Quatre essais manqués à un quiz, et aucun réussi."),
        ("Statistiques", "Premier essai terminé de chaque personne, formules de Moodle."),
        ("Peu de réponses", "Aucune statistique sous dix réponses ; elle est indicative sous trente."),
        ("Certitude", "1 : peut-être ; 2 : probablement ; 3 : à coup sûr."),
    ]
