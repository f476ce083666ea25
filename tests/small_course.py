"""A course small enough to be finished in a test: two modules of one lesson and one question, a test, an opinion."""

from pathlib import Path

from tests.content.conftest import COURSE, LESSON_HEAD, MODULE, QUESTION, QUIZ_HEAD, SOURCES, SVG

RULE = '[completion]\nlessons = "all"\nquizzes = "passed"\npost_test = "done"\nsatisfaction = "done"\n'
OPINION = """\
+++
id = "satisfaction"
title = "Votre avis"
+++

## Utile ? {#sat-utile .opinion melange=non}

- [ ] Non
- [ ] Oui

> Merci.

## Un geste ? {#sat-geste .libre}

> Merci.
"""
PROMPTS = """\
+++
id = "m1-recommandations"
title = "Que faire ?"
+++

## Que faire dans la commune ? {#m1-r1 acteurs="citoyens, élus"}
Une phrase.
"""


def write_course(folder: Path) -> Path:
    """Write it into `folder`, which is made."""
    files = {
        "course.toml": COURSE.replace('["01-un"]', '["01-un", "02-deux"]') + RULE,
        "sources.toml": SOURCES,
        "satisfaction.md": OPINION,
        "01-un/recommandations.md": PROMPTS,
    }
    for form in "ab":
        head = QUIZ_HEAD.replace("m1-quiz", f"test-{form}").replace("[draw]\nm1-o1 = 1\n", f'form = "{form.upper()}"\n')
        files[f"pretest/form-{form}.md"] = head + QUESTION.replace("quiz-q1", f"q-{form}")
    for number, name in enumerate(("01-un", "02-deux"), start=1):
        for file, text in (
            (
                "module.toml",
                MODULE.replace("number = 1", f"number = {number}").replace("Module un", f"Module {number}"),
            ),
            ("01-lecon.md", LESSON_HEAD + "Un texte.\n"),
            ("quiz.md", QUIZ_HEAD + QUESTION),
            ("figures/couverture.svg", SVG),
        ):
            own = text.replace("m1", f"m{number}").replace("quiz-q1", f"m{number}-q1")
            files[f"{name}/{file}"] = own
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder
