"""Where one answers a question, and the one that comes next: made while the feedback of this one is read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprosec.domain.items import Item
from coprosec.ui.items import widget_for
from coprosec.ui.items.base import ItemWidget
from coprosec.ui.items.certainty import CertaintyRow
from coprosec.ui.theme import Theme

_READ_MS = 60
"""How long after a feedback is shown the next question is made: once it is painted, long before it is read."""


@dataclass(frozen=True, slots=True)
class Answering:
    """The widgets of one question."""

    item: Item
    widget: ItemWidget
    certainty: CertaintyRow | None

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return (self.widget,) if self.certainty is None else (self.widget, self.certainty)

    def is_for(self, item: Item, *, certainty: bool) -> bool:
        return self.item == item and (self.certainty is not None) == certainty


class Coming:
    """What waits hidden in `place`; `submit` is called when Enter is pressed where it means "this is my answer"."""

    def __init__(self, page: QWidget, theme: Theme, place: QVBoxLayout, submit: Callable[[], None]) -> None:
        self._theme = theme
        self._place = place
        self._submit = submit
        self._wanted: tuple[Item, bool] | None = None
        self.made: Answering | None = None
        self.reading = QTimer(page, singleShot=True, interval=_READ_MS)
        self.reading.timeout.connect(self._make_wanted)

    def prepare(self, item: Item, *, certainty: bool) -> None:
        """Make a question soon."""
        self._wanted = item, certainty
        self.reading.start()

    def renew(self) -> None:
        """The text size is another one."""
        wanted = self._wanted
        self.forget()
        if wanted is not None:
            self.prepare(wanted[0], certainty=wanted[1])

    def forget(self) -> None:
        """Nothing comes next."""
        self.reading.stop()
        self._wanted = None
        if self.made is not None:
            self.drop(self.made.widgets)
            self.made = None

    def take(self, item: Item, *, certainty: bool) -> Answering:
        """The widgets of a question, in their place and still hidden when they were ready."""
        made = self.made
        if made is not None and made.is_for(item, certainty=certainty):
            self.made = None
        else:
            made = self._make(item, certainty)
        self.forget()
        return made

    def drop(self, widgets: Iterable[QWidget]) -> None:
        for old in widgets:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _make_wanted(self) -> None:
        if self._wanted is None or self.made is not None:
            return
        made = self.made = self._make(*self._wanted)
        width = self._place.geometry().width()
        for widget in made.widgets:
            widget.hide()
            self._place.addWidget(widget)
            for child in (widget, *widget.findChildren(QWidget)):
                child.ensurePolished()
            widget.resize(width, max(widget.heightForWidth(width), widget.sizeHint().height()))

    def _make(self, item: Item, certainty: bool) -> Answering:
        widget = widget_for(item, self._theme)
        widget.submitted.connect(self._submit)
        row = CertaintyRow(self._theme) if certainty else None
        if row is not None:
            row.submitted.connect(self._submit)
        return Answering(item, widget, row)
