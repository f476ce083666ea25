"""The bar on the left: the program's name, the course's parts with their state, the learner."""

import re
from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coprosec.domain.course import Course
from coprosec.domain.ids import ModuleId
from coprosec.domain.learner import Learner
from coprosec.domain.progress import (
    ModuleStatus,
    Progress,
)
from coprosec.ui.navigation import Destination, HomePlace, LessonPlace, ModulePlace, ProfilePlace
from coprosec.ui.shell.tools import tools, trainer_tools
from coprosec.ui.theme import Theme, repolish
from coprosec.ui.widgets.avatar import avatar_pixmap, numbered_pixmap
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.texts import in_lines, label

WIDTH = 264
_MARGINS = 28
_STATUS_ICONS = {
    ModuleStatus.PLANNED: ("clock", "on_navigation_muted"),
    ModuleStatus.TO_START: ("circle", "on_navigation_muted"),
    ModuleStatus.STARTED: ("circle-dot", "accent"),
    ModuleStatus.COMPLETED: ("circle-dot", "accent"),
    ModuleStatus.PASSED: ("circle-check", "accent"),
}

_SECOND_PART = re.compile(r"\s+:\s.*")

_Part = tuple[str, str, str, Destination | None]
"""Text, icon, its colour, and where it leads."""


