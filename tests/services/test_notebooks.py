"""Notes and bookmarks on a real file: written, changed, thrown away, and nobody else's."""

from datetime import UTC, datetime

from coprosec.domain.learner import Learner
from coprosec.domain.notebook import LONGEST_NOTE, Bookmark, Note, NoteId
from coprosec.domain.statements import PRIVATE
from coprosec.exports import xapi
from coprosec.services.study import Study
from tests.samples import LESSON
from tests.services.conftest import OpenStudy

WHEN = datetime(2026, 11, 24, tzinfo=UTC)


def note(text: str, name: str = "n1") -> Note:
    return Note(NoteId(name), LESSON, "titre", "Un titre", text, WHEN)


def test_given_a_note_changed_when_the_file_is_opened_again_then_its_last_text_is_there(
    study: Study, amina: Learner, open_study: OpenStudy
) -> None:
    study.notebooks.write(amina.id, note("Demander"), "1")
    study.notebooks.write(amina.id, note("Demander à la mairie"), "1")
    study.notebooks.write(amina.id, note("Autre", "n2"), "1")
    notebook = open_study().notebooks.of(amina.id)
    assert [one.text for one in notebook.notes_of(LESSON)] == ["Demander à la mairie", "Autre"]


def test_given_a_note_thrown_away_then_it_is_gone_and_what_was_written_stays_a_fact(
    study: Study, amina: Learner
) -> None:
    study.notebooks.write(amina.id, note("Demander"), "1")
    assert study.notebooks.write(amina.id, note("  "), "1").notes == ()
    assert [one.draft.data["text"] for one in study.record.about(amina.id, tuple(PRIVATE))] == ["Demander", ""]


def test_given_a_note_longer_than_a_note_may_be_then_it_is_cut(study: Study, amina: Learner) -> None:
    [kept] = study.notebooks.write(amina.id, note("é" * (LONGEST_NOTE + 5)), "1").notes
    assert len(kept.text) == LONGEST_NOTE


def test_given_a_bookmark_when_it_is_taken_away_then_it_no_longer_stands(study: Study, amina: Learner) -> None:
    mark = Bookmark(LESSON, "titre", "Un titre")
    assert study.notebooks.mark(amina.id, mark, "1", kept=True).is_marked(LESSON, "titre")
    assert not study.notebooks.mark(amina.id, mark, "1", kept=False).bookmarks


def test_given_an_export_then_no_verb_of_a_notebook_is_told() -> None:
    assert PRIVATE.isdisjoint(xapi.VERBS)


def test_given_companions_then_a_notebook_is_one_persons(study: Study, amina: Learner) -> None:
    bio = study.learners.register("Bio")
    study.sit(amina.id, [bio.id])
    study.notebooks.write(amina.id, note("À moi"), "1")
    assert study.notebooks.of(bio.id).notes == ()
