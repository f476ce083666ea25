"""Rich text without its marks."""

import re
from html import unescape

_TAG = re.compile(r"<[^>]*>")


def plain(html: str) -> str:
    """Rich text without its marks, its no-break spaces kept."""
    return unescape(_TAG.sub("", html))
