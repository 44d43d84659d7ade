"""What the system keeps about itself: audit chain, access log, outbox, submissions, search entries."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.meetings import Confidentiality
from app.models.columns import Keyed, Scoped, enum_column, scope_key


class AuditHead(Base):
    """The last link of a government's chain; the only row of the audit that ever changes, locked last."""

    __tablename__ = "audit_heads"

    government_id: Mapped[int] = mapped_column(Id, ForeignKey("governments.id", ondelete="RESTRICT"), primary_key=True)
    no: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str] = mapped_column(String(64), default="")


class AuditEntry(Keyed, Base):
    """One act. Triggers refuse UPDATE and DELETE; the digest covers the payload's digest, not the payload."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        UniqueConstraint("government_id", "no"),
        Index("ix_audit_entries_subject", "government_id", "subject_kind", "subject_id", "id"),
    )

    government_id: Mapped[int] = mapped_column(Id, ForeignKey("governments.id", ondelete="RESTRICT"))
    no: Mapped[int]
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    user_id: Mapped[int | None] = mapped_column(Id)
    actor_name: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int] = mapped_column(Id)
    meeting_id: Mapped[int | None] = mapped_column(Id, index=True)
    payload_sha256: Mapped[str] = mapped_column(String(64))
    previous_sha256: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))


class AuditPayload(Base):
    """What changed, as field → (before, after). May lawfully be destroyed: set to null, nothing else."""

    __tablename__ = "audit_payloads"

    entry_id: Mapped[int] = mapped_column(Id, ForeignKey("audit_entries.id", ondelete="RESTRICT"), primary_key=True)
    payload: Mapped[str | None] = mapped_column(Text)
    destroyed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class AccessLog(Keyed, Base):
    """A read of something confidential, or a refusal, written before the body leaves."""

    __tablename__ = "access_log"
    __table_args__ = (Index("ix_access_log_subject", "government_id", "subject_kind", "subject_id", "id"),)

    government_id: Mapped[int] = mapped_column(Id, ForeignKey("governments.id", ondelete="RESTRICT"))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    user_id: Mapped[int | None] = mapped_column(Id)
    address: Mapped[str] = mapped_column(String(60))
    act: Mapped[str] = mapped_column(String(60))
    allowed: Mapped[bool]
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int] = mapped_column(Id)


class OutboxMessage(Scoped, Base):
    """A message to be sent later, by ids only; its text is rendered at delivery and the sent copy kept."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("kind", "subject_kind", "subject_id", "subject_version", "recipient_user_id"),
        scope_key("recipient_user_id", "users"),
        Index("ix_outbox_unsent", "id", sqlite_where=text("sent_at IS NULL"), postgresql_where=text("sent_at IS NULL")),
    )

    kind: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int] = mapped_column(Id)
    subject_version: Mapped[int] = mapped_column(default=1)
    recipient_user_id: Mapped[int] = mapped_column(Id)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None] = mapped_column(String(300))
    sent_copy: Mapped[Any | None] = mapped_column(JSON)


class Submission(Keyed, Base):
    """A form that was already carried out: the same key again leads to the same object."""

    __tablename__ = "submissions"
    __table_args__ = (UniqueConstraint("user_id", "key"),)

    user_id: Mapped[int] = mapped_column(Id, ForeignKey("users.id", ondelete="RESTRICT"))
    key: Mapped[str] = mapped_column(String(64))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(UTCDateTime)


class SearchEntry(Scoped, Base):
    """The searchable words of one meeting or item, stemmed; the full-text index over it is made in a migration."""

    __tablename__ = "search_entries"
    __table_args__ = (UniqueConstraint("kind", "subject_id"), scope_key("meeting_id", "meetings"))

    kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[int] = mapped_column(Id)
    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    confidentiality: Mapped[Confidentiality] = mapped_column(enum_column(Confidentiality, "confidentiality"))
    words: Mapped[str] = mapped_column(Text)
