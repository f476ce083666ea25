"""Facts that are well formed, signed, and say nonsense: every page of the PC that took them in still works."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coprosec.domain.completion import completion_of
from coprosec.domain.exporting import ExportRequest, Level
from coprosec.domain.ids import AttemptId, LearnerId, new_uuid
from coprosec.domain.next_step import next_step
from coprosec.domain.statements import NOBODY, Draft, Verb
from coprosec.services.course_texts import CourseTexts
from coprosec.services.study import Study
from coprosec.storage import projections
from tests import samples
from tests.services.posts import Posts
from tests.services.test_hostile_bundles import as_line, forge, lines_of

QUIZ = samples.quiz()
COURSE = samples.course(samples.module("m1", 2))
TEXTS = CourseTexts(COURSE, (QUIZ,), (), {item.id: item for item in QUIZ.items}, {QUIZ.id: "m1"}, {})

KEYS = (
    *("name", "text_percent", "theme", "voice_speed", "signed_out", "block", "offset", "items", "item", "response"),
    *("scenario", "kept", "earlier", "step", "choice", "ending", "quiz", "note", "anchor", "title", "text", "occasion"),
    *("public", "centre", "device_name", "device", "replaces", "up_to", "code", "course_title", "modules", "minutes"),
    *("evidence", "members", "actor", "deadline", "points", "trainer", "question", "answer", "recommendation"),
    *("module", "prompt", "place", "starts", "ends", "trainers", "groups", "group", "organisation", "into", "key"),
    *("format", "level", "cohort", "upto", "pass_mark", "seed", "feedback_at_end", "guest", "together", "lesson"),
)
"""Every key that some verb has in its data."""
NONSENSE: tuple[Any, ...] = (
    None,
    True,
    3,
    10**30,
    -1.5,
    "",
    "\ud800",
    "a\nb",
    "x" * 300,
    [],
    ["x", "\ud800"],
    {},
    {"a": 1},
    [["x"]],
)
HIDING = (Verb.ERASED, Verb.BINNED, Verb.MERGED)
"""These take the person out of every list, and are tried one by one elsewhere."""


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    found = Posts(tmp_path)
    yield found
    found.close()


@pytest.mark.parametrize("nonsense", NONSENSE, ids=[json.dumps(one)[:20] for one in NONSENSE])
def test_nonsense_from_another_pc_stops_no_page(posts: Posts, tmp_path: Path, nonsense: Any) -> None:
    sender, study = posts("Poste A"), posts("Formateur")
    amina = sender.learners.register("Amina").id
    sender.record.append([draft for verb in Verb if verb not in HIDING for draft in _drafts(verb, amina)])
    lines = [json.loads(line) for line in lines_of(sender.exchange.write(tmp_path / "a.coprosec").path)]
    for line in lines:
        line[-1] = dict.fromkeys(line[-1], nonsense) if line[-1].get("kept") == "?" else line[-1]
    study.exchange.merge(forge(sender, tmp_path / "f.coprosec", [_ascii(line) for line in lines]), trust=True)
    assert [learner.name for learner in study.learners.all() if learner.id == amina] == ["Amina"]
    _ask_everything(study, amina, tmp_path)
    with study.record.view() as connection:
        assert projections.are_sound(connection)


def _drafts(verb: Verb, amina: LearnerId) -> Iterator[Draft]:
    """The verb about somebody, about nobody, about somebody unknown; in an attempt or not."""
    data = {**dict.fromkeys(KEYS, "?"), "kept": "?"}
    for learner in (amina, NOBODY, LearnerId("inconnue")):
        for attempt in (None, AttemptId(new_uuid(samples.START))):
            for activity in ("", QUIZ.id, COURSE.modules[0].lessons[0].id):
                yield Draft(learner, verb, activity, attempt, score_raw=1.0, score_max=1.0, completion=True, data=data)


def _ascii(line: list[Any]) -> bytes:
    """Halves of emoji leave as JSON escapes, which are well formed."""
    return as_line([*line[:-1], json.dumps(line[-1], separators=(",", ":"))])


def _ask_everything(study: Study, amina: LearnerId, folder: Path) -> None:
    learner = study.record.learner(amina)
    assert learner is not None
    progress = study.progress.of(learner)
    completion_of(COURSE, progress)
    next_step(COURSE, progress)
    study.certificates.of(amina, COURSE)
    study.results.of(amina)
    study.results.calibration(amina)
    study.reviews.plan(amina)
    study.recommendations.all()
    study.opinions.all()
    study.searching.explained(amina)
    study.notebooks.of(amina)
    study.listening.speed(amina)
    study.looking.of(amina)
    study.following.of(amina, str)
    study.erasure.bin()
    study.papers.variants()
    study.trainers.all()
    study.exchange.carried()
    study.signing.keyring()
    study.roster.duplicates()
    for cohort in study.cohorts.all():
        study.cohorts.members(cohort.id)
    study.insights.of_quiz(QUIZ)
    study.reports.report(TEXTS, None, named=True)
    study.own_data.write(folder / "tout.zip", amina, str)
    for format_ in ("xlsx", "csv", "xapi"):
        study.exporting.write(format_, folder / "export", ExportRequest(Level.NAMED), TEXTS, lambda _rows: None)
