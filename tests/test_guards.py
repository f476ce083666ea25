"""The guards of conftest.py notice what a test leaves behind: each case is a small test run of its own."""

import pytest

pytest_plugins = ["pytester"]

LEFT_BEHIND = {
    "thread still running": """
        import threading, time
        def test_it():
            threading.Thread(target=time.sleep, args=(4,), daemon=True).start()
    """,
    "timer still active": """
        from PySide6.QtCore import QTimer
        kept = []
        def test_it(qtbot):
            kept.append(QTimer())
            kept[0].start(60_000)
    """,
    "dialog without an answer": """
        from PySide6.QtWidgets import QMessageBox
        def test_it(qtbot):
            try:
                QMessageBox.question(None, "title", "text")
            except AssertionError:
                pass
    """,
    "dialog still open": """
        from PySide6.QtWidgets import QDialog
        kept = []
        def test_it(qtbot):
            kept.append(QDialog(modal=True))
            kept[0].show()
    """,
    "used the network": """
        import socket
        def test_it():
            try:
                socket.create_connection(("192.0.2.1", 80), 1)
            except OSError:
                pass
    """,
}


@pytest.mark.slow
@pytest.mark.parametrize("complaint", LEFT_BEHIND)
def test_guard_fails_a_test_that_leaves_something(
    complaint: str, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    # GIVEN a test file under the project's own conftest
    pytester.makeconftest((request.config.rootpath / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(LEFT_BEHIND[complaint])
    # WHEN it runs in a process of its own
    monkeypatch.setenv("PYTHONPATH", str(request.config.rootpath))
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    # THEN its test passes by itself and the guard turns it into an error
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines([f"*{complaint}*"])
