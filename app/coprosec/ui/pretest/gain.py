"""What was gained between the two tests, drawn as two bars and said in words."""

from fractions import Fraction

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from coprosec.domain.testing import Gain
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import percent


class GainCard(Card):
    """One person's gain, and the one of everybody on this PC."""

    def __init__(self, theme: Theme, own: Gain, here: Gain | None) -> None:
        super().__init__((22, 18, 22, 18), 12)
        mark = icon_label(theme, "trending-up", "primary", 24)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(mark)
        head.addWidget(label(raw_words(own), "section", wrap=True), 1)
        self.rows.addLayout(head)
        bars = QGridLayout()
        bars.setHorizontalSpacing(16)
        bars.setVerticalSpacing(theme.px(10))
        for nth, (name, share, token) in enumerate(
            ((tr("Avant"), own.before, "accent"), (tr("Après"), own.after, "primary"))
        ):
            bar = SlimBar(theme, ("groove", token))
            bar.set_share(float(share), f"{name} : {percent(int(share * 100))}")
            bars.addWidget(label(name, "muted"), nth, 0)
            bars.addWidget(bar, nth, 1)
            bars.addWidget(label(percent(int(share * 100)), "strong"), nth, 2)
        bars.setColumnStretch(1, 1)
        self.rows.addLayout(bars)
        self.rows.addWidget(label(normalised_words(own), wrap=True))
        if here is not None:
            self.rows.addWidget(label(group_words(here), "muted", wrap=True))


def points(share: Fraction) -> str:
    """+40 points, −7 points: of a hundred."""
    value = round(share * 100)
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return tr("{value} points").format(value=f"{sign}{abs(value)}")


def raw_words(own: Gain) -> str:
    if own.raw > 0:
        return tr("Vous avez gagné : {points}").format(points=points(own.raw))
    if own.raw == 0:
        return tr("Même résultat avant et après")
    return tr("Un peu moins qu’au départ : {points}").format(points=points(own.raw))


def normalised_words(own: Gain) -> str:
    if own.normalised is None:
        return tr("Vous saviez déjà tout ce que le test demandait.")
    if own.raw <= 0:
        return tr("Revoyez les leçons que le corrigé indique : les révisions du jour vous y aident.")
    return tr("Gain normalisé : {gain}. De tout ce qu’il vous restait à apprendre, vous avez appris {share}.").format(
        gain=decimal(own.normalised), share=percent(int(own.normalised * 100))
    )


def group_words(here: Gain) -> str:
    """The gain of a group, with its n."""
    gain = tr("sans objet") if here.normalised is None else decimal(here.normalised)
    return tr("Sur ce poste : de {before} à {after} en moyenne, gain normalisé {gain} (n = {n}).").format(
        before=percent(int(here.before * 100)), after=percent(int(here.after * 100)), gain=gain, n=here.n
    )


def decimal(value: Fraction) -> str:
    """0,67."""
    return f"{float(value):.2f}".replace(".", ",").replace("-", "−")
