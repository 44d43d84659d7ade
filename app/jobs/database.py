"""`flask migrate-database`: backup before, one process at a time, never onto a newer schema. `flask audit verify`."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext
from flask_migrate import upgrade
from sqlalchemy import select

from app import clock
from app.db import db, log_settings
from app.jobs.database_copies import copy_database, head_revision, known_revisions, revision_of
from app.jobs.locks import one_at_a_time
from app.models.governments import Government
from app.services.audit import broken_links

audit_commands = AppGroup("audit", help="Rantai audit.")


@click.command("migrate-database")
@with_appcontext
def migrate_command() -> None:
    """Bawa basis data ke skema versi ini; salinan dibuat lebih dahulu."""
    folder: Path = current_app.config["INSTANCE_FOLDER"]
    with one_at_a_time(folder, "migration"):
        revision = revision_of(db.engine)
        if revision == head_revision():
            return
        if revision is not None and revision not in known_revisions():
            raise click.ClickException(
                f"Basis data memakai skema {revision} dari versi Tuntas yang lebih baru. Pakai versi itu."
            )
        if revision is not None:
            _copy_before(folder, revision)
        upgrade(directory=str(Path(current_app.root_path).parent / "migrations"))
        db.session.remove()
        found = log_settings(db.engine, current_app.logger)
        click.echo("Basis data: " + ", ".join(f"{name} {value}" for name, value in found.items()))


def _copy_before(folder: Path, revision: str) -> None:
    """Beside the database, for the way back; the operator removes old ones."""
    place = folder / "sebelum-migrasi"
    place.mkdir(mode=0o700, exist_ok=True)
    copy_database(db.engine, place / f"{revision}-{clock.now():%Y%m%dT%H%M%S}.salinan")


@audit_commands.command("verify")
@with_appcontext
def verify_command() -> None:
    """Periksa rantai audit setiap pemerintah daerah."""
    broken = False
    for government in db.session.scalars(select(Government).order_by(Government.id)):
        links = broken_links(government.id)
        broken = broken or bool(links)
        click.echo(f"{government.name}: {'utuh' if not links else f'rusak pada catatan {links[:5]}'}")
    if broken:
        raise click.ClickException("Rantai audit tidak utuh. Jangan ubah apa pun; hubungi pemeriksa.")
