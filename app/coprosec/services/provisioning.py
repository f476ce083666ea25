"""Preparing a PC from a file: read whole and checked before anything is written, the same each time it is run."""

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from coprosec.config import tomlfile
from coprosec.config.keys import BY_NAME, Value
from coprosec.config.settings import SettingsFile
from coprosec.config.tomlfile import Problem, TomlFile, near
from coprosec.disk import write_durably
from coprosec.domain.ids import LearnerId, TrainerId
from coprosec.domain.secrets import MAX_PASSWORD, MIN_PASSWORD, code_as_kept
from coprosec.domain.trainer import Trainer
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.installation import clean_place
from coprosec.services.learners import clean_name
from coprosec.services.study import Study

_TABLES = {
    "centre": ("name", "id"),
    "post": ("name",),
    "trainer": ("name", "id", "password", "recovery_code"),
    "settings": tuple(key.name for key in BY_NAME.values() if not key.admin),
}
_SECRETS = (("trainer", "password"), ("trainer", "recovery_code"))
_CODE_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Plan:
    """What a good file asks for. `password` is empty in a file whose secrets were already taken out."""

    centre: str
    centre_id: str | None
    post: str
    trainer: str
    trainer_id: TrainerId | None
    password: str
    recovery_code: str
    settings: dict[str, Value]
    secret_lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Provisioned:
    """What was changed, in French; the code of the sheet when one was made here."""

    changes: tuple[str, ...]
    code: str = ""
    trainer: str = ""


def read_plan(path: Path, settings: SettingsFile, *, rewritable: bool) -> Plan | tuple[Problem, ...]:
    """The plan of a file, or everything that is wrong with it. `rewritable` when its secrets will be taken out."""
    try:
        found = tomlfile.read(path)
    except OSError as error:
        return (Problem(0, f"le fichier ne peut pas être lu ({error.strerror})"),)
    if isinstance(found, Problem):
        return (found,)
    problems = tuple(sorted(_problems(found, settings), key=lambda problem: problem.line))
    if rewritable and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        problems += (Problem(0, "ses secrets ne pourront pas être retirés : copiez-le là où il peut être écrit"),)
    return problems or _plan(found)


def apply(plan: Plan, study: Study, settings: SettingsFile, *, dry_run: bool) -> Provisioned:
    """Bring the PC to what the plan asks for; a second time changes nothing. KnownError TRAINER_EXISTS when somebody
    else already trains here, PASSWORD_REFUSED when a new trainer has no password.
    """
    changes = []
    before = study.installation.read()
    same_centre = plan.centre_id in (None, before.centre_id)
    trainer = _known_trainer(plan, study)
    if trainer is None and not plan.password:
        raise KnownError(ErrorCode.PASSWORD_REFUSED, shortest=MIN_PASSWORD, longest=MAX_PASSWORD)
    if (before.centre_name, before.device_name) != (plan.centre, plan.post) or not same_centre:
        changes.append(f"le poste s’appelle « {plan.post} », du centre « {plan.centre} »")
        if not dry_run:
            study.installation.set_up(plan.centre, plan.post, centre_id=plan.centre_id)
            study.signing.ensure_keys(plan.centre, plan.post)
    changed = {name: value for name, value in plan.settings.items() if getattr(settings.current, name) != value}
    changes += [f"{name} = {value}" for name, value in changed.items()]
    if changed and not dry_run:
        settings.change(**changed)
    code = ""
    if trainer is None:
        changes.append(f"{plan.trainer} reçoit un mot de passe de formateur")
        if not dry_run:
            _trainer, code = study.trainers.appoint(
                plan.trainer, plan.password, person=plan.trainer_id, code=plan.recovery_code
            )
    return Provisioned(tuple(changes), code, plan.trainer)


def remove_secrets(path: Path, plan: Plan) -> bool:
    """Take the secrets out of the file, durably; whether there were any."""
    if not plan.secret_lines:
        return False
    lines = path.read_text("utf-8-sig").splitlines()
    for number in plan.secret_lines:
        name = lines[number - 1].partition("=")[0].strip()
        lines[number - 1] = f"# {name} : retiré après la mise en place du poste"
    write_durably(path, "".join(f"{line}\n" for line in lines).encode())
    return True


