"""What the documents name exists under this very name: buttons, pages, verbs, options, targets of make."""

import argparse
import ast
import re
from functools import cache
from pathlib import Path

import pytest

from coprosec import cli

ROOT = Path(__file__).parent.parent
GUIDES = tuple(sorted((ROOT / "resources" / "guide").glob("*.md")))
DOCUMENTS = (ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *GUIDES)

QUOTED = re.compile(r"«\s*(.*?)\s*»", re.DOTALL)
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
COMMAND = re.compile(r"coprosec ([a-z]+)((?: [^`»\n|]*)?)")
OTHERS = {
    *("Informations complémentaires", "Exécuter quand même", "Utilisateurs"),  # Windows’ own
    *("La politique de l’administrateur",),  # a guide
    *(
        "ainsi",
        "guillemets",
        "À retenir",
        "en êtes-vous sûr ?",
        "pas tenté",
        "coprosec check",
        "coprosec sync",
    ),  # no controls
}


def tidy(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


@cache
def shown() -> frozenset[str]:
    """Every text of the program, in small letters, the parts to be filled in as « … »."""
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "app" / "coprosec").rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    texts = (tidy(node.value) for node in nodes if isinstance(node.value, str))
    return frozenset(re.sub(r"\{\w+\}", "…", text).casefold() for text in texts)


def is_shown(quoted: str) -> bool:
    """Whether it is a text of the program, or the beginning of one that goes on after « … » or a colon."""
    words = quoted.casefold()
    goes_on = (words,) if words.endswith("…") else (f"{words} …", f"{words}…", f"{words} :")
    return words in shown() or any(text.startswith(goes_on) for text in shown())


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_what_a_guide_quotes_is_on_the_screen(guide: Path) -> None:
    quoted = {tidy(found[1]) for found in QUOTED.finditer(CODE.sub("", guide.read_text("utf-8")))}
    assert not sorted(one for one in quoted - OTHERS if not is_shown(one))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_command_named_exists_with_its_options(document: Path) -> None:
    options = {verb.name: _options(verb) for verb in cli._VERBS}
    for verb, rest in COMMAND.findall(document.read_text("utf-8")):
        assert verb in options, f"coprosec {verb}"
        assert set(re.findall(r"--[a-z-]+", rest)) <= options[verb], f"coprosec {verb}{rest}"


def test_the_readme_lists_every_verb_and_every_target() -> None:
    readme, makefile = ((ROOT / name).read_text("utf-8") for name in ("README.md", "Makefile"))
    assert {verb for verb, _rest in COMMAND.findall(readme)} == {verb.name for verb in cli._VERBS}
    targets = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", readme)) <= targets


def _options(verb: "cli._Verb") -> set[str]:
    parser = argparse.ArgumentParser()
    verb.add_options(parser)
    return {"--data", "--help", *(name for action in parser._actions for name in action.option_strings)}
