"""The glossary: every term with its definition and the lessons that use it, shortened by what one types."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from coprosec.domain.collation import initial
from coprosec.domain.counting import counted
from coprosec.domain.course import LessonHead
from coprosec.domain.items.text import folded
from coprosec.domain.lesson import Term
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.buttons import take_keyboard
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.rich_text import RichText
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation

_WIDTH = 760


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and the lessons that use it."""

    term: Term
    lessons: tuple[LessonHead, ...]

    def has(self, typed: str) -> bool:
        """Whether a name begins with what was typed or has it in a later word, or the definition has it whole."""
        wanted = folded(typed)
        names = f" {folded(' '.join(self.term.names))}".replace("'", " ").replace("-", " ")
        return f" {wanted}" in names or (len(wanted) > 3 and wanted in folded(plain(self.term.definition)))


class GlossaryPage(QWidget):
    """Signals:
    link_followed: a lesson or another term was chosen (its address).
    """

    link_followed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries: Sequence[Entry] = ()
        self._wanted = ""
        self._scroll = Column(theme.px(_WIDTH), (40, 12, 40, 32))
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaxLength(60)
        self.filter.setPlaceholderText(self.tr("Filtrer : les premières lettres d’un mot"))
        self.filter.setAccessibleName(self.tr("Filtrer le glossaire"))
        self.filter.textChanged.connect(self._show)
        self.notice = PageNotice(theme)
        self._count = label("", "small")
        self.text = RichText(theme, '<a href="term:"></a>')
        self.text.setAccessibleName(self.tr("Termes et définitions"))
        self.text.link_followed.connect(lambda address, _at: self.link_followed.emit(address))
        self.text.link_focused.connect(lambda rect: self._reveal(rect.top()))
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, _high: self._show_wanted())
        bar.actionTriggered.connect(lambda _action: self._let_go())
        self._scroll.rows.addWidget(self.notice)
        self._scroll.rows.addWidget(self.text)
        self._scroll.rows.addStretch(1)
        self._head = Column(theme.px(_WIDTH), (40, 28, 52, 0))
        self._head.rows.setSpacing(10)
        self._head.rows.addWidget(label(self.tr("Glossaire"), "display"))
        self._head.rows.addWidget(self.filter)
        self._head.rows.addWidget(self._count)
        lay_page(self, self._head, self._scroll)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """The whole glossary, in its order."""
        if entries != self._entries:
            self._entries = entries
            self._show()
        take_keyboard(self.filter)

    def show_error(self, explanation: Explanation) -> None:
        self.text.hide()
        self._count.clear()
        self.notice.fill(explanation.title, explanation.advice)

    def go_to(self, term: str) -> None:
        """Bring a term to the top of the screen, and keep it there while the page takes its size."""
        self.filter.clear()
        self._wanted = term
        self._fit()
        self._show_wanted()

    def _show_wanted(self) -> None:
        top = self.text.anchor_top(f"term-{self._wanted}") if self._wanted else None
        if top is not None:
            self._scroll.lay_out()
            offset = self.text.mapTo(self._scroll.widget(), QPoint(0, 0)).y()
            self._scroll.verticalScrollBar().setValue(offset + top - 8)

    def _let_go(self) -> None:
        """The reader scrolls or types: the term asked for no longer matters."""
        self._wanted = ""

    def _show(self) -> None:
        self._let_go()
        typed = self.filter.text().strip()
        found = [entry for entry in self._entries if not typed or entry.has(typed)]
        self._count.setText(counted(len(found), self.tr("terme"), self.tr("termes")))
        self.text.change(glossary_html(found))
        self.text.setVisible(bool(found))
        if found:
            self.notice.hide()
        else:
            self.notice.fill(
                self.tr("Aucun terme ne correspond."),
                self.tr("Effacez quelques lettres, ou cherchez dans tout le cours avec Ctrl+K."),
                "search",
            )
        self._fit()
        self._scroll.show_from_top()

    def _reveal(self, top: int) -> None:
        bar = self._scroll.verticalScrollBar()
        at = self.text.mapTo(self._scroll.widget(), QPoint(0, 0)).y() + top
        if not bar.value() <= at <= bar.value() + self._scroll.viewport().height() - 60:
            bar.setValue(at - self._scroll.viewport().height() // 3)

    def _fit(self) -> None:
        room = self._scroll.viewport().width() - 80
        self.text.setFixedHeight(self.text.fit(max(200, min(self._theme.px(_WIDTH), room))))

    def _restyle(self) -> None:
        for column in (self._head, self._scroll):
            column.content.setMaximumWidth(self._theme.px(_WIDTH))
        self._head.setFixedHeight(self._theme.px(150) + 28)
        document = self.text.document()
        document.setDefaultFont(self._theme.reading_font())
        document.setDefaultStyleSheet(self._theme.document_css())
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def glossary_html(entries: Sequence[Entry]) -> str:
    """Letters, then terms under them: Qt's rich text."""
    parts, letter = [], ""
    for entry in entries:
        term = entry.term
        if (first := initial(term.names[0])) != letter:
            letter = first
            parts.append(f'<h2 class="letter">{escape(letter)}</h2>')
        parts.append(f'<h3><a name="term-{escape(term.id)}"></a>{escape(term.names[0])}</h3>')
        if term.names[1:]:
            parts.append(f'<p class="also">{tr("Aussi :")} {escape(", ".join(term.names[1:]))}</p>')
        parts.append(f'<p class="definition">{term.definition}</p>')
        if entry.lessons:
            links = " · ".join(
                f'<a href="lesson:{escape(head.id)}?{escape(term.id)}">{escape(head.title)}</a>'
                for head in entry.lessons
            )
            parts.append(f'<p class="seen">{tr("Vu dans :")} {links}</p>')
    return "".join(parts)
