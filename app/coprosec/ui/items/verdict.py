"""Right or wrong, shown beside a control: its border, an icon, and the right answer in words."""

from PySide6.QtWidgets import QLabel, QWidget

from coprosec.ui.theme import Theme, repolish
from coprosec.ui.translation import tr
from coprosec.ui.widgets.texts import label

ICONS = {True: ("circle-check", "primary"), False: ("circle-x", "danger")}
"""The icon and its colour for what is right, and for what is not."""


class Verdict:
    """Two labels that stay empty until the control is judged: the icon, and the right answer."""

    def __init__(self, theme: Theme, control: QWidget) -> None:
        self._theme = theme
        self._control = control
        self.mark = QLabel()
        self.right = label("", "small", wrap=True)
        self.right.hide()

    def remark(self, text: str) -> None:
        """Say something about what is being given, before it is judged; nothing when `text` is empty."""
        self.right.setText(text)
        self.right.setVisible(bool(text))
        self._control.setAccessibleDescription(text)

    def show(self, *, good: bool, answer: str) -> None:
        self._control.setProperty("verdict", "good" if good else "bad")
        repolish(self._control)
        self.mark.setPixmap(self._theme.pixmap(*ICONS[good], 22))
        told = tr("juste") if good else self._right_answer(answer)
        self._control.setAccessibleDescription(told)
        if not good:
            self.right.setText(self._right_answer(answer))
        self.right.setVisible(not good)

    @staticmethod
    def _right_answer(answer: str) -> str:
        return tr("Réponse juste : {answer}").format(answer=answer)
