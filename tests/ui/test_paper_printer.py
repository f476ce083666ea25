"""The system's own dialog and a print server of the test's own: what is printed arrives."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.desk import CONTROL, LESSON, Desk

INSTALL = "sudo apt-get install -y cups cups-client"
_SERVER = """\
Listen {root}/cups.sock
PreserveJobFiles Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_FILES = """\
FileDevice Yes
ServerRoot {root}
RequestRoot {root}/spool
TempDir {root}/spool
CacheDir {root}/cache
StateDir {root}/run
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
User lp
Group lp
SystemGroup root
"""


@pytest.fixture
def spool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A print server with one printer, « Essai », and the folder where it keeps what it was given."""
    cupsd, lpadmin = (shutil.which(program, path="/usr/sbin:/usr/bin") for program in ("cupsd", "lpadmin"))
    if cupsd is None or lpadmin is None:
        pytest.skip(f"cupsd or lpadmin missing: {INSTALL}")
    root = Path(tempfile.mkdtemp(prefix="coprosec-cups-"))
    root.chmod(0o755)  # the server works as another account
    for name in ("spool", "cache", "run", "log"):
        (root / name).mkdir()
    (root / "cupsd.conf").write_text(_SERVER.format(root=root), encoding="utf-8")
    (root / "files.conf").write_text(_FILES.format(root=root), encoding="utf-8")
    server = subprocess.Popen(
        [cupsd, "-f", "-c", str(root / "cupsd.conf"), "-s", str(root / "files.conf")], stderr=subprocess.DEVNULL
    )
    try:
        _wait(server, root / "cups.sock")
        monkeypatch.setenv("CUPS_SERVER", str(root / "cups.sock"))
        queue = [lpadmin, "-h", str(root / "cups.sock"), "-p", "Essai", "-E", "-v", "file:/dev/null", "-m", "raw"]
        subprocess.run(queue, check=True, stderr=subprocess.DEVNULL, timeout=20)
        if "Essai" not in QPrinterInfo.availablePrinterNames():
            pytest.skip("this process already speaks to another print server")
        yield root / "spool"
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(root, ignore_errors=True)


def _wait(server: "subprocess.Popen[bytes]", socket: Path) -> None:
    limit = time.monotonic() + 15
    while not socket.exists():
        if server.poll() is not None or time.monotonic() > limit:
            pytest.skip("this account may not start a print server")


def test_given_a_printer_when_its_dialog_is_accepted_then_the_lesson_arrives(desk: Desk, spool: Path) -> None:
    # GIVEN a lesson, and the menu of Ctrl+P
    desk.register()
    desk.go(LESSON)
    desk.press(Qt.Key.Key_P, CONTROL)
    screens = desk.application._screens
    assert screens is not None
    printing: Any = screens.lesson._printing
    asked: list[str] = []

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        asked.append(dialog.windowTitle())
        dialog.accept()

    # WHEN the first line is chosen, and the system's dialog accepted
    QTimer.singleShot(0, accept)
    printing.menu.actions()[0].trigger()
    printing.menu.close()
    desk.reach(lambda: desk.page.footer.state.text() == "Leçon envoyée à l’imprimante")

    # THEN the server has every page
    assert asked == ["Imprimer la leçon"]
    desk._qtbot.waitUntil(lambda: bool(list(spool.glob("d*"))), timeout=10_000)
    [job] = spool.glob("d*")
    reader = PdfReader(job)
    assert len(reader.pages) > 2
    assert round(reader.pages[0].mediabox.width) == 595
    assert "menace" in reader.pages[0].extract_text()
