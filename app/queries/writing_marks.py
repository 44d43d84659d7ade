"""Who writes where in the minutes of a meeting, besides the reader: marks of the last minute and a half."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from app.db import db
from app.domain.indonesian import lower_first
from app.domain.labels import label
from app.domain.roles import Actor
from app.domain.writing import MinutesPart
from app.models.minutes import MinutesSection
from app.models.users import User
from app.models.writing import WritingMark

#: A page that is open says so every half minute.
STANDS_FOR = timedelta(seconds=90)


@dataclass(frozen=True)
class Writer:
    """Somebody who writes now; `words` is the section's title or the list's name."""

    name: str
    section_id: int | None
    words: str


def writers(actor: Actor, meeting_id: int, now: datetime) -> tuple[Writer, ...]:
    """Read after a permission check: only who writes the minutes is told of others who do."""
    found = db.session.execute(
        select(User.display_name, WritingMark.section_id, WritingMark.part, MinutesSection.title)
        .join(User, User.id == WritingMark.user_id)
        .outerjoin(MinutesSection, MinutesSection.id == WritingMark.section_id)
        .where(
            WritingMark.meeting_id == meeting_id,
            WritingMark.user_id != actor.user_id,
            WritingMark.seen_at > now - STANDS_FOR,
        )
        .order_by(User.display_name)
    )
    return tuple(
        Writer(row.display_name, row.section_id, row.title or lower_first(label(MinutesPart(row.part))))
        for row in found
    )
