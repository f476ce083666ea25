"""Going on with the course, from any page."""

from collections.abc import Callable

from coprosec.domain.next_step import next_step
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.navigation import Destination, HomePlace, place_of
from coprosec.ui.seat import Seat


def go_on(catalog: Catalog, seat: Seat, go: Callable[[Destination], None]) -> None:
    """To what the home page would offer; to that page when there is nothing left, or no course."""
    step = None
    if seat.progress is not None:
        try:
            step = next_step(catalog.outline(), seat.progress, personal=not seat.companions)
        except KnownError:
            step = None
    go(place_of(step) if step is not None else HomePlace())
