"""A learner who has completed the course opens their own attestation."""

from pathlib import Path
from typing import Any

import pytest

from coprosec.domain.learner import Learner
from coprosec.ui.navigation import CertificatePlace
from coprosec.ui.paper.reading import codes_of
from tests.services.certificates_samples import READING, graduate
from tests.ui.desk import Desk


def test_given_a_graduate_then_the_pdf_is_written_once_and_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.register("Afi Dossou")
    kept: list[Learner] = []
    desk.application.jobs.ask(
        desk.window, lambda study: graduate(study, "Bio Sanni"), kept.append, desk.application._signin.fail
    )
    desk.settle()
    screen: Any = desk.window.pages.screen_of(CertificatePlace)
    document, opened = screen._open_document, list[Path]()
    document._show = opened.append
    monkeypatch.setattr(document._catalog, "outline", lambda: READING)

    # WHEN it is asked for twice, THEN it is the same attestation
    for _time in range(2):
        document(kept[0])
        desk.settle()
    assert opened[0] == opened[1]
    (code,) = codes_of(opened[0])
    assert "|Bio Sanni|" in code

    # WHEN somebody has not finished, THEN they are told
    failures: list[object] = []
    document._failed = failures.append
    document(desk.application.seat.learner)
    desk.settle()
    assert len(failures) == 1
    assert len(opened) == 2
