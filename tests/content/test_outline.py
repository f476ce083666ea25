"""course.toml, module.toml, sources.toml, the glossary."""

import pytest

from coprosec import paths
from coprosec.content.problems import Rule
from coprosec.content.reading import read_course
from coprosec.content.slugs import plain
from coprosec.domain.completion_rule import CompletionRule
from coprosec.domain.course import Course
from coprosec.domain.ids import ModuleId
from coprosec.domain.lesson import TextBlock
from coprosec.domain.timetable import Slot
from tests.content.conftest import COURSE, MODULE, QUESTION, QUIZ_HEAD, SOURCES, TODAY, CourseFolder
from tests.content.test_scenarios import GOOD as SCENARIO


@pytest.mark.parametrize(
    "file,text,line,rule",
    [
        pytest.param("course.toml", COURSE.replace("pass_mark = 0.8", "pass_mark = 80"), 6, Rule.DATA, id="pass mark"),
        pytest.param("course.toml", COURSE.replace("version", "verzion"), 4, Rule.DATA, id="misspelt key"),
        pytest.param("course.toml", COURSE.replace("01-un", "../un"), 7, Rule.LINK, id="module outside"),
        pytest.param("course.toml", COURSE + "[completion]\nlessons = 3\n", 10, Rule.DATA, id="completion"),
        pytest.param("01-un/module.toml", MODULE.replace("number = 1", "number = true"), 2, Rule.DATA, id="number"),
        pytest.param("01-un/module.toml", MODULE.replace('verb = "citer"\n', ""), 10, Rule.DATA, id="no verb"),
        pytest.param("01-un/module.toml", MODULE.replace("m1-o1", "m1"), 11, Rule.IDENTIFIER, id="id taken"),
        pytest.param("01-un/module.toml", MODULE.replace('"ready"', '"fini"'), 7, Rule.DATA, id="status"),
        pytest.param("sources.toml", SOURCES.replace('"B"', '"D"'), 7, Rule.DATA, id="grade"),
        pytest.param("sources.toml", SOURCES.replace('"B"', '"C"'), 7, Rule.SOURCE, id="no precise fact"),
        pytest.param("sources.toml", SOURCES.replace("= 2026-11-23", '= "hier"'), 8, Rule.DATA, id="day"),
        pytest.param("sources.toml", SOURCES.replace("https:", "ftp:"), 4, Rule.SOURCE, id="address"),
        pytest.param("sources.toml", SOURCES.replace("[une-source]", "[Une_Source]"), 1, Rule.IDENTIFIER, id="name"),
        pytest.param("glossary.md", "Menace\n:   Un.\n", 1, Rule.IDENTIFIER, id="term without id"),
        pytest.param("glossary.md", "A {#a}\n:   Un.\n\nB {#a}\n:   Deux.\n", 4, Rule.IDENTIFIER, id="term twice"),
        pytest.param("glossary.md", "A {#a}\n\nB {#b}\n:   Deux.\n", 1, Rule.SYNTAX, id="term without definition"),
        pytest.param("glossary.md", "A {#a}\n:   Un[^rien].\n", 2, Rule.SOURCE, id="unknown source"),
        pytest.param("glossary.md", "A {#a}\n:   <i>Un</i>.\n", 2, Rule.HTML, id="raw HTML"),
    ],
)
def test_faults(course: CourseFolder, file: str, text: str, line: int, rule: Rule) -> None:
    course.write(file, text)
    assert (file, line, rule) in course.errors()


def test_the_outline(course: CourseFolder) -> None:
    outline = course.read().course
    (module,) = outline.modules
    assert (outline.id, outline.version, module.id, module.ready) == ("cours", "1", "m1", True)
    assert module.cover == "01-un/figures/couverture.svg"
    assert [lesson.title for lesson in module.lessons] == ["Leçon"]


def test_what_stands_beside_the_lessons(course: CourseFolder) -> None:
    course.write("course.toml", COURSE + '[completion]\nlessons = "all"\nquizzes = "none"\nscenarios = 1\n')
    course.scenario(SCENARIO)
    for form in "AB":
        head = QUIZ_HEAD.replace("m1-quiz", f"test-{form.lower()}").replace("[draw]\nm1-o1 = 1\n", f'form = "{form}"\n')
        course.write(f"pretest/form-{form.lower()}.md", head + QUESTION.replace("quiz-q1", f"q-{form.lower()}"))
    reading = course.read()
    assert not reading.errors, reading.errors
    outline = reading.course
    assert outline.completion == CompletionRule(lessons=True, scenarios=1)
    assert [(form, quiz.id, quiz.drawn) for form, quiz in outline.pretests] == [("A", "test-a", 1), ("B", "test-b", 1)]
    assert [(head.id, head.endings) for head in outline.modules[0].scenarios] == [("m1-scenario", ("fin",))]


SLOT = '[[timetable]]\nday = 1\nstart = "{}"\nend = "{}"\ntitle = "Module un"\nmodule = "01-un"\n'


