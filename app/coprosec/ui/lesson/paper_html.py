"""A lesson as it is printed: its text, its figures, its questions without their answers, its sources."""

from collections.abc import Callable, Iterable
from html import escape
from random import Random

from coprosec.domain.items import FreeText, Gaps, Item, Matching, Number, Ordering, ShortText
from coprosec.domain.items.base import Choice
from coprosec.domain.lesson import FigureBlock, ItemBlock, Lesson, TextBlock
from coprosec.ui.lesson.sources import sources_html
from coprosec.ui.translation import tr
from coprosec.ui.wording import minutes

_BLANK = "_" * 24
_LINES = 3
Picture = Callable[[FigureBlock], str]
"""Gives an image element to a figure; nothing when it cannot be shown."""


def lesson_html(lesson: Lesson, eyebrow: str, picture: Picture) -> str:
    """Qt's rich text."""
    parts = [
        f'<p class="eyebrow">{escape(eyebrow)}</p>',
        f"<h1>{escape(lesson.title)}</h1>",
        f'<p class="caption">{escape(tr("environ {time}").format(time=minutes(lesson.minutes)))}</p>',
    ]
    for block in lesson.blocks:
        match block:
            case TextBlock():
                parts.append(block.html)
            case FigureBlock():
                parts.append(_figure(block, picture))
            case ItemBlock():
                parts.append(item_html(block.item))
    if lesson.sources:
        parts.append(sources_html(lesson.sources))
    return "".join(parts)


def _figure(block: FigureBlock, picture: Picture) -> str:
    image = picture(block)
    shown = f'<p class="figure">{image}</p>' if image else f"<p>{escape(block.alt)}</p>"
    return f'{shown}<p class="caption">{escape(block.caption)}</p>'


def item_html(item: Item) -> str:
    """A question to be answered with a pen: nothing of its key or its feedback."""
    told = f'<p class="callout-title">{tr("Vérifiez-vous")}</p><p class="prompt">{item.prompt}</p>{item.detail}'
    return (
        '<table class="callout callout-question" width="100%" cellspacing="0" cellpadding="12"><tr>'
        f'<td class="callout-question">{told}{_room(item)}</td></tr></table>'
    )


def _room(item: Item) -> str:
    body = item.arranged(Random(item.id)).body  # in the order of the screen
    match body:
        case Ordering():
            return _list(f"_____ {step.text}" for step in body.steps)
        case Matching():
            rows = _lettered(body.targets)
            return _list(f"{source.text} → _____" for source in body.sources) + rows
        case Gaps():
            return f"<p>{_BLANK.join(body.parts)}</p>"
        case ShortText():
            return f"<p>{_BLANK}</p>"
        case Number():
            return f"<p>{_BLANK} {escape(body.unit)}</p>"
        case FreeText():
            return "".join(f"<p>{_BLANK * 3}</p>" for _line in range(_LINES))
        case _:
            return _lettered(body.choices)


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


def _lettered(choices: Iterable[Choice]) -> str:
    return f'<ol type="A">{"".join(f"<li>{choice.text}</li>" for choice in choices)}</ol>'
