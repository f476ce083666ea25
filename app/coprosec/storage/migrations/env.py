"""Alembic's entry point: runs the scripts on the connection that the caller opened."""

from alembic import context

from coprosec.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
