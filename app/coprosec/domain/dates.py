"""Dates as French writes them."""

import re
from datetime import date, datetime

_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905
)
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def french_date(text: str) -> str:
    """An ISO day as 3 mars 2026, a month as mars 2026; a year, or nothing, as it is."""
    found = _ISO.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= len(_MONTHS):
        return text
    month = f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    if found[3] is None:
        return month
    day = int(found[3])
    return f"{'1er' if day == 1 else day} {month}"


def french_moment(moment: datetime) -> str:
    """le 3 mars 2026 à 16:05, as the wall clock shows it."""
    local = moment.astimezone()
    return f"le {french_date(local.date().isoformat())} à {local:%H:%M}"


_TYPED = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")


def iso_day(text: str) -> str:
    """A day typed as 3/11/2026, or already ISO, as an ISO day; empty for anything else."""
    found = _TYPED.fullmatch(text.strip())
    day = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found is not None else text.strip()
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""


def typed_day(iso: str) -> str:
    """An ISO day as people type it: 03/11/2026."""
    return "/".join(reversed(iso.split("-"))) if iso_day(iso) else ""
