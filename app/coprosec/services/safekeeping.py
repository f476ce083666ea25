"""`coprosec backup` and `coprosec restore`, as functions that print to a stream and answer an exit code."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from coprosec.domain.clock import Clock
from coprosec.domain.counting import counted
from coprosec.domain.dates import french_moment
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder
from coprosec.services.maintenance import Backup, Contents, Maintenance


def back_up(data: DataFolder, clock: Clock, *, only_list: bool, as_json: bool, out: TextIO) -> int:
    """Make a backup, or list those that are there, the newest first."""
    maintenance = Maintenance(data, clock)
    if not only_list and not data.database.exists():
        raise KnownError(ErrorCode.DATABASE_UNREADABLE, path=str(data.database))
    backups = maintenance.backups() if only_list else (maintenance.back_up(),)
    if as_json:
        rows = [asdict(backup) for backup in backups]
        print(json.dumps(rows, default=str, ensure_ascii=False, indent=2), file=out)
        return 0
    for backup in backups:
        print(f"{backup.path} : faite {french_moment(backup.made_at)}", file=out)
    if not backups:
        print(f"Aucune sauvegarde dans {data.backups}", file=out)
    return 0


def restore(
    data: DataFolder, clock: Clock, backup: Path | None, *, keep_newer: bool, dry_run: bool, as_json: bool, out: TextIO
) -> int:
    """Put a backup back (the newest unless said), or tell what would come back; 1 when there is none."""
    maintenance = Maintenance(data, clock)
    chosen = backup or _newest(maintenance.backups())
    if chosen is None:
        print(f"Aucune sauvegarde dans {data.backups}", file=out)
        return 1
    contents = maintenance.look_into(chosen)
    told = {"backup": str(chosen), **asdict(contents)}
    if dry_run:
        _tell(told, f"{chosen} contient {_contents(contents)}. Rien n’a été changé.", as_json=as_json, out=out)
        return 0
    restored = maintenance.restore(chosen, keep_newer=keep_newer)
    told |= {"added": restored.added, "safety": str(restored.safety.path)}
    text = (
        f"{chosen} est remise en place : {_contents(contents)}, puis {_newer(restored.added)}.\n"
        f"Ce qui était là avant est sauvegardé dans {restored.safety.path}"
    )
    _tell(told, text, as_json=as_json, out=out)
    return 0


def _newest(backups: tuple[Backup, ...]) -> Path | None:
    return backups[0].path if backups else None


def _contents(contents: Contents) -> str:
    last = f", le dernier {french_moment(contents.last_at)}" if contents.last_at else ""
    return f"{counted(contents.statements, 'fait')} de {counted(contents.learners, 'personne')}{last}"


def _newer(added: int) -> str:
    return counted(added, "fait plus récent ajouté", "faits plus récents ajoutés")


def _tell(told: dict[str, object], text: str, *, as_json: bool, out: TextIO) -> None:
    print(json.dumps(told, default=str, ensure_ascii=False, indent=2) if as_json else text, file=out)
