"""House rules that no linter knows. Each message says what to do instead."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APP = ROOT / "app" / "coprosec"
LONGEST_FILE = 400
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")
SLEEPS = {"sleep", "wait", "qWait", "qSleep", "msleep", "usleep"}
SLEEPERS = {"time", "asyncio", "qtbot", "QTest", "QThread"}
# A real window in another process, and a measure, have no signal to wait for.
MAY_SLEEP = {"tests/e2e", "tests/benchmarks", "tests/shots", "tests/test_guards.py"}


def sources(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def place(path: Path, line: int = 1) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def test_texts_are_translated_before_they_are_filled_in() -> None:
    found = [
        place(path, call.lineno)
        for path in sources(APP)
        for call in calls(path)
        if called(call) in {"tr", "translate", "QT_TRANSLATE_NOOP"}
        and any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in call.args)
    ]
    assert not found, f'lupdate cannot match a built text: write tr("… {{name}}").format(name=…)\n{found}'


def test_looks_are_decided_in_the_theme_alone() -> None:
    theme = APP / "ui" / "theme.py"
    found = [
        place(path, number)
        for path in sources(APP)
        if path != theme
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "setStyleSheet" in line or COLOUR.search(line)
    ]
    assert not found, f"colours and style sheets come from the tokens, through ui/theme.py\n{found}"


def test_nothing_sleeps() -> None:
    found = []
    for path in sources(APP, ROOT / "tests"):
        if any(place(path).startswith(allowed) for allowed in MAY_SLEEP):
            continue
        for call in calls(path):
            owner = call.func.value if isinstance(call.func, ast.Attribute) else None
            by = owner.id if isinstance(owner, ast.Name) else ""
            if called(call) in SLEEPS and (by in SLEEPERS or called(call) == "sleep"):
                found.append(place(path, call.lineno))
    assert not found, f"wait for a signal or a condition (qtbot.waitSignal, qtbot.waitUntil), never for a time\n{found}"


@pytest.mark.parametrize("path", sources(APP), ids=lambda path: path.relative_to(APP).as_posix())
def test_a_file_stays_readable(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_FILE, f"{lines} lines: give a part of it a file of its own"


def test_no_path_or_host_of_one_machine() -> None:
    foreign = re.compile(r"(?<![\w.])/(?:work|root|home/\w+)/|index-url|\bpypi\.org/simple\b")
    found = [
        place(path)
        for path in [
            *sources(APP, ROOT / "packaging"),
            ROOT / "Makefile",
            ROOT / "pyproject.toml",
            ROOT / "requirements.lock",
        ]
        if foreign.search(path.read_text(encoding="utf-8"))
    ]
    assert not found, f"these files belong to every machine\n{found}"


def test_every_icon_is_drawn_somewhere() -> None:
    named = "\n".join(path.read_text(encoding="utf-8") for path in sources(APP / "ui"))
    found = [path.name for path in (ROOT / "resources" / "icons").glob("*.svg") if f'"{path.stem}"' not in named]
    assert not found, f"delete what nothing draws: {found}"
