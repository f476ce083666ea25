"""Where a word stands in the texts of a lesson."""

from collections.abc import Iterable

from PySide6.QtGui import QTextCursor, QTextDocument

from coprosec.ui.widgets.rich_text import RichText

_WHOLE = QTextDocument.FindFlag.FindWholeWords


def find_word(texts: Iterable[RichText], anchor: str, word: str, nth: int) -> RichText | None:
    """The text that has the `nth` appearance of `word` after a heading; the word is selected in it.

    Without `anchor`, from the beginning. None when the lesson has changed and there is no such place.
    """
    left, begun = nth, not anchor
    for text in texts:
        cursor = QTextCursor(text.document())
        if not begun:
            start = text.anchor_position(anchor)
            if start is None:
                continue
            begun = True
            cursor.setPosition(start)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        while not (cursor := text.document().find(word, cursor, _WHOLE)).isNull():
            if left == 0:
                text.setTextCursor(cursor)
                return text
            left -= 1
    return None
