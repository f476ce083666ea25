"""The command as a whole: every verb explains itself in French, says what is wrong, and never shows a traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coprosec import cli, usage
from coprosec.domain.error_words import WORDS, worded
from coprosec.errors import ErrorCode, KnownError

VERBS = [verb.name for verb in cli._VERBS]
ENGLISH = ("positional", "optional", "show this help", "usage:", "argument ", "required", "invalid", "expected")


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a bad use."""
    with pytest.raises(SystemExit) as ended:
        cli.run(arguments)
    assert ended.value.code == usage.BAD_USE
    return capsys.readouterr().err


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_every_verb_explains_itself_in_french(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.run([*([verb] if verb else []), "--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert "--data DOSSIER" in told
    assert not [words for words in ENGLISH if words in told]


@pytest.mark.parametrize(
    "arguments, told",
    [
        (["blah"], "VERBE : « blah » n’est pas l’un de check, build"),
        (["--nope"], "argument inconnu : --nope"),
        (["demo", "--learners", "x"], "--learners : « x » n’est pas un nombre entier"),
        (["demo", "--seed"], "--seed attend une valeur"),
        (["export", "--format", "zip", "--out", "x"], "--format : « zip » n’est pas l’un de xlsx, csv"),
        (["export"], "il manque --format, --out"),
        (["merge"], "il manque FICHIER"),
        (["--s", "x"], "--s peut être --set, --safe, --self-check"),
        (["check", "--json=1"], "--json n’attend pas de valeur"),
    ],
)
def test_a_bad_use_is_said_in_french(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(arguments, capsys)
    assert told in said
    assert said.endswith("--help ».\n")


@pytest.mark.parametrize("code", ErrorCode)
def test_no_known_error_is_told_by_its_bare_code(code: ErrorCode) -> None:
    reason = {"reason": "cut", "path": "clé.coprosec"} if code is ErrorCode.BUNDLE_REFUSED else {}
    told = worded(KnownError(code, **reason))
    assert told != str(code)
    assert "{" not in told
    assert told.endswith((".", " :", ":")) or code in WORDS


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--out", "DOSSIER"],
        ["build", "--out", "FICHIER/x/y.db"],
        ["restore", "DOSSIER"],
        ["restore", "FICHIER"],
        ["restore", "RIEN"],
        ["import", "DOSSIER", "--out", "x.md"],
        ["merge", "RIEN", "FICHIER"],
        ["keys", "--restore", "DOSSIER"],
        ["policy", "--check", "FICHIER"],
        ["policy", "--check", "RIEN"],
        ["provision", "FICHIER"],
        ["provision", "DOSSIER"],
        ["verify", "FICHIER", "DOSSIER", "RIEN"],
        ["attest", "--out", "FICHIER/a.pdf", "--learner", "Personne"],
        ["export", "--format", "bundle", "--out", "FICHIER/x.coprosec"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_said_with_the_place(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"DOSSIER": tmp_path / "un dossier é", "FICHIER": tmp_path / "bruit.bin", "RIEN": tmp_path / "rien"}
    places["DOSSIER"].mkdir()
    places["FICHIER"].write_bytes(bytes(range(256)) * 30)
    for name, place in places.items():
        arguments = [one.replace(name, str(place)) for one in arguments]
    assert cli.run(arguments) == 1
    said = "".join(capsys.readouterr())
    assert said.strip()
    assert "Error" not in said
    assert any(str(place) in said for place in places.values()) or arguments[0] in ("attest", "verify")


@pytest.mark.parametrize(
    "address", ["", "x", "https://", "https://h:abc/", "https://[::1", "postgresql://", "postgresql://u@h:abc/x"]
)
def test_an_address_that_is_none_is_a_bad_use(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["sync", "--to", address]) == usage.BAD_USE
    assert "coprosec : " in capsys.readouterr().err


def test_a_report_is_a_docx_or_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["report", "--out", str(tmp_path / "rapport.odt")]) == usage.BAD_USE
    assert ".docx ou par .pdf" in capsys.readouterr().err
    assert not (tmp_path / "rapport.odt").exists()


def test_a_code_that_nobody_types_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(_words: str) -> str:
        raise EOFError

    monkeypatch.setattr("coprosec.services.exchange_verbs.getpass", nobody)
    assert cli.run(["keys", "--backup", str(tmp_path / "x.cle")]) == 1
    assert "rien n’a été écrit" in capsys.readouterr().err
    assert not (tmp_path / "x.cle").exists()


def test_json_keeps_accents_and_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "données"
    assert cli.run(["demo", "--learners", "1", "--data", str(data)]) == 0
    capsys.readouterr()
    for arguments in (["backup"], ["restore", "--dry-run"], ["keys"], ["policy"], ["backup", "--list"]):
        assert cli.run([*arguments, "--json", "--data", str(data)]) == 0
        told = capsys.readouterr().out
        json.loads(told)
        assert "\\u" not in told


def test_a_reader_that_has_read_enough_gets_no_traceback() -> None:
    command = f"{sys.executable} -m coprosec check --report | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout
    assert not done.stderr