def _known_trainer(plan: Plan, study: Study) -> Trainer | None:
    """The plan's trainer when they already have a password here."""
    here = [trainer for trainer in study.trainers.all() if trainer.has_password]
    for trainer in here:
        if trainer.id == plan.trainer_id or (plan.trainer_id is None and trainer.name == plan.trainer):
            return trainer
    if here:
        raise KnownError(ErrorCode.TRAINER_EXISTS, name=here[0].name)
    return None


def _plan(found: TomlFile) -> Plan:
    tables: dict[str, Any] = {name: found.values.get(name, {}) for name in _TABLES}
    trainer, identity = tables["trainer"], tables["trainer"].get("id")
    return Plan(
        centre=clean_place(tables["centre"]["name"]),
        centre_id=str(UUID(tables["centre"]["id"])) if "id" in tables["centre"] else None,
        post=clean_place(_post_name(tables["post"]["name"])),
        trainer=clean_name(trainer["name"]),
        trainer_id=TrainerId(LearnerId(str(UUID(identity)))) if identity else None,
        password=trainer.get("password", ""),
        recovery_code=trainer.get("recovery_code", ""),
        settings=tables["settings"],
        secret_lines=tuple(found.lines[place] for place in _SECRETS if place in found.lines),
    )


def _post_name(written: str) -> str:
    """One file may serve every PC: {hostname} is the name that the system gives to this one."""
    return written.replace("{hostname}", platform.node())


def _problems(found: TomlFile, settings: SettingsFile) -> Iterator[Problem]:
    for table, content in found.values.items():
        line = found.lines.get((table, ""), found.lines.get(("", table), 0))
        if table not in _TABLES:
            yield Problem(line, f"« {table} » est inconnu{near(table, _TABLES)}")
        elif not isinstance(content, dict) or (table, "") not in found.lines:
            yield Problem(line, f"écrivez [{table}] sur une ligne, puis une clé par ligne")
        else:
            for name, value in content.items():
                yield from _wrong(found, table, name, value, settings)
    for table, name in (("centre", "name"), ("post", "name"), ("trainer", "name")):
        content = found.values.get(table)
        if not isinstance(content, dict) or name not in content:
            yield Problem(found.lines.get((table, ""), 0), f"il manque « {name} » sous [{table}]")


def _wrong(found: TomlFile, table: str, name: str, value: Any, settings: SettingsFile) -> Iterator[Problem]:
    line = found.lines.get((table, name), 0)
    if name not in _TABLES[table]:
        yield Problem(line, f"la clé « {name} » est inconnue sous [{table}]{near(name, _TABLES[table])}")
    elif table == "settings":
        if name in settings.current.locked:
            yield Problem(line, f"« {name} » est fixé par la politique de l’administrateur")
        elif not BY_NAME[name].fits(value):
            yield Problem(line, f"« {name} » doit être {BY_NAME[name].expected}")
    elif not isinstance(value, str):
        yield Problem(line, f"« {name} » doit être un texte entre guillemets")
    elif (advice := _refusal(table, name, value)) is not None:
        yield Problem(line, f"« {name} » {advice}")
    elif (table, name) in _SECRETS and line == 0:
        yield Problem(line, f"écrivez « {name} » sur une ligne à lui")


def _refusal(table: str, name: str, value: str) -> str | None:
    """Why a text does not suit its key."""
    try:
        match table, name:
            case (_, "id"):
                UUID(value)
            case ("trainer", "password"):
                if not MIN_PASSWORD <= len(value) <= MAX_PASSWORD or "\n" in value:
                    return f"doit avoir de {MIN_PASSWORD} à {MAX_PASSWORD} caractères"
            case ("trainer", "recovery_code"):
                if len(code_as_kept(value)) != _CODE_LETTERS or "\n" in value:
                    return f"doit avoir {_CODE_LETTERS} lettres ou chiffres"
            case ("trainer", _):
                clean_name(value)
            case ("post", _):
                clean_place(_post_name(value))
            case _:
                clean_place(value)
    except KnownError:
        return "est vide, trop long, ou n’est pas un nom"
    except ValueError:
        return "doit être un identifiant (UUID) : « coprosec provision --template » en fait"
    return None
