"""Reading aloud by keyboard: real voices, hanging ones, none at all."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coprosec.ui import voice as voices
from coprosec.ui.lesson.aloud import voice_advice
from coprosec.ui.lesson.script import question_text
from coprosec.ui.navigation import HomePlace, LessonPlace
from coprosec.ui.voice import Engine, Voice, VoiceProblem, dispatcher_rate, found_engines
from coprosec.ui.widgets.rich_text import RichText
from tests.ui.conftest import Open
from tests.ui.desk import ENTER, LESSON, PATIENCE_MS, Desk
from tests.ui.voices import Dispatcher, Heard, espeak_into, script

F7, F8, F9, ESCAPE = Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_Escape


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for; empty at first: a PC without a voice."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def heard(tmp_path: Path) -> Heard:
    (tmp_path / "sons").mkdir()
    return Heard(tmp_path / "sons")


@pytest.fixture
def espeak(tmp_path: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> Heard:
    """A PC that has eSpeak NG alone."""
    espeak_into(tmp_path / "bin", heard.folder)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return heard


@pytest.fixture
def dispatcher(tmp_path: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """A PC that has Speech Dispatcher alone."""
    server = Dispatcher(tmp_path / "spd", heard.folder)
    server.wait()
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{server.socket}")
    folder = tmp_path / "bin"
    script(folder, "spd-say", f'exec {shutil.which("spd-say")} "$@"')
    monkeypatch.setenv("PATH", str(folder))
    yield heard
    server.stop()


def aloud(desk: Desk) -> Any:
    screens = desk.application._screens
    assert screens is not None
    return screens.lesson._aloud


def shown(desk: Desk) -> list[str]:
    """What is highlighted on the page."""
    texts = [block for block in desk.view.blocks if isinstance(block, RichText)]
    return [
        one.cursor.selectedText()  # type: ignore[attr-defined]
        for text in texts
        for one in text.extraSelections()
    ]


def listen(desk: Desk, until: Callable[[], bool]) -> None:
    desk._qtbot.waitUntil(until, timeout=PATIENCE_MS)


def begin(desk: Desk) -> None:
    desk.register()
    desk.go(LESSON)
    desk.press(F8)


@pytest.mark.parametrize("engine", ["espeak", "dispatcher"])
def test_given_a_real_voice_when_f8_is_pressed_then_sentences_are_said_and_shown_one_by_one(
    engine: str, desk: Desk, request: pytest.FixtureRequest
) -> None:
    # GIVEN a lesson, and a PC with a French voice
    heard: Heard = request.getfixturevalue(engine)

    # WHEN F8 is pressed
    begin(desk)
    reader = aloud(desk)
    assert desk.page.tools.aloud.isVisible()
    assert reader.bar.isVisible()

    # THEN its title is said, then its sentences, each underlined while it is
    listen(desk, lambda: reader._nth >= 3 and bool(shown(desk)))
    assert reader.line.sentence is not None
    assert [reader.line.block.toPlainText()[reader.line.sentence.start : reader.line.sentence.end]] == shown(desk)

    # AND F8 stops it for a while: it goes on at the same sentence
    desk.press(F8)
    place, said = reader._nth, reader.line.said
    assert reader.bar.pause.accessibleName() == "Reprendre"
    desk.press(F8)
    assert reader._nth >= place
    assert reader._lines[place].said == said
    listen(desk, lambda: reader._nth > place)

    # AND Escape ends it, with nothing left on the page; sounds were really made
    desk.press(ESCAPE)
    assert not reader.bar.isVisible()
    assert shown(desk) == []
    assert heard.count >= 3
    assert all(seconds > 0.3 for seconds in heard.seconds()[:2])


def test_given_a_reading_when_f7_and_f9_are_pressed_then_it_goes_from_sentence_to_sentence(
    desk: Desk, programs: Path
) -> None:
    script(programs, "espeak-ng", "exec /bin/sleep 1000")
    begin(desk)
    reader = aloud(desk)
    assert reader._nth == 0
    for _press in range(3):
        desk.press(F9)
    assert reader._nth == 3
    desk.press(F7)
    assert reader._nth == 2
    assert len(shown(desk)) == 1
    desk.press(F7)
    desk.press(F7)
    desk.press(F7)
    assert reader._nth == 0


def test_given_a_place_in_a_lesson_then_reading_begins_at_it_and_the_page_follows(desk: Desk, programs: Path) -> None:
    # GIVEN a lesson at one of its headings
    script(programs, "espeak-ng", "exec /bin/sleep 1000")
    desk.register()
    desk.go(LessonPlace("m1-menace", "ce-qui-fait-peur-et-ce-qui-arrive"))  # type: ignore[arg-type]
    desk.press(F8)

    # THEN the heading is what is said first
    reader = aloud(desk)
    assert reader.line.said == "Ce qui fait peur et ce qui arrive"

    # AND each sentence is on the screen when it is said
    bar = desk.view.verticalScrollBar()
    for _press in range(12):
        desk.press(F9)
        top = reader.line.block.y() + reader.line.rect().top()
        assert bar.value() <= top <= bar.value() + desk.view.viewport().height()


def test_given_a_speed_chosen_then_it_is_kept_for_the_next_time(opened: Open, programs: Path) -> None:
    # GIVEN a learner who makes the voice slower
    script(programs, "espeak-ng", "exec /bin/sleep 1000")
    desk = opened()
    begin(desk)
    desk.tab_to(lambda: desk.focused.accessibleName() == "Plus lentement")
    desk.press(ENTER)
    assert aloud(desk)._speed == 80
    desk.close()

    # WHEN they come back, THEN the voice is as slow
    later = opened()
    later.press(ENTER)
    later.reach(lambda: later.application.seat.progress is not None)
    later.go(LESSON)
    later.press(F8)
    assert aloud(later)._speed == 80
    assert aloud(later).bar._rate.text() == "Vitesse lente"


def test_given_no_voice_then_it_is_said_how_to_get_one(desk: Desk, programs: Path) -> None:
    begin(desk)
    assert desk.page.notice.accessibleName() == "Ce poste n’a pas de voix française."
    assert "apt install" in desk.page.notice._text.text() or "Paramètres" in desk.page.notice._text.text()
    assert not aloud(desk).bar.isVisible()


def test_given_a_voice_that_hangs_then_the_window_lives_and_it_is_said(
    desk: Desk, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN an engine that never answers
    script(programs, "spd-say", "exec /bin/sleep 1000")
    monkeypatch.setattr(voices, "patience_ms", lambda _said, _speed: 60)

    # WHEN a lesson is read
    begin(desk)

    # THEN nothing waits, and the reader is told
    listen(desk, desk.page.notice.isVisible)
    assert desk.page.notice.accessibleName() == "La voix de ce poste ne répond pas."
    assert aloud(desk).voice._process is None


def test_given_a_voice_that_hangs_and_another_then_the_other_reads(
    desk: Desk, espeak: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path / "bin", "spd-say", "exec /bin/sleep 1000")
    monkeypatch.setattr(voices, "patience_ms", lambda _said, _speed: 2500)
    begin(desk)
    assert aloud(desk).voice.engine == "speech-dispatcher"
    listen(desk, lambda: aloud(desk)._nth >= 1)
    assert aloud(desk).voice.engine == "espeak-ng"
    desk.press(ESCAPE)


def test_given_a_voice_that_breaks_then_it_is_said(desk: Desk, programs: Path) -> None:
    script(programs, "espeak-ng", "exit 1")
    begin(desk)
    listen(desk, desk.page.notice.isVisible)
    assert desk.page.notice.accessibleName() == "La voix de ce poste n’a pas pu parler."


def test_given_a_reading_when_one_leaves_the_lesson_then_the_voice_is_silent(desk: Desk, programs: Path) -> None:
    script(programs, "espeak-ng", "exec /bin/sleep 1000")
    begin(desk)
    reader = aloud(desk)
    assert reader.voice._process is not None
    desk.go(HomePlace())
    assert reader.voice._process is None
    assert not reader.reading


def test_given_a_reading_when_the_text_size_changes_then_it_stops_and_can_begin_again(
    desk: Desk, programs: Path
) -> None:
    script(programs, "espeak-ng", "exec /bin/sleep 1000")
    begin(desk)
    desk.resize_text(150)
    desk.settle()
    assert aloud(desk) is None
    desk.press(F8)
    assert aloud(desk).reading


def test_given_a_lesson_then_figures_and_questions_are_said_without_answers(desk: Desk, programs: Path) -> None:
    script(programs, "espeak-ng", "exec /bin/sleep 1000")
    begin(desk)
    said = [line.said for line in aloud(desk)._lines]
    assert any(one.startswith("Figure : Deux cours sous la même pluie.") for one in said)
    question = next(one for one in said if one.startswith("Question : Un quartier veut protéger"))
    assert "La menace vient du dehors" not in question
    assert question.count("Proposition ") == 4
    assert not any("Sources de cette leçon" in one for one in said)
    assert any(one.endswith("entre 2018 et 2023.") for one in said), "a source’s mark is read as a number"
    check = next(iter(desk.view.checks.values()))
    assert check.item.feedback not in question_text(check.item)


# the voice alone


def test_engines_are_looked_for_in_their_order() -> None:
    def names(platform: str, *programs: str) -> list[str]:
        return [one.name for one in found_engines(platform, {one: f"/bin/{one}" for one in programs}.get)]

    assert names("linux", "spd-say", "espeak-ng") == ["speech-dispatcher", "espeak-ng"]
    assert names("linux", "espeak-ng") == ["espeak-ng"]
    assert names("linux") == names("win32", "espeak-ng") == []
    assert names("win32", "powershell") == ["sapi"]
    [dispatcher] = found_engines("linux", {"spd-say": "/bin/spd-say"}.get)
    assert dispatcher.command("-x", 150)[-3:] == ["50", "--", "-x"]
    assert (dispatcher_rate(60), dispatcher_rate(100), dispatcher_rate(500)) == (-40, 0, 100)


_STAND_IN = """
import base64, sys
for line in sys.stdin:
    speed, text = line.split()
    open(sys.argv[1], "a", encoding="utf-8").write(speed + " " + base64.b64decode(text).decode() + "\\n")
    print("done", flush=True)
