"""`coprosec provision`: its options, what it prints, its exit code."""

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TextIO

from coprosec.domain.clock import Clock
from coprosec.paths import DataFolder
from coprosec.usage import BAD_USE

if TYPE_CHECKING:
    from coprosec.config.tomlfile import Problem
    from coprosec.services.provisioning import Provisioned

_TEMPLATE = """\
# Mise en place d’un poste : coprosec provision {file}
# Copiez ce fichier sur chaque poste : ses secrets en sont retirés après la mise en place.

[centre]
name = "Nom du centre"
id = "{centre}"   # le même sur tous les postes du centre

[post]
name = "Poste {{hostname}}"   # {{hostname}} : le nom que le système donne au poste

[trainer]
name = "Prénom et nom"
id = "{trainer}"   # le même sur tous les postes où cette personne forme
password = ""   # 8 caractères au moins
# recovery_code = ""   # une feuille de secours pour tous les postes ; sans cette ligne, chaque poste a la sienne

[settings]   # voir « coprosec policy --explain »
create_profiles = "everyone"
pin = "allowed"
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FICHIER", help="le fichier de mise en place")
    parser.add_argument("--template", action="store_true", help="écrit un fichier à remplir")
    parser.add_argument("--dry-run", action="store_true", help="dit ce qui changerait, sans rien changer")
    parser.add_argument("--keep-secrets", action="store_true", help="laisse les secrets dans le fichier")
    parser.add_argument("--sheet", type=Path, metavar="PDF", help="écrit la feuille de secours dans ce fichier")
    parser.add_argument("--json", action="store_true", help="réponse en JSON")


def run(
    options: argparse.Namespace,
    data: DataFolder,
    clock: Clock,
    out: TextIO,
    write_sheet: Callable[[Path, DataFolder, str, str], None],
) -> int:
    """0 when the PC is as the file wants it, 1 when the file is wrong, 2 without a file. `write_sheet` gets the PDF's
    name, the data folder, the trainer and the code.
    """
    from coprosec.config.policy import load
    from coprosec.config.settings import SettingsFile
    from coprosec.paths import policy_file
    from coprosec.services import provisioning
    from coprosec.services.open_study import open_study

    if options.template:
        _print_template(clock, out)
        return 0
    if options.file is None:
        print("coprosec : donnez le fichier de mise en place, ou --template.", file=sys.stderr)
        return BAD_USE
    settings = SettingsFile(data.settings, load(policy_file()))
    rewritable = not (options.dry_run or options.keep_secrets)
    plan = provisioning.read_plan(options.file, settings, rewritable=rewritable)
    if isinstance(plan, tuple):
        _tell_problems(options.file, plan, out, as_json=options.json)
        return 1
    with (
        TemporaryDirectory() as folder,
        closing(open_study(_rehearsal(data, Path(folder)) if options.dry_run else data, clock)) as study,
    ):
        told = provisioning.apply(plan, study, settings, dry_run=options.dry_run)
    removed = rewritable and provisioning.remove_secrets(options.file, plan)
    if options.sheet is not None and told.code:
        write_sheet(options.sheet, data, told.trainer, told.code)
    _tell(told, out, removed=removed, options=options)
    return 0


def _rehearsal(data: DataFolder, folder: Path) -> DataFolder:
    """A copy of the record to look at: even opening the real one for the first time would make it."""
    from coprosec.storage import backups

    copy = DataFolder(folder)
    if data.database.exists():
        backups.copy(data.database, copy.database)
    return copy


def _tell_problems(file: Path, problems: "tuple[Problem, ...]", out: TextIO, *, as_json: bool) -> None:
    if as_json:
        told = [{"line": problem.line, "message": problem.message} for problem in problems]
        print(json.dumps({"problems": told}, ensure_ascii=False, indent=2), file=out)
        return
    for problem in problems:
        print(f"{file}:{problem.line} : {problem.message}", file=out)
    print("Rien n’a été changé.", file=out)


def _tell(told: "Provisioned", out: TextIO, *, removed: bool, options: argparse.Namespace) -> None:
    if options.json:
        answer = {
            "dry_run": options.dry_run,
            "changes": list(told.changes),
            "recovery_code": told.code or None,
            "secrets_removed": removed,
        }
        print(json.dumps(answer, ensure_ascii=False, indent=2), file=out)
        return
    for change in told.changes:
        print(f"{'à faire' if options.dry_run else 'fait'} : {change}", file=out)
    if not told.changes:
        print("Rien à changer : le poste est déjà comme ce fichier le veut.", file=out)
    if told.code:
        print(f"\nCode de secours de {told.trainer}, à ranger sous clé : {told.code}", file=out)
    if removed:
        print(f"Les secrets ont été retirés de {options.file}", file=out)
    if options.dry_run:
        print("Rien n’a été changé.", file=out)


def _print_template(clock: Clock, out: TextIO) -> None:
    from coprosec.domain.ids import new_uuid

    print(_TEMPLATE.format(file="poste.toml", centre=new_uuid(clock()), trainer=new_uuid(clock())), end="", file=out)
