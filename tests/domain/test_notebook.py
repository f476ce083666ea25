"""Notes and bookmarks: the last word wins, whatever the order in which statements arrive."""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.notebook import fold_notebook
from coprosec.domain.statements import Statement, Verb
from tests.samples import statement

WORDS = st.sampled_from(["", " ", "un", "deux"])
FACTS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", None, 7]), st.sampled_from(["l1", "l2"]), WORDS, st.sampled_from([True, False, 1])
    ),
    max_size=8,
)


def noted(tick: int, text: object, note: object = "a", lesson: str = "l1", **more: Any) -> Statement:
    data = {"note": note, "anchor": "s", "title": "S", "text": text, **more}
    return statement(tick, Verb.NOTED, lesson, data=data)


def marked(tick: int, kept: object, anchor: str = "s") -> Statement:
    data = {"anchor": anchor, "title": "S", "kept": kept}
    return statement(tick, Verb.BOOKMARKED, "l1", data=data)


def test_the_last_edit_wins_by_tick_not_by_arrival() -> None:
    [note] = fold_notebook([noted(3, "enfin"), noted(1, "d'abord"), noted(2, "ensuite")]).notes
    assert (note.text, note.lesson, note.anchor) == ("enfin", "l1", "s")


def test_a_note_thrown_away_is_gone_and_can_be_written_again() -> None:
    assert fold_notebook([noted(1, "oui"), noted(2, "")]).notes == ()
    assert [note.text for note in fold_notebook([noted(1, "oui"), noted(2, ""), noted(3, "si")]).notes] == ["si"]


def test_a_bookmark_is_put_and_taken_away() -> None:
    assert fold_notebook([marked(1, True), marked(2, True, "t")]).is_marked("l1", "t")  # type: ignore[arg-type]
    assert fold_notebook([marked(2, False), marked(1, True)]).bookmarks == ()


def test_what_a_newer_program_wrote_otherwise_is_passed_over() -> None:
    strange = [
        noted(1, None),
        noted(2, ["x"], note="b"),
        noted(3, "x", note=None),
        marked(4, "oui"),
        noted(5, {}, note="c"),
    ]
    assert fold_notebook(strange).notes == ()
    assert fold_notebook(strange).bookmarks == ()


@given(FACTS, st.randoms())
def test_order_and_repetition_of_arrival_do_not_matter(facts: list[tuple[Any, str, str, Any]], random: Random) -> None:
    told = [noted(nth, text, note, lesson) for nth, (note, lesson, text, _kept) in enumerate(facts)]
    told += [marked(nth, kept, text) for nth, (_note, _lesson, text, kept) in enumerate(facts, 100)]
    shuffled = told + told[:3]
    random.shuffle(shuffled)
    assert fold_notebook(shuffled) == fold_notebook(told)
