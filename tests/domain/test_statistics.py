"""Statistics against figures that Moodle publishes, and against figures computed by hand."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain import statistics
from coprosec.domain.ids import ItemId
from coprosec.domain.insights import Mark, quiz_insight
from coprosec.domain.reading_figures import indicative, item_numbers, item_reading, shown, test_numbers, test_reading
from coprosec.domain.statistics import effective_weights, item_figures
from tests.samples import item

Q, REST, A, B, C = (ItemId(name) for name in ("q", "rest", "a", "b", "c"))

# Slots 8 and 9 of the example that Moodle tests its quiz statistics with (mod/quiz/report/statistics/tests): the
# total of each attempt, and its mark in the slot. The values expected are those of the same test.
TOTALS = (12, 7.4, 11.7, 8.5, 10.1, 11.3, 11.2, 14.1, 8.6, 11.6, 9.3, 13.1, 11.5, 11.3, 5.5, 4.8, 8.7, 11.8, 6, 5.9,
          12.8, 13.8)  # fmt: skip
EIGHTH = (5.5, 1, 2.5, 4, 3, 4.5, 3, 6, 0.5, 5.5, 2.5, 4, 4, 3, 1, 1, 1.5, 4, 2, 1, 6, 7)
NINTH = (0.3, 0.9, 1, 0.3, 0.9, 0.9, 0.3, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 1, 1, 0.3, 1, 0.9, 0.9, 1, 0.9, 0.9)


@pytest.mark.parametrize(
    "marks,most,facility,deviation,discrimination,efficiency",
    [
        (EIGHTH, 8.0, 41.19318182, 1.912733589, 25.88327077, 27.23492723),
        (NINTH, 1.0, 81.36363636, 0.2512738111, 1.170256965, 1.382386552),
    ],
)
def test_given_moodle_s_example_then_its_figures_come_out_to_the_digit(
    marks: tuple[float, ...], most: float, facility: float, deviation: float, discrimination: float, efficiency: float
) -> None:
    sittings = [{Q: mark, REST: total - mark} for mark, total in zip(marks, TOTALS, strict=True)]
    found = item_figures(sittings, Q, most)
    assert found.n == 22
    assert (found.facility, found.deviation) == pytest.approx((facility, deviation), abs=1e-8)
    assert (found.discrimination, found.efficiency) == pytest.approx((discrimination, efficiency), abs=1e-6)


def test_given_a_small_test_then_the_figures_are_those_computed_by_hand() -> None:
    # GIVEN four people and three questions: totals 3, 2, 1, 0
    sittings = [{A: 1.0, B: 1.0, C: 1.0}, {A: 1.0, B: 1.0, C: 0.0}, {A: 1.0, B: 0.0, C: 0.0}, {A: 0.0, B: 0.0, C: 0.0}]
    # THEN var(total) = 5/3, item variances 1/4, 1/3, 1/4: alpha = 3/2 (1 − (5/6)/(5/3)) = 75 %
    whole = statistics.test_figures([list(sitting.values()) for sitting in sittings])
    assert whole is not None
    assert (whole.n, whole.mean, whole.median) == (4, 1.5, 1.5)
    assert whole.deviation == pytest.approx(sqrt(5 / 3))
    assert whole.alpha == pytest.approx(75)
    assert whole.error_ratio == pytest.approx(50)
    assert whole.standard_error == pytest.approx(sqrt(5 / 3) / 2)
    assert whole.skewness == pytest.approx(0)
    # m2 = 5/4, m4 = 41/16: k2 = 5/3, k4 = 16 (5·41/16 − 9·25/16) / 6 = −10/3; kurtosis = (−10/3) / (25/9) = −1.2
    assert whole.kurtosis == pytest.approx(-1.2)
    # cov(B, rest) with rest 2, 1, 1, 0: mean 1, Σ = ½·1 + ½·0 − ½·0 + ½·1 = 1, / 3; var(B) = 1/3, var(rest) = 2/3
    middle = item_figures(sittings, B)
    assert middle.discrimination == pytest.approx(100 * (1 / 3) / sqrt((1 / 3) * (2 / 3)))
    assert middle.efficiency == pytest.approx(100)
    # cov(A, T) = ½ (of Σ = 1.5), cov(B, T) = 2/3, cov(C, T) = ½
    roots = [sqrt(0.5), sqrt(2 / 3), sqrt(0.5)]
    expected = [100 * root / sum(roots) for root in roots]
    assert [effective_weights(sittings)[name] for name in (A, B, C)] == pytest.approx(expected)
    # the best third (1 person) less the weakest third
    assert middle.thirds == pytest.approx(100)


def test_given_everybody_alike_then_what_has_no_value_is_not_zero() -> None:
    sittings = [{A: 1.0, B: 0.0}] * 12
    found = item_figures(sittings, A)
    assert (found.facility, found.discrimination, found.efficiency) == (100, None, None)
    whole = statistics.test_figures([[1.0, 0.0]] * 12)
    assert whole is not None
    assert whole.alpha is None
    assert statistics.test_figures([]) is None


def test_given_few_answers_then_they_are_hidden_or_said_to_be_indicative() -> None:
    assert [shown(n) for n in (9, 10)] == [False, True]
    assert [indicative(n) for n in (9, 10, 29, 30)] == [False, True, True, False]
    few = item_figures([{A: 1.0, B: 0.0}, {A: 0.0, B: 1.0}], A)
    assert item_reading(few).startswith("Trop peu de réponses (2)")
    assert item_numbers(few) == ""
    against = item_figures([{A: float(nth % 2), B: float(nth % 2 == 0)} for nth in range(12)], A)
    assert "la bonne réponse est peut-être mal notée" in item_reading(against)


def test_given_marks_in_any_order_then_the_hardest_question_comes_first_with_its_wrong_answers() -> None:
    easy, hard = item("q-facile"), item("q-dure")
    marks = [
        Mark(f"t{nth}", one.id, points, 1.0, (given,), 3)
        for nth in range(10)
        for one, points, given in (
            (easy, 1.0, "b"),
            (hard, float(nth == 0), "b" if nth == 0 else "ac"[nth % 2]),
        )
    ]
    found = quiz_insight("m1-quiz", "Quiz", {one.id: one for one in (easy, hard)}, marks)  # type: ignore[arg-type]
    assert [question.id for question in found.questions] == ["q-dure", "q-facile"]
    assert [(answer.text, answer.count) for answer in found.questions[0].wrong] == [("Choix c", 5), ("Choix a", 4)]
    assert found.questions[0].sure_and_wrong == 9


def test_given_a_test_then_its_figures_are_said_with_decimal_commas_and_what_has_no_value_is_left_out() -> None:
    sittings = [[float(nth % 2), float(nth % 3 == 0), float(nth % 2)] for nth in range(12)]
    whole = statistics.test_figures(sittings)
    assert whole is not None
    assert test_numbers(whole).startswith("personnes 12 · moyenne 1,3 · médiane 1,5 · écart-type 1,15")
    assert test_reading(whole).endswith("(Indicatif : moins de trente personnes.)")
    flat = statistics.test_figures([[1.0, 0.0]] * 12)
    assert flat is not None
    assert test_numbers(flat) == "personnes 12 · moyenne 1,0 · médiane 1,0 · écart-type 0,00"


def test_given_people_who_know_everything_or_nothing_then_rounding_breaks_no_figure() -> None:
    whole = statistics.test_figures([[mark] * 3 for mark in (1.0, 0.0)])
    assert whole is not None
    assert whole.alpha == pytest.approx(100)
    assert whole.error_ratio == pytest.approx(0, abs=1e-5)


@given(st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=1, max_size=12))
def test_given_any_marks_then_every_figure_is_a_number_or_has_no_value(marks: list[list[float]]) -> None:
    statistics.test_figures(marks)
    sittings = [dict(zip((A, B, C), row, strict=True)) for row in marks]
    effective_weights(sittings)
    found = item_figures(sittings, A)
    assert -1e-6 <= found.facility <= 100 + 1e-6
