"""Discs: a person's initials, a module's number."""

from string import Template

from PySide6.QtGui import QPixmap

from coprosec.ui.theme import UI_FACE, Theme, draw_svg

_DISC = Template(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="20" fill="$ground"/>'
    f'<text x="20" y="25.5" text-anchor="middle" font-family="{UI_FACE}" font-size="15" font-weight="600"'
    ' fill="$ink">$initials</text></svg>'
)

_NUMBERED = Template(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<circle cx="12" cy="12" r="10" fill="$ground" stroke="$edge" stroke-width="2"/>'
    f'<text x="12" y="16.5" text-anchor="middle" font-family="{UI_FACE}" font-size="13" font-weight="600"'
    ' fill="$ink">$number</text></svg>'
)


def initials(name: str) -> str:
    """The first letters of the first and last words."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def avatar_pixmap(theme: Theme, name: str, size: int = 40, token: str = "accent") -> QPixmap:
    """The disc, `size` pixels wide at 100 %, in the colour of `token`: the accent is for who sits here."""
    return draw_svg(
        _DISC.substitute(ground=theme.tokens[token], ink=theme.tokens[f"on_{token}"], initials=initials(name)).encode(),
        theme.px(size),
    )


def numbered_pixmap(theme: Theme, number: str, token: str, *, done: bool) -> QPixmap:
    """What has a number instead of a name: in a ring, on a disc once it is done."""
    colour = theme.tokens[token]
    ground, ink = (colour, theme.tokens["on_accent"]) if done else ("none", colour)
    svg = _NUMBERED.substitute(edge=colour, ground=ground, ink=ink, number=number)
    return draw_svg(svg.encode(), theme.px(22))
