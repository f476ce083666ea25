"""Every identifier stands for one thing in the whole course."""

from coprosec.content.problems import FileReport, Rule


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
