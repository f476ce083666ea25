"""What every test runs under: no screen, no network, no real data folder, and nothing left running behind it."""

import os
import shutil
import socket
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.guards import Guards
from tests.screen import start_xvfb

# Before Qt is imported: offscreen, at one size, whatever the machine. A real window lives in a process of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_AUTO_SCREEN_SCALE_FACTOR"] = "0"
os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="coprosec-runtime-")
os.environ.pop("COPROSEC_DATA", None)

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")

LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})
TOOLS = ("Xvfb", "xdotool")
INSTALL_TOOLS = "sudo apt-get install -y xvfb xdotool"


def pytest_configure(config: pytest.Config) -> None:
    Guards.install()


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The walks through every page come first: they take longest, and longer still after many other windows."""
    items.sort(key=lambda item: item.path.name != "test_every_page.py")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that a test writes by default reaches the real user's folders."""
    monkeypatch.setenv("COPROSEC_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A connection that leaves this machine is refused, and fails the test even when its code copes with refusals."""
    tried: list[object] = []
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            tried.append(address)
            raise ConnectionRefusedError(f"no network in tests: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield
    if tried:
        pytest.fail(f"the test used the network: {tried}")


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    before = set(threading.enumerate())
    Guards.begin()
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not _ends(thread)]
    problems = [f"thread still running: {thread.name}" for thread in left] + Guards.end()
    if problems:
        pytest.fail("the test left something behind:\n" + "\n".join(problems))


def _ends(thread: threading.Thread) -> bool:
    if isinstance(thread, threading._DummyThread):  # a thread of Qt's that touched Python once
        return True
    thread.join(timeout=2)
    return not thread.is_alive()


@pytest.fixture(scope="session")
def _screen_number() -> Iterator[str]:
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        reason = f"{' and '.join(missing)} missing: {INSTALL_TOOLS}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    server, display = start_xvfb()
    yield display
    server.terminate()
    server.wait()


@pytest.fixture
def screen(_screen_number: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A virtual screen of 1366 × 768 for programs that this test starts; their environment points at it."""
    monkeypatch.setenv("DISPLAY", _screen_number)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return _screen_number
