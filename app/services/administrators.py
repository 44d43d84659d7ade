"""The last administrator of a government stays: counted under a lock, so that two cannot remove each other."""

from __future__ import annotations

from sqlalchemy import or_, select

from app import clock
from app.db import db
from app.domain.errors import RuleViolation
from app.domain.roles import Actor, Role
from app.models.users import User, UserRole


def lock(actor: Actor) -> None:
    """Within a running transaction, before authorise: wait for whoever changes administrators at this moment.

    SQLite has one writer anyway; on PostgreSQL the rows of the role are locked.
    """
    db.session.scalars(
        select(UserRole.id)
        .where(UserRole.government_id == actor.government_id, UserRole.role == Role.ADMINISTRATOR)
        .order_by(UserRole.id)
        .with_for_update()
    ).all()


def check_one_stays(actor: Actor) -> None:
    """Raises RuleViolation when no active account holds the role today and without an end."""
    today = clock.today(actor.zone)
    found = db.session.scalar(
        select(UserRole.id)
        .join(User, User.id == UserRole.user_id)
        .where(
            UserRole.government_id == actor.government_id,
            UserRole.role == Role.ADMINISTRATOR,
            User.is_active,
            or_(UserRole.valid_from.is_(None), UserRole.valid_from <= today),
            UserRole.valid_to.is_(None),
            UserRole.appointment_id.is_(None),
        )
        .limit(1)
    )
    if found is None:
        raise RuleViolation(
            "",
            "Paling sedikit satu akun aktif harus tetap menjadi administrator tanpa batas waktu. Beri dahulu "
            "peran itu kepada akun lain.",
        )
