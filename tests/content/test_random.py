"""Whatever stands in a file, reading answers, and every problem has a line of that file."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from coprosec.content.reading import read_course
from tests.content.conftest import COURSE, LESSON_HEAD, MODULE, QUIZ_HEAD, SCENARIO_HEAD, SOURCES, TODAY

_PIECES = st.sampled_from(
    [
        *("## ", "### ", "{#q1 objectif=m1-o1}", "{#a .ordre", "}", "- [ ] ", "- [x] ", "    > ", "> ", "\n", "\n\n"),
        *("    ", "!!! retenir ", '"T"', "[^une-source]", "[^", "[a](", "](#b)", "lecon:m1-lecon", ")", "|", "+++"),
        *("![alt](figures/a.svg", "| a | b |", "| --- | --- |", "{{mot|b}}", "{{", "= 117", "1. ", "*", "**", "_", "`"),
        *("<b>", "\\", "&amp;", "é "),
    ]
)
_TEXT = st.lists(_PIECES | st.text(max_size=8), max_size=25).map("".join)
_HEADS = {"01-lecon.md": LESSON_HEAD, "quiz.md": QUIZ_HEAD, "scenario-a.md": SCENARIO_HEAD, "recommandations.md": ""}


def _check(name: str, text: str) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "01-un").mkdir()
        for file, content in (("course.toml", COURSE), ("01-un/module.toml", MODULE), ("sources.toml", SOURCES)):
            (root / file).write_text(content, encoding="utf-8")
        raw = text.encode("utf-8", "surrogatepass")
        (root / name).write_bytes(raw)
        lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        for problem in read_course(root, TODAY).problems:
            assert "trop compliqué" not in problem.message, problem
            assert problem.file != name or 1 <= problem.line <= lines, problem


@example("recommandations.md", "+++\n+++")
@settings(max_examples=300)
@given(st.sampled_from(sorted(_HEADS)), _TEXT)
def test_documents(name: str, text: str) -> None:
    _check(f"01-un/{name}", _HEADS[name] + text)


@settings(max_examples=60)
@given(st.text(max_size=80) | st.lists(_PIECES, max_size=12).map("".join))
def test_whole_files(text: str) -> None:
    _check("01-un/01-lecon.md", text)


@settings(max_examples=60)
@given(_TEXT)
def test_glossary(text: str) -> None:
    _check("glossary.md", text)


@settings(max_examples=60)
@given(st.text(alphabet="[]=\"' \nab-1#.", max_size=60))
def test_sources(text: str) -> None:
    _check("sources.toml", SOURCES + text)
