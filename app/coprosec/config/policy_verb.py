"""`coprosec policy`: what is in force on this PC and why, the table of keys, the check of a file."""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from coprosec.config import policy
from coprosec.config.keys import KEYS, Key
from coprosec.config.settings import SettingsFile

_ORIGINS = {
    "locked": "fixé par l’administrateur",
    "asked": "ligne de commande",
    "file": "réglages du poste",
    "default": "proposé par l’administrateur",
    "built-in": "valeur du programme",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--explain", action="store_true", help="décrit chaque clé, en Markdown")
    parser.add_argument("--check", type=Path, metavar="FICHIER", help="relit un fichier sans rien changer")
    parser.add_argument("--json", action="store_true", help="réponse en JSON")


def run(options: argparse.Namespace, policy_file: Path, settings: Callable[[], Path], out: TextIO) -> int:
    """KnownError POLICY_WRONG when the policy cannot be used."""
    if options.explain:
        print("\n".join(explained()), file=out)
        return 0
    if options.check is not None:
        if not options.check.exists():
            print(f"{options.check} : ce fichier n’existe pas", file=out)
            return 1
        policy.load(options.check)
        print(f"{options.check} : rien à corriger", file=out)
        return 0
    found = policy.load(policy_file)
    _show(SettingsFile(settings(), found), found.path, policy_file, out, as_json=options.json)
    return 0


def _show(file: SettingsFile, path: Path | None, looked_at: Path, out: TextIO, *, as_json: bool) -> None:
    values = {key.name: getattr(file.current, key.name) for key in KEYS}
    if as_json:
        keys = {name: {"value": value, "from": file.origin(name)} for name, value in values.items()}
        told = {"policy": str(path) if path else None, "settings": str(file.path), "keys": keys}
        print(json.dumps(told, ensure_ascii=False, indent=2), file=out)
        return
    print(f"Politique : {path}" if path else f"Politique : aucune ({looked_at} n’existe pas)", file=out)
    print(f"Réglages du poste : {file.path}\n", file=out)
    for name, value in values.items():
        print(f"{name} = {json.dumps(value, ensure_ascii=False)}   ({_ORIGINS[file.origin(name)]})", file=out)
    for warning in file.current.warnings:
        print(f"\n{warning}", file=out)


def explained() -> Iterator[str]:
    """The table of keys as the guide shows it: a Markdown section each."""
    for key in KEYS:
        yield f"### `{key.name}`\n"
        yield f"{key.help}\n"
        yield f"- Valeur : {_values(key)}."
        yield f"- Sans rien dire : `{json.dumps(key.default, ensure_ascii=False)}`."
        if key.admin:
            yield "- Dans la politique seulement."
        yield ""


def _values(key: Key) -> str:
    if key.choices:
        return " ; ".join(f'`"{word}"` ({meaning})' for word, meaning in key.choices)
    return key.expected
