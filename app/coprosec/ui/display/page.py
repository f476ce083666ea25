"""The choices, each of which shows what it gives."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QHBoxLayout, QWidget

from coprosec.domain.learner import TEXT_PERCENTS
from coprosec.domain.look import READING_FACES, THEMES
from coprosec.ui.display.tile import Sample, Swatch, Tile
from coprosec.ui.faces import FACES
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.card import TitledCard
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import percent

_TILE = 230
"""The least width of a tile at 100 %: narrower, they go one under the other."""
_SAMPLE = "Vérifier d’abord. Ɖò gbɛ̀ mɛ̀."


class DisplayPage(QWidget):
    """Signals:
    theme_chosen, face_chosen: one of THEMES, of READING_FACES.
    size_requested: +1 or −1.
    still_chosen: whether nothing may move.
    usual_requested: back to the looks of this PC.
    leave_requested: back to where one came from.
    """

    theme_chosen = Signal(str)
    face_chosen = Signal(str)
    size_requested = Signal(int)
    still_chosen = Signal(bool)
    usual_requested = Signal()
    leave_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._places: dict[str, QWidget] = {}
        self._grids: list[tuple[QGridLayout, list[Tile]]] = []
        self._usual = button(self.tr("Comme sur ce poste"))
        self._usual.clicked.connect(self.usual_requested)
        self._done = button(self.tr("Terminer"), "primary")
        self._done.clicked.connect(self.leave_requested)
        self._scroll = Column(920)
        rows = self._scroll.rows
        rows.addWidget(label(self.tr("Affichage"), "display", wrap=True))
        told = self.tr("Choisissez ce qui se lit le mieux. Vous le retrouverez sur chaque poste où vous apprenez.")
        rows.addWidget(label(told, "muted", wrap=True))
        for part in (self._make_colours(), self._make_size(), self._make_faces(), self._make_still()):
            rows.addWidget(part)
        rows.addStretch(1)
        lay_page(self, self._scroll, Footer(self._usual, self._done))
        self._places["usual"] = self._usual
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_looks(self, *, own: bool) -> None:
        """Show what is in force; `own` when some of it was chosen by who sits here."""
        theme = self._theme
        for key in (f"theme-{theme.name}", f"face-{theme.face}"):
            tile = self._places[key]
            if isinstance(tile, Tile):
                tile.setChecked(True)
        self._still.blockSignals(True)
        self._still.setChecked(theme.still)
        self._still.blockSignals(False)
        self._usual.setVisible(own)
        self._show_size()

    def focus_on(self, at: str) -> None:
        """Give the keyboard to the choice last made, or to the colours in force."""
        target = self._places.get(at)
        if target is None or not target.isVisible():
            target = self._places[f"theme-{self._theme.name}"]
        take_keyboard(target)
        if self._scroll.widget().isAncestorOf(target):
            self._scroll.reveal(target)

    def _make_colours(self) -> TitledCard:
        card = TitledCard(self.tr("Couleurs"))
        words = {
            "light": (self.tr("Claires"), self.tr("Du papier, de jour.")),
            "dark": (self.tr("Sombres"), self.tr("Le soir, ou quand le blanc éblouit.")),
            "contrast": (self.tr("Très contrastées"), self.tr("Blanc sur noir, traits épais.")),
        }
        tiles = [(f"theme-{name}", Tile(self._theme, *words[name], Swatch(self._theme, name))) for name in THEMES]
        card.rows.addLayout(self._grid(tiles, self.theme_chosen))
        return card

    def _make_faces(self) -> TitledCard:
        card = TitledCard(self.tr("Lettres des leçons"))
        words = {
            "andika": self.tr("Faite pour qui apprend à lire."),
            "atkinson": self.tr("Pour qui voit mal : chaque lettre se distingue."),
            "opendyslexic": self.tr("Que préfèrent des personnes dyslexiques."),
        }
        tiles = [
            (f"face-{name}", Tile(self._theme, FACES[name].family, words[name], Sample(self._theme, name, _SAMPLE)))
            for name in READING_FACES
        ]
        card.rows.addLayout(self._grid(tiles, self.face_chosen))
        return card

    def _grid(self, tiles: Sequence[tuple[str, Tile]], chosen: SignalInstance) -> QGridLayout:
        group, grid = QButtonGroup(self), QGridLayout()
        grid.setSpacing(12)
        for key, tile in tiles:
            group.addButton(tile)
            self._places[key] = tile
            value = key.partition("-")[2]
            tile.clicked.connect(lambda _checked=False, value=value: chosen.emit(value))
        self._grids.append((grid, [tile for _key, tile in tiles]))
        return grid

    def _make_size(self) -> TitledCard:
        card = TitledCard(self.tr("Taille du texte"))
        self._smaller = button(self.tr("Réduire"))
        self._larger = button(self.tr("Agrandir"))
        self._smaller.setToolTip(self.tr("Ctrl et −"))
        self._larger.setToolTip(self.tr("Ctrl et +"))
        self._smaller.clicked.connect(lambda: self.size_requested.emit(-1))
        self._larger.clicked.connect(lambda: self.size_requested.emit(1))
        self._size = label("", "section")
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._smaller)
        row.addWidget(self._size)
        row.addWidget(self._larger)
        row.addStretch(1)
        card.rows.addLayout(row)
        return card

    def _make_still(self) -> TitledCard:
        card = TitledCard(self.tr("Mouvement"))
        self._still = QCheckBox(self.tr("Réduire les animations"))
        self._still.setAccessibleName(self._still.text())
        self._still.toggled.connect(self.still_chosen)
        card.rows.addWidget(self._still)
        return card

    def _show_size(self) -> None:
        now = self._theme.percent
        self._size.setText(percent(now))
        self._size.setMinimumWidth(self._theme.px(84))
        self._smaller.setEnabled(now > TEXT_PERCENTS[0])
        self._larger.setEnabled(now < TEXT_PERCENTS[-1])
        for one in (self._smaller, self._larger):
            one.setAccessibleDescription(self.tr("Le texte est à {size}.").format(size=percent(now)))

    def _restyle(self) -> None:
        set_icon(self._smaller, self._theme, "minus")
        set_icon(self._larger, self._theme, "plus")
        set_icon(self._usual, self._theme, "rotate-ccw")
        set_icon(self._done, self._theme, "check", "on_primary")
        self._show_size()
        self._place_tiles()

    def _place_tiles(self) -> None:
        room = min(920, self.width() - 80) - 48
        for grid, tiles in self._grids:
            columns = max(1, min(len(tiles), (room + 12) // (self._theme.px(_TILE) + 12)))
            for nth, tile in enumerate(tiles):
                grid.addWidget(tile, nth // columns, nth % columns)
            for column in range(len(tiles)):
                grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: object) -> None:
        self._place_tiles()
