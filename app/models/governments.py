"""Governments and what an installation keeps for each: settings, holidays, the profile of its papers."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Numeric, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.agencies import GovernmentLevel
from app.models.columns import Keyed, Scoped, Versioned, enum_column, scope_key


class Government(Keyed, Base):
    __tablename__ = "governments"

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    level: Mapped[GovernmentLevel] = mapped_column(enum_column(GovernmentLevel, "level"))
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str | None] = mapped_column(String(80))
    seat: Mapped[str | None] = mapped_column(String(200))
    zone: Mapped[str] = mapped_column(String(60), default="Asia/Jakarta")
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Setting(Scoped, Versioned, Base):
    __tablename__ = "settings"
    __table_args__ = (UniqueConstraint("government_id", "key"),)

    key: Mapped[str] = mapped_column(String(80))
    value: Mapped[Any] = mapped_column(JSON)


class Holiday(Scoped, Versioned, Base):
    __tablename__ = "holidays"
    __table_args__ = (UniqueConstraint("government_id", "on_date"),)

    on_date: Mapped[date]
    name: Mapped[str] = mapped_column(String(200))
    is_joint_leave: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)


class PaperProfile(Scoped, Versioned, Base):
    """How papers look: one row of the government, and one of an agency where it differs."""

    __tablename__ = "paper_profiles"
    __table_args__ = (
        UniqueConstraint("government_id", "agency_id"),
        Index(
            "uq_paper_profiles_of_government",
            "government_id",
            unique=True,
            sqlite_where=text("agency_id IS NULL"),
            postgresql_where=text("agency_id IS NULL"),
        ),
        scope_key("agency_id", "agencies"),
    )

    agency_id: Mapped[int | None] = mapped_column(Id, index=True)
    paper: Mapped[str] = mapped_column(String(20), default="A4")
    font_name: Mapped[str] = mapped_column(String(60), default="Arial")
    font_size: Mapped[int] = mapped_column(default=12)
    margin_top_cm: Mapped[Decimal] = mapped_column(Numeric(4, 2), default=Decimal("2"))
    margin_bottom_cm: Mapped[Decimal] = mapped_column(Numeric(4, 2), default=Decimal("2"))
    margin_left_cm: Mapped[Decimal] = mapped_column(Numeric(4, 2), default=Decimal("3"))
    margin_right_cm: Mapped[Decimal] = mapped_column(Numeric(4, 2), default=Decimal("2"))
    show_place: Mapped[bool] = mapped_column(default=True)
    sekda_with_nip: Mapped[bool] = mapped_column(default=False)
    letterhead_lines: Mapped[str | None] = mapped_column(Text)
    classification_code: Mapped[str | None] = mapped_column(String(40))
    city: Mapped[str | None] = mapped_column(String(120))


class DemoMarker(Base):
    """One row while the demo data is loaded, so that it is loaded once and can be recognised."""

    __tablename__ = "demo_markers"

    government_id: Mapped[int] = mapped_column(Id, ForeignKey("governments.id", ondelete="RESTRICT"), primary_key=True)
    loaded_at: Mapped[datetime] = mapped_column(UTCDateTime)
