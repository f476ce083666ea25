"""What `coprosec import` takes; apart, because every verb reads it."""

import argparse
from pathlib import Path

TO_FILL = "a-completer"
"""What stands for an objective or a lesson that the author did not name."""


def add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER.gift", help="questions de Moodle, au format GIFT")
    told = "fichier de questions à écrire (quiz.md)"
    parser.add_argument("--out", type=Path, required=True, metavar="FICHIER.md", help=told)
    told = "identifiant du quiz (sinon, d’après le fichier)"
    parser.add_argument("--id", dest="pool", default="", metavar="IDENTIFIANT", help=told)
    told = "objectif de toutes les questions"
    parser.add_argument("--objectif", default=TO_FILL, metavar="IDENTIFIANT", help=told)
    parser.add_argument("--lecon", default=TO_FILL, metavar="IDENTIFIANT", help="leçon à revoir pour toutes")
