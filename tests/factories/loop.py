"""Firm items with reports and proofs for tests: rows as the use cases leave them, without audit."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.item_acts import ItemAct
from app.domain.meetings import FileKind
from app.models.action_items import ActionItem, Assignment, ProgressReport
from app.models.agencies import Agency
from app.models.files import StoredFile
from app.models.item_loop import ItemStep, Proof
from app.models.meetings import Meeting
from app.models.users import User
from tests.factories.meetings import item
from tests.factories.people import number, save


def firm_item(of: Meeting, owner: Agency, status: ItemStatus = ItemStatus.BELUM_DITINDAKLANJUTI, **values: Any):
    """An item as it stands once the minutes were approved."""
    return item(of, owner, status=status, **{"firm_at": clock.now(), **values})


def share_of(of: ActionItem, at: Agency | None = None) -> Assignment:
    """The share of an agency in an item, by default its lead's."""
    shares = select(Assignment).where(Assignment.item_id == of.id).order_by(Assignment.id)
    if at is not None:
        shares = shares.where(Assignment.agency_id == at.id)
    return db.session.scalars(shares.limit(1)).one()


def report(on: Assignment, by: User, text: str = "", act: ItemAct = ItemAct.LAPOR, **values: Any) -> ProgressReport:
    """A report on a share with its step; the share's own state stays."""
    row = ProgressReport(
        government_id=on.government_id,
        item_id=on.item_id,
        assignment_id=on.id,
        text=text or f"Laporan nomor {next(number)}",
        reported_by_user_id=by.id,
        reported_at=clock.now(),
        **{"status": ItemStatus.DALAM_PROSES, **values},
    )
    save(row)
    step(on, by, act, report_id=row.id, status_before=ItemStatus.BELUM_DITINDAKLANJUTI)
    return row


def step(on: Assignment, by: User, act: ItemAct, **values: Any) -> ItemStep:
    """One act in the timeline of a share's item."""
    row = ItemStep(
        government_id=on.government_id,
        item_id=on.item_id,
        assignment_id=on.id,
        act=act,
        by_user_id=by.id,
        by_name=by.display_name,
        at=clock.now(),
        **values,
    )
    save(row)
    return row


def proof(of: ProgressReport, by: User, name: str = "bukti.pdf", content: bytes = b"bukti", stored: str = "") -> Proof:
    """A bukti dukung of a report in the class of its item; `stored` is the name of its bytes in a storage."""
    about = db.session.get_one(ActionItem, of.item_id)
    file = StoredFile(
        government_id=of.government_id,
        meeting_id=about.meeting_id,
        kind=FileKind.BUKTI,
        confidentiality=about.confidentiality,
        original_name=name,
        stored_name=stored or f"bukti{next(number):0>27}",
        media_type="application/pdf",
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by_user_id=by.id,
        uploaded_at=clock.now(),
    )
    save(file)
    row = Proof(
        government_id=of.government_id,
        item_id=of.item_id,
        assignment_id=of.assignment_id,
        report_id=of.id,
        file_id=file.id,
    )
    save(row)
    return row
