"""Somebody who does not see the screen: finishes a lesson and a quiz through the accessibility tree alone.

A program of its own, run by the system's Python, which has the bindings of AT-SPI:
`dbus-run-session -- python3 screen_reader.py PYTHON DATA`. It prints what was said of the result.
"""

import os
import re
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 30.0
BUTTONS = ("push button", "toggle button", "button")


def wait_for(reached: Callable[[], Any], what: str) -> Any:
    """What `reached` finds, once it finds something."""
    limit = time.monotonic() + PATIENCE
    while not (found := reached()):
        if time.monotonic() > limit:
            told = "\n".join(f"{node.get_role_name()} {node.get_name()!r}" for node in heard())
            sys.exit(f"never heard: {what}\n{told}")
        time.sleep(0.1)
    return found


def program() -> Any:
    desktop = Atspi.get_desktop(0)
    children = (desktop.get_child_at_index(nth) for nth in range(desktop.get_child_count()))
    return next((child for child in children if child is not None and "coprosec" in (child.get_name() or "")), None)


def heard(node: Any = None) -> Iterator[Any]:
    """Everything that is shown, in the order of the tree. A part that vanishes meanwhile is passed over."""
    node = program() if node is None else node
    try:
        if node is None or not node.get_state_set().contains(Atspi.StateType.SHOWING):
            return
        children = [node.get_child_at_index(nth) for nth in range(node.get_child_count())]
    except GLib.Error:
        return
    yield node
    for child in children:
        if child is not None:
            yield from heard(child)


def all_of(roles: tuple[str, ...], named: Callable[[str], object] = bool) -> list[Any]:
    """The controls of these roles that can be used, by their name."""
    found = []
    for node in heard():
        try:
            usable = node.get_state_set().contains(Atspi.StateType.ENABLED)
            if usable and node.get_role_name() in roles and named(node.get_name() or ""):
                found.append(node)
        except GLib.Error:  # gone meanwhile
            continue
    return found


def find(roles: tuple[str, ...], named: Callable[[str], object], what: str) -> Any:
    return wait_for(lambda: next(iter(all_of(roles, named)), None), what)


def act(node: Any, *names: str) -> None:
    """Do the first of these actions that the control has."""
    action = node.get_action_iface()
    offered = [action.get_action_name(nth) for nth in range(action.get_n_actions())]
    wanted = next(name for name in names if name in offered)
    action.do_action(offered.index(wanted))


def press(name: str) -> None:
    act(find(BUTTONS, lambda said: said.startswith(name), name), "Press")


def write(node: Any, text: str) -> None:
    node.get_editable_text_iface().set_text_contents(text)


def register() -> None:
    write(find(("text",), lambda said: said == "Prénom et nom", "where to write a name"), "Afi Dossou")
    press("Commencer")


def open_lesson() -> None:
    """By the bar on the left; a page that is still coming may take its place, so it is asked again."""

    def row() -> Any:
        found = all_of(BUTTONS, lambda said: "Leçon" in said)
        if not found:
            press("1. Un")
        return found

    act(wait_for(row, "the lesson of module 1")[0], "Press")


def take_quiz() -> str:
    """Answer the question rightly, surely; the words of the result."""
    act(find(("radio button",), lambda said: "Un autre" in said, "the right answer"), "Toggle", "Press")
    act(find(("radio button",), lambda said: "À coup sûr" in said, "how sure one can be"), "Toggle", "Press")
    press("Valider")
    press("Voir mes résultats")
    said = find(("label",), lambda text: re.match(r"Réussi|Pas encore réussi", text), "the result")
    return str(said.get_name())


def main() -> None:
    warnings.simplefilter("ignore")
    python, data = sys.argv[1:]
    always = {"QT_ACCESSIBILITY": "1", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    running = subprocess.Popen([python, "-m", "tests.e2e.small_program", data], env=os.environ | always)
    try:
        Atspi.init()
        wait_for(program, "the program")
        register()
        open_lesson()
        press("J’ai compris, passer au quiz")
        sys.stdout.write(f"{take_quiz()}\n")
    finally:
        running.kill()
        running.wait()


if __name__ == "__main__":
    main()
