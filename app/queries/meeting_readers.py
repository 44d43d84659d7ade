"""Who is named on a meeting to read it or to take its minutes, and whom one may name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, literal, select

from app.db import db
from app.domain.roles import Actor, Role
from app.models.meetings import MeetingMinuteTaker, MeetingReader
from app.models.users import User, UserRole
from app.queries.kept_statements import at_most
from app.queries.keyset import AnyRow

CHOICES_MAX = 1_000


@dataclass(frozen=True)
class NamedAccount:
    """An account named on a meeting; `can_open` is false for a deactivated one or one without a role that reads."""

    user_id: int
    name: str
    username: str
    can_open: bool


@dataclass(frozen=True)
class NamedAccounts:
    readers: list[NamedAccount]
    minute_takers: list[NamedAccount]


def _reads() -> Any:
    return exists().where(UserRole.user_id == User.id, UserRole.role != Role.ADMINISTRATOR)


def named_accounts(meeting_id: int) -> NamedAccounts:
    """Readers and minute takers of a meeting, by name, in one statement."""

    def named(part: str, model: Any) -> Any:
        return (
            select(
                literal(part).label("part"),
                User.id,
                User.display_name,
                User.username,
                User.is_active,
                _reads().label("reads"),
            )
            .join(model, model.user_id == User.id)
            .where(model.meeting_id == meeting_id)
        )

    rows = db.session.execute(named("reader", MeetingReader).union_all(named("notulis", MeetingMinuteTaker))).all()
    rows = sorted(rows, key=lambda row: (row.display_name.casefold(), row.id))
    return NamedAccounts(
        [_account(row) for row in rows if row.part == "reader"],
        [_account(row) for row in rows if row.part == "notulis"],
    )


def _account(row: AnyRow) -> NamedAccount:
    return NamedAccount(row.id, row.display_name, row.username, row.is_active and row.reads)


def account_choices(actor: Actor) -> list[tuple[int, str]]:
    """(id, "Name (user name)") of the active accounts of the government that can read at all."""
    rows = db.session.execute(
        select(User.id, User.display_name, User.username)
        .where(User.government_id == actor.government_id, User.is_active, _reads())
        .order_by(User.display_name, User.id)
        .limit(at_most(CHOICES_MAX))
    )
    return [(row.id, f"{row.display_name} ({row.username})") for row in rows]
