"""The state of the installation for the administrator: accounts, last backup, outbox, disk, versions."""

from __future__ import annotations

import platform
import shutil
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from sqlalchemy import ColumnElement, String, exists, func, literal_column, select

from app.db import db
from app.domain.indonesian import number
from app.domain.roles import Actor
from app.models.records import OutboxMessage
from app.models.users import User, UserRole
from app.queries.backups import BackupNote, last_backup


@dataclass(frozen=True)
class AccountState:
    """Numbers of active accounts, for the administrator."""

    active: int
    without_role: int
    without_password: int
    never_logged_in: int


@dataclass(frozen=True)
class InstallationState:
    """`backup` is None while none was ever made; `free_bytes` is what the disk of the data has left."""

    backup: BackupNote | None
    unsent: int
    oldest_unsent_at: datetime | None
    free_words: str
    total_words: str
    database: str
    revision: str
    python: str


def states(actor: Actor, folder: Path) -> tuple[AccountState, InstallationState]:
    """Accounts of the government and what the operator must know; `folder` is the instance folder with the data."""
    dialect = db.engine.dialect.name
    version = "sqlite_version()" if dialect == "sqlite" else "current_setting('server_version')"
    row = db.session.execute(
        select(
            *_accounts(actor),
            func.count(OutboxMessage.id).label("unsent"),
            func.min(OutboxMessage.created_at).label("oldest"),
            literal_column(version, String).label("server"),
            literal_column("(SELECT version_num FROM alembic_version)", String).label("revision"),
        ).where(OutboxMessage.government_id == actor.government_id, OutboxMessage.sent_at.is_(None))
    ).one()
    disk = shutil.disk_usage(folder)
    state = InstallationState(
        backup=last_backup(folder),
        unsent=row.unsent,
        oldest_unsent_at=row.oldest,
        free_words=_gigabytes(disk.free),
        total_words=_gigabytes(disk.total),
        database=f"{'SQLite' if dialect == 'sqlite' else 'PostgreSQL'} {row.server}",
        revision=row.revision,
        python=platform.python_version(),
    )
    return AccountState(row.active, row.without_role, row.without_password, row.never_logged_in), state


def _accounts(actor: Actor) -> tuple[ColumnElement[int], ...]:
    """Active accounts of the government: how many lack a role or a password, how many were never used."""

    def count(name: str, *conditions: ColumnElement[bool]) -> ColumnElement[int]:
        found = select(func.count()).select_from(User)
        found = found.where(User.government_id == actor.government_id, User.is_active, *conditions)
        return found.scalar_subquery().label(name)

    return (
        count("active"),
        count("without_role", ~exists().where(UserRole.user_id == User.id)),
        count("without_password", User.password_hash.is_(None)),
        count("never_logged_in", User.last_login_at.is_(None)),
    )


def _gigabytes(size_bytes: int) -> str:
    """`12,4 GB`."""
    return f"{number(round(Decimal(size_bytes) / 1024**3, 1))} GB"