def test_the_timetable_and_the_credits_are_compiled(course: CourseFolder) -> None:
    course.write("course.toml", COURSE + 'credits = ["L\'atelier."]\n' + SLOT.format("08:30", "09:15"))
    outline = course.read().course
    assert outline.credits == ("L’atelier.",)
    assert outline.timetable == (Slot(1, "08:30", "09:15", "Module un", ModuleId("m1")),)
    assert Course.from_data(outline.to_data()) == outline


@pytest.mark.parametrize(
    "slots,line",
    [
        (SLOT.format("8h30", "09:15"), 11),
        (SLOT.format("09:30", "09:15"), 12),
        (SLOT.format("08:30", "09:15").replace("01-un", "09-neuf"), 14),
        (SLOT.format("08:30", "09:15") + SLOT.format("09:00", "10:00"), 17),
    ],
    ids=["hour", "end first", "unknown module", "two at once"],
)
def test_a_timetable_that_cannot_be_kept(course: CourseFolder, slots: str, line: int) -> None:
    course.write("course.toml", COURSE + slots)
    assert course.errors() == [("course.toml", line, Rule.DATA)]


def test_a_module_fits_in_its_slots(course: CourseFolder) -> None:
    course.write("course.toml", COURSE + SLOT.format("08:30", "08:35"))
    (advice,) = course.advice(Rule.DATA, "course.toml")
    assert (advice.line, advice.message.startswith("module de 10")) == (11, True)


@pytest.mark.parametrize("minutes,told", [(14, True), (15, False), (45, False), (46, True)])
def test_a_module_lasts_as_long_as_its_parts_and_its_quiz(course: CourseFolder, minutes: int, told: bool) -> None:
    course.write("01-un/module.toml", MODULE.replace("minutes = 10", f"minutes = {minutes}"))
    assert [problem.line for problem in course.advice(Rule.LENGTH, "01-un/module.toml")] == [6] * told


def test_a_planned_module_needs_nothing_else(course: CourseFolder) -> None:
    course.write("course.toml", COURSE.replace('"01-un"', '"01-un", "02-deux"'))
    text = MODULE.replace("m1", "m2").replace('"ready"', '"planned"')
    course.write("02-deux/module.toml", text)
    course.write("02-deux/01-brouillon.md", "Pas fini.")
    reading = course.read()
    assert not reading.errors
    assert (reading.course.modules[1].ready, reading.course.modules[1].lessons) == (False, ())


def test_a_module_that_is_not_there(course: CourseFolder) -> None:
    course.write("course.toml", COURSE.replace('"01-un"', '"01-un", "02-deux"'))
    assert course.errors() == [("02-deux/module.toml", 1, Rule.FILE)]
    assert course.read().lessons


@pytest.mark.parametrize(
    "change,message",
    [
        (("2027-11-23", "2026-11-01"), "à revoir depuis le 01/11/2026"),
        (("2027-11-23", "2027-11-24"), "plus de douze mois"),
    ],
)
def test_sources_to_review(course: CourseFolder, change: tuple[str, str], message: str) -> None:
    course.write("sources.toml", SOURCES.replace(*change))
    (advice,) = course.advice(Rule.REVIEW, "sources.toml")
    assert (advice.line, message in advice.message) == (9, True)


def test_a_source_that_nobody_cites(course: CourseFolder) -> None:
    assert [problem.line for problem in course.advice(Rule.UNUSED, "sources.toml")] == [1]
    course.lesson("Un fait[^une-source].")
    assert course.advice(Rule.UNUSED, "sources.toml") == []


def test_the_glossary(course: CourseFolder) -> None:
    first = "Mot | mots-clés {#mot}\n:   Une *définition*\n    sur deux lignes[^une-source].\n"
    course.write("glossary.md", first + "\n\nAutre {#autre}\n\n:   Oui.\n")
    terms = course.read().terms
    assert [(term.id, term.names) for term in terms.values()] == [("mot", ("Mot", "mots-clés")), ("autre", ("Autre",))]
    definition = next(iter(terms.values())).definition
    assert definition == "Une <em>définition</em>\nsur deux lignes (source\u00a0: Un journal, mars 2025)."


def test_a_file_that_is_no_part_of_the_course(course: CourseFolder) -> None:
    course.write("01-un/notes.md", "Rien.")
    assert len(course.advice(Rule.UNUSED, "01-un/notes.md")) == 1


def test_the_introduction_tells_the_timetable_of_the_real_course() -> None:
    reading = read_course(paths.MODULES, TODAY, wording=False)
    assert reading.course.introduction is not None
    blocks = reading.lessons[reading.course.introduction.id].blocks
    told = plain("".join(block.html for block in blocks if isinstance(block, TextBlock))).replace("\u00a0", " ")
    for slot in (slot for slot in reading.course.timetable if slot.module):
        hours, minutes = slot.start.split(":")
        module = next(module for module in reading.course.modules if module.id == slot.module)
        assert f"{int(hours)} h {minutes} : module {module.number}" in told
