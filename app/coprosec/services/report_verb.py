"""`coprosec report`: the session report as DOCX, PDF or both."""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

from coprosec.domain.clock import utc_now
from coprosec.domain.document import Block
from coprosec.domain.report import blocks
from coprosec.errors import ErrorCode, KnownError, unwritable
from coprosec.paths import DataFolder

WritePdf = Callable[[Path, str, Iterable[Block]], None]


def report(options: argparse.Namespace, data: DataFolder, write_pdf: WritePdf) -> int:
    """Write one file, by its suffix."""
    from coprosec.services.catalog import Catalog
    from coprosec.services.course_texts import read_texts
    from coprosec.services.maintenance import open_study

    catalog, study = Catalog(data.course_sources, data.course), open_study(data, utc_now)
    try:
        catalog.prepare(utc_now().astimezone().date())
        cohorts = [one for one in study.cohorts.all() if options.session in (one.id, one.plan.name)]
        if options.session and len(cohorts) != 1:
            raise KnownError(ErrorCode.COHORT_UNKNOWN, what=options.session)
        told = study.reports.report(read_texts(catalog), cohorts[0] if cohorts else None, named=options.names)
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
