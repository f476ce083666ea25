"""What a statement's data tell, as far as it can be used: a newer or a faulty program may have written anything."""

import json
import re
from collections.abc import Mapping
from typing import Any, TypeGuard

from coprosec.domain.items.base import Response

_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of broken emoji, which JSON can write and no file can hold."""
_LONGEST_NAME = 120


def text(data: Mapping[str, Any], key: str) -> str:
    """A text that can be kept and shown; empty for anything else."""
    value = data.get(key)
    return value if _is_text(value) else ""


def name(data: Mapping[str, Any]) -> str:
    """What somebody is called, as far as names go."""
    return text(data, "name")[:_LONGEST_NAME]


def texts(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The texts of a list, and only those."""
    value = data.get(key)
    return tuple(filter(_is_text, value)) if isinstance(value, list | tuple) else ()


def response(data: Mapping[str, Any]) -> Response:
    """What was answered; empty when it was written otherwise."""
    value = data.get("response")
    return tuple(_HALVES.sub("\ufffd", str(part)) for part in value) if isinstance(value, list | tuple) else ()


def response_in(data: str) -> Response:
    """The same from data as JSON text."""
    try:
        loaded = json.loads(data)
    except ValueError:
        return ()
    return response(loaded) if isinstance(loaded, dict) else ()


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and not _HALVES.search(value)
