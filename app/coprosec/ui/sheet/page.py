"""The recovery sheet on screen: its code, to be printed or saved before going on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from coprosec.ui.sheet.drawing import Sheet
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation


class SheetPage(QWidget):
    """Signals:
    print_requested: on paper.
    save_requested: as a PDF.
    done_requested: the sheet is in its place.
    """

    print_requested = Signal()
    save_requested = Signal()
    done_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.notice = Notice(theme)
        self._code = label("", "display", wrap=True)
        self._code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._print = button(self.tr("Imprimer"))
        self._print.clicked.connect(self.print_requested)
        self._save = button(self.tr("Enregistrer en PDF"))
        self._save.clicked.connect(self.save_requested)
        self._kept = QCheckBox(self.tr("La feuille est imprimée, ou le code recopié, et rangé"))
        self._done = button(self.tr("Continuer"), "primary")
        self._done.setEnabled(False)
        self._kept.toggled.connect(self._done.setEnabled)
        self._done.clicked.connect(self.done_requested)
        scroll = Column(820)
        rows = scroll.rows
        rows.addWidget(label(self.tr("La feuille de secours"), "display"))
        rows.addWidget(
            label(
                self.tr(
                    "Ce code remplace le mot de passe s’il est oublié, une seule fois. Le programme ne le garde pas : "
                    "imprimez-le ou recopiez-le maintenant, et rangez-le sous clé."
                ),
                "muted",
                wrap=True,
            )
        )
        rows.addWidget(self.notice)
        rows.addWidget(self._make_card())
        rows.addWidget(self._kept)
        rows.addStretch(1)
        lay_page(self, scroll, Footer(None, self._done))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_sheet(self, sheet: Sheet, *, files: bool) -> None:
        """Show the code; `files` whether a PDF may be saved on this PC."""
        self._code.setText(sheet.code)
        self._code.setAccessibleName(self.tr("Code de secours : {code}").format(code=" ".join(sheet.code)))
        self._save.setVisible(files)
        self._kept.setChecked(False)
        self.notice.hide()
        take_keyboard(self._print)

    def forget(self) -> None:
        self._code.clear()
        self._code.setAccessibleName("")

    def tell(self, title: str, advice: str = "") -> None:
        self.notice.say(title, advice, "good")

    def show_error(self, explanation: Explanation) -> None:
        self.notice.explain(explanation)

    def _make_card(self) -> Card:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._print)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        card = Card((24, 20, 24, 20), 12)
        card.rows.addWidget(label(self.tr("CODE DE SECOURS"), "eyebrow"))
        card.rows.addWidget(self._code)
        card.rows.addLayout(buttons)
        return card

    def _restyle(self) -> None:
        set_icon(self._print, self._theme, "file-text")
        set_icon(self._save, self._theme, "save")
        set_icon(self._done, self._theme, "arrow-right", "on_primary", after=True)
