"""Two cards: print, and key in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSizePolicy, QSpinBox, QWidget

from coprosec.domain.attempts import AttemptState, percent
from coprosec.domain.course import QuizHead
from coprosec.domain.learner import Learner
from coprosec.domain.papers import Variant
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.picker import Picker
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation
from coprosec.ui.wording import percent as percent_text


class PapersPage(QWidget):
    """Signals:
    print_requested: a quiz (QuizId) and how many variants.
    keyed: a learner, a variant, and the letters of their sheet.
    """

    print_requested = Signal(str, int)
    keyed = Signal(object, object, str)

    def __init__(self, theme: Theme, most: int) -> None:
        super().__init__()
        self._theme = theme
        self.notice = Notice(theme)
        self._quizzes = Picker(self.tr("Quiz"))
        self._people = Picker(self.tr("Personne"))
        self._variants = Picker(self.tr("Variante"))
        self._count = QSpinBox()
        self._count.lineEdit().setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab stops at the whole, once
        self._count.setRange(1, most)
        self._count.setValue(2)
        self._letters = QLineEdit()
        self._letters.setPlaceholderText(self.tr("par exemple : A C BD - B"))
        self._letters.returnPressed.connect(self._key)
        self._hint = label("", "muted", wrap=True)
        self._print = button(self.tr("Écrire les feuilles…"))
        self._save = button(self.tr("Enregistrer la feuille"), "primary")
        self._print.clicked.connect(lambda: self.print_requested.emit(self._quizzes.currentData(), self._count.value()))
        self._save.clicked.connect(self._key)
        self._variants.currentIndexChanged.connect(self._dress)
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        scroll = Column(820)
        scroll.rows.addWidget(label(self.tr("Quiz sur papier"), "display"))
        told = self.tr(
            "Pour un jour sans courant : imprimez des variantes, ramassez les feuilles, puis saisissez les lettres. "
            "Les résultats sont les mêmes qu’à l’écran, et disent qui les a saisis."
        )
        scroll.rows.addWidget(label(told, "muted", wrap=True))
        scroll.rows.addWidget(self.notice)
        scroll.rows.addWidget(
            self._card(
                self.tr("Imprimer"),
                (
                    (self.tr("Quiz"), self._quizzes),
                    (self.tr("Variantes"), self._count),
                ),
                label(
                    self.tr("Seules les questions à choix s’impriment. Le corrigé suit les feuilles."),
                    "muted",
                    wrap=True,
                ),
            )
        )
        scroll.rows.addWidget(
            self._card(
                self.tr("Saisir une feuille"),
                (
                    (self.tr("Personne"), self._people),
                    (self.tr("Variante"), self._variants),
                    (self.tr("Lettres"), self._letters),
                ),
                self._hint,
            )
        )
        scroll.rows.addStretch(1)
        lay_page(self, scroll, Footer(self._print, self._save))

    @staticmethod
    def _card(title: str, fields: tuple[tuple[str, QWidget], ...], below: QWidget) -> Card:
        card = Card((24, 18, 24, 20), 12)
        card.rows.addWidget(label(title, "strong"))
        form = QFormLayout()
        form.setSpacing(12)
        card.rows.addLayout(form)
        for name, field in fields:
            field.setAccessibleName(name)
            caption = label(name, "muted")
            caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)  # centred on its field
            form.addRow(caption, field)
        card.rows.addWidget(below)
        return card

    def show_choices(self, quizzes: Sequence[QuizHead], people: Sequence[Learner], variants: Sequence[Variant]) -> None:
        """What can be printed, and whose sheets can be keyed in; what was chosen stays chosen."""
        self._quizzes.offer([(quiz.title, quiz.id) for quiz in quizzes])
        self._people.offer([(one.name, one.id) for one in sorted(people, key=lambda one: one.name.casefold())])
        self._variants.offer([(f"{one.code} — {one.plan.title}", one) for one in variants])
        self._dress()

    def show_printed(self, path: str) -> None:
        self.notice.say(self.tr("Les feuilles sont écrites, le corrigé à la fin."), path, "good")

    def show_keyed(self, name: str, state: AttemptState) -> None:
        result = percent_text(percent(state.score))
        told = self.tr("{name} : {result}, enregistré.").format(name=name, result=result)
        self.notice.say(told, self.tr("Choisissez la personne suivante."), "good")
        self._letters.clear()
        take_keyboard(self._people)

    def show_error(self, explanation: Explanation) -> None:
        self.notice.explain(explanation)

    def _key(self) -> None:
        variant = self._variants.currentData()
        if variant is not None and self._people.currentData() is not None:
            self.keyed.emit(self._people.currentData(), variant, self._letters.text())

    def _dress(self, *_index: int) -> None:
        variant = self._variants.currentData()
        set_icon(self._print, self._theme, "printer")
        self._print.setEnabled(self._quizzes.count() > 0)
        ready = variant is not None and self._people.count() > 0
        self._save.setEnabled(ready)
        self._letters.setEnabled(ready)
        if isinstance(variant, Variant):
            told = self.tr("{count} questions : leurs lettres, séparées par une espace ; « - » là où rien n’est coché.")
            self._hint.setText(told.format(count=len(variant.plan.items)))
        else:
            self._hint.setText(self.tr("Aucune variante n’a encore été imprimée."))
