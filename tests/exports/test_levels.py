"""Whatever people are called and answer, no name nor id of theirs leaves where an export promises none."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from coprosec import paths
from coprosec.domain.cohorts import CohortPlan
from coprosec.domain.exporting import ExportRequest, Level
from coprosec.domain.ids import ItemId, LearnerId
from coprosec.domain.items import FreeText, ShortText
from coprosec.domain.statements import Draft, Verb
from coprosec.services.study import Study
from coprosec.ui.paper.board import write_board
from coprosec.ui.theme import Theme
from tests.samples import FakeClock, item
from tests.services.test_exporting import QUIZ
from tests.services.test_exporting import TEXTS as COURSE_TEXTS

TYPED = {
    ItemId("mot"): item("mot", ShortText(("Natitingou",))),
    ItemId("libre"): item("libre", FreeText()),
}
TEXTS = replace(COURSE_TEXTS, items={**COURSE_TEXTS.items, **TYPED})
WORDS = st.text(alphabet="abcdefghijklmnoprstuvzàéèɖɛɔ", min_size=5, max_size=9).map("Ɖɔ{}".format)
NAMES = st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=9, unique=True)


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    made = Theme(paths.RESOURCES)
    made.load_fonts()
    return made


def live(study: Study, names: list[tuple[str, str]]) -> set[str]:
    """People of two groups take the quiz; type their own names in answers. What must not leave."""
    cohort = study.cohorts.plan(CohortPlan("Parakou"))
    secrets: set[str] = {study.record.device}
    for nth, (first, last) in enumerate(names):
        learner = study.learners.register(f"{first} {last}").id
        study.cohorts.enrol(cohort.id, learner, "Groupe un" if nth < 6 else "Groupe deux")
        state = study.attempts.start(learner, QUIZ, "1")
        for question in state.plan.items:
            state = study.attempts.answer(state, question, ("b",), 4000)
        for typed in (*TYPED, "gone"):
            data = {"response": [f"{first} {last}"], "lesson": "m1-l1"}
            study.record.append([Draft(learner, Verb.ANSWERED, typed, course_version="1", data=data)])
        secrets |= {learner, first, last, *(one.id for one in study.record.attempts(LearnerId(learner)))}
    return secrets | {statement.id for statement in study.record.statements()} | {cohort.id}


def texts_of(path: Path) -> str:
    """Everything that a file tells, its properties included."""
    match path.suffix:
        case ".xlsx":
            with ZipFile(path) as parts:
                return "\n".join(parts.read(name).decode("utf-8") for name in parts.namelist())
        case ".pdf":
            reader = PdfReader(path)
            return "\n".join(
                [*(page.extract_text() for page in reader.pages), *map(str, (reader.metadata or {}).values())]
            )
        case _:
            return path.read_text(encoding="utf-8")


@settings(
    max_examples=3, phases=[Phase.generate], deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(names=NAMES)
def test_given_any_people_then_only_the_level_that_says_so_names_them(
    names: list[tuple[str, str]], theme: Theme
) -> None:
    folder = Path(tempfile.mkdtemp())
    study = Study(folder / "coprosec.db", FakeClock(), new_seed=lambda: "graine")
    try:
        secrets = live(study, names)
        cohort = study.cohorts.all()[0].id
        for level in Level:
            out = folder / level
            out.mkdir()
            request = ExportRequest(level, cohort)
            for format_, name in (("csv", "a.csv"), ("xlsx", "a.xlsx"), ("xapi", "a.jsonl")):
                if (format_, level) != ("xapi", Level.AGGREGATED):
                    study.exporting.write(format_, out / name, request, TEXTS, lambda _rows: None)
            study.exporting.prepare(request)
            write_board(out / "a.pdf", study.exporting.gather(request, TEXTS), theme)
            told = {path.name: texts_of(path) for path in out.iterdir()}
            assert len(told) >= 5
            if level is Level.NAMED:
                assert all(last in told["a.csv"] for _first, last in names)
            else:
                leaks = {(name, secret) for name, text in told.items() for secret in secrets if secret in text}
                assert not leaks
    finally:
        study.close()
        shutil.rmtree(folder)
