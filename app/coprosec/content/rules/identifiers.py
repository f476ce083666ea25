"""Every identifier stands for one thing in the whole course, and for the same thing as long as the course lives."""

from collections.abc import Iterator

from coprosec.content.files import TextFile
from coprosec.content.problems import FileReport, Rule

REGISTER = "identifiants.txt"
_RETIRED = "-"


class Identifiers:
    """The identifiers met so far."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def claim(self, identifier: str, line: int, report: FileReport) -> bool:
        """False, and an error, when another already bears it. An empty one was told before."""
        place = f"{report.file}:{line}"
        first = self._places.setdefault(identifier, place)
        if identifier and first != place:
            message = f"identifiant déjà pris : {identifier}, dans {first} (choisissez-en un autre)"
            report.error(line, Rule.IDENTIFIER, message)
            return False
        return True

    @property
    def claimed(self) -> frozenset[str]:
        return frozenset(self._places) - {""}

    def compare(self, register: TextFile) -> None:
        """Errors: an identifier of a course that was handed out is gone, or a retired one is back."""
        for line, identifier, retired in _entries(register):
            place = self._places.get(identifier)
            if retired and place:
                message = f"identifiant retiré, et repris dans {place} (les réponses d’autrefois iraient à autre chose)"
                register.report.error(line, Rule.IDENTIFIER, f"{identifier} : {message}")
            elif not retired and not place:
                message = "identifiant disparu, où des réponses sont attachées (remettez-le, ou écrivez"
                register.report.error(line, Rule.IDENTIFIER, f"{identifier} : {message} « - {identifier} : raison »)")

    def unlisted(self, register: TextFile | None) -> list[str]:
        """What the register has not yet."""
        listed = {identifier for _line, identifier, _retired in _entries(register)} if register else set()
        return sorted(self.claimed - listed)


def _entries(register: TextFile) -> Iterator[tuple[int, str, bool]]:
    """(line, identifier, whether it is retired)"""
    for number, line in enumerate(register.lines, 1):
        words = line.split("#")[0].replace(":", " ").split()
        retired = words[:1] == [_RETIRED]
        if words[retired:]:
            yield number, words[retired], retired
