"""Grammalecte over every text: what it finds, but for the rules and the findings that are known to be wrong.

Each passage is checked once: what was found clean is remembered in build/, so that a second run reads the changes only.
"""

import hashlib
import json
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coprosec.content.typography import typeset
from tests.prose.texts import ROOT, Passage

TOOL = "grammalecte-cli"
CACHE = ROOT / "build" / "prose.json"
EXCEPTIONS = Path(__file__).with_name("exceptions.toml")
NAME = EXCEPTIONS.relative_to(ROOT).as_posix()
_SHARE = 300
"""Passages a run: enough to be worth the second that the tool takes to start."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What Grammalecte says about one place."""

    passage: Passage
    rule: str
    words: str
    message: str

    def __str__(self) -> str:
        return f"{self.passage.file}:{self.passage.line}: [{self.rule}] « {self.words} » : {self.message}"


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The rules that are not told (`rules`), and the phrases where a finding is wrong, from exceptions.toml."""

    rules: tuple[str, ...]
    phrases: tuple[str, ...]
    stamp: str

    def excuse(self, finding: Finding) -> bool:
        """Whether the rule is left out, or one of the phrases stands in the passage and holds the words found."""
        excused = finding.rule in self.rules
        return excused or any(phrase in finding.passage.text and finding.words in phrase for phrase in self.phrases)

    def idle(self, passages: Iterable[Passage]) -> list[str]:
        """The phrases that no text has any more."""
        texts = "\n".join(passage.text for passage in passages)
        return [phrase for phrase in self.phrases if phrase not in texts]


def read_exceptions(path: Path = EXCEPTIONS) -> Exceptions:
    raw = path.read_bytes()
    data = tomllib.loads(raw.decode())
    phrases = tuple(typeset(phrase) for entry in data["excused"] for phrase in entry["phrases"])
    return Exceptions(tuple(data["rules"]), phrases, hashlib.sha256(raw).hexdigest())


def installed() -> bool:
    return shutil.which(TOOL) is not None


def findings(passages: Iterable[Passage], exceptions: Exceptions, cache: Path = CACHE) -> list[Finding]:
    """What is wrong in the passages, in their order."""
    passages = [passage for passage in passages if passage.text]
    clean = _remembered(cache, exceptions)
    fresh = [passage for passage in passages if _key(passage.text) not in clean]
    shares = [fresh[start : start + _SHARE] for start in range(0, len(fresh), _SHARE)]
    with ThreadPoolExecutor(2) as pool:
        found = [finding for share in pool.map(_ask, shares) for finding in share]
    told = [finding for finding in found if not exceptions.excuse(finding)]
    wrong = {_key(finding.passage.text) for finding in told}
    kept = sorted({_key(passage.text) for passage in passages} - wrong)
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text(json.dumps({"exceptions": exceptions.stamp, "clean": kept}), encoding="utf-8")
    return told


def _remembered(cache: Path, exceptions: Exceptions) -> set[str]:
    try:
        data = json.loads(cache.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return set(data["clean"]) if data.get("exceptions") == exceptions.stamp else set()


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _ask(passages: list[Passage]) -> list[Finding]:
    """One run of the tool: a line a passage, so that its paragraph numbers are theirs."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as stream:
        stream.write("\n".join(passage.text.replace("\n", " ") for passage in passages) + "\n")
        stream.flush()
        command = [TOOL, "-f", stream.name, "-j", "-owe"]
        answer = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    paragraphs = json.loads(answer[answer.index("{") :])["data"]
    return [
        _finding(passages[int(paragraph["iParagraph"]) - 1], error)
        for paragraph in paragraphs
        for error in paragraph["lGrammarErrors"]
    ]


def _finding(passage: Passage, error: dict[str, Any]) -> Finding:
    words = passage.text[error["nStart"] : error["nEnd"]]
    return Finding(passage, error["sRuleId"], words, error["sMessage"])