"""


def test_given_an_engine_that_stays_then_one_process_says_every_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    """The protocol of the Windows engine, which does not run here, spoken with a stand-in."""
    told = tmp_path / "dit.txt"
    command = [sys.executable, "-c", _STAND_IN, str(told)]
    voice = Voice([Engine("stays", lambda _text, _speed: command, stays=True)])
    processes = set()
    for text in ("Où est l’eau ?", "Là-bas."):
        with qtbot.waitSignal(voice.said, timeout=PATIENCE_MS):
            voice.say(text, 125)
            processes.add(voice._process)
    assert told.read_text("utf-8").splitlines() == ["125 Où est l’eau ?", "125 Là-bas."]
    assert len(processes) == 1
    voice.hush()
    assert voice._process is None


def test_given_windows_without_a_french_voice_then_that_is_what_is_said(qtbot: QtBot) -> None:
    voice = Voice([Engine("stays", lambda _text, _speed: [sys.executable, "-c", "raise SystemExit(3)"], stays=True)])
    with qtbot.waitSignal(voice.failed, timeout=PATIENCE_MS) as failed:
        voice.say("Bonjour", 100)
    assert failed.args == [VoiceProblem.NONE_FOUND]


def test_given_a_program_that_is_gone_then_it_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    voice = Voice([Engine("gone", lambda _text, _speed: [str(tmp_path / "rien")])])
    with qtbot.waitSignal(voice.failed, timeout=PATIENCE_MS) as failed:
        voice.say("Bonjour", 100)
    assert failed.args == [VoiceProblem.BROKEN]


@pytest.mark.parametrize("problem", list(VoiceProblem))
@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_every_problem_has_its_advice(problem: VoiceProblem, platform: str) -> None:
    told = voice_advice(problem, platform)
    assert told.title.endswith(".")
    assert "{" not in told.advice


def test_given_a_sentence_cut_by_another_then_the_engine_is_silenced_first(qtbot: QtBot, tmp_path: Path) -> None:
    # GIVEN an engine that notes what it is asked, and goes on until it is silenced
    told = tmp_path / "demandes.txt"
    say = script(tmp_path / "bin", "say", f'echo "dit $1" >> {told}; [ "$1" = fin ] || exec /bin/sleep 1000')
    hush = script(tmp_path / "bin", "hush", f"echo silence >> {told}")
    voice = Voice([Engine("notes", lambda text, _speed: [str(say), text], hush=(str(hush),))])

    # WHEN three sentences follow one another before the first is over
    voice.say("un", 100)
    qtbot.waitUntil(told.exists, timeout=PATIENCE_MS)
    voice.say("deux", 100)
    with qtbot.waitSignal(voice.said, timeout=PATIENCE_MS):
        voice.say("fin", 100)

    # THEN the engine was silenced, and only the last one said
    assert told.read_text("utf-8").split("\n") == ["dit un", "silence", "dit fin", ""]
