"""One agency's share as the pages of its acts show it: what is owed by when, what was reported last, its version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BindParameter, and_, bindparam, func, select

from app.domain.action_items import ItemStatus
from app.domain.errors import NotFound
from app.domain.facts import ShareFacts
from app.models.action_items import ActionItem, Assignment, ProgressReport
from app.models.agencies import Agency
from app.queries.reading import fetch

_ID: BindParameter[int] = bindparam("share_id")
_newest = select(func.max(ProgressReport.id)).where(ProgressReport.assignment_id == _ID).scalar_subquery()
_SHARE = (
    select(
        *(ActionItem.__table__.c[name] for name in ("text", "target", "unit", "expected_proof", "due_text")),
        *(Assignment.__table__.c[name] for name in ("version", "status", "due_on", "forwarded_to", "last_report_at")),
        Agency.name.label("agency"),
        ProgressReport.text.label("told"),
        ProgressReport.obstacle,
        ProgressReport.percent,
        ProgressReport.status.label("stated"),
        ProgressReport.reported_at,
    )
    .select_from(Assignment)
    .join(ActionItem, ActionItem.id == Assignment.item_id)
    .join(Agency, Agency.id == Assignment.agency_id)
    .outerjoin(ProgressReport, and_(ProgressReport.assignment_id == Assignment.id, ProgressReport.id == _newest))
    .where(Assignment.id == _ID)
)


@dataclass(frozen=True)
class LastReport:
    """What was reported last, whether it counts or not."""

    text: str
    obstacle: str | None
    percent: int | None
    stated: ItemStatus
    at: datetime


@dataclass(frozen=True)
class SharePage:
    """One share. `target` None means that nothing can be said in percent."""

    text: str
    agency: str
    version: int
    status: ItemStatus
    due_on: date | None
    due_text: str | None
    target: Decimal | None
    unit: str | None
    expected_proof: str | None
    forwarded_to: str | None
    last_report_at: datetime | None
    report: LastReport | None


def share_page(share: ShareFacts) -> SharePage:
    """The share as it is now, after a permission check. Raises NotFound."""
    rows = fetch(_SHARE, share_id=share.id)
    if not rows:
        raise NotFound
    row = rows[0]
    report = None
    if row.told is not None:
        report = LastReport(row.told, row.obstacle, row.percent, row.stated, row.reported_at)
    return SharePage(
        text=row.text,
        agency=row.agency,
        version=row.version,
        status=row.status,
        due_on=row.due_on,
        due_text=row.due_text,
        target=row.target,
        unit=row.unit,
        expected_proof=row.expected_proof,
        forwarded_to=row.forwarded_to,
        last_report_at=row.last_report_at,
        report=report,
    )
