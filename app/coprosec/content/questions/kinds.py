"""Which reader reads which question."""

from collections.abc import Callable

from coprosec.content.questions.choice import read_choices, read_opinion
from coprosec.content.questions.draft import Answers, Draft
from coprosec.content.questions.matching import read_matching
from coprosec.content.questions.ordering import read_ordering
from coprosec.content.questions.text import GAP, read_free, read_gaps, read_number_question, read_short

Reader = Callable[[Draft], Answers]

MARKED: dict[str, Reader] = {
    "ordre": read_ordering,
    "association": read_matching,
    "nombre": read_number_question,
    "opinion": read_opinion,
    "libre": read_free,
}
_UNMARKED: tuple[tuple[Callable[[str], object], Reader], ...] = (
    (lambda line: line.startswith("- ["), read_choices),
    (lambda line: line.startswith("="), read_short),
    (GAP.search, read_gaps),
)


def reader_of(draft: Draft) -> Reader | None:
    """By the mark in the braces, else by what the answers look like; None when there is no answer."""
    marks = [mark for mark in MARKED if mark in draft.attributes.marks]
    if len(marks) > 1:
        draft.error(draft.line, f"deux sortes de question à la fois : {', '.join(marks)} (gardez-en une)")
    if marks:
        return MARKED[marks[0]]
    for recognises, reader in _UNMARKED:
        if any(recognises(line) for line in (*draft.lines, draft.title)):
            return reader
    draft.error(draft.line, "question sans réponse (écrivez des choix - [ ] et - [x], ou voyez le guide)")
    return None
