"""Flask commands and scheduled work."""

from __future__ import annotations

from flask import Flask

from app.jobs import backup, database, demo, setup, users


def register(app: Flask) -> None:
    """Attach the command groups."""
    app.cli.add_command(backup.backup_command)
    app.cli.add_command(backup.restore_command)
    app.cli.add_command(database.migrate_command)
    app.cli.add_command(database.audit_commands)
    app.cli.add_command(demo.demo_commands)
    app.cli.add_command(setup.setup_command)
    app.cli.add_command(users.users_commands)
    app.cli.add_command(users.readers_commands)
