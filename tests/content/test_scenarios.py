"""Scenarios: scenes, choices, and the ways between them."""

import pytest

from coprosec.content.problems import Rule
from coprosec.domain.ids import ScenarioId
from coprosec.domain.scenario import Scene, SceneChoice
from tests.content.conftest import CourseFolder

FILE = "01-un/scenario-un.md"
FIRST = 11
START = """\
## Au début {#debut forme=message .certitude}
Une scène.

- [Rester](#fin){confiance=-15}
    > Vous restez.
- [Partir *vite*](#fin){confiance=+10}
    > Vous partez.
"""
END = '## La fin {#fin .fin issue=bonne}\nC’est fini.\n\n!!! bilan "Le principe"\n    On date.\n'
GOOD = START + END


def test_a_scenario(course: CourseFolder) -> None:
    course.scenario(GOOD)
    reading = course.read()
    assert not reading.errors
    scenario = reading.scenarios[ScenarioId("m1-scenario")]
    assert reading.module_scenarios == {"m1": ("m1-scenario",)}
    assert scenario.gauges == {"confiance": 50}
    assert scenario.scenes[0] == Scene(
        id="debut",
        title="Au début",
        form="message",
        html="<p>Une scène.</p>",
        choices=(
            SceneChoice("Rester", "fin", "Vous restez.", {"confiance": -15}),
            SceneChoice("Partir <em>vite</em>", "fin", "Vous partez.", {"confiance": 10}),
        ),
        asks_certainty=True,
        outcome="",
    )
    assert scenario.scenes[1].outcome == "bonne"
    assert 'class="callout-bilan"' in scenario.scenes[1].html


@pytest.mark.parametrize(
    "body,line",
    [
        pytest.param(GOOD.replace("(#fin){confiance=-15}", "(#rien)"), 3, id="unknown target"),
        pytest.param("## A {#debut}\nRien.\n" + END, 0, id="dead end"),
        pytest.param("## A {#debut}\n- [x](#b)\n    > y\n## B {#b}\n- [x](#debut)\n    > y\n" + END, 0, id="endless"),
        pytest.param(GOOD.replace("=-15", "=peu"), 3, id="unreadable effect"),
        pytest.param(GOOD.replace("issue=bonne", "issue=belle"), 7, id="unknown outcome"),
        pytest.param(GOOD.replace(".fin issue", "issue"), 7, id="outcome without end"),
        pytest.param(GOOD.replace("forme=message", "forme=film"), 0, id="unknown form"),
        pytest.param(GOOD[: GOOD.index("!!!")], 7, id="end without debrief"),
        pytest.param(GOOD.replace("#debut", "#autre"), -5, id="unknown start"),
        pytest.param("Perdu.\n" + GOOD, 0, id="stray text"),
        pytest.param(GOOD.replace("- [Rester](#fin)", "- [Rester]"), 3, id="badly written choice"),
        pytest.param(GOOD.replace("    > Vous restez.", "    Vous restez."), 4, id="comment without mark"),
        pytest.param(GOOD + "- [Encore](#debut)\n    > Oui.\n", 7, id="end with choices"),
        pytest.param("", 0, id="no scene"),
    ],
)
def test_faults(course: CourseFolder, body: str, line: int) -> None:
    course.scenario(body)
    assert (FILE, FIRST + line, Rule.SCENARIO) in course.errors()


@pytest.mark.parametrize(
    "body,line,rule",
    [
        (GOOD.replace("{confiance=-15}", "{confience=-15}"), 3, Rule.SYNTAX),
        (GOOD.replace("{#debut forme=message .certitude}", ""), 0, Rule.IDENTIFIER),
        (GOOD + END, 12, Rule.IDENTIFIER),
    ],
    ids=["unknown gauge", "scene without id", "same scene twice"],
)
def test_other_faults(course: CourseFolder, body: str, line: int, rule: Rule) -> None:
    course.scenario(body)
    assert (FILE, FIRST + line, rule) in course.errors()


def test_advice(course: CourseFolder) -> None:
    course.scenario(GOOD.replace(" .certitude", "") + "## Perdue {#perdue}\n- [Finir](#fin)\n    > Oui.\n")
    messages = [(problem.line, problem.message) for problem in course.advice(Rule.SCENARIO, FILE)]
    assert messages == [
        (1, "aucune décision ne demande la certitude (ajoutez .certitude à la scène décisive)"),
        (1, "scénario à 1\u00a0décision (visez-en six au moins)"),
        (1, "scénario à 1\u00a0fin (visez-en trois au moins)"),
        (FIRST + 12, "scène où rien ne mène (menez-y un choix, ou ôtez-la)"),
    ]


def test_a_choice_without_consequence(course: CourseFolder) -> None:
    course.scenario(GOOD.replace("    > Vous restez.\n", ""))
    assert [problem.line for problem in course.advice(Rule.FEEDBACK, FILE)] == [FIRST + 3]


def test_an_acronym_is_explained_in_a_scenario_too(course: CourseFolder) -> None:
    course.scenario(GOOD.replace("Une scène.", "Le CNIN, puis la CBDH."))
    assert ["CBDH" in problem.message for problem in course.advice(Rule.ACRONYM, FILE)] == [True]
