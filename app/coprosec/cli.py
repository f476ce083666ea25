"""The verbs of `coprosec`. None needs Qt or a display, but for opening the window."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from coprosec import __version__, paths
from coprosec.config import policy_verb
from coprosec.content.gift.options import add_import
from coprosec.domain.bundle import SUFFIX
from coprosec.domain.clock import utc_now
from coprosec.errors import ErrorCode, KnownError
from coprosec.opening import data_folder, open_window
from coprosec.paths import DataFolder
from coprosec.services import doctor_verb, provision_verb
from coprosec.services import gathering_options as gathering

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprosec.domain.certificates import Certificate
    from coprosec.domain.measures import Finding
    from coprosec.domain.report import Block
    from coprosec.services.exporting import Gathered

BAD_USE = 2

_TOLD = {
    ErrorCode.COURSE_MISSING: "Le cours est introuvable : {path}",
    ErrorCode.COURSE_BROKEN: "Le cours ne peut pas être construit. Lancez « coprosec check ». {what}",
    ErrorCode.NO_RIGHTS: "Impossible d’écrire ici : {path}",
    ErrorCode.DISK_FULL: "Le disque est plein : rien n’a été changé.",
    ErrorCode.DATABASE_DAMAGED: "Ce fichier est abîmé, rien n’a été changé : {path}",
    ErrorCode.DATABASE_UNREADABLE: "Ce fichier n’est pas une base de ce programme, rien n’a été changé : {path}",
    ErrorCode.DATABASE_NEWER: "Ce fichier vient d’une version plus récente, rien n’a été changé : {path}",
    ErrorCode.KEY_BACKUP_REFUSED: "Cette copie de la clé ne s’ouvre pas avec ce code de secours : rien n’a été changé.",
    ErrorCode.CENTRAL_MISSING: "Il manque psycopg : installez le programme avec l’option « central ».",
    ErrorCode.CENTRAL_UNREACHABLE: "Le serveur ne répond pas. Rien n’est perdu : recommencez plus tard. {what}",
    ErrorCode.CENTRAL_REFUSES: "Le serveur refuse l’accès : vérifiez le nom et le mot de passe.",
    ErrorCode.STICK_UNREADABLE: "Impossible de lire ou d’écrire ici (clé retirée ?) : {path}",
    ErrorCode.NOTHING_TO_EXPORT: "Il n’y a rien à exporter : aucun fichier n’a été écrit.",
    ErrorCode.LEVEL_REFUSED: "Ce format parle de chaque personne : choisissez --level nominatif ou pseudonyme.",
    ErrorCode.COHORT_UNKNOWN: "Aucune session, ou plusieurs, ne s’appelle ainsi : {what}",
    ErrorCode.FILE_UNREADABLE: "Ce fichier ne peut pas être lu : {path}",
    ErrorCode.TRAINER_EXISTS: "Ce poste a déjà un formateur, {name} : rien n’a été changé.",
    ErrorCode.PASSWORD_REFUSED: "Il manque « password » sous [trainer], rien n’a été changé.",
    ErrorCode.POLICY_WRONG: "La politique de l’administrateur est fausse : le programme ne démarre pas.\n{what}",
    ErrorCode.BACKUP_FAILED: "La sauvegarde n’a pas pu être faite, rien d’autre n’a été changé. {what}",
    ErrorCode.DATABASE_BUSY: "Un autre programme occupe la base : fermez la fenêtre du cours, puis recommencez.",
}


class _Parser(argparse.ArgumentParser):
    """argparse, in French."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(BAD_USE, f"coprosec : usage incorrect ({message}). Essayez « coprosec --help ».\n")


