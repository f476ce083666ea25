"""Preparing a PC from a file, as an installer does on ten of them."""

import json
import tomllib
from contextlib import closing
from pathlib import Path

import pytest
from pypdf import PdfReader

from coprosec.cli import run
from coprosec.config.settings import load
from coprosec.domain.clock import utc_now
from coprosec.domain.installation import Installation
from coprosec.domain.trainer import Trainer
from coprosec.paths import DataFolder
from coprosec.services.study import Study

CENTRE, TRAINER = "0190d0c5-0000-7000-8000-000000000001", "0190d0c5-0000-7000-8000-000000000002"
PASSWORD = "le fleuve Ouémé"
GOOD = f"""# Le centre
[centre]
name = "CFP de Bopa"
id = "{CENTRE}"
[post]
name = "Poste 3"
[trainer]
name = "Rosine Ahouansou"
id = "{TRAINER}"
password = "{PASSWORD}"
[settings]
create_profiles = "trainer"
idle_minutes = 5
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "poste.toml"
    path.write_text(GOOD, "utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "données")


def provision(data: DataFolder, *arguments: object) -> int:
    return run(["provision", *(str(argument) for argument in arguments), "--data", str(data.root)])


def found(data: DataFolder) -> tuple[Installation, tuple[Trainer, ...]]:
    with closing(Study(data.database, utc_now)) as study:
        return study.installation.read(), study.trainers.all()


def test_a_good_file_prepares_the_pc_and_loses_its_secrets(
    qapp: object, file: Path, data: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    # WHEN the file is applied
    sheet = file.with_name("feuille.pdf")
    assert provision(data, file, "--json", "--sheet", sheet) == 0

    # THEN the PC is as it says, its trainer enters, and the sheet holds the code that was told
    told = json.loads(capsys.readouterr().out)
    assert told["secrets_removed"]
    installation, (trainer,) = found(data)
    assert (installation.centre_id, installation.centre_name) == (CENTRE, "CFP de Bopa")
    assert installation.device_name == "Poste 3"
    assert (trainer.id, trainer.has_password) == (TRAINER, True)
    settings = load(data.settings)
    assert (settings.create_profiles, settings.idle_minutes) == ("trainer", 5)
    with closing(Study(data.database, utc_now)) as study:
        study.trainers.admit(trainer.id, PASSWORD)
        study.trainers.recover(trainer.id, told["recovery_code"], "un autre secret")
        assert len(study.signing.keyring().keys) == 1
    printed = "".join(PdfReader(sheet).pages[0].extract_text().split())  # letters set apart are read as words
    assert all(group in printed for group in told["recovery_code"].split("-"))

    # THEN the file has every line but the secret, and applying it again changes nothing
    left = file.read_text("utf-8")
    assert PASSWORD not in left
    assert len(left.splitlines()) == len(GOOD.splitlines())
    assert "password" not in tomllib.loads(left)["trainer"]
    before = data.database.read_bytes()
    assert provision(data, file) == 0
    assert "Rien à changer" in capsys.readouterr().out
    assert data.database.read_bytes() == before


def test_a_rehearsal_writes_nothing(file: Path, data: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert provision(data, file, "--dry-run") == 0
    told = capsys.readouterr().out
    assert "à faire : le poste s’appelle « Poste 3 »" in told
    assert "Rien n’a été changé." in told
    assert not data.root.exists()
    assert file.read_text("utf-8") == GOOD


def test_a_rehearsal_on_a_prepared_pc_says_what_is_left(
    file: Path, data: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert provision(data, file) == 0
    before = {path: path.read_bytes() for path in data.root.iterdir() if path.is_file()}
    file.write_text(file.read_text("utf-8").replace("Poste 3", "Poste 4"), "utf-8")
    capsys.readouterr()
    assert provision(data, file, "--dry-run", "--json") == 0
    assert json.loads(capsys.readouterr().out)["changes"] == [
        "le poste s’appelle « Poste 4 », du centre « CFP de Bopa »"
    ]
    assert {path: path.read_bytes() for path in data.root.iterdir() if path.is_file()} == before


@pytest.mark.parametrize(
    "before,after,told",
    [
        ("[post]", "[poste]", [":5 : « poste » est inconnu, peut-être « post »", "il manque « name » sous [post]"]),
        (
            "idle_minutes = 5",
            "idle_minuts = 5",
            [":13 : la clé « idle_minuts » est inconnue sous [settings]", "idle_minutes"],
        ),
        ("idle_minutes = 5", 'idle_minutes = "5"', [":13 : « idle_minutes » doit être un nombre de 0 à 240"]),
        (PASSWORD, "court", [":10 : « password » doit avoir de 8 à 128 caractères"]),
        (CENTRE, "bopa", [":4 : « id » doit être un identifiant"]),
        ('name = "CFP de Bopa"', 'name = ""', [":3 : « name » est vide"]),
        ('name = "CFP de Bopa"', "name = 3", [":3 : « name » doit être un texte entre guillemets"]),
        ('name = "CFP de Bopa"\n', "", [":2 : il manque « name » sous [centre]"]),
        ("[settings]", "[settings", ["ligne n’est pas du TOML"]),
        ("[settings]", "[settings]\nkiosk = 3\npin = 'x'", [":12 : « kiosk »", ":13 : « pin »"]),
        ("[settings]", "[settings]\ndata_folder = 'x'", [":12 : la clé « data_folder » est inconnue"]),
    ],
)
def test_a_wrong_file_changes_nothing_and_says_where(
    before: str, after: str, told: list[str], file: Path, data: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(GOOD.replace(before, after), "utf-8")
    assert provision(data, file) == 1
    said = capsys.readouterr().out
    assert [part for part in told if part not in said] == []
    assert "Rien n’a été changé." in said
    assert not data.database.exists()
    assert file.read_text("utf-8") == GOOD.replace(before, after)


def test_a_script_reads_the_problems(file: Path, data: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(GOOD.replace(PASSWORD, "court"), "utf-8")
    assert provision(data, file, "--json") == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["line"] == 10


def test_somebody_else_does_not_become_trainer_of_a_prepared_pc(
    file: Path, data: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert provision(data, file) == 0
    file.write_text(GOOD.replace(TRAINER, CENTRE).replace("Rosine", "Intrus").replace("Poste 3", "À moi"), "utf-8")
    assert provision(data, file) == 1
    assert "Rosine Ahouansou" in capsys.readouterr().err
    installation, trainers = found(data)
    assert installation.device_name == "Poste 3"
    assert len(trainers) == 1
    assert "Intrus" in file.read_text("utf-8")


def test_the_same_trainer_keeps_the_password_that_they_chose(file: Path, data: DataFolder) -> None:
    assert provision(data, file, "--keep-secrets") == 0
    assert file.read_text("utf-8") == GOOD
    with closing(Study(data.database, utc_now)) as study:
        trainer = study.trainers.all()[0]
        study.trainers.change_password(trainer.id, PASSWORD, "choisi depuis")
    assert provision(data, file) == 0
    with closing(Study(data.database, utc_now)) as study:
        study.trainers.admit(trainer.id, "choisi depuis")


def test_one_sheet_may_serve_every_pc(file: Path, data: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    code = "7QD2-MXP9-R4TH-B6WK"
    file.write_text(GOOD.replace("[settings]", f'recovery_code = "{code}"\n[settings]'), "utf-8")
    assert provision(data, file, "--json") == 0
    assert json.loads(capsys.readouterr().out)["recovery_code"] is None
    assert code not in file.read_text("utf-8")
    with closing(Study(data.database, utc_now)) as study:
        study.trainers.recover(study.trainers.all()[0].id, code, "un autre secret")


def test_what_the_policy_locked_is_not_set(
    file: Path, data: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = file.with_name("policy.toml")
    policy.write_text("[locked]\nidle_minutes = 10\n")
    monkeypatch.setenv("COPROSEC_POLICY", str(policy))
    assert provision(data, file) == 1
    assert ":13 : « idle_minutes » est fixé par la politique" in capsys.readouterr().out


def test_the_template_is_a_file_to_fill_in(
    data: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert provision(data, "--template") == 0
    template = capsys.readouterr().out
    path = tmp_path / "modèle.toml"
    path.write_text(template, "utf-8")
    assert provision(data, path) == 1
    assert "« password » doit avoir de 8 à 128" in capsys.readouterr().out
    path.write_text(template.replace('password = ""', f'password = "{PASSWORD}"'), "utf-8")
    assert provision(data, path) == 0
    assert PASSWORD not in path.read_text("utf-8")
    assert provision(data) == 2
