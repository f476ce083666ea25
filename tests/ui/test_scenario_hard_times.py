"""A scenario when the disk is full, when two windows decide, when a newer program wrote the play."""

from typing import Any

from coprosec.domain.ids import AttemptId
from coprosec.domain.statements import Draft, Verb
from coprosec.services.study import Study
from coprosec.storage.engine import reading
from coprosec.ui.navigation import ScenarioPlace
from tests.ui.conftest import Open
from tests.ui.desk import ENTER, SCENARIO, Desk


def state(desk: Desk) -> Any:
    screens = desk.application._screens
    assert screens is not None
    return screens.scenario.state


def on_record(desk: Desk, act: Any) -> Any:
    """What `act` answers on the record's own thread."""
    found: list[Any] = []
    desk.application.jobs.ask(desk.application, act, found.append, found.append)
    desk.settle()
    return found[0]


def limit(study: Study, pages: int | None) -> None:
    """Let the file grow no more, or as it likes."""
    with reading(study.record._engine) as connection:
        now = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages or now}")


def test_given_a_full_disk_when_a_play_begins_then_it_is_told_and_can_be_tried_again(desk: Desk) -> None:
    desk.register()
    desk.go(SCENARIO)
    on_record(desk, lambda study: limit(study, None))
    desk.press(ENTER)
    assert desk.page.notice.accessibleName() == "Le disque de ce poste est plein."
    assert state(desk) is None
    assert on_record(desk, lambda study: [s for s in study.record.statements() if s.draft.verb == Verb.LAUNCHED]) == []

    on_record(desk, lambda study: limit(study, 100_000))
    desk.press(ENTER)
    desk.reach(lambda: state(desk) is not None)
    assert not desk.page.notice.isVisible()


def test_given_two_windows_when_both_decide_one_step_then_the_first_decision_stands(opened: Open) -> None:
    # GIVEN one play under way in two windows of one PC
    desk = opened()
    desk.register()
    desk.go(SCENARIO)
    desk.press(ENTER)
    desk.reach(lambda: state(desk) is not None)
    other = opened()
    other.press(ENTER)
    other.reach(lambda: isinstance(other.here, ScenarioPlace) and state(other) is not None)

    # WHEN both decide, differently
    other.type("2")
    other.press(ENTER)
    other.reach(lambda: len(state(other).steps) == 1)
    desk.type("1")
    desk.press(ENTER)
    desk.reach(lambda: len(state(desk).steps) == 1)

    # THEN there is one decision, and both windows tell it
    assert [step.choice for step in state(desk).steps] == [1]
    chosen = desk.page.deciding.choices
    assert [row.isChecked() for row in chosen.rows].index(True) == 1
    assert on_record(desk, lambda study: sum(s.draft.verb == Verb.CHOSE for s in study.record.statements())) == 1


def test_given_a_play_of_a_newer_program_then_it_is_told_and_others_still_open(desk: Desk) -> None:
    desk.register()
    learner = desk.application.seat.learner
    assert learner is not None
    odd = Draft(
        learner.id, Verb.LAUNCHED, SCENARIO.scenario, attempt=AttemptId("nouveau"), data={"scenario": {"scenes": 3}}
    )
    on_record(desk, lambda study: study.record.append([odd]))
    desk.go(ScenarioPlace(SCENARIO.scenario, AttemptId("nouveau")))
    assert "version plus récente" in desk.words()
    assert desk.page._main.isHidden()
    desk.go(SCENARIO)
    assert "Reprendre la partie" in desk.page._main.text()
    desk.tab_to(lambda: desk.focused.accessibleName() == "Recommencer depuis le début")
    desk.press(ENTER)
    desk.reach(lambda: state(desk) is not None)
    assert state(desk).steps == ()
