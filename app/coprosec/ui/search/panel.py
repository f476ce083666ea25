"""The field and what it finds, as one types; the page and the quick search are both made of it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coprosec.domain.counting import counted
from coprosec.domain.search import Findings
from coprosec.ui.search.row import ROLE, FoundDelegate, Shown
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.buttons import button, set_words
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation

LONGEST = 200
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchPanel(QWidget):
    """Signals:
    typed: the text of the field changed.
    chosen: a passage was chosen (Found).
    """

    typed = Signal(str)
    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("Un mot ou plusieurs, par exemple : rumeur, numéro vert, vérifier"))
        self.field.setAccessibleName(self.tr("Rechercher dans le cours"))
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        self._count = label("", "small", wrap=True)
        self._advice = PageNotice(theme)
        self._meant = button("", "link")
        self._meant.hide()
        self._meant.clicked.connect(lambda: self.field.setText(str(self._meant.property("word"))))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Passages trouvés"))
        self._delegate = FoundDelegate(theme)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self.list.currentItemChanged.connect(lambda item, _before: self._tell(item))
        self._tell(None)
        self.list.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self.field)
        rows.addWidget(self._count)
        rows.addWidget(self._advice)
        rows.addWidget(self._meant, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(self.list, 1)
        rows.addStretch(0)

    def show_nothing_typed(self) -> None:
        """Before the first letters: what can be found, and how."""
        self._say(
            tr("Tapez les premières lettres d’un mot."),
            tr(
                "La recherche lit les leçons, le glossaire et les explications des questions que vous avez déjà "
                "faites. Les accents, les majuscules et le pluriel ne comptent pas."
            ),
        )

    def show_findings(self, findings: Findings, shown: Sequence[Shown]) -> None:
        """What was found, or what to try when nothing was."""
        if not shown:
            self._say(
                tr("Rien ne correspond dans le cours."),
                tr("Essayez un mot plus court ou un autre mot, ou cherchez dans le glossaire."),
                findings.meant,
            )
            return
        self._advice.hide()
        self._meant.hide()
        found = counted(len(shown), tr("passage trouvé"), tr("passages trouvés"))
        loose = tr("Aucun passage n’a tous ces mots. {found} avec une partie d’entre eux.").format(found=found)
        self._count.setText(loose if findings.loose else found)
        self._count.show()
        self.list.clear()
        for one in shown:
            item = QListWidgetItem()
            item.setData(ROLE, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, one.spoken)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.show()

    def show_error(self, explanation: Explanation) -> None:
        self._clear()
        self._advice.fill(explanation.title, explanation.advice)

    def _say(self, title: str, advice: str, meant: str = "") -> None:
        self._clear()
        self._advice.fill(title, advice, "search")
        self._meant.setVisible(bool(meant))
        if meant:
            set_words(self._meant, tr("Vouliez-vous dire « {word} » ?").format(word=meant))
            self._meant.setProperty("word", meant)

    def _clear(self) -> None:
        self.list.clear()
        self.list.hide()
        self._count.hide()
        self._meant.hide()

    def _tell(self, item: QListWidgetItem | None) -> None:
        """What is chosen, for a screen reader: the keyboard stays in the field."""
        shown = item.data(ROLE) if item is not None else None
        keys = tr("Flèches pour choisir, Entrée pour ouvrir.")
        self.field.setAccessibleDescription(shown.spoken if isinstance(shown, Shown) else keys)

    def _open(self, item: QListWidgetItem) -> None:
        shown = item.data(ROLE)
        if isinstance(shown, Shown):
            self.chosen.emit(shown.found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while the keyboard stays in the field; Enter opens what is chosen."""
        if watched is not self.field or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _MOVES and self.list.count():
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}[
                Qt.Key(event.key())
            ]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.list.currentItem()
            if item is not None:
                self._open(item)
            return True
        return False
