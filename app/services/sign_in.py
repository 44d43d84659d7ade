"""Logging in and out: throttle, sessions on the server, one-time codes, own password. Roles are elsewhere."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, select, update

from app import clock
from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.roles import Actor
from app.domain.throttle import WINDOW, FailureCounts, is_throttled
from app.models.people import Person
from app.models.users import LoginAttempt, LoginSession, User
from app.queries.actors import LoginState, actor_of
from app.services import audit, passwords

WRONG = (
    "Nama pengguna, NIP, atau kata sandi tidak cocok. "
    "Periksa kembali, atau minta kode sekali pakai kepada administrator."
)
THROTTLED = "Terlalu banyak percobaan masuk dari tempat ini. Tunggu lima belas menit, lalu coba lagi."


class Throttled(RuleViolation):
    """Too many failures; answered with 429."""


@dataclass(frozen=True)
class Visitor:
    """Where a request comes from."""

    address: str
    agent: str = ""


def digest(text: str) -> str:
    """SHA-256 as hex: tokens and codes are kept only like this."""
    return hashlib.sha256(text.encode()).hexdigest()


def sign_in(identifier: str, password: str, visitor: Visitor) -> str:
    """Check NIP or user name and password; gives the random id of a new session.

    Raises RuleViolation with one sentence for every kind of mismatch, Throttled after too many failures. Not one
    transaction: the attempt is counted first, the slow hash is compared outside, then the session begins.
    """
    account = digest(identifier.casefold().strip())
    attempt_id = note_attempt(account, visitor)
    user = _account(identifier)
    known = user is not None and user.is_active
    fits = passwords.matches(password, user.password_hash if user is not None and known else None)
    if user is None or not known or not fits:
        raise RuleViolation("password", WRONG)
    return begin_session(user.id, attempt_id, visitor)


@transactional
def note_attempt(account: str, visitor: Visitor) -> int:
    """Count an attempt before it is judged, so that many at once are counted too. Raises Throttled."""
    since = clock.now() - WINDOW

    def failures(*conditions: ColumnElement[bool]) -> int:
        return (
            db.session.scalar(
                select(func.count())
                .select_from(LoginAttempt)
                .where(LoginAttempt.at > since, LoginAttempt.succeeded.is_(False), *conditions)
            )
            or 0
        )

    by_account = LoginAttempt.account_sha256 == account
    by_address = LoginAttempt.address == visitor.address
    counts = FailureCounts(failures(by_account, by_address), failures(by_address), failures(by_account))
    if is_throttled(counts):
        raise Throttled("password", THROTTLED)
    attempt = LoginAttempt(account_sha256=account, address=visitor.address, at=clock.now(), succeeded=False)
    db.session.add(attempt)
    db.session.flush()  # the id is handed on to mark the attempt as good
    return attempt.id


def _account(identifier: str) -> User | None:
    """By user name, else by NIP where exactly one active account has it."""
    wanted = identifier.strip()
    user = db.session.scalar(select(User).where(func.lower(User.username) == wanted.lower()))
    if user is not None:
        return user
    nip = "".join(wanted.split())
    found = db.session.scalars(
        select(User).join(Person, Person.id == User.person_id).where(Person.nip == nip, User.is_active).limit(2)
    ).all()
    return found[0] if len(found) == 1 else None


@transactional
def begin_session(user_id: int, attempt_id: int | None, visitor: Visitor) -> str:
    """Open a new session of an account; gives its random id, of which only the digest is kept."""
    token = secrets.token_urlsafe(32)
    now = clock.now()
    session = LoginSession(
        token_sha256=digest(token),
        user_id=user_id,
        created_at=now,
        last_seen_at=now,
        address=visitor.address[:60],
        agent=visitor.agent[:200],
    )
    db.session.add(session)
    if attempt_id is not None:
        db.session.execute(update(LoginAttempt).where(LoginAttempt.id == attempt_id).values(succeeded=True))
    db.session.execute(update(User).where(User.id == user_id).values(last_login_at=now))
    actor = actor_of(user_id, address=visitor.address)
    if actor is None:
        raise RuleViolation("password", WRONG)
    audit.record(actor, "masuk", "user", user_id)
    return token


@transactional
def note_seen(session_id: int, at: datetime) -> None:
    """Keep a session alive; called at most every five minutes."""
    db.session.execute(
        update(LoginSession)
        .where(LoginSession.id == session_id, LoginSession.ended_at.is_(None))
        .values(last_seen_at=at)
    )


@transactional
def sign_out(actor: Actor) -> None:
    """End this session; every copy of its cookie is dead at once."""
    if actor.session_id is not None:
        _end(LoginSession.id == actor.session_id, "keluar")
    audit.record(actor, "keluar", "user", actor.user_id)


@transactional
def sign_out_everywhere(actor: Actor) -> None:
    """End all sessions of the account, this one included."""
    end_sessions(actor.user_id, "keluar dari semua perangkat")
    audit.record(actor, "keluar_semua", "user", actor.user_id)


def end_sessions(user_id: int, reason: str, keep_session_id: int | None = None) -> None:
    """Within a running transaction: end the open sessions of an account, but for one."""
    which = LoginSession.user_id == user_id
    _end(which if keep_session_id is None else and_(which, LoginSession.id != keep_session_id), reason)


def _end(which: ColumnElement[bool], reason: str) -> None:
    db.session.execute(
        update(LoginSession)
        .where(which, LoginSession.ended_at.is_(None))
        .values(ended_at=clock.now(), end_reason=reason[:40])
        .execution_options(synchronize_session=False)
    )


def is_alive(session: LoginState, *, idle: timedelta | None, absolute: timedelta, now: datetime) -> bool:
    """Whether a session still counts: not ended, not older than `absolute`, not idle for longer than `idle`."""
    if session.ended_at is not None or now - session.created_at > absolute:
        return False
    return idle is None or now - session.last_seen_at <= idle
