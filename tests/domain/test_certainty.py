"""Certainty points, as Moodle counts them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.certainty import CERTAINTIES, WORTH_FROM, mark, marks
from coprosec.domain.items import NOTHING, Score

shares = st.fractions(0, 1, max_denominator=60)


@pytest.mark.parametrize(
    "share,points",
    [("1", (1, 2, 3)), ("1/2", (Fraction(1, 2), 1, Fraction(3, 2))), ("0", (0, -2, -6))],
    ids=["right", "half", "wrong"],
)
def test_given_an_answer_when_marked_then_its_points_are_those_of_moodle(share: str, points: tuple[int, ...]) -> None:
    assert tuple(mark(Score(Fraction(share)), level) for level in CERTAINTIES) == points


@given(shares)
def test_given_a_chance_of_being_right_when_one_says_what_one_believes_then_no_other_level_wins_more(
    chance: Fraction,
) -> None:
    right, wrong = Score(Fraction(1)), Score(Fraction(0))
    expected = {level: chance * mark(right, level) + (1 - chance) * mark(wrong, level) for level in CERTAINTIES}
    honest = max(level for level in CERTAINTIES if chance >= WORTH_FROM[level])
    assert expected[honest] == max(expected.values())


@given(st.lists(st.tuples(shares.map(Score) | st.just(NOTHING), st.none() | st.integers(0, 4))))
def test_given_any_answers_when_summed_up_then_only_those_that_told_a_certainty_count(
    answers: list[tuple[Score, int | None]],
) -> None:
    told = [(score, sure) for score, sure in answers if sure in CERTAINTIES and score.max]
    total = marks(answers)
    assert (total.said, total.most) == (len(told), 3 * len(told))
    assert -6 * total.said <= total.points <= total.most
    assert -6 <= total.average <= 3


def test_given_sure_and_wrong_or_unsure_and_right_when_summed_up_then_they_are_counted() -> None:
    right, wrong = Score(Fraction(1)), Score(Fraction(0))
    total = marks([(wrong, 3), (wrong, 1), (right, 1), (right, 3), (right, None), (NOTHING, 3)])
    assert (total.sure_and_wrong, total.unsure_and_right) == (1, 1)
    assert total.points == Fraction(-2)
