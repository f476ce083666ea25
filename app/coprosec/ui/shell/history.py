"""The way back."""

from dataclasses import dataclass, field

from coprosec.ui.navigation import Destination, SignInPlace


@dataclass(slots=True)
class History:
    """Places visited, as a browser keeps them."""

    _past: list[Destination] = field(default_factory=list)
    _future: list[Destination] = field(default_factory=list)
    current: Destination = field(default_factory=SignInPlace)

    @property
    def can_go_back(self) -> bool:
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._future)

    def visit(self, place: Destination) -> None:
        if place != self.current:
            self._past.append(self.current)
            self._future.clear()
            self.current = place

    def replace(self, place: Destination) -> None:
        """Stand somewhere else without a step back to here: an attempt that began, a quiz that became its results."""
        self.current = place

    def back(self) -> Destination | None:
        if not self._past:
            return None
        self._future.append(self.current)
        self.current = self._past.pop()
        return self.current

    def forward(self) -> Destination | None:
        if not self._future:
            return None
        self._past.append(self.current)
        self.current = self._future.pop()
        return self.current

    def restart(self, place: Destination) -> None:
        """Forget every step: the next person must not walk into this one's."""
        self._past.clear()
        self._future.clear()
        self.current = place
