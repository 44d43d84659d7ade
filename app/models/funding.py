"""Funding lines of a meeting (DAK and the like)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, Numeric, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id
from app.domain.funding import FundingSource
from app.models.columns import Scoped, Versioned, enum_column, scope_key


class FundingLine(Scoped, Versioned, Base):
    """One source of money of a meeting; any part may be unknown. Amounts are rupiah."""

    __tablename__ = "funding_lines"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        CheckConstraint("ceiling IS NULL OR ceiling >= 0", name="ceiling"),
        CheckConstraint("realised IS NULL OR realised >= 0", name="realised"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    source: Mapped[FundingSource | None] = mapped_column(enum_column(FundingSource, "source"))
    source_text: Mapped[str | None] = mapped_column(String(300))
    detail: Mapped[str | None] = mapped_column(String(300))
    giver: Mapped[str | None] = mapped_column(String(300))
    budget_document: Mapped[str | None] = mapped_column(String(300))
    fiscal_year: Mapped[int | None]
    sub_activity_code: Mapped[str | None] = mapped_column(String(40))
    ceiling: Mapped[Decimal | None] = mapped_column(Numeric(18, 2))
    realised: Mapped[Decimal | None] = mapped_column(Numeric(18, 2))
    purpose_text: Mapped[str | None] = mapped_column(Text)
