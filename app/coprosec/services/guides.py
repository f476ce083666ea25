"""The guides that come with the program."""

from dataclasses import dataclass
from pathlib import Path

from coprosec.content import guides
from coprosec.errors import ErrorCode, KnownError

ORDER = ("apprenant", "formateur", "installateur", "politique", "donnees", "auteur")
"""Files of `resources/guide`, as they are listed; others follow."""


@dataclass(frozen=True, slots=True)
class Guide:
    """`name` is its file's."""

    name: str
    title: str


class Guides:
    """Reads the folder each time: nothing of it is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> tuple[Guide, ...]:
        rank = {name: nth for nth, name in enumerate(ORDER)}
        paths = sorted(self._folder.glob("*.md"), key=lambda path: (rank.get(path.stem, len(rank)), path.stem))
        return tuple(Guide(path.stem, guides.title_of(path)) for path in paths)

    def html(self, name: str) -> str:
        """KnownError CONTENT_GONE for a guide that is not there."""
        if name not in {guide.name for guide in self.all()}:
            raise KnownError(ErrorCode.CONTENT_GONE)
        return guides.html_of(self._folder / f"{name}.md")
