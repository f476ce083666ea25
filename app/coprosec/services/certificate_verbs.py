"""`coprosec attest` and `coprosec verify`: Qt is imported only to draw a PDF or to read a picture."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from coprosec.domain.clock import utc_now
from coprosec.domain.counting import counted
from coprosec.domain.dates import french_date
from coprosec.domain.verdict_words import WORDS
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder

if TYPE_CHECKING:
    from coprosec.domain.certificates import Certificate
    from coprosec.domain.course import Course
    from coprosec.services.certificates import Verification
    from coprosec.services.study import Study

Draw = Callable[[tuple["Certificate", ...], Path], None]
ReadCodes = Callable[[Path], tuple[str, ...]]


def attest(options: argparse.Namespace, data: DataFolder, draw: Draw) -> int:
    """Award to everybody who has completed the course, or to those named, and write one PDF."""
    from coprosec.services.catalog import Catalog
    from coprosec.services.open_study import open_study

    catalog, study = Catalog.of(data), open_study(data, utc_now)
    try:
        catalog.prepare(utc_now().astimezone().date())
        awarded, refused = _award(study, catalog.outline(), options.learner)
    finally:
        study.close()
        catalog.close()
    if awarded:
        draw(awarded, options.out)
    if options.json:
        rows = [{"number": one.claim.number, "name": one.claim.name, "code": one.code} for one in awarded]
        print(json.dumps({"awarded": rows, "refused": refused}, ensure_ascii=False, indent=2))
    else:
        _tell_awarded(awarded, refused, options.out)
    return int(not awarded or bool(refused))


def _award(study: "Study", course: "Course", wanted: list[str]) -> tuple[tuple["Certificate", ...], list[str]]:
    """The attestations, and the names of those who have none."""
    awarded, refused = [], []
    people = study.learners.all()
    chosen = [one for one in people if not wanted or one.name in wanted or one.id in wanted]
    for learner in sorted(chosen, key=lambda one: one.name):
        try:
            awarded.append(study.certificates.award(learner.id, course))
        except KnownError as error:
            if error.code is not ErrorCode.NOT_COMPLETED:
                raise
            if wanted:
                refused.append(learner.name)
    known = {one.name for one in chosen} | {one.id for one in chosen}
    return tuple(awarded), refused + [name for name in wanted if name not in known]


def _tell_awarded(awarded: tuple["Certificate", ...], refused: list[str], out: Path) -> None:
    for one in awarded:
        print(f"{one.claim.number}  {one.claim.name}")
    if awarded:
        print(f"{counted(len(awarded), 'attestation')} dans {out}")
    else:
        print("Personne n’a encore terminé le cours.", file=sys.stderr)
    for name in refused:
        print(f"Inconnu, ou cours non terminé : {name}", file=sys.stderr)


def verify(options: argparse.Namespace, data: DataFolder, read_codes: ReadCodes) -> int:
    """Say what each code is worth; 0 when all are authentic and their keys known."""
    from coprosec.services.open_study import open_study

    study = open_study(data, utc_now)
    try:
        found = [
            (asked, study.certificates.verify(code)) for asked in options.what for code in _codes(asked, read_codes)
        ]
    finally:
        study.close()
    if options.json:
        print(json.dumps([_row(asked, verification) for asked, verification in found], ensure_ascii=False, indent=2))
    else:
        for asked, verification in found:
            _tell_verified(asked, verification)
    return int(any(verification.verdict != "true" for _asked, verification in found))


def _codes(asked: str, read_codes: ReadCodes) -> tuple[str, ...]:
    path = Path(asked)
    try:
        is_file = path.is_file()
    except OSError:  # a code is too long for a name
        is_file = False
    return (read_codes(path) or ("",)) if is_file else (asked,)


def _row(asked: str, verification: "Verification") -> dict[str, object]:
    claim = verification.claim
    row: dict[str, object] = {"asked": asked, "verdict": str(verification.verdict)}
    if claim is not None:
        row |= {
            name: getattr(claim, name) for name in ("number", "name", "course", "version", "day", "percent", "centre")
        }
        row["key"] = claim.key
    return row


def _tell_verified(asked: str, verification: "Verification") -> None:
    title, advice = WORDS[verification.verdict]
    print(f"{asked[:60]} : {title}\n  {advice}")
    if (claim := verification.claim) is not None:
        print(f"  N° {claim.number} — {claim.name} — {claim.course} ({claim.version})")
        facts = (french_date(claim.day), f"{claim.percent}\u202f%", claim.centre)
        print("  " + " — ".join(filter(None, facts)))
        signer = verification.key.device_name if verification.key else ""
        print("  " + ", ".join(filter(None, (f"clé {claim.key}", signer))))
