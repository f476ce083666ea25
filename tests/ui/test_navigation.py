"""History, and how things are said."""

import pytest

from coprosec.domain.counting import counted
from coprosec.domain.dates import french_date
from coprosec.domain.ids import LessonId, ModuleId
from coprosec.errors import ErrorCode, KnownError
from coprosec.ui.navigation import HomePlace, LessonPlace, ModulePlace, SignInPlace
from coprosec.ui.shell.history import History
from coprosec.ui.widgets.avatar import initials
from coprosec.ui.wording import explain, minutes


def test_one_walks_back_and_forward() -> None:
    history = History()
    history.restart(HomePlace())
    history.visit(ModulePlace(ModuleId("m1")))
    history.visit(LessonPlace(LessonId("a")))
    assert history.back() == ModulePlace(ModuleId("m1"))
    assert history.forward() == LessonPlace(LessonId("a"))
    assert history.forward() is None


def test_a_new_step_forgets_the_way_forward() -> None:
    history = History()
    history.restart(HomePlace())
    history.visit(LessonPlace(LessonId("a")))
    history.back()
    history.visit(LessonPlace(LessonId("b")))
    assert not history.can_go_forward


def test_the_next_person_cannot_walk_back() -> None:
    history = History()
    history.visit(HomePlace())
    history.restart(SignInPlace())
    assert history.back() is None


@pytest.mark.parametrize("code", ErrorCode)
def test_every_known_error_says_what_happened_and_what_to_do(code: ErrorCode) -> None:
    told = explain(KnownError(code))
    assert told.title.endswith(".")
    assert len(told.advice) > 20
    assert "{" not in told.title + told.advice


@pytest.mark.parametrize("count,said", [(0, "0 leçon"), (1, "1 leçon"), (2, "2 leçons")])
def test_french_counts_nothing_in_the_singular(count: int, said: str) -> None:
    assert counted(count, "leçon", "leçons").replace("\u00a0", " ") == said


@pytest.mark.parametrize("count,said", [(8, "8 minutes"), (60, "1 h"), (65, "1 h 05")])
def test_long_times_are_said_in_hours(count: int, said: str) -> None:
    assert minutes(count).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    "iso,said", [("2026-03-01", "1er mars 2026"), ("2026-11", "novembre 2026"), ("2026", "2026"), ("", "")]
)
def test_dates_are_french(iso: str, said: str) -> None:
    assert french_date(iso) == said


@pytest.mark.parametrize("name,letters", [("Afi Dossou", "AD"), ("Jean-Marie Hounkpè", "JH"), ("Sèna", "S")])
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
