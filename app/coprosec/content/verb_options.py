"""What the verbs about the course take; apart from what they do, because every verb reads it."""

from argparse import ArgumentParser
from pathlib import Path

from coprosec import paths


def add_check(parser: ArgumentParser) -> None:
    _add_folder(parser)
    parser.add_argument("--strict", action="store_true", help="les conseils comptent comme des erreurs")
    parser.add_argument("--report", action="store_true", help="ajoute les chiffres de chaque module")
    parser.add_argument("--json", action="store_true", help="réponse en JSON")
    parser.add_argument("--publish", action="store_true", help="inscrit les identifiants, avant de distribuer le cours")


def add_build(parser: ArgumentParser) -> None:
    _add_folder(parser)
    told = "fichier à écrire (sinon, celui du dossier de données)"
    parser.add_argument("--out", type=Path, metavar="FICHIER", help=told)


def add_preview(parser: ArgumentParser) -> None:
    told = "leçon, quiz, pré-test ou scénario en cours d’écriture"
    parser.add_argument("file", type=Path, metavar="FICHIER", help=told)


def _add_folder(parser: ArgumentParser) -> None:
    told = "dossier du cours (sinon, celui du programme)"
    parser.add_argument("folder", nargs="?", type=Path, metavar="DOSSIER", default=paths.MODULES, help=told)
