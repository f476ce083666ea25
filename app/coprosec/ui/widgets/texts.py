"""Labels by role: the style sheet knows what each role looks like."""

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A plain-text label. Roles: display, title, section, strong, eyebrow, muted, small, saved, huge."""
    made = QLabel(text)
    made.setProperty("textFormat", "PlainText")
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def rich_label(html: str = "", role: str = "") -> QLabel:
    """A wrapping label of rich text whose links, if any, are reached by mouse and keyboard."""
    made = QLabel(html)
    made.setProperty("textFormat", "RichText")
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    if role:
        made.setProperty("role", role)
    return made


def in_lines(text: str, metrics: QFontMetrics, room: int, most: int = 2) -> str:
    """`text` cut between words into at most `most` lines of `room` pixels, the last one elided."""
    from PySide6.QtCore import Qt

    words = text.split(" ")
    lines = list[str]()
    while words:
        first = 1
        while first < len(words) and metrics.horizontalAdvance(" ".join(words[: first + 1])) <= room:
            first += 1
        if len(lines) == most - 1:
            first = len(words)
        lines.append(" ".join(words[:first]))
        words = words[first:]
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room + 1) for line in lines)


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis when it lacks room; its whole text stays in the tip and for screen readers."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("textFormat", "PlainText")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        from PySide6.QtCore import Qt

        shown = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, max(1, self.width()))
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
