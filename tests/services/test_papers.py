"""Variants on paper, and the same statements from letters as from the screen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.document import Grid, Heading, Text
from coprosec.domain.items import Item
from coprosec.domain.papers import LETTERS, LettersError, answers, choices_of, read_letters, sheet
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.study import Study
from tests.samples import MULTIPLE, OPINION, ORDERING, SINGLE, TRUE_FALSE, item, plan, quiz
from tests.services.posts import Posts

PLAN = plan((item("a", SINGLE), item("b", MULTIPLE), item("c", TRUE_FALSE), item("d", OPINION)))


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    found = Posts(tmp_path)
    yield found
    found.close()


def right(one: Item) -> str:
    return "".join(LETTERS[nth] for nth, choice in enumerate(choices_of(one)) if choice.id in one.body.key())


def test_letters_become_responses() -> None:
    assert read_letters("B AC a -", PLAN) == (("b",), ("a", "c"), ("v",), ())
    assert read_letters("b, ca, A, b", PLAN) == (("b",), ("a", "c"), ("v",), ("b",))


@pytest.mark.parametrize(
    "letters, question",
    [("", 0), ("A B", 0), ("Z A A A", 1), ("AB A A A", 1), ("A AA A A", 2), ("A A C A", 3), ("A A A ?", 4)],
)
def test_letters_that_do_not_fit_are_refused(letters: str, question: int) -> None:
    with pytest.raises(LettersError) as caught:
        read_letters(letters, PLAN)
    assert caught.value.question == question


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    found = -1
    try:
        responses = read_letters(text, PLAN)
    except LettersError as error:
        found = error.question
    else:
        assert len(responses) == len(PLAN.items)
    assert -1 <= found <= len(PLAN.items)


def test_a_sheet_shows_every_question_and_its_grid(posts: Posts) -> None:
    (variant,) = posts("A").papers.draw(quiz(), "1", 1)
    blocks = list(sheet(variant))
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert variant.code in headings[0]
    assert sum(text[:1].isdigit() for text in headings) == len(variant.plan.items)
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert len(grid.rows) == len(variant.plan.items)
    (told,) = [block for block in answers([variant]) if isinstance(block, Text)]
    assert told.text.endswith("  ".join(map(right, variant.plan.items)))


def test_only_what_letters_can_answer_is_printed(posts: Posts) -> None:
    pool = (item("x", ORDERING), item("y", SINGLE), item("z", SINGLE, objective="o2"))
    (variant,) = posts("A").papers.draw(replace(quiz(), items=pool), "1", 1)
    assert {one.id for one in variant.plan.items} == {"y", "z"}


def keyed(study: Study, letters: str) -> tuple[str, bool | None]:
    amina = study.learners.register("Amina")
    (variant,) = study.papers.variants()[:1]
    state = study.papers.key_in(amina.id, variant, letters, "Rosine")
    (attempt,) = study.record.attempts(amina.id)
    assert (attempt.finished, attempt.success) == (True, state.success)
    resumed = study.attempts.resume(state.id)
    assert (resumed.outcomes.keys(), resumed.finished) == (state.outcomes.keys(), True)
    return str(attempt.percent), attempt.success


def test_a_sheet_counts_as_an_attempt_and_says_who_keyed_it(posts: Posts, tmp_path: Path) -> None:
    a, b = posts("A"), posts("B")
    (variant,) = a.papers.draw(quiz(), "1", 1)
    assert keyed(a, " ".join(map(right, variant.plan.items))) == ("100", True)
    marks = {s.draft.data.get("keyed_by") for s in a.record.statements() if s.draft.attempt}
    assert marks == {"Rosine"}
    b.exchange.merge(a.exchange.write(tmp_path / "a.coprosec").path, trust=True)
    assert keyed(b, " ".join("-" for _item in variant.plan.items)) == ("0", False)


def test_letters_that_do_not_fit_record_nothing(posts: Posts) -> None:
    a = posts("A")
    (variant,) = a.papers.draw(quiz(), "1", 1)
    amina = a.learners.register("Amina")
    before = a.record.statements()
    with pytest.raises(KnownError) as caught:
        a.papers.key_in(amina.id, variant, "A", "Rosine")
    assert caught.value.code is ErrorCode.LETTERS_REFUSED
    assert a.record.statements() == before
