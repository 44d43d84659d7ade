"""Accounts for the administrator: the list, one account with roles, sessions and login events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, or_, select

from app.db import db
from app.domain.account_events import ACCOUNT_EVENTS
from app.domain.errors import NotFound
from app.domain.facts import GovernmentFacts
from app.domain.roles import Actor, Role
from app.models.agencies import Agency, Position
from app.models.people import Appointment, Person
from app.models.records import AuditEntry
from app.models.users import LoginAttempt, LoginSession, User, UserRole
from app.queries.kept_statements import at_most
from app.queries.keyset import AnyRow, Page, Place, page


@dataclass(frozen=True)
class UserFilter:
    """What the list of accounts is narrowed to; None takes all."""

    text: str | None = None
    role: Role | None = None
    agency_id: int | None = None
    is_active: bool | None = True


def account(actor: Actor, user_id: int) -> GovernmentFacts:
    """Subject of permissions for one account. Raises NotFound."""
    found = db.session.scalar(select(User.id).where(User.id == user_id, User.government_id == actor.government_id))
    if found is None:
        raise NotFound
    return GovernmentFacts(actor.government_id)


def user_page(actor: Actor, wanted: UserFilter, place: Place | None = None) -> Page:
    """A page of accounts by user name: id, username, display_name, is_active, last_login_at, has_password."""
    statement = select(
        User.id,
        User.username,
        User.display_name,
        User.is_active,
        User.last_login_at,
        User.password_hash.is_not(None).label("has_password"),
    ).where(User.government_id == actor.government_id, *_conditions(wanted))
    return page(statement, (User.username, User.id), place)


def _conditions(wanted: UserFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.text:
        found.append(
            or_(
                User.username.icontains(wanted.text, autoescape=True),
                User.display_name.icontains(wanted.text, autoescape=True),
            )
        )
    if wanted.role is not None:
        found.append(exists().where(UserRole.user_id == User.id, UserRole.role == wanted.role))
    if wanted.agency_id is not None:
        found.append(exists().where(UserRole.user_id == User.id, UserRole.agency_id == wanted.agency_id))
    if wanted.is_active is not None:
        found.append(User.is_active.is_(wanted.is_active))
    return found


def roles_by_user(user_ids: Iterable[int]) -> dict[int, list[AnyRow]]:
    """Rows of roles of several accounts in one statement, each with agency_name and the office it rests on."""
    found: dict[int, list[AnyRow]] = defaultdict(list)
    for row in db.session.execute(
        select(
            UserRole.id,
            UserRole.user_id,
            UserRole.role,
            UserRole.agency_id,
            UserRole.appointment_id,
            UserRole.valid_from,
            UserRole.valid_to,
            Agency.name.label("agency_name"),
            Agency.short_name.label("agency_short_name"),
            Position.title,
            Appointment.status,
            Appointment.valid_from.label("appointed_from"),
            Appointment.valid_to.label("appointed_to"),
        )
        .outerjoin(Agency, Agency.id == UserRole.agency_id)
        .outerjoin(Appointment, Appointment.id == UserRole.appointment_id)
        .outerjoin(Position, Position.id == Appointment.position_id)
        .where(UserRole.user_id.in_(list(user_ids)))
        .order_by(UserRole.id)
    ):
        found[row.user_id].append(row)
    return found


def user(actor: Actor, user_id: int) -> AnyRow:
    """One account with its person's name; never the password hash. Raises NotFound."""
    row = db.session.execute(
        select(
            User.id,
            User.username,
            User.display_name,
            User.person_id,
            User.is_active,
            User.version,
            User.last_login_at,
            User.created_at,
            User.password_hash.is_not(None).label("has_password"),
            Person.name,
            Person.front_titles,
            Person.back_titles,
            Person.nip,
        )
        .outerjoin(Person, Person.id == User.person_id)
        .where(User.id == user_id, User.government_id == actor.government_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    return row


def open_sessions(user_id: int, since: datetime) -> list[AnyRow]:
    """Sessions not ended that began after `since`, the last used first, at most twenty."""
    return list(
        db.session.execute(
            select(LoginSession.created_at, LoginSession.last_seen_at, LoginSession.address, LoginSession.agent)
            .where(LoginSession.user_id == user_id, LoginSession.ended_at.is_(None), LoginSession.created_at > since)
            .order_by(LoginSession.last_seen_at.desc())
            .limit(at_most(20))
        )
    )


def failed_attempts(digests: Iterable[str], since: datetime) -> int:
    """Failed logins since then under any of the names (digests) of an account."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(LoginAttempt)
            .where(
                LoginAttempt.account_sha256.in_(list(digests)),
                LoginAttempt.succeeded.is_(False),
                LoginAttempt.at > since,
            )
        )
        or 0
    )


def event_page(actor: Actor, user_id: int | None = None, place: Place | None = None) -> Page:
    """Events of accounts, newest first: at, action, actor_name, display_name; of one account where it is given."""
    statement = (
        select(AuditEntry.at, AuditEntry.action, AuditEntry.actor_name, AuditEntry.subject_id, User.display_name)
        .join(User, User.id == AuditEntry.subject_id)
        .where(
            AuditEntry.government_id == actor.government_id,
            AuditEntry.subject_kind == "user",
            AuditEntry.action.in_(ACCOUNT_EVENTS),
        )
    )
    if user_id is not None:
        statement = statement.where(AuditEntry.subject_id == user_id)
    return page(statement, (AuditEntry.id,), place, descending=True)
