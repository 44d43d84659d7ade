"""Runs migrations on the application's own engine.

On SQLite foreign keys are off meanwhile, because a batch rebuild with them on silently deletes child rows; they are
checked afterwards. Triggers are laid anew at the end, because a rebuilt table has lost its own.
"""

from __future__ import annotations

from alembic import context
from flask import current_app

from app.db import Base
from app.models import records  # noqa: F401  registers the tables with the metadata
from migrations.env_rules import include_object
from migrations.triggers import install_triggers


def run() -> None:
    """Upgrade or downgrade in one transaction per migration."""
    engine = current_app.extensions["migrate"].db.engine
    on_sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        if on_sqlite:
            raw.execute("PRAGMA foreign_keys=OFF")
        try:
            context.configure(
                connection=connection,
                target_metadata=Base.metadata,
                render_as_batch=True,
                include_object=include_object,
                transaction_per_migration=True,
                transactional_ddl=True,
                compare_type=True,
            )
            with context.begin_transaction():
                context.run_migrations()
            if connection.in_transaction():
                connection.commit()
            with connection.begin():
                install_triggers(connection)
                if on_sqlite:
                    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                    if broken:
                        raise RuntimeError(f"rows without a parent after migration: {broken[:5]}")
        finally:
            if on_sqlite:
                raw.execute("PRAGMA foreign_keys=ON")


run()
