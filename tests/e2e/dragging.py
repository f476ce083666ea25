"""The peer of test_drag_steps: shows a question of steps in a real window, and prints their order as it changes."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coprosec.domain.items import Ordering
from coprosec.paths import RESOURCES
from coprosec.ui.items.ordering import OrderingWidget
from coprosec.ui.theme import Theme
from tests import samples


def tell(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def main() -> int:
    app = QApplication(sys.argv)
    theme = Theme(RESOURCES)
    theme.apply()
    widget = OrderingWidget(Ordering(samples.choices("dbca"), tuple("abcd")), theme)
    widget.setWindowTitle("Étapes")
    widget.setGeometry(0, 0, 600, 400)
    widget.show()
    steps = widget._list

    def tell_places() -> None:
        if not widget.windowHandle().isExposed():
            QTimer.singleShot(10, widget, tell_places)
            return
        rects = [steps.visualItemRect(steps.item(row)) for row in range(4)]
        places = [steps.viewport().mapToGlobal(rect.center()) for rect in rects]
        tell("places", *(f"{place.x()},{place.y()}" for place in places))

    widget.changed.connect(lambda: tell("order", *widget.response()))
    tell_places()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
