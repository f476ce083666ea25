"""Rich text without its marks."""

import re

_TAG = re.compile(r"<[^>]*>")


def plain(html: str) -> str:
    """Rich text without its marks, its no-break spaces kept."""
    from html import unescape  # the names of two thousand entities: not at a start

    return unescape(_TAG.sub("", html))
