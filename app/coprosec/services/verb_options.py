"""What verbs about the record take; apart from what they do, because every verb reads it."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_demo(parser: "ArgumentParser") -> None:
    parser.add_argument("--learners", type=int, default=12, metavar="NOMBRE", help="combien d’apprenants (12)")
    parser.add_argument("--seed", type=int, default=1, metavar="NOMBRE", help="graine du hasard (1)")


def add_backup(parser: "ArgumentParser") -> None:
    parser.add_argument("--list", action="store_true", help="montre les sauvegardes, sans en faire")
    parser.add_argument("--json", action="store_true", help="réponse en JSON")


def add_restore(parser: "ArgumentParser") -> None:
    told = "la sauvegarde (sinon, la plus récente)"
    parser.add_argument("file", nargs="?", type=Path, metavar="FICHIER", help=told)
    parser.add_argument("--dry-run", action="store_true", help="dit ce qui reviendrait, sans rien changer")
    parser.add_argument("--exactly", action="store_true", help="sans ajouter ce qui a été enregistré depuis")
    parser.add_argument("--json", action="store_true", help="réponse en JSON")


def add_export(parser: "ArgumentParser") -> None:
    formats = ("xlsx", "csv", "pdf", "xapi", "gift", "bundle")
    parser.add_argument(
        "--format",
        choices=formats,
        required=True,
        help="bundle : pour la clé navette ; gift : les questions du cours, pour Moodle",
    )
    told = "fichier à écrire, ou son dossier"
    parser.add_argument("--out", type=Path, required=True, metavar="FICHIER", help=told)
    levels = ("nominatif", "pseudonyme", "agrege")
    parser.add_argument("--level", choices=levels, default="nominatif", help="comment les personnes sont nommées")
    told = "une session de formation, par son nom ou son identifiant (sinon, tous)"
    parser.add_argument("--session", metavar="NOM", help=told)
    parser.add_argument("--since-last", action="store_true", help="seulement ce qui est nouveau depuis le dernier")
    parser.add_argument("--all", action="store_true", help="bundle : même ce qu’un reçu a déjà confirmé")
    parser.add_argument("--json", action="store_true", help="réponse en JSON")


def add_merge(parser: "ArgumentParser") -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FICHIER", help="fichiers .coprosec, ou leurs dossiers")
    parser.add_argument("--trust", action="store_true", help="accepte les postes inconnus, après comparaison des clés")
    parser.add_argument("--no-receipt", action="store_true", help="n’écrit pas de reçu à côté des fichiers")
    parser.add_argument("--dry-run", action="store_true", help="dit ce qui arriverait, sans rien changer")
    parser.add_argument("--json", action="store_true", help="réponse en JSON")


def add_keys(parser: "ArgumentParser") -> None:
    parser.add_argument("--rotate", action="store_true", help="signe désormais avec une nouvelle clé")
    told = "range la clé de ce poste, scellée par le code de la feuille de secours"
    parser.add_argument("--backup", type=Path, metavar="FICHIER.cle", help=told)
    parser.add_argument(
        "--restore", type=Path, metavar="FICHIER.cle", help="reprend la clé rangée avec la feuille de secours"
    )
    parser.add_argument("--json", action="store_true", help="réponse en JSON")


def add_attest(parser: "ArgumentParser") -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FICHIER", help="le PDF à écrire, une page chacun")
    told = "un nom ou un identifiant (sinon, tout le monde)"
    parser.add_argument("--learner", action="append", default=[], metavar="NOM", help=told)
    parser.add_argument("--json", action="store_true", help="réponse en JSON")


def add_verify(parser: "ArgumentParser") -> None:
    parser.add_argument("what", nargs="+", metavar="CODE|FICHIER", help="code, numéro, PDF ou image d’une attestation")
    parser.add_argument("--json", action="store_true", help="réponse en JSON")


def add_report(parser: "ArgumentParser") -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FICHIER", help="un .docx ou un .pdf")
    parser.add_argument("--session", metavar="NOM", help="la session de formation (sinon, tout le monde)")
    parser.add_argument("--names", action="store_true", help="nomme les participants en annexe")


def add_sync(parser: "ArgumentParser") -> None:
    told = "postgresql://… ou https://… (le mot de passe peut rester hors de l’adresse, dans COPROSEC_SYNC_PASSWORD)"
    parser.add_argument("--to", default="", metavar="ADRESSE", help=f"{told} ; sinon, la clé hub_url")
    parser.add_argument("--json", action="store_true", help="réponse en JSON")
