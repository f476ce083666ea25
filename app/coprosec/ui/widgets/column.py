"""A scrolling page whose content keeps a comfortable width."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.settling import settle
from coprosec.ui.wording import Explanation


class Column(QScrollArea):
    """A vertical layout of at most `width` pixels, centred, that scrolls when the window is small."""

    def __init__(self, width: int, margins: tuple[int, int, int, int] = (40, 32, 40, 32)) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setObjectName("column")
        self._holder = holder
        self.content = QWidget()
        self.content.setMaximumWidth(width)
        self.rows = QVBoxLayout(self.content)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(16)
        centre = QHBoxLayout(holder)
        centre.setContentsMargins(*margins)
        centre.addStretch(1)
        centre.addWidget(self.content, 1000)
        centre.addStretch(1)
        self.setWidget(holder)

    def lay_out(self) -> None:
        """Place everything now, so that positions can be asked for."""
        settle(self._holder)
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))  # the content may need another height

    def show_from_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that `widget` is seen, its top first."""
        self.lay_out()
        holder = self.widget()
        top = widget.mapTo(holder, QPoint(0, 0)).y()
        bottom = top + widget.height()
        bar = self.verticalScrollBar()
        if bottom + 24 > bar.value() + self.viewport().height():
            bar.setValue(min(top - 24, bottom - self.viewport().height() + 24))
        elif top < bar.value():
            bar.setValue(max(0, top - 24))


class BodyColumn(Column):
    """A column whose body, under a notice, is made anew each time there is something else to show."""

    def __init__(self, theme: Theme, width: int, margins: tuple[int, int, int, int] = (40, 32, 40, 32)) -> None:
        super().__init__(theme.px(width), margins)
        self._theme, self._width = theme, width
        theme.changed.connect(self._restyle)
        self.notice = PageNotice(theme)
        self.body = QWidget()
        self.rows.addWidget(self.notice)
        self.rows.addWidget(self.body)
        self.rows.addStretch(1)

    def _restyle(self) -> None:
        """As many letters in a line, whatever their size."""
        self.content.setMaximumWidth(self._theme.px(self._width))

    @contextmanager
    def new_body(self, spacing: int) -> Iterator[QVBoxLayout]:
        """The rows of another body. It takes the place of the one shown at the end, where the page is scrolled to, and
        before anything is painted.
        """
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(spacing)
        yield rows
        self.rows.replaceWidget(self.body, body)
        self.body.hide()
        self.body.deleteLater()
        self.body = body
        body.show()

    def show_error(self, explanation: Explanation) -> None:
        """The notice alone: there is nothing to show."""
        self.body.hide()
        self.notice.fill(explanation.title, explanation.advice)
