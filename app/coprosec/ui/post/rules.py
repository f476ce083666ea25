"""The rules of this PC as lines to change, made from the table of keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from coprosec.config.keys import BY_NAME, Key, Value
from coprosec.config.settings import Settings
from coprosec.ui.translation import tr
from coprosec.ui.widgets.card import TitledCard
from coprosec.ui.widgets.picker import Picker
from coprosec.ui.widgets.texts import label

SHOWN = (
    "create_profiles",
    "pin",
    "guest",
    "modules_in_order",
    "idle_minutes",
    "text_percent",
    "theme",
    "sign_out_at_close",
    "kiosk",
)


class RulesCard(TitledCard):
    """Signals:
    changed: somebody touched a rule.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Les règles du poste"))
        self._controls: dict[str, QWidget] = {}
        self._locks: dict[str, QWidget] = {}
        self._before = Settings()
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        grid.setColumnStretch(0, 1)
        self.rows.addLayout(grid)
        for name in SHOWN:
            self._add(grid, BY_NAME[name])

    def show_rules(self, settings: Settings) -> None:
        """Show what is in force; what the administrator fixed is grey, and says so."""
        self._before = settings
        for name, control in self._controls.items():
            control.blockSignals(True)
            _put(control, getattr(settings, name))
            control.blockSignals(False)
            control.setEnabled(name not in settings.locked)
            self._locks[name].setVisible(name in settings.locked)

    def changes(self) -> dict[str, Value]:
        """The rules that are no more as they were shown."""
        found = {name: _value(control) for name, control in self._controls.items()}
        return {name: value for name, value in found.items() if value != getattr(self._before, name)}

    def _add(self, grid: QGridLayout, key: Key) -> None:
        control = _control(key)
        control.setAccessibleName(key.help)
        for signal in ("toggled", "valueChanged", "currentIndexChanged"):
            if hasattr(control, signal):
                getattr(control, signal).connect(lambda _value: self.changed.emit())
        lock = label(self.tr("fixé par l’administrateur"), "small")
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(label(key.help, wrap=True))
        told.addWidget(lock)
        row = grid.rowCount()
        grid.addLayout(told, row, 0)
        grid.addWidget(control, row, 1)
        self._controls[key.name], self._locks[key.name] = control, lock


def _control(key: Key) -> QWidget:
    match key.default:
        case bool():
            return QCheckBox()
        case int():
            number = QSpinBox()
            number.setRange(*key.bounds)
            number.lineEdit().setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab stops at the whole, once
            return number
        case _:
            return Picker(key.help, [(meaning, word) for word, meaning in key.choices])


def _put(control: QWidget, value: Value) -> None:
    match control:
        case QCheckBox():
            control.setChecked(bool(value))
        case QSpinBox():
            control.setValue(int(value))
        case Picker():
            control.choose(value)


def _value(control: QWidget) -> Value:
    match control:
        case QCheckBox():
            return control.isChecked()
        case QSpinBox():
            return control.value()
        case Picker():
            return str(control.currentData())
        case _:
            raise TypeError(control)
