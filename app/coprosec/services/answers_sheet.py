"""The sheet of an export that may have a million lines: every answer, worked out column by column.

A column has few distinct values beside its lines, and each is worked out once; going through a line at a time took
twice as long.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from coprosec.domain import untrusted
from coprosec.domain.exporting import Level, may_name
from coprosec.domain.ids import ItemId, LearnerId
from coprosec.domain.plain import plain
from coprosec.domain.remembered import Remembered
from coprosec.domain.tables import Column, Kind, Sheet, Value
from coprosec.domain.wording import answer_in_words
from coprosec.services.course_texts import CourseTexts
from coprosec.services.export_sheets import Who


class Answers:
    """Turns blocks of raw answers into the lines of a sheet."""

    def __init__(
        self, texts: CourseTexts, who: Mapping[LearnerId, Who], level: Level, ident: Callable[[str], str]
    ) -> None:
        """`who` names everybody who answered; `ident` gives the id told of a try."""
        self._named = level is Level.NAMED
        self._items = texts.items
        self._ids = {learner: person.id for learner, person in who.items()}
        self._names = {learner: person.name for learner, person in who.items()}
        self._groups = {learner: person.group for learner, person in who.items()}
        self._modules = Remembered(texts.module_title)
        self._quizzes = Remembered[str | None, str](
            lambda quiz: texts.titles.get(quiz, quiz) if quiz else "(dans la leçon)"
        )
        self._tries = (
            None if self._named else Remembered[str | None, str | None](lambda one: ident(one) if one else None)
        )
        self._prompts = Remembered[str, str](self._prompt)
        self._words = Remembered[tuple[str, str], str](lambda given: self._in_words(*given))
        self._moments = Remembered(moment)

    def sheet(self, blocks: Iterable[Sequence[tuple[Any, ...]]]) -> Sheet:
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
        return Sheet("réponses", columns, self._rows(blocks))

    def _rows(self, blocks: Iterable[Sequence[tuple[Any, ...]]]) -> Iterator[tuple[Value, ...]]:
        for block in blocks:
            if block:
                yield from zip(*self._columns(block), strict=True)

    def _columns(self, block: Sequence[tuple[Any, ...]]) -> list[Iterable[Value]]:
        learners, items, tries, quizzes, points, most, sure, spent, data, at, devices, _seqs, versions = zip(
            *block, strict=True
        )
        middle: list[Iterable[Value]] = [
            map(self._groups.__getitem__, learners),
            map(self._modules.__getitem__, [quiz or item for quiz, item in zip(quizzes, items, strict=True)]),
            map(self._quizzes.__getitem__, quizzes),
            tries if self._tries is None else map(self._tries.__getitem__, tries),
            items,
            map(self._prompts.__getitem__, items),
            map(self._words.__getitem__, zip(items, data, strict=True)),
            [got if out_of else None for got, out_of in zip(points, most, strict=True)],
            [out_of or None for out_of in most],
            sure,
            [None if each is None else each / 1000 for each in spent],
            map(self._moments.__getitem__, at),
        ]
        ids = map(self._ids.__getitem__, learners)
        if self._named:
            return [ids, map(self._names.__getitem__, learners), *middle, devices, versions]
        return [ids, *middle, versions]

    def _prompt(self, item: str) -> str:
        found = self._items.get(ItemId(item))
        return plain(found.prompt) if found is not None else item

    def _in_words(self, item: str, data: str) -> str:
        """What was answered; words that people typed name them too often to leave with pseudonyms."""
        response = untrusted.response_in(data)
        found = self._items.get(ItemId(item))
        if not self._named and may_name(found, response):
            return "(texte libre, non repris)"
        return answer_in_words(found, response)


def moment(value: Any) -> datetime | None:
    """A moment as the database hands it: a text on SQLite."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)
