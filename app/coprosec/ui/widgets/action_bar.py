"""The bar at the bottom of a page with several ordinary actions, and the one primary action on the right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from coprosec.ui.widgets.texts import ElidedLabel


class ActionBar(QFrame):
    """Ordinary buttons on the left, a line of state between, the primary button on the right."""

    def __init__(self, ordinary: tuple[QPushButton, ...], primary: QPushButton) -> None:
        super().__init__()
        self.setProperty("role", "footer")
        self.state = ElidedLabel("", "saved")
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 12, 40, 12)
        row.setSpacing(12)
        for one in ordinary:
            row.addWidget(one)
        row.addWidget(self.state, 1)
        row.addWidget(primary)
