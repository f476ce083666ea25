"""Databases as earlier programs left them."""

from pathlib import Path

from alembic import command

from coprosec.storage import seal
from coprosec.storage.engine import sqlite_engine, writing
from coprosec.storage.schema import alembic_config

EARLIER = ("0001", "0002", "0003")


def go_back_to(database: Path, revision: str) -> None:
    """Take a file back to an earlier schema, its statements kept; earlier programs knew no seal."""
    engine = sqlite_engine(database)
    config = alembic_config()
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
    engine.dispose()
    seal.lift(database)
