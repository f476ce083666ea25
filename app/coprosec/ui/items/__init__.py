"""One widget a kind of question, the same in lessons and in quizzes."""

from collections.abc import Callable
from typing import Any

from coprosec.domain.items import (
    FreeText,
    Gaps,
    Item,
    ItemBody,
    Matching,
    MultipleChoice,
    Number,
    Opinion,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from coprosec.ui.items.base import ItemWidget
from coprosec.ui.items.choices import ChoicesWidget
from coprosec.ui.items.matching import MatchingWidget
from coprosec.ui.items.ordering import OrderingWidget
from coprosec.ui.items.typed import FreeWidget, GapsWidget, ShortWidget
from coprosec.ui.theme import Theme

WIDGETS: dict[type[ItemBody], Callable[[Any, Theme], ItemWidget]] = {
    SingleChoice: ChoicesWidget,
    TrueFalse: ChoicesWidget,
    MultipleChoice: ChoicesWidget,
    Opinion: ChoicesWidget,
    Ordering: OrderingWidget,
    Matching: MatchingWidget,
    Gaps: GapsWidget,
    ShortText: ShortWidget,
    Number: ShortWidget,
    FreeText: FreeWidget,
}


def widget_for(item: Item, theme: Theme) -> ItemWidget:
    """The widget that answers `item`."""
    return WIDGETS[type(item.body)](item.body, theme)
