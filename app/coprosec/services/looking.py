"""How each person likes the program to look."""

from typing import Any

from coprosec.domain.ids import LearnerId
from coprosec.domain.look import Look, fold_look
from coprosec.domain.statements import Draft, Verb
from coprosec.storage.record import Record


class Looking:
    """Reads and records wishes, which travel with the person to any PC."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def of(self, person: LearnerId) -> Look:
        return fold_look(self._record.about(person, (Verb.PREFERRED,)))

    def prefer(self, person: LearnerId, **wishes: Any) -> None:
        """Remember fields of `Look`; None takes a wish back. ValueError for what no `Look` can be."""
        if not Look(**wishes).fits():
            raise ValueError(wishes)
        self._record.append([Draft(person, Verb.PREFERRED, data=wishes)])
