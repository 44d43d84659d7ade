"""States of the text of minutes for tests."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.writing import MinutesPart
from app.models.minutes import MinutesPoint, MinutesSection
from app.models.users import User
from app.models.writing import MinutesEdit, PointRemark
from app.queries import subjects
from app.services.authorisation import operator
from app.services.minutes_edits import record_edit
from tests.factories.people import ZONE, save


def state(of: MinutesSection) -> MinutesEdit:
    """The section as it stands, kept as a save of the operator."""
    actor = operator(of.government_id, ZONE)
    record_edit(actor, subjects.meeting(actor, of.meeting_id), MinutesPart.BAGIAN, of.id)
    save()
    kept = select(MinutesEdit).where(MinutesEdit.section_id == of.id).order_by(MinutesEdit.id.desc()).limit(1)
    return db.session.scalars(kept).one()


def remark(at: MinutesPoint, by: User, text: str = "Perlu dilengkapi", **values: Any) -> PointRemark:
    """An open remark at a point."""
    row = PointRemark(
        government_id=at.government_id,
        meeting_id=at.meeting_id,
        point_id=at.id,
        text=text,
        by_user_id=by.id,
        by_name=by.display_name,
        at=clock.now(),
        **values,
    )
    save(row)
    return row
