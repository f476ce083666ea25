"""`coprosec report`: the session report, as DOCX or PDF."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from coprosec.domain.clock import utc_now
from coprosec.domain.document import Block
from coprosec.domain.report import blocks
from coprosec.errors import unwritable
from coprosec.paths import DataFolder
from coprosec.usage import BAD_USE

WritePdf = Callable[[Path, str, Iterable[Block]], None]


def report(options: argparse.Namespace, data: DataFolder, write_pdf: WritePdf) -> int:
    """Write one file, by its suffix."""
    from coprosec.services.catalog import Catalog
    from coprosec.services.course_texts import read_texts
    from coprosec.services.open_study import open_study

    if options.out.suffix.lower() not in (".docx", ".pdf"):
        print("coprosec : le nom du fichier finit par .docx ou par .pdf.", file=sys.stderr)
        return BAD_USE
    catalog, study = Catalog.of(data), open_study(data, utc_now)
    try:
        catalog.prepare(utc_now().astimezone().date())
        cohort = study.cohorts.named(options.session) if options.session else None
        told = study.reports.report(read_texts(catalog), cohort, named=options.names)
    finally:
        study.close()
        catalog.close()
    write_file(options.out, told.plan.name, tuple(blocks(told)), write_pdf)
    print(options.out)
    return 0


def write_file(path: Path, title: str, content: tuple[Block, ...], write_pdf: WritePdf) -> None:
    """DOCX unless the name ends in .pdf. KnownError NO_RIGHTS when it cannot be written."""
    from coprosec.exports.report_docx import write_docx

    try:
        if path.suffix.lower() == ".pdf":
            write_pdf(path, title, content)
        else:
            write_docx(path, title, content)
    except OSError as error:
        raise unwritable(error, path) from error
