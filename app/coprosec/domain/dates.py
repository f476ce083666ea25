"""Dates as French writes them."""

import re
from datetime import datetime

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
