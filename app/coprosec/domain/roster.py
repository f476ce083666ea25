"""A class list on its way in: what each column means, and what would become of each line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coprosec.domain.ids import LearnerId
from coprosec.domain.names import name_key


class Column(StrEnum):
    """What a column of the file holds."""

    NAME = "name"
    FIRST_NAME = "first-name"
    LAST_NAME = "last-name"
    GROUP = "group"
    CODE = "code"
    ORGANISATION = "organisation"
    IGNORED = "ignored"


_SIGNS: tuple[tuple[Column, tuple[str, ...]], ...] = (
    (Column.NAME, ("nom et prenom", "nom et prenoms", "nom prenom", "nom prenoms", "nom complet", "full name",
                   "noms et prenoms", "prenom et nom", "prenom nom", "participant", "apprenant", "name")),
    (Column.FIRST_NAME, ("prenom", "prenoms", "first name", "firstname", "given name")),
    (Column.LAST_NAME, ("nom", "noms", "nom de famille", "last name", "lastname", "surname")),
    (Column.GROUP, ("groupe", "group", "equipe", "classe", "group1")),
    (Column.CODE, ("code", "matricule", "numero", "no", "n", "identifiant", "id number", "idnumber")),
    (Column.ORGANISATION, ("organisation", "structure", "media", "organe", "institution", "association")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its number there, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as read. `headings` are made up when it has none."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody this record knows. `listed` when they are on the class list already."""

    id: LearnerId
    name: str
    code: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line put in order."""

    line: int
    name: str
    group: str = ""
    code: str = ""
    organisation: str = ""


class Verdict(StrEnum):
    CREATED = "created"
    MATCHED = "matched"
    DOUBTFUL = "doubtful"
    """Somebody bears that name or that code: only a person can say whether it is the same one."""
    REFUSED = "refused"


class Refusal(StrEnum):
    NO_NAME = "no-name"
    BAD_NAME = "bad-name"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Judged:
    """What would become of a line. `candidates` are those it may be; `same_as` is the line that it repeats."""

    entry: Entry
    verdict: Verdict
    candidates: tuple[Known, ...] = ()
    refusal: Refusal | None = None
    same_as: int = 0


def proposed_columns(headings: Sequence[str]) -> tuple[Column, ...]:
    """What the headings seem to mean; each meaning is taken once, by the first column that has it."""
    found: list[Column] = []
    for heading in headings:
        words = _heading(heading)
        meaning = next((column for column, signs in _SIGNS if words in signs), Column.IGNORED)
        found.append(Column.IGNORED if meaning in found else meaning)
    return tuple(found)


def _heading(text: str) -> str:
    """A heading's words in their order, without accents nor signs."""
    return " ".join(
        name_key(word) for word in text.replace("’", " ").replace("'", " ").replace("°", " ").split()
    ).strip()


def entries(lines: Sequence[Line], columns: Sequence[Column]) -> tuple[Entry, ...]:
    """The lines that hold something, read by what their columns mean."""
    found = []
    for line in lines:
        values = {
            column: " ".join(cell.split())
            for column, cell in zip(columns, line.cells, strict=False)
            if column is not Column.IGNORED
        }
        if any(values.values()):
            first, last = values.get(Column.FIRST_NAME, ""), values.get(Column.LAST_NAME, "")
            name = values.get(Column.NAME, "") or f"{first} {last}".strip()
            rest = (values.get(column, "") for column in (Column.GROUP, Column.CODE, Column.ORGANISATION))
            found.append(Entry(line.number, name, *rest))
    return tuple(found)


def judge_lines(asked: Sequence[Entry], known: Sequence[Known], problem: Callable[[str], bool]) -> tuple[Judged, ...]:
    """A dry run: what would become of each line. `problem` says whether a name cannot be recorded.

    Nobody is taken for somebody else by name alone, but on the same class list, whose lines are told apart by it.
    """
    by_name: dict[str, list[Known]] = {}
    by_code: dict[str, list[Known]] = {}
    for person in known:
        by_name.setdefault(name_key(person.name), []).append(person)
        if person.code:
            by_code.setdefault(person.code.casefold(), []).append(person)
    seen: dict[tuple[str, str], int] = {}
    return tuple(_judge(entry, by_name, by_code, seen, problem) for entry in asked)


def _judge(
    entry: Entry,
    by_name: Mapping[str, list[Known]],
    by_code: Mapping[str, list[Known]],
    seen: dict[tuple[str, str], int],
    problem: Callable[[str], bool],
) -> Judged:
    if not entry.name:
        return Judged(entry, Verdict.REFUSED, refusal=Refusal.NO_NAME)
    if problem(entry.name):
        return Judged(entry, Verdict.REFUSED, refusal=Refusal.BAD_NAME)
    key = name_key(entry.name)
    before = seen.setdefault((key, entry.code.casefold()), entry.line)
    if before != entry.line:
        return Judged(entry, Verdict.REFUSED, refusal=Refusal.REPEATED, same_as=before)
    namesakes, coded = by_name.get(key, []), by_code.get(entry.code.casefold(), []) if entry.code else []
    sure = [person for person in coded if name_key(person.name) == key]
    if len(sure) == 1:
        return Judged(entry, Verdict.MATCHED, (sure[0],))
    listed = [person for person in namesakes if person.listed and not (person.code and entry.code)]
    if len(listed) == 1 and not coded:
        return Judged(entry, Verdict.MATCHED, (listed[0],))
    doubts = tuple(dict.fromkeys((*coded, *(one for one in namesakes if not (one.code and entry.code)))))
    return Judged(entry, Verdict.DOUBTFUL, doubts) if doubts else Judged(entry, Verdict.CREATED)