class Sidebar(QFrame):
    """Wide with names, or a rail of icons where the window is too narrow for the text size.

    Signals:
        place_requested: a part of the course was chosen.
        sign_out_requested: the learner wants to leave.
        display_requested: the page of looks is wanted.
    """

    place_requested = Signal(object)
    sign_out_requested = Signal()
    display_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rail = False
        self._entries: list[tuple[QPushButton, str, Destination | None]] = []
        self._shown: list[_Part] = []
        self._current: Destination | None = None
        self.setObjectName("sidebar")
        self._mark = QLabel()
        self._brand = label("", "brand", wrap=True)
        head = QHBoxLayout()
        head.setContentsMargins(9, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._brand, 1)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(3)
        self._name = button("")
        self._name.setProperty("role", "person")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name.clicked.connect(lambda: self._request(ProfilePlace()))
        self._looks = self._foot_button(self.tr("Affichage"), "Ctrl+,")
        self._looks.clicked.connect(self.display_requested)
        self._out = self._foot_button(self.tr("Changer de personne"), self.tr("Ctrl+Maj+Q"))
        self._out.clicked.connect(self.sign_out_requested)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(2)
        self._foot.addWidget(self._name, 1)
        self._foot.addWidget(self._looks)
        self._foot.addWidget(self._out)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 20, 14, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addSpacing(12)
        self._area = self._scrolling(self._list)
        column.addWidget(self._area, 1)
        column.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.restyle()

    @staticmethod
    def _foot_button(name: str, keys: str) -> QPushButton:
        made = button("")
        made.setAccessibleName(name)
        made.setToolTip(f"{name} ({keys})")
        made.setProperty("role", "foot")
        return made

    def _scrolling(self, rows: QVBoxLayout) -> QScrollArea:
        """Large text may need more height than the window has."""
        holder = QWidget()
        holder.setObjectName("column")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(rows)
        column.addStretch(1)
        scroll = QScrollArea(self)  # whose bar is dressed at once, for where it stands
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        return scroll

    def show_learners(self, learners: Sequence[Learner]) -> None:
        """The one whose progress is shown first, then those who learn beside them."""
        self._show_name(" · ".join(learner.name for learner in learners), ProfilePlace())

    def _show_name(self, name: str, own: Destination | None) -> None:
        """Who sits there; pressing it leads to `own`, the page of that person."""
        self._name.setAccessibleName(name)
        self._name.setAccessibleDescription(self.tr("Mon nom") if own else "")
        self._name.setToolTip(self.tr("{name} : mon nom, mon code").format(name=name) if own else name)
        self._name.setFocusPolicy(Qt.FocusPolicy.StrongFocus if own else Qt.FocusPolicy.NoFocus)
        self._name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, own is None)
        self._dress_name()

    def show_trainer(self, name: str) -> None:
        """List the trainer's pages."""
        self._clear()
        self._brand.setText(self.tr("Espace formateur"))
        self._show_name(name, None)
        for tool in trainer_tools():
            self._add(tool.text, tool.icon, "on_navigation", tool.place)
        self.mark(self._current)

    def show_course(self, course: Course, progress: Progress, closed: Collection[ModuleId] = ()) -> None:
        """List the parts of the course with where the learner stands in each; nothing moves when nothing changed.

        `closed` modules wait for another one.
        """
        parts = self._parts(course, progress, closed)
        if parts == self._shown:
            return
        self._clear()
        self._shown = parts
        self._brand.setText(course.short_title)
        for part in parts:
            self._add(*part)
        self.mark(self._current)

    def _parts(self, course: Course, progress: Progress, closed: Collection[ModuleId]) -> list[_Part]:
        parts: list[_Part] = [(self.tr("Accueil"), "house", "on_navigation", HomePlace())]
        if course.introduction is not None:
            done = progress.done(course.introduction.id)
            icon, token = _STATUS_ICONS[ModuleStatus.PASSED if done else ModuleStatus.TO_START]
            short = _SECOND_PART.sub("", course.introduction.title)
            parts.append((short, icon, token, LessonPlace(course.introduction.id)))
        for module in course.modules:
            icon, token = _STATUS_ICONS[progress.of_module(module).status]
            if module.id in closed:
                icon, token = "lock", "on_navigation_muted"
            text = f"{module.number}. {module.short_title}"
            parts.append((text, icon, token, ModulePlace(module.id) if module.ready else None))
        return parts + [(tool.text, tool.icon, "on_navigation", tool.place) for tool in tools()]

    def _clear(self) -> None:
        for entry, _text, _destination in self._entries:
            self._list.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries.clear()
        self._shown = []

    def mark(self, place: Destination | None) -> None:
        """Show which part is on screen."""
        self._current = place
        for entry, _text, destination in self._entries:
            here = destination is not None and destination == place
            if entry.property("here") != here:
                entry.setProperty("here", here)
                entry.setAccessibleDescription(self.tr("page affichée") if here else "")
                repolish(entry)
                entry.setMinimumHeight(entry.sizeHint().height())  # the style sheet gave it that of one line
            if here and entry.isVisible():
                self._area.ensureWidgetVisible(entry, 0, self._theme.px(16))

    def set_rail(self, rail: bool) -> None:
        """Icons only, or icons with names."""
        if rail != self._rail:
            self._rail = rail
            self.restyle()

    def restyle(self) -> None:
        """Measure and draw again at the theme's text size."""
        rail = _MARGINS + 2 * self._theme.px(12) + self._theme.px(28) + 2
        self.setFixedWidth(rail if self._rail else self._theme.px(WIDTH))
        self._mark.setPixmap(self._theme.pixmap("shield-check", "accent", 28))
        self._brand.setVisible(not self._rail)
        self._dress_name()
        self._foot.setDirection(QHBoxLayout.Direction.TopToBottom if self._rail else QHBoxLayout.Direction.LeftToRight)
        for one, icon in ((self._looks, "a-large-small"), (self._out, "log-out")):
            one.setIcon(self._theme.icon(icon, "on_navigation"))
            one.setIconSize(self._theme.icon_size())
        for entry, text, destination in self._entries:
            self._dress(entry, text, destination)

    def _dress_name(self) -> None:
        """The disc, and the name in two lines beside it."""
        name = self._name.accessibleName()
        self._name.setIcon(QIcon(avatar_pixmap(self._theme, name, 32)))
        self._name.setIconSize(self._theme.icon_size(32))
        room = self._theme.px(WIDTH - 2 * 38 - 32 - 12) - _MARGINS - 10
        shown = in_lines(name, QFontMetrics(self._theme.ui_font(14, bold=True)), room)
        self._name.setText("" if self._rail else shown)
        self._name.ensurePolished()
        self._name.setMinimumHeight(max(self._name.sizeHint().height(), self._theme.px(44)))

    def _add(self, text: str, icon: str, token: str, destination: Destination | None) -> None:
        entry = button("")
        entry.setProperty("icon-name", icon)
        entry.setProperty("icon-token", token)
        entry.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if destination is None:
            entry.setEnabled(False)
        else:
            entry.clicked.connect(lambda: self._request(destination))
        self._entries.append((entry, text, destination))
        self._list.addWidget(entry)
        self._dress(entry, text, destination)

    def _request(self, destination: Destination) -> None:
        self.mark(self._current)
        self.place_requested.emit(destination)

    def _dress(self, entry: QPushButton, text: str, destination: Destination | None) -> None:
        spoken = text if destination is not None else self.tr("{part} (à venir)").format(part=text)
        icon, token = entry.property("icon-name"), entry.property("icon-token")
        if self._rail and isinstance(destination, ModulePlace) and icon.startswith("circle"):
            entry.setIcon(
                QIcon(numbered_pixmap(self._theme, text.partition(".")[0], token, done=icon == "circle-check"))
            )
            entry.setIconSize(self._theme.icon_size(22))
        else:
            set_icon(entry, self._theme, icon, token)
        room = self._theme.px(WIDTH) - _MARGINS - self._theme.px(28 + 2 * 12) - 18
        shown = in_lines(text, QFontMetrics(self._theme.ui_font(14, bold=True)), room)
        entry.setText("" if self._rail else shown)
        entry.ensurePolished()
        entry.setMinimumHeight(entry.sizeHint().height())
        entry.setAccessibleName(spoken)
        entry.setToolTip(spoken if self._rail or "…" in shown or destination is None else "")

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 400)
