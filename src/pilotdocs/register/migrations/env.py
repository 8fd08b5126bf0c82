"""Alembic's door: runs the migrations on the connection it is handed."""

from alembic import context

from pilotdocs.register.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
