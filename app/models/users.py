"""Accounts, their roles, one-time codes, login sessions and login attempts."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.roles import Role
from app.models.columns import Keyed, Scoped, Versioned, enum_column, scope_key, scoped


class User(Scoped, Versioned, Base):
    __tablename__ = "users"
    __table_args__ = scoped(scope_key("person_id", "people"))

    username: Mapped[str] = mapped_column(String(80), unique=True)
    person_id: Mapped[int | None] = mapped_column(Id, unique=True)
    display_name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str | None] = mapped_column(String(300))
    password_changed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    must_change_password: Mapped[bool] = mapped_column(default=False)
    totp_secret: Mapped[str | None] = mapped_column(String(300))
    totp_confirmed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    totp_last_step: Mapped[int | None] = mapped_column(Id)
    is_active: Mapped[bool] = mapped_column(default=True)
    last_login_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class UserRole(Scoped, Base):
    """A role of a user; with an appointment it counts only on the days of that appointment."""

    __tablename__ = "user_roles"
    __table_args__ = (
        scope_key("user_id", "users"),
        scope_key("agency_id", "agencies"),
        scope_key("appointment_id", "appointments"),
        CheckConstraint(
            "role NOT IN ('kepala_instansi', 'sekda', 'asisten') OR appointment_id IS NOT NULL", name="appointed"
        ),
        CheckConstraint(
            "role NOT IN ('sekretariat_rapat', 'staf_pelapor', 'kepala_instansi') OR agency_id IS NOT NULL",
            name="of_agency",
        ),
    )

    user_id: Mapped[int] = mapped_column(Id, index=True)
    role: Mapped[Role] = mapped_column(enum_column(Role, "role"))
    agency_id: Mapped[int | None] = mapped_column(Id, index=True)
    appointment_id: Mapped[int | None] = mapped_column(Id)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class OneTimeCode(Scoped, Base):
    """A code an administrator reads out to a person, good for setting one new password."""

    __tablename__ = "one_time_codes"
    __table_args__ = (scope_key("user_id", "users"),)

    user_id: Mapped[int] = mapped_column(Id, index=True)
    code_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    issued_by_user_id: Mapped[int | None] = mapped_column(Id)
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class LoginSession(Keyed, Base):
    """A session on the server; the cookie carries the random id of which only the digest stands here."""

    __tablename__ = "login_sessions"
    __table_args__ = (
        Index(
            "ix_login_sessions_open",
            "user_id",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(Id, ForeignKey("users.id", ondelete="RESTRICT"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    end_reason: Mapped[str | None] = mapped_column(String(40))
    address: Mapped[str] = mapped_column(String(60), default="")
    agent: Mapped[str] = mapped_column(String(200), default="")


class Visit(Scoped, Base):
    """When an account last opened Beranda, and the time before: what arrived between is new."""

    __tablename__ = "visits"
    __table_args__ = (scope_key("user_id", "users"), UniqueConstraint("user_id"))

    user_id: Mapped[int] = mapped_column(Id)
    seen_at: Mapped[datetime] = mapped_column(UTCDateTime)
    seen_before_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class LoginAttempt(Keyed, Base):
    """One failed or good login, by a digest of the typed account and by address; the throttle counts them."""

    __tablename__ = "login_attempts"
    __table_args__ = (
        Index("ix_login_attempts_account", "account_sha256", "at"),
        Index("ix_login_attempts_address", "address", "at"),
    )

    account_sha256: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    succeeded: Mapped[bool] = mapped_column(default=False)
