"""`coprosec sync --to …`: a PostgreSQL server by the same union, or an xAPI store."""

import argparse
import json
import os
import sys

from coprosec.domain.clock import utc_now
from coprosec.paths import DataFolder

PASSWORD = "COPROSEC_SYNC_PASSWORD"
_BAD_USE = 2


def sync(options: argparse.Namespace, data: DataFolder) -> int:
    """Send and, from a server, bring back. 0 when all that could be exchanged was."""
    from coprosec.services.maintenance import open_study
    from coprosec.storage.central import is_server

    url = _with_password(options.to)
    if not is_server(url) and not url.startswith(("http://", "https://")):
        print("coprosec : l’adresse commence par postgresql:// ou https://.", file=sys.stderr)
        return _BAD_USE
    study = open_study(data, utc_now)
    try:
        if is_server(url):
            synced = study.central.sync(url)
            told = {"pushed": synced.pushed, "pulled": synced.pulled, "refused": sum(synced.refused.values())}
            text = f"{synced.pushed} faits envoyés, {synced.pulled} reçus"
        else:
            from coprosec.services.catalog import Catalog
            from coprosec.services.course_texts import read_texts

            catalog = Catalog.of(data)
            try:
                catalog.prepare(utc_now().astimezone().date())
                sent = study.learning_store.send(url, read_texts(catalog))
            finally:
                catalog.close()
            told = {"delivered": sent.delivered, "refused": sent.refused}
            text = f"{sent.delivered} énoncés livrés, {sent.refused} refusés par le serveur"
    finally:
        study.close()
    print(json.dumps(told, indent=2) if options.json else text)
    return int(told["refused"] > 0)


def _with_password(url: str) -> str:
    """The address with the password that the environment holds, where the address has none."""
    from urllib.parse import quote, urlsplit, urlunsplit

    secret = os.environ.get(PASSWORD)
    parts = urlsplit(url)
    if not secret or parts.password is not None or parts.username is None:
        return url
    place = parts.netloc.replace("@", f":{quote(secret, safe='')}@", 1)
    return urlunsplit(parts._replace(netloc=place))
