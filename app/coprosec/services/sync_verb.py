"""`coprosec sync`: a PostgreSQL server by the same union, or an xAPI store; the policy's unless another is given."""

import argparse
import json
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from coprosec.domain.clock import utc_now
from coprosec.domain.counting import counted
from coprosec.paths import DataFolder
from coprosec.services.hub import Exchanged, exchange, is_hub
from coprosec.usage import BAD_USE

if TYPE_CHECKING:
    from coprosec.services.course_texts import CourseTexts


def sync(options: argparse.Namespace, data: DataFolder, usual: str) -> int:
    """Send and, from a server, bring back. 0 when all that could be exchanged was; `usual` is what `hub_url` says."""
    from coprosec.services.open_study import open_study

    url = options.to or usual
    if not is_hub(url):
        told = "l’adresse commence par postgresql:// ou https://" if url else "donnez --to, ou réglez la clé hub_url"
        print(f"coprosec : {told}.", file=sys.stderr)
        return BAD_USE
    with closing(open_study(data, utc_now)) as study:
        found = exchange(study, url, lambda: _texts(data))
    print(json.dumps(_json(found), indent=2) if options.json else _text(found))
    return int(found.refused > 0)


def _texts(data: DataFolder) -> "CourseTexts":
    from coprosec.services.catalog import Catalog
    from coprosec.services.course_texts import read_texts

    with closing(Catalog.of(data)) as catalog:
        catalog.prepare(utc_now().astimezone().date())
        return read_texts(catalog)


def _json(found: Exchanged) -> dict[str, int]:
    if found.received is None:
        return {"delivered": found.sent, "refused": found.refused}
    return {"pushed": found.sent, "pulled": found.received, "refused": found.refused}


def _text(found: Exchanged) -> str:
    if found.received is None:
        refused = counted(found.refused, "refusé", "refusés")
        return f"{counted(found.sent, 'énoncé livré', 'énoncés livrés')}, {refused} par le serveur"
    return f"{counted(found.sent, 'fait envoyé', 'faits envoyés')}, {counted(found.received, 'reçu')}"
