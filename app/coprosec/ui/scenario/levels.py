"""Where the gauges stand at the end of a play, and which decision moved each of them most."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coprosec.domain.plays import GaugeStory, PlayState, gauge_stories
from coprosec.ui.scenario.gauges import Gauge, change_text
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.texts import label


class Levels(Card):
    """The gauges side by side."""

    def __init__(self, theme: Theme, state: PlayState) -> None:
        super().__init__((20, 16, 20, 16))
        row = QHBoxLayout()
        row.setSpacing(theme.px(32))
        for story in gauge_stories(state):
            gauge = Gauge(theme, story.name)
            gauge.show_level(story.end)
            column = QVBoxLayout()
            column.setSpacing(theme.px(6))
            column.addWidget(gauge)
            column.addWidget(label(story_words(story), "small", wrap=True), 1, Qt.AlignmentFlag.AlignTop)
            row.addLayout(column, 1)
        self.rows.addLayout(row)


def story_words(story: GaugeStory) -> str:
    """50 au départ : +15 en tout. Ce qui a le plus compté : la décision 3 (+20)."""
    if story.heaviest is None:
        return tr("{start} au départ : rien ne l’a fait bouger.").format(start=story.start)
    told = (
        tr("{start} au départ : {change} en tout.").format(start=story.start, change=change_text(story.change))
        if story.change
        else tr("{start} au départ, autant à la fin.").format(start=story.start)
    )
    number, moved = story.heaviest
    counted = tr("Ce qui a le plus compté : la décision {number} ({change}).")
    return f"{told} {counted.format(number=number, change=change_text(moved))}"
