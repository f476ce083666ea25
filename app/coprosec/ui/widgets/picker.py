"""Lists that one thing is chosen from."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from coprosec.domain.cohorts import Cohort
from coprosec.ui.translation import tr


class Picker(QComboBox):
    """`name` is for screen readers. Where room lacks, texts are cut down to `letters`; 0 keeps the longest whole."""

    def __init__(self, name: str, choices: Iterable[tuple[str, object]] = (), letters: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        if letters:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(letters)
        self.offer(choices)

    def offer(self, choices: Iterable[tuple[str, object]]) -> None:
        """Show other choices, each a text and what it stands for. What was chosen stays so where it can; no signal."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for text, what in choices:
                self.addItem(text, what)
            self.choose(chosen)

    def choose(self, what: object) -> None:
        """Choose by what a text stands for, else the first."""
        offered = [self.itemData(nth) for nth in range(self.count())]
        self.setCurrentIndex(offered.index(what) if what in offered else 0)


class CohortPicker(Picker):
    """A session of the centre, by its id, or everybody: None."""

    def __init__(self) -> None:
        super().__init__(tr("Session de formation"), letters=12)

    def offer_cohorts(self, cohorts: Sequence[Cohort], everybody: str = "") -> None:
        """`everybody` says who that is, where it is not plain."""
        whole = (everybody or tr("Toutes les personnes"), None)
        self.offer([whole, *((cohort.plan.name, cohort.id) for cohort in cohorts)])
