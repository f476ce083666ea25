"""Sizes and places known at once, rather than with the next events."""

from PySide6.QtWidgets import QWidget


def settle(whole: QWidget) -> None:
    """Lay out everything inside a widget, then the widget: what stands inside says how much room it needs."""
    for widget in reversed((whole, *whole.findChildren(QWidget))):
        layout = widget.layout()
        if layout is not None:
            layout.activate()
