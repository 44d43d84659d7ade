"""Files of a meeting and its documentation rows. The bytes are in storage."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.meetings import Confidentiality, FileKind
from app.models.columns import Scoped, Versioned, enum_column, scope_key, scoped


class StoredFile(Scoped, Base):
    """A file of a meeting. The name on disk is generated; the original name is data only."""

    __tablename__ = "stored_files"
    __table_args__ = scoped(scope_key("meeting_id", "meetings"), scope_key("uploaded_by_user_id", "users"))

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    kind: Mapped[FileKind] = mapped_column(enum_column(FileKind, "kind"))
    confidentiality: Mapped[Confidentiality] = mapped_column(
        enum_column(Confidentiality, "confidentiality"), default=Confidentiality.BIASA
    )
    original_name: Mapped[str] = mapped_column(String(300))
    stored_name: Mapped[str] = mapped_column(String(120), unique=True)
    media_type: Mapped[str] = mapped_column(String(120))
    size_bytes: Mapped[int] = mapped_column(Id)
    sha256: Mapped[str] = mapped_column(String(64))
    uploaded_by_user_id: Mapped[int] = mapped_column(Id)
    uploaded_at: Mapped[datetime] = mapped_column(UTCDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class Documentation(Scoped, Versioned, Base):
    """A photo or other record of the meeting: a caption, with or without a file."""

    __tablename__ = "documentation"
    __table_args__ = (scope_key("meeting_id", "meetings"), scope_key("file_id", "stored_files"))

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    kind: Mapped[FileKind] = mapped_column(enum_column(FileKind, "kind"), default=FileKind.FOTO)
    caption: Mapped[str] = mapped_column(String(500))
    file_id: Mapped[int | None] = mapped_column(Id)
