"""A copy of everything that is kept of one person: for people a page, for programs JSON, in one file."""

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from coprosec.domain import untrusted
from coprosec.domain.company import TOGETHER
from coprosec.domain.dates import french_moment
from coprosec.domain.ids import LearnerId
from coprosec.domain.statements import Statement, Verb
from coprosec.services.files import write_file
from coprosec.storage.record import Record

_WORDS: dict[str, str] = {
    Verb.REGISTERED: "a donné son nom",
    Verb.PREFERRED: "a réglé l’affichage ou la voix",
    Verb.OPENED: "est venue",
    Verb.CLOSED: "est partie",
    Verb.EXPERIENCED: "a ouvert",
    Verb.PROGRESSED: "a lu jusqu’à un endroit de",
    Verb.COMPLETED: "a terminé",
    Verb.INITIALIZED: "a commencé un essai",
    Verb.ANSWERED: "a répondu à une question",
    Verb.LAUNCHED: "a commencé un scénario",
    Verb.CHOSE: "a pris une décision",
    Verb.CONCLUDED: "a lu le bilan",
    Verb.REVIEWED: "a révisé une question",
    Verb.NOTED: "a écrit une note",
    Verb.BOOKMARKED: "a posé ou levé un signet",
    Verb.PASSED: "a réussi",
    Verb.FAILED: "a manqué",
    Verb.AWARDED: "a reçu une attestation",
    Verb.POSTPONED: "a remis à plus tard",
    Verb.RESPONDED: "a donné son avis",
    Verb.RECOMMENDED: "a recommandé",
    Verb.WITHDREW: "a retiré une recommandation",
    Verb.ENROLLED: "a été inscrite à une session",
    Verb.UNENROLLED: "a été retirée d’une session",
    Verb.MERGED: "a été réunie avec un double",
    Verb.SEPARATED: "a été séparée d’un double",
    Verb.HELPED: "a été aidée",
    Verb.BINNED: "a été mise à la corbeille",
    Verb.UNBINNED: "a été sortie de la corbeille",
}
_TEXTS = ("name", "text", "question", "answer", "actor", "deadline", "group", "organisation", "code")
_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid;padding:.4rem;text-align:left;"
    "vertical-align:top}"
)


class OwnData:
    """What is written names nobody else: of companions only their number is told."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def write(self, target: Path, learner: LearnerId, title_of: Callable[[str], str]) -> Path:
        """KnownError FILE_NO_ROOM or FILE_NO_RIGHTS; the file is there whole or not at all."""
        known = self._record.learner(learner)
        statements = self._record.about(learner, tuple(Verb))
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("lisez-moi.html", "".join(_page(known.name if known else "", statements, title_of)))
            rows = [_row(statement) for statement in statements]
            text = json.dumps(rows, ensure_ascii=False, indent=1)
            packed.writestr("donnees.json", text.encode("utf-8", "backslashreplace"))  # halves of emoji, as JSON does
        return write_file(target, content.getvalue())


def _row(statement: Statement) -> dict[str, Any]:
    draft = statement.draft
    data = {key: value for key, value in draft.data.items() if key not in (TOGETHER, "trainer")}
    together = draft.data.get(TOGETHER)
    if isinstance(together, list):
        data[TOGETHER] = len(together)
    return {
        "recorded_at": statement.recorded_at.isoformat(),
        "person": draft.learner,
        "verb": draft.verb,
        "activity": draft.activity,
        "attempt": draft.attempt,
        "course_version": draft.course_version,
        "score": None if draft.score_raw is None else [draft.score_raw, draft.score_max],
        "success": draft.success,
        "completion": draft.completion,
        "duration_ms": draft.duration_ms,
        "certainty": draft.certainty,
        "data": data,
    }


def _page(name: str, statements: Iterable[Statement], title_of: Callable[[str], str]) -> Iterator[str]:
    yield f"<!doctype html><html lang='fr'><meta charset='utf-8'><title>{escape(name)}</title><style>{_STYLE}</style>"
    yield f"<h1>{escape(name)}</h1><p>Voici tout ce que le programme garde de cette personne. Le fichier donnees.json"
    yield " dit la même chose, au complet, pour un autre programme. Rien n’y nomme quelqu’un d’autre.</p>"
    yield "<table><tr><th>Quand</th><th>Fait</th><th>Sujet</th><th>Texte</th></tr>"
    for statement in statements:
        draft = statement.draft
        texts = [said for key in _TEXTS if (said := untrusted.text(draft.data, key))]
        cells = (
            french_moment(statement.recorded_at),
            _WORDS.get(draft.verb, draft.verb),
            title_of(draft.activity),
            " — ".join(texts),
        )
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
    yield "</table></html>"