def run(arguments: list[str]) -> int:
    """Run a verb, or open the window when there is none."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    brought, arguments = _brought(arguments)
    options = _parser().parse_args(arguments)
    options.brought = brought
    try:
        return _RUNNERS.get(options.verb, _window)(options)
    except KnownError as error:
        told = _wording(error)
        print(told, file=sys.stderr)
        if options.verb is None:
            _show_refusal(told)
        return 1


def _wording(error: KnownError) -> str:
    values = {"path": "", "what": ""} | error.params
    if "because" in values:
        values["what"] = _TOLD.get(ErrorCode(str(values["because"])), "").format_map(values)
    return _TOLD.get(error.code, str(error.code)).format_map(values)


def _brought(arguments: list[str]) -> tuple[Path | None, list[str]]:
    """The bundle that the desktop opens with the program, and the other arguments; no verb stands before it."""
    *others, last = arguments or [""]
    before = others[-1] if others else ""
    if not last.casefold().endswith(SUFFIX) or before in ("--data", "--set") or not _RUNNERS.keys().isdisjoint(others):
        return None, arguments
    return Path(last), others


def _parser() -> _Parser:
    parser = _Parser(prog="coprosec", description="Coproduire la sécurité : le cours, sans réseau.", add_help=False)
    _common(parser, default=None)
    parser.add_argument(
        "--set", metavar="CLÉ=VALEUR", action="append", default=[], help="règle une clé pour cette fois (voir policy)"
    )
    parser.add_argument("--version", action="version", version=f"coprosec {__version__}", help="affiche la version")
    parser.add_argument("--safe", action="store_true", help="ouvre sans les réglages de personne ni la carte graphique")
    parser.add_argument(
        "--self-check", action="store_true", help="essaie chaque partie de l’installation, puis rend 0 ou 1"
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERBE", title="verbes (sans verbe : ouvre la fenêtre)")

    check = verbs.add_parser("check", help="relit le cours et dit chaque problème", add_help=False)
    check.add_argument("folder", nargs="?", type=Path, default=paths.MODULES, help="dossier du cours")
    check.add_argument("--strict", action="store_true", help="les conseils comptent comme des erreurs")
    check.add_argument("--report", action="store_true", help="ajoute les chiffres de chaque module")
    check.add_argument("--json", action="store_true", help="réponse en JSON")
    check.add_argument("--publish", action="store_true", help="inscrit les identifiants, avant de distribuer le cours")

    build = verbs.add_parser("build", help="fabrique le cours que le programme affiche", add_help=False)
    build.add_argument("folder", nargs="?", type=Path, default=paths.MODULES, help="dossier du cours")
    build.add_argument("--out", type=Path, help="fichier à écrire (sinon, celui du dossier de données)")

    preview = verbs.add_parser("preview", help="montre un fichier du cours, et le suit", add_help=False)
    preview.add_argument("file", type=Path, help="leçon, quiz, pré-test ou scénario en cours d’écriture")

    demo = verbs.add_parser("demo", help="remplit un dossier de données d’apprenants inventés", add_help=False)
    demo.add_argument("--learners", type=int, default=12, help="combien d’apprenants (12)")
    demo.add_argument("--seed", type=int, default=1, help="graine du hasard (1)")

    backup = verbs.add_parser("backup", help="sauvegarde ce que les apprenants ont fait", add_help=False)
    backup.add_argument("--list", action="store_true", help="montre les sauvegardes, sans en faire")
    backup.add_argument("--json", action="store_true", help="réponse en JSON")

    restore = verbs.add_parser("restore", help="remet une sauvegarde en place", add_help=False)
    restore.add_argument("file", nargs="?", type=Path, help="la sauvegarde (sinon, la plus récente)")
    restore.add_argument("--dry-run", action="store_true", help="dit ce qui reviendrait, sans rien changer")
    restore.add_argument("--exactly", action="store_true", help="sans ajouter ce qui a été enregistré depuis")
    restore.add_argument("--json", action="store_true", help="réponse en JSON")

    for verb in (check, build, preview, demo, backup, restore, *_administration(verbs), *_gathering(verbs)):
        _common(verb, default=argparse.SUPPRESS)
    parser.epilog = "coprosec FICHIER.coprosec ouvre la fenêtre et mène le formateur à ce fichier."
    return parser


def _gathering(verbs: "argparse._SubParsersAction[_Parser]") -> list[argparse.ArgumentParser]:
    """The verbs that bring PCs together and attest what was learned."""
    made: list[argparse.ArgumentParser] = []
    for name, told, add_options in (
        ("export", "écrit ce qui est enregistré dans un fichier", gathering.add_export),
        ("import", "fait un fichier de questions d’un fichier GIFT de Moodle", add_import),
        ("merge", "réunit ce que d’autres postes ont enregistré", gathering.add_merge),
        ("sync", "échange avec un serveur PostgreSQL, ou envoie à un LRS xAPI", gathering.add_sync),
        ("keys", "montre la clé de ce poste et celles qu’il connaît", gathering.add_keys),
        ("attest", "attribue les attestations et les écrit en PDF", gathering.add_attest),
        ("report", "écrit le rapport de la session, en DOCX ou en PDF", gathering.add_report),
        ("verify", "dit si une attestation est authentique, sans réseau", gathering.add_verify),
    ):
        made.append(verbs.add_parser(name, help=told, add_help=False))
        add_options(made[-1])
    return made


def _administration(verbs: "argparse._SubParsersAction[_Parser]") -> tuple[_Parser, ...]:
    """The verbs of whoever looks after the PC."""
    policy = verbs.add_parser("policy", help="dit ce que l’administrateur a fixé sur ce poste", add_help=False)
    policy_verb.add_parser(policy)
    provision = verbs.add_parser("provision", help="prépare ce poste d’après un fichier", add_help=False)
    provision_verb.add_parser(provision)
    doctor = verbs.add_parser("doctor", help="dit si ce poste est en bonne santé", add_help=False)
    doctor_verb.add_parser(doctor)
    return policy, provision, doctor


def _common(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument("--data", metavar="DIR", default=default, help="dossier de données")
    parser.add_argument("-h", "--help", action="help", help="affiche cette aide")


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on this PC's wall


def _check(options: argparse.Namespace) -> int:
    from coprosec.content.commands import check, publish

    if options.publish:
        return publish(options.folder, out=sys.stdout, today=_today())
    return check(
        options.folder,
        strict=options.strict,
        report=options.report,
        as_json=options.json,
        out=sys.stdout,
        today=_today(),
    )


def _build(options: argparse.Namespace) -> int:
    from coprosec.content.commands import build

    target = options.out or _data(options).course
    target.parent.mkdir(parents=True, exist_ok=True)
    return build(options.folder, target, out=sys.stdout, today=_today())


def _preview(options: argparse.Namespace) -> int:
    from coprosec import wiring

    return wiring.run_preview(options.file)


def _demo(options: argparse.Namespace) -> int:
    from coprosec.services.demo import fill

    if options.learners < 1:
        print("coprosec : il faut au moins un apprenant.", file=sys.stderr)
        return BAD_USE
    data = _data(options)
    count = fill(data, paths.MODULES, options.learners, options.seed, _today())
    print(f"{options.learners} apprenants inventés, {count} faits enregistrés dans {data.root}")
    return 0


def _back_up(options: argparse.Namespace) -> int:
    from coprosec.services.safekeeping import back_up

    data = _data(options)
    return back_up(data, utc_now, only_list=options.list, as_json=options.json, out=sys.stdout)


def _restore(options: argparse.Namespace) -> int:
    from coprosec.services.safekeeping import restore

    return restore(
        _data(options),
        utc_now,
        options.file,
        keep_newer=not options.exactly,
        dry_run=options.dry_run,
        as_json=options.json,
        out=sys.stdout,
    )


def _policy(options: argparse.Namespace) -> int:
    return policy_verb.run(options, paths.policy_file(), lambda: _data(options).settings, sys.stdout)


def _export(options: argparse.Namespace) -> int:
    if options.format == "bundle":
        from coprosec.services import exchange_verbs

        return exchange_verbs.export_bundle(_data(options), options.out, whole=options.all, as_json=options.json)
    from coprosec.services.export_verbs import export, export_questions

    if options.format == "gift":
        return export_questions(options.out, _data(options))
    return export(options, _data(options), _print_board)


def _import(options: argparse.Namespace) -> int:
    from coprosec.content.gift.commands import import_gift

    return import_gift(options, sys.stdout)


def _print_board(path: Path, gathered: "Gathered") -> None:
    """The board as a PDF: Qt draws it, with no screen."""
    from coprosec.ui.paper.board import print_board

    print_board(path, gathered, paths.RESOURCES)


def _merge(options: argparse.Namespace) -> int:
    from coprosec.services import exchange_verbs

    return exchange_verbs.merge(options, _data(options))


def _attest(options: argparse.Namespace) -> int:
    from coprosec.services import certificate_verbs

    def draw(certificates: "tuple[Certificate, ...]", target: Path) -> None:
        certificate_verbs.offscreen()
        from coprosec.ui.paper.command import draw_attestations

        draw_attestations(certificates, target)

    return certificate_verbs.attest(options, _data(options), draw)


def _report(options: argparse.Namespace) -> int:
    from coprosec.services import certificate_verbs, report_verb

    def write_pdf(path: Path, title: str, content: "Iterable[Block]") -> None:
        certificate_verbs.offscreen()
        from coprosec.ui.paper.command import draw_report

        draw_report(path, title, content)

    return report_verb.report(options, _data(options), write_pdf)


def _verify(options: argparse.Namespace) -> int:
    from coprosec.services import certificate_verbs

    def read_codes(path: Path) -> tuple[str, ...]:
        from coprosec.ui.paper.reading import codes_of

        return codes_of(path)

    return certificate_verbs.verify(options, _data(options), read_codes)


def _sync(options: argparse.Namespace) -> int:
    from coprosec.config.policy import load
    from coprosec.config.settings import load as settings
    from coprosec.services import sync_verb

    data = _data(options)
    return sync_verb.sync(options, data, settings(data.settings, load(paths.policy_file())).hub_url)


def _keys(options: argparse.Namespace) -> int:
    from coprosec.services import exchange_verbs

    return exchange_verbs.keys(options, _data(options))


def _provision(options: argparse.Namespace) -> int:
    return provision_verb.run(options, _data(options), utc_now, sys.stdout, _write_sheet)


def _doctor(options: argparse.Namespace) -> int:
    def draw(path: Path, findings: "tuple[Finding, ...]", place: str) -> None:
        from coprosec.services.certificate_verbs import offscreen

        offscreen()
        from coprosec.ui.paper.command import draw_health

        draw_health(path, findings, place)

    return doctor_verb.run(options, _data(options), utc_now, sys.stdout, draw)


def _write_sheet(target: Path, data: DataFolder, trainer: str, code: str) -> None:
    from coprosec.ui.sheet.unattended import write_sheet

    write_sheet(target, data, trainer, code)


def _data(options: argparse.Namespace) -> DataFolder:
    return data_folder(options.data)


def _window(options: argparse.Namespace) -> int:
    from coprosec.config.settings import asked_for

    if options.self_check:
        from coprosec import wiring

        return wiring.self_check()
    try:
        asked = asked_for(options.set)
    except ValueError as refusal:
        print(f"coprosec : {refusal}.", file=sys.stderr)
        return BAD_USE
    return open_window(options.data, asked, options.brought, safe=options.safe)


def _show_refusal(told: str) -> None:
    """Say it in a window too, where somebody clicked on an icon and sees no terminal."""
    seen = sys.stderr is not None and sys.stderr.isatty()
    screen = sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if screen and not seen and os.environ.get("QT_QPA_PLATFORM") not in ("offscreen", "minimal"):
        from coprosec.ui.refusal import show_refusal

        show_refusal(told)


_RUNNERS = {
    "check": _check,
    "build": _build,
    "preview": _preview,
    "demo": _demo,
    "backup": _back_up,
    "restore": _restore,
    "policy": _policy,
    "provision": _provision,
    "doctor": _doctor,
    "export": _export,
    "import": _import,
    "merge": _merge,
    "keys": _keys,
    "sync": _sync,
    "attest": _attest,
    "report": _report,
    "verify": _verify,
}
