"""A lesson laid out as a voice reads it: its sentences, and where each stands on screen."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from coprosec.domain.items import Item
from coprosec.domain.lesson import Lesson
from coprosec.domain.speech import Sentence, sentences, spoken
from coprosec.ui.lesson.check import SelfCheck
from coprosec.ui.lesson.head import LessonHead
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.figure import Figure
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.rich_text import RichText


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance. `sentence` says what part of the text of `block` it is; None for a block that is no text."""

    block: QWidget
    said: str
    sentence: Sentence | None = None

    def rect(self) -> QRect:
        """Where it stands in its block."""
        if self.sentence is None or not isinstance(self.block, RichText):
            return self.block.rect()
        cursor = QTextCursor(self.block.document())
        cursor.setPosition(self.sentence.start)
        first = self.block.cursorRect(cursor)
        cursor.setPosition(self.sentence.end)
        return first.united(self.block.cursorRect(cursor))

    def highlight(self, theme: Theme) -> None:
        """Show that it is being read: a ground and an underline, so never colour alone."""
        if self.sentence is None or not isinstance(self.block, RichText):
            return
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.block.document())
        cursor.setPosition(self.sentence.start)
        cursor.setPosition(self.sentence.end, QTextCursor.MoveMode.KeepAnchor)
        style = mark.format  # type: ignore[attr-defined]
        style.setBackground(theme.color("accent_soft"))
        style.setForeground(theme.color("ink"))
        style.setFontUnderline(True)
        style.setUnderlineColor(theme.color("accent_dark"))
        mark.cursor = cursor  # type: ignore[attr-defined]
        self.block.setExtraSelections([mark])

    def clear(self) -> None:
        if isinstance(self.block, RichText):
            self.block.setExtraSelections([])


def script(lesson: Lesson, blocks: list[QWidget]) -> list[Line]:
    """Every utterance, in the order of the page: the title, texts, figures by their alternative, questions asked.

    The list of sources is not read.
    """
    read = blocks[: len(lesson.blocks)]
    lines = [Line(read[0], spoken(lesson.title) + ".")] if read else []
    for block in read:
        lines += _lines(block)
    return [line for line in lines if line.said]


def _lines(block: QWidget) -> Iterator[Line]:
    match block:
        case RichText():
            document = block.document()
            for sentence in sentences(document.toPlainText(), source_marks(document)):
                yield Line(block, sentence.spoken, sentence)
        case Figure():
            yield Line(block, spoken(tr("Figure : {alt}").format(alt=block.alt)))
        case SelfCheck():
            yield Line(block, spoken(question_text(block.item)))
        case LessonHead() | _:
            return


def question_text(item: Item) -> str:
    """A question and its propositions, without what is right."""
    choices = [plain(choice["text"]) for choice in item.body.to_data().get("choices", ())]
    parts = [tr("Question : {prompt}").format(prompt=plain(item.prompt)), plain(item.detail)]
    parts += [tr("Proposition {nth} : {text}").format(nth=nth, text=text) for nth, text in enumerate(choices, 1)]
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part.strip())


def source_marks(document: QTextDocument) -> list[tuple[int, int]]:
    """Where the small numbers that lead to sources stand: (start, end)."""
    marks = []
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            style = fragment.charFormat()
            raised = style.verticalAlignment() == style.VerticalAlignment.AlignSuperScript
            if style.anchorHref().startswith("source:") or (raised and fragment.text().strip(" ,") == ""):
                marks.append((fragment.position(), fragment.position() + fragment.length()))
            iterator += 1
        block = block.next()
    return marks
