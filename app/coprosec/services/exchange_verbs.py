"""`coprosec export --format bundle`, `coprosec merge` and `coprosec keys`: what they read, do and print."""

import argparse
import json
import sys
import warnings
from dataclasses import dataclass
from getpass import GetPassWarning, getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coprosec.domain.clock import utc_now
from coprosec.domain.counting import counted
from coprosec.domain.dates import french_moment
from coprosec.domain.error_words import worded
from coprosec.domain.secrets import code_as_kept, is_code
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder

if TYPE_CHECKING:
    from coprosec.services.exchange import Merged
    from coprosec.services.study import Study


def export_bundle(data: DataFolder, out: Path, *, whole: bool, as_json: bool) -> int:
    """Write what no receipt has acknowledged, or everything, into `out`, a file or a folder."""
    study = _open(data)
    try:
        target = out / study.exchange.file_name("depot") if out.is_dir() else out
        written = study.exchange.write(target, whole=whole)
    finally:
        study.close()
    if as_json:
        told = {"path": str(written.path), "statements": written.statements}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(f"{written.path} : {counted(written.statements, 'fait')}, signés par ce poste")
    return 0


@dataclass(slots=True)
class _Report:
    """What came of each file; `failed` once one was refused."""

    as_json: bool
    rows: list[dict[str, Any]]
    failed: bool = False

    def merged(self, merged: "Merged") -> None:
        key = merged.header.key
        self.rows.append(
            {
                "path": str(merged.path),
                "device": key.device,
                "device_name": key.device_name,
                "centre": key.centre,
                "receipt": merged.header.receipt,
                "new": merged.new,
                "known": merged.known,
                "refused": dict(merged.refused),
                "received": dict(merged.received),
                "quarantine": str(merged.quarantine) if merged.quarantine else None,
            }
        )
        if not self.as_json:
            print("\n".join(_told(merged)))

    def refused(self, path: Path, error: KnownError) -> None:
        self.failed = True
        told = worded(error)
        self.rows.append({"path": str(path), "error": str(error.params.get("reason", error.code)), "told": told})
        if not self.as_json:
            print(f"{path} : refusé\n  {told}", file=sys.stderr)


def merge(options: argparse.Namespace, data: DataFolder) -> int:
    """Take files in, one after the other; 1 when one of them was refused, the others are taken all the same."""
    report = _Report(options.json, [])
    study = _open(data)
    try:
        folders: set[Path] = set()
        for path in _files(options.files, study):
            try:
                merged = study.exchange.merge(
                    path,
                    trust=options.trust,
                    acknowledge=not options.no_receipt,
                    dry_run=options.dry_run,
                    backed_up=bool(folders),
                )
            except KnownError as error:
                report.refused(path, error)
                continue
            report.merged(merged)
            if merged.received:
                folders.add(path.parent)
        for folder in sorted(folders):
            study.exchange.write_receipts(folder / study.exchange.file_name("recus"))
    finally:
        study.close()
    if options.json:
        print(json.dumps(report.rows, ensure_ascii=False, indent=2))
    elif options.dry_run:
        print("Rien n’a été changé.")
    return int(report.failed)


def keys(options: argparse.Namespace, data: DataFolder) -> int:
    """Show this PC's key and those it believes."""
    study = _open(data)
    try:
        own = study.exchange.own_key()
        if options.restore is not None:
            own = study.signing.restore(_read(options.restore), _asked("Code de la feuille de secours : "))
        elif options.backup is not None:
            if not _back_up(study, options.backup):
                return 1
        elif options.rotate:
            own = study.signing.rotate()
        ring = study.signing.keyring().keys.values()
    finally:
        study.close()
    if options.json:
        rows = [
            {"id": key.id, "own": key.id == own.id, **key.to_data(), "followed_by": key.followed_by} for key in ring
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for key in sorted(ring, key=lambda key: key.id != own.id):
        name = " — ".join(part for part in (key.centre, key.device_name) if part) or "poste sans nom"
        mark = " (ce poste)" if key.id == own.id else " (remplacée)" if key.followed_by else ""
        print(f"{key.id}  {name}{mark}")
    return 0


def _back_up(study: "Study", target: Path) -> bool:
    """The code is asked twice, as a copy sealed under a mistyped one would never open; False then."""
    code = _asked("Code de la feuille de secours : ")
    if not is_code(code) or code_as_kept(_asked("Encore une fois : ")) != code_as_kept(code):
        told = "Ce n’est pas un code de secours, ou les deux ne sont pas les mêmes : rien n’a été écrit."
        print(f"coprosec : {told}", file=sys.stderr)
        return False
    print(f"Clé de ce poste, scellée : {study.signing.save_backup(target, code)}", file=sys.stderr)
    return True


def _asked(words: str) -> str:
    """What is typed unseen, or comes from another program; nothing where nobody can type."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", GetPassWarning)
            return getpass(words)
    except EOFError:
        return ""


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnownError(ErrorCode.STICK_UNREADABLE, path=str(path)) from error


def _open(data: DataFolder) -> "Study":
    from coprosec.services.open_study import open_study

    return open_study(data, utc_now)


def _files(asked: list[Path], study: "Study") -> list[Path]:
    """The files themselves, and those of folders but for this PC's own."""
    found: list[Path] = []
    for path in asked:
        inside = sorted(path.glob("*.coprosec")) if path.is_dir() else [path]
        own = study.record.device[-8:]
        found += [file for file in inside if not (path.is_dir() and file.stem.endswith(own))]
    return found


def _told(merged: "Merged") -> list[str]:
    from coprosec.domain.bundle_words import LINES

    key = merged.header.key
    name = key.device_name or "poste sans nom"
    known = counted(merged.known, "déjà connu", "déjà connus")
    lines = [f"{merged.path} : {name}, {counted(merged.new, 'fait')} de plus, {known}"]
    lines += [f"  {count} mis à part : {LINES[fault]}" for fault, count in merged.refused.items()]
    if merged.quarantine:
        lines.append(f"  gardés dans {merged.quarantine}")
    if up_to := merged.received.get(key.device):
        lines.append(f"  remonté jusqu’au n° {up_to}, {french_moment(utc_now())}")
    return lines
