"""Flowing rich text that tells the height of its content: the page around it scrolls."""

from PySide6.QtCore import QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextBlockFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from coprosec.ui.theme import Theme

_FOLLOWED = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class RichText(QTextBrowser):
    """Text that can be selected, and links reached by Tab.

    Signals:
        link_followed: a link was activated (its address, and where it stands on screen).
        link_focused: the keyboard came to a link (its rectangle, in this widget).
        link_met: the mouse or the keyboard is on a link (address, its rectangle on screen, whether by keyboard), or
            left it (no address).
    """

    link_followed = Signal(str, QPoint)
    link_focused = Signal(QRect)
    link_met = Signal(str, QRect, bool)

    def __init__(self, theme: Theme, html: str) -> None:
        super().__init__()
        self._theme = theme
        self._html = html
        self._width = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(_FOLLOWED | Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if 'href="' in html else Qt.FocusPolicy.ClickFocus)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._point)
        document = self.document()
        document.setDocumentMargin(0)
        document.setDefaultFont(theme.reading_font())

    def _parse(self, html: str) -> None:
        """The parsed style is as large as a text, and of no use after it."""
        self.document().setDefaultStyleSheet(self._theme.document_css())
        self.setHtml(html)
        self.document().setDefaultStyleSheet("")
        self._flatten_empty_ends()

    def _flatten_empty_ends(self) -> None:
        """Take their height from the empty paragraphs that Qt puts before a first table and after a last one."""
        for block in {self.document().firstBlock().position(), self.document().lastBlock().position()}:
            cursor = QTextCursor(self.document().findBlock(block))
            if not cursor.block().text():
                flat = QTextBlockFormat()
                flat.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
                cursor.setBlockFormat(flat)

    def change(self, html: str) -> None:
        """Another text, shown from the next `fit` on."""
        self._html = html
        self._width = 0

    def fit(self, width: int) -> int:
        """Lay the text out for `width`, and give the height that it needs. It is parsed now when it is new, so that
        it is laid out only once.
        """
        document = self.document()
        if width != self._width:
            document.setTextWidth(width)
            if not self._width:
                self._parse(self._html)
            self._width = width
        return int(document.size().height()) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Nothing: `fit` laid the text out, and Qt would do it again each time it is shown."""

    def anchor_top(self, anchor: str) -> int | None:
        """Where a named heading stands, in this widget; None when it is not here."""
        position = self.anchor_position(anchor)
        if position is None:
            return None
        block = self.document().findBlock(position)
        return int(self.document().documentLayout().blockBoundingRect(block).top())

    def anchor_position(self, anchor: str) -> int | None:
        """The paragraph of a named heading, or of the first link to this address; None when it is not here."""
        block = self.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                style = iterator.fragment().charFormat()
                if anchor in style.anchorNames() or style.anchorHref() == anchor:
                    return int(block.position())
                iterator += 1
            block = block.next()
        return None

    def _follow(self, url: QUrl) -> None:
        rect = self.cursorRect()
        position = self.viewport().mapToGlobal(rect.bottomLeft())
        if self.underMouse():
            position = self.cursor().pos()
        self.link_followed.emit(url.toString(), position)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        if self.hasFocus():
            self.link_focused.emit(self.cursorRect())
            self._meet(self.textCursor().charFormat().anchorHref(), self.cursorRect(), by_keyboard=True)
        return moved

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._meet("", QRect(), by_keyboard=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        scrolls = (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
            Qt.Key.Key_Space,
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        )
        if event.key() in scrolls and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _point(self, link: QUrl) -> None:
        mouse = self.viewport().mapFromGlobal(self.cursor().pos())
        self._meet(link.toString(), self.cursorRect(self.cursorForPosition(mouse)), by_keyboard=False)

    def _meet(self, address: str, rect: QRect, *, by_keyboard: bool) -> None:
        on_screen = QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())
        self.link_met.emit(address, on_screen, by_keyboard)
