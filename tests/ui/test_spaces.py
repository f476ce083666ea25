"""French spaces on screen: Qt makes plain spaces of some, and would then leave a « ? » alone on its line."""

import re

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from coprosec import paths
from coprosec.content.reading import read_course
from coprosec.domain.lesson import TextBlock
from coprosec.ui.spaces import FrenchSpaces
from tests.content.conftest import TODAY

ALONE = re.compile(r" [;!?»%]|\d \d\d\d")


def test_no_sign_can_be_left_alone_on_a_line(qtbot: QtBot) -> None:
    reading = read_course(paths.MODULES, TODAY, wording=False)
    blocks = [
        block.html for lesson in reading.lessons.values() for block in lesson.blocks if isinstance(block, TextBlock)
    ]
    prompts = [item.prompt for quiz in reading.quizzes.values() for item in quiz.items]
    document = QTextDocument()
    for rich in (*blocks, *prompts):
        document.setHtml(rich)
        found = ALONE.search(document.toRawText())
        assert found is None, rich[:80]


@pytest.mark.parametrize(
    "typed,shown",
    [
        ("Bienvenue ! Qui êtes-vous ?", "Bienvenue\u00a0! Qui êtes-vous\u00a0?"),
        ("« Entrer » : {name} ; puis", "«\u00a0Entrer\u00a0»\u00a0: {name}\u00a0; puis"),
        ("Rien à revoir aujourd’hui.", "Rien à revoir aujourd’hui."),
    ],
)
def test_words_of_the_interface_keep_their_signs_with_them(typed: str, shown: str, qtbot: QtBot) -> None:
    app = QCoreApplication.instance()
    assert app is not None
    translator = FrenchSpaces(app)
    app.installTranslator(translator)
    try:
        assert QCoreApplication.translate("page", typed) == shown
    finally:
        app.removeTranslator(translator)
