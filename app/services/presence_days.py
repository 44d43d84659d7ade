"""Marks of presence follow their day when the days of a meeting are put into a new order or taken out."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select, update

from app.db import db
from app.domain.errors import RuleViolation
from app.models.attendance import Presence

#: Above every real position: marks step aside to here while they are moved.
_ASIDE = 1_000_000
HAS_PRESENCE = "Hari yang dihapus sudah memiliki daftar hadir. Batalkan dahulu kehadirannya, atau ubah tanggalnya saja."


def follow(meeting_id: int, moved: Mapping[int, int]) -> None:
    """Within a running transaction: `moved` is former → new position of the days that stay.

    Raises RuleViolation where a day with marks is taken out.
    """
    used = set(
        db.session.scalars(select(func.distinct(Presence.day_position)).where(Presence.meeting_id == meeting_id))
    )
    if used - moved.keys():
        raise RuleViolation("days", HAS_PRESENCE)
    steps = {former: new for former, new in moved.items() if former in used and former != new}
    for former, new in steps.items():
        _move(meeting_id, former, new + _ASIDE)
    for new in steps.values():
        _move(meeting_id, new + _ASIDE, new)


def _move(meeting_id: int, former: int, new: int) -> None:
    db.session.execute(
        update(Presence)
        .where(Presence.meeting_id == meeting_id, Presence.day_position == former)
        .values(day_position=new)
        .execution_options(synchronize_session=False)
    )
