"""The bar at the bottom of a page: a way out on the left, what is saved in the middle, the one action on the right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from coprosec.ui.widgets.texts import label


class Footer(QFrame):
    """Left button, a line of state, primary button."""

    def __init__(self, left: QPushButton | None, right: QPushButton | None) -> None:
        super().__init__()
        self.setProperty("role", "footer")
        self.state = label("", "saved")
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 12, 40, 12)
        row.setSpacing(16)
        if left is not None:
            row.addWidget(left)
        row.addStretch(1)
        row.addWidget(self.state)
        row.addStretch(1)
        if right is not None:
            row.addWidget(right)
