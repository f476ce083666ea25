"""A step dragged with a real mouse, on a real window of a virtual screen."""

import select
import subprocess
import sys
from collections.abc import Iterator

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.window, pytest.mark.slow]


@pytest.fixture
def peer(screen: str, monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[str]"]:
    monkeypatch.setenv("PYTHONPATH", "app:.")
    process = subprocess.Popen([sys.executable, "-m", "tests.e2e.dragging"], stdout=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def said(peer: "subprocess.Popen[str]") -> list[str]:
    """The next line of the peer."""
    assert peer.stdout is not None
    ready, _out, _failed = select.select([peer.stdout], [], [], 30)
    assert ready, "the peer says nothing"
    return peer.stdout.readline().split()


def mouse(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True)


def test_given_steps_when_the_last_is_dragged_to_the_top_then_the_response_follows(
    peer: "subprocess.Popen[str]",
) -> None:
    # GIVEN four steps on screen
    word, *told = said(peer)
    assert word == "places"
    places = [place.split(",") for place in told]

    # WHEN the last one is dragged above the first, as a hand does: little by little
    (x, top), (_x, bottom) = places[0], places[3]
    mouse("mousemove", x, bottom, "mousedown", "1")
    for y in range(int(bottom), int(top) - 18, -6):
        mouse("mousemove", x, str(max(y, 2)))
    mouse("mouseup", "1")

    # THEN it comes first, the others in the order they had
    assert said(peer) == ["order", "a", "d", "b", "c"]
