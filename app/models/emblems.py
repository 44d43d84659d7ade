"""Emblems of the kop: pictures that are replaced and withdrawn, never changed or deleted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.emblems import EmblemKind
from app.models.columns import Scoped, enum_column, scope_key

_IN_FORCE = "withdrawn_at IS NULL"


class Emblem(Scoped, Base):
    """A picture with its digest, by which papers that were fixed with it find it again; one of a kind is in force."""

    __tablename__ = "emblems"
    __table_args__ = (
        Index(
            "uq_emblems_in_force",
            "government_id",
            "kind",
            unique=True,
            sqlite_where=text(_IN_FORCE),
            postgresql_where=text(_IN_FORCE),
        ),
        scope_key("uploaded_by_user_id", "users"),
    )

    kind: Mapped[EmblemKind] = mapped_column(enum_column(EmblemKind, "kind"))
    #: Up to some hundred kilobytes: read where a paper or the picture itself is shown, by no list.
    picture: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    media_type: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64))
    uploaded_by_user_id: Mapped[int] = mapped_column(Id)
    uploaded_at: Mapped[datetime] = mapped_column(UTCDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
