"""The verbs of `coprosec`. None needs Qt or a display, but for opening the window and for drawing what is printed.

A verb's options and what it does live in the layer concerned; here stands what brings them together.
"""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from coprosec import __version__, paths
from coprosec.config import policy_verb
from coprosec.content import verb_options as course_options
from coprosec.content.gift.options import add_import
from coprosec.domain.bundle import SUFFIX
from coprosec.domain.clock import utc_now
from coprosec.domain.counting import counted
from coprosec.domain.error_words import worded
from coprosec.errors import KnownError
from coprosec.opening import data_folder, open_window
from coprosec.paths import DataFolder
from coprosec.services import doctor_verb, provision_verb
from coprosec.services import verb_options as options_of
from coprosec.usage import BAD_USE, Parser


def run(arguments: list[str]) -> int:
    """Run a verb, or open the window when there is none."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    brought, arguments = _brought(arguments)
    options = _parser().parse_args(arguments)
    options.brought = brought
    try:
        code = _run_verb(options)
        sys.stdout.flush()
    except KnownError as error:
        return _refused(worded(error), options)
    except BrokenPipeError:  # whoever read the answer has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _refused("coprosec : interrompu.", options)
    except OSError as error:
        return _refused(f"Impossible de lire ou d’écrire : {error.filename or ''} ({error.strerror}).", options)
    return code


def _run_verb(options: argparse.Namespace) -> int:
    verb = next((verb for verb in _VERBS if verb.name == options.verb), None)
    return _window(options) if verb is None else verb.run(options)


def _refused(told: str, options: argparse.Namespace) -> int:
    print(told, file=sys.stderr)
    if options.verb is None:
        _show_refusal(told)
    return 1


def _brought(arguments: list[str]) -> tuple[Path | None, list[str]]:
    """The bundle that the desktop opens with the program, and the other arguments; no verb stands before it."""
    *others, last = arguments or [""]
    before = others[-1] if others else ""
    is_value = before in ("--data", "--set")
    if not last.casefold().endswith(SUFFIX) or is_value or any(verb.name in others for verb in _VERBS):
        return None, arguments
    return Path(last), others


def _parser() -> Parser:
    parser = Parser(prog="coprosec", description="Coproduire la sécurité : le cours, sans réseau.")
    _common(parser, default=None)
    told = "règle une clé pour cette fois (voir policy)"
    parser.add_argument("--set", metavar="CLÉ=VALEUR", action="append", default=[], help=told)
    parser.add_argument("--version", action="version", version=f"coprosec {__version__}", help="affiche la version")
    parser.add_argument("--safe", action="store_true", help="ouvre sans les réglages de personne ni la carte graphique")
    told = "essaie chaque partie de l’installation, puis rend 0 ou 1"
    parser.add_argument("--self-check", action="store_true", help=told)
    verbs = parser.add_subparsers(dest="verb", metavar="VERBE", title="verbes (sans verbe : ouvre la fenêtre)")
    for verb in _VERBS:
        made = verbs.add_parser(verb.name, help=verb.told)
        verb.add_options(made)
        _common(made, default=argparse.SUPPRESS)
    parser.epilog = "coprosec FICHIER.coprosec ouvre la fenêtre et mène le formateur à ce fichier."
    return parser


def _common(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument("--data", metavar="DOSSIER", default=default, help="dossier de données")
    parser.add_argument("-h", "--help", action="help", help="affiche cette aide")


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on this PC's wall


def _data(options: argparse.Namespace) -> DataFolder:
    return data_folder(options.data)


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

    return build(options.folder, options.out or _data(options).course, out=sys.stdout, today=_today())


def _preview(options: argparse.Namespace) -> int:
    from coprosec import wiring

    return wiring.run_preview(options.file)


def _import(options: argparse.Namespace) -> int:
    from coprosec.content.gift.commands import import_gift

    return import_gift(options, sys.stdout)


def _demo(options: argparse.Namespace) -> int:
    from coprosec.services.demo import fill

    if options.learners < 1:
        print("coprosec : il faut au moins un apprenant.", file=sys.stderr)
        return BAD_USE
    data = _data(options)
    count = fill(data, paths.MODULES, options.learners, options.seed, _today())
    people = counted(options.learners, "apprenant inventé", "apprenants inventés")
    print(f"{people}, {counted(count, 'fait enregistré', 'faits enregistrés')} dans {data.root}")
    return 0


def _back_up(options: argparse.Namespace) -> int:
    from coprosec.services.safekeeping import back_up

    return back_up(_data(options), utc_now, only_list=options.list, as_json=options.json, out=sys.stdout)


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


def _provision(options: argparse.Namespace) -> int:
    from coprosec.ui.paper.recovery_sheet import write_sheet

    return provision_verb.run(options, _data(options), utc_now, sys.stdout, write_sheet)


def _doctor(options: argparse.Namespace) -> int:
    from coprosec.ui.paper.command import draw_health

    return doctor_verb.run(options, _data(options), utc_now, sys.stdout, draw_health)


def _export(options: argparse.Namespace) -> int:
    if options.format == "bundle":
        from coprosec.services import exchange_verbs

        return exchange_verbs.export_bundle(_data(options), options.out, whole=options.all, as_json=options.json)
    from coprosec.services.export_verbs import export, export_questions
    from coprosec.ui.paper.command import draw_board

    if options.format == "gift":
        return export_questions(options.out, _data(options))
    return export(options, _data(options), draw_board)


def _merge(options: argparse.Namespace) -> int:
    from coprosec.services import exchange_verbs

    return exchange_verbs.merge(options, _data(options))


def _keys(options: argparse.Namespace) -> int:
    from coprosec.services import exchange_verbs

    return exchange_verbs.keys(options, _data(options))


def _sync(options: argparse.Namespace) -> int:
    from coprosec.config.policy import load
    from coprosec.config.settings import load as settings
    from coprosec.services import sync_verb

    data = _data(options)
    return sync_verb.sync(options, data, settings(data.settings, load(paths.policy_file())).hub_url)


def _attest(options: argparse.Namespace) -> int:
    from coprosec.services import certificate_verbs
    from coprosec.ui.paper.command import draw_attestations

    return certificate_verbs.attest(options, _data(options), draw_attestations)


def _report(options: argparse.Namespace) -> int:
    from coprosec.services import report_verb
    from coprosec.ui.paper.command import draw_report

    return report_verb.report(options, _data(options), draw_report)


def _verify(options: argparse.Namespace) -> int:
    from coprosec.services import certificate_verbs
    from coprosec.ui.paper.command import read_codes

    return certificate_verbs.verify(options, _data(options), read_codes)


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


class _Verb(NamedTuple):
    """`told` is its line of the help."""

    name: str
    told: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


_VERBS = (
    _Verb("check", "relit le cours et dit chaque problème", course_options.add_check, _check),
    _Verb("build", "fabrique le cours que le programme affiche", course_options.add_build, _build),
    _Verb("preview", "montre un fichier du cours, et le suit", course_options.add_preview, _preview),
    _Verb("import", "fait un fichier de questions d’un fichier GIFT de Moodle", add_import, _import),
    _Verb("demo", "remplit un dossier de données d’apprenants inventés", options_of.add_demo, _demo),
    _Verb("backup", "sauvegarde ce que les apprenants ont fait", options_of.add_backup, _back_up),
    _Verb("restore", "remet une sauvegarde en place", options_of.add_restore, _restore),
    _Verb("policy", "dit ce que l’administrateur a fixé sur ce poste", policy_verb.add_options, _policy),
    _Verb("provision", "prépare ce poste d’après un fichier", provision_verb.add_options, _provision),
    _Verb("doctor", "dit si ce poste est en bonne santé", doctor_verb.add_options, _doctor),
    _Verb("export", "écrit ce qui est enregistré dans un fichier", options_of.add_export, _export),
    _Verb("merge", "réunit ce que d’autres postes ont enregistré", options_of.add_merge, _merge),
    _Verb("sync", "échange avec un serveur PostgreSQL, ou envoie à un LRS xAPI", options_of.add_sync, _sync),
    _Verb("keys", "montre la clé de ce poste et celles qu’il connaît", options_of.add_keys, _keys),
    _Verb("attest", "attribue les attestations et les écrit en PDF", options_of.add_attest, _attest),
    _Verb("report", "écrit le rapport de la session, en DOCX ou en PDF", options_of.add_report, _report),
    _Verb("verify", "dit si une attestation est authentique, sans réseau", options_of.add_verify, _verify),
)
