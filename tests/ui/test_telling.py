"""What is told and what is said in a scene, and the whole course's scenes through it."""

from datetime import date

import pytest

from coprosec import paths
from coprosec.content.reading import read_course
from coprosec.domain.plain import plain
from coprosec.ui.scenario.telling import Kind, is_forwarded, parts_of, seconds_of, time_of

TOLD, SAID, VOICE = Kind.TOLD, Kind.SAID, Kind.VOICE


@pytest.mark.parametrize(
    "html,form,expected",
    [
        pytest.param("<p>Il dit : « Partagez vite, c’est grave ! »</p>", "recit", [TOLD], id="a story stays whole"),
        pytest.param("<p>Il écrit.</p><p>« Partagez vite, c’est grave ! »</p>", "message", [TOLD, SAID], id="its own"),
        pytest.param(
            "<p>Il dit : « Partagez vite, c’est grave ! » Et puis ?</p>", "message", [TOLD, SAID, TOLD], id="in"
        ),
        pytest.param("<p>« Partagez vite, c’est grave ! » écrit-il.</p>", "message", [SAID, TOLD], id="first"),
        pytest.param("<p>Vous animez « Le Fil de Wakpéssa », ce soir.</p>", "message", [TOLD], id="a name"),
        pytest.param("<p>Elle dit : « Oui. »</p>", "message", [TOLD], id="too short"),
        pytest.param("<p>A.</p><p>B.</p>", "message", [TOLD], id="told together"),
        pytest.param("<blockquote><p>« Un. »\n« Deux. »</p></blockquote>", "message", [SAID, SAID], id="two lines"),
        pytest.param("<p>« Court mais dit en entier. »</p><p>« Oui. »</p>", "vocal", [VOICE, SAID], id="voice"),
        pytest.param("<p>Rien n’est dit.</p>", "vocal", [TOLD], id="a voice that says nothing"),
        pytest.param("", "message", [], id="nothing"),
    ],
)
def test_parts(html: str, form: str, expected: list[Kind]) -> None:
    assert [part.kind for part in parts_of(html, form)] == expected


def test_a_speaker_is_named() -> None:
    (part,) = parts_of("<p><strong>La radio, 6 h 30 :</strong> « Six soldats tués. »</p>", "message")
    assert (part.speaker, part.html) == ("La radio, 6 h 30", "Six soldats tués.")


def test_hours_and_lengths() -> None:
    assert time_of("À 19 h 10, puis 20 h") == "19:10"
    assert time_of("Vers 22 h") == "22:00"
    assert time_of("Le matin") == ""
    assert seconds_of("oui") == 2
    assert seconds_of("un " * 48) == 20


def test_what_was_forwarded_is_known_from_the_words() -> None:
    assert is_forwarded("<p>Elle vous transfère une annonce :</p>")
    assert is_forwarded("<p>Un message <em>transféré</em>.</p>")
    assert not is_forwarded("<p>Votre transfert est parti.</p>")


def letters(text: str) -> str:
    return "".join(mark for mark in text if mark.isalnum())


def test_no_word_of_the_course_is_lost() -> None:
    reading = read_course(paths.MODULES, date(2026, 11, 24), wording=False)
    scenes = [scene for scenario in reading.scenarios.values() for scene in scenario.scenes]
    assert len(scenes) > 100
    for scene in scenes:
        parts = parts_of(scene.html, scene.form)
        told = "".join(f"{part.speaker}{part.words}" for part in parts)
        assert letters(told) == letters(plain(scene.html)), scene.id
    talking = [scene for scene in scenes if scene.form in ("message", "vocal")]
    assert sum(any(p.kind is not TOLD for p in parts_of(s.html, s.form)) for s in talking) > len(talking) * 0.6
