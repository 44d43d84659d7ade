"""Which of many meetings the privacy guard asks about by their words: what `passages_of` reads of one, in bulk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import JSON, Text, and_, bindparam, cast, null, select, union_all

from app.domain.privacy import is_sensitive
from app.models.action_items import ActionItem, ItemSupporter
from app.models.files import Documentation
from app.models.meetings import (
    AgendaRow,
    Meeting,
    MeetingDay,
    MeetingPurpose,
    MeetingTopic,
    SmallTeam,
    SmallTeamMember,
    SourceArticle,
)
from app.models.minutes import (
    Conclusion,
    Figure,
    MinutesPoint,
    MinutesQuestion,
    MinutesSection,
    QuestionSession,
    ServiceContact,
)
from app.models.releases import PressRelease
from app.queries.keyset import AnyRow, AnySelect
from app.queries.reading import read

#: Table → its columns that hold words of the kinds of places that tell what a meeting is about.
_COLUMNS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Meeting, ("title", "program_text", "organiser_text", "organiser_short_text", "status_reason")),
    (Meeting, ("place", "place_address", "place_city", "online_room", "online_url", "online_passcode")),
    (Meeting, ("stated_total_note", "invitation_number")),
    (MeetingDay, ("date_text", "time_text")),
    (MeetingTopic, ("text",)),
    (MeetingPurpose, ("text",)),
    (AgendaRow, ("text", "officer_text")),
    (SourceArticle, ("outlet", "byline", "title")),
    (MinutesSection, ("title",)),
    (MinutesPoint, ("text", "quote", "context", "addressee_text", "stated_order_note", "speaker_text")),
    (MinutesQuestion, ("question", "answer", "asker_text", "answerer_text")),
    (QuestionSession, ("topic", "time_text", "parties")),
    (Conclusion, ("text",)),
    (Figure, ("indicator", "value_text", "unit", "area", "period_text", "source", "speaker_text")),
    (ServiceContact, ("name", "number", "purpose")),
    (SmallTeam, ("name", "mandate")),
    (SmallTeamMember, ("unsur_text",)),
    (ActionItem, ("text", "expected_output", "expected_proof", "owner_text", "due_text", "indicator", "unit")),
    (ActionItem, ("stated_by_text",)),
    (ItemSupporter, ("unsur_text",)),
    (Documentation, ("caption",)),
    (PressRelease, ("headline", "lead", "body")),
)
#: Rows of these name no meeting: the table that does, and the column that leads to it.
_THROUGH: dict[Any, tuple[Any, Any]] = {
    SmallTeamMember: (SmallTeam, SmallTeamMember.small_team_id),
    ItemSupporter: (ActionItem, ItemSupporter.item_id),
}
_WIDTH = max(len(names) for _, names in _COLUMNS)


def asked_about(meeting_ids: Iterable[int]) -> frozenset[int]:
    """Those of some meetings of class biasa whose words speak of violence, trafficking or victims: one statement."""
    wanted = sorted(set(meeting_ids))
    found: set[int] = set()
    for row in read(_WORDS, meeting_ids=wanted) if wanted else ():
        if row.meeting_id not in found and is_sensitive("", (), _texts(row)):
            found.add(row.meeting_id)
    return frozenset(found)


def _texts(row: AnyRow) -> list[str]:
    """The words of one row; the last column is a list, stored as JSON."""
    _, *words, listed = row
    return [one for one in (*words, *json.loads(listed or "[]")) if one]


def _part(model: Any, names: tuple[str, ...]) -> AnySelect:
    """One table in the shape of all; withdrawn rows tell nothing."""
    owner, key = _THROUGH.get(model, (model, None))
    meeting = owner.id if owner is Meeting else owner.meeting_id
    columns = [getattr(model, name) for name in names]
    listed = next((column for column in columns if isinstance(column.type, JSON)), null())
    words = [cast(column, Text) for column in columns if column is not listed]
    words += [cast(null(), Text)] * (_WIDTH - len(words))
    statement = select(meeting.label("meeting_id"), *words, cast(listed, Text))
    if key is not None:
        statement = statement.join(owner, owner.id == key)
    if owner is ActionItem:  # its index begins with the government
        same = Meeting.id == ActionItem.meeting_id, Meeting.government_id == ActionItem.government_id
        meeting, statement = Meeting.id, statement.join(Meeting, and_(*same))
    if "withdrawn_at" in owner.__table__.columns:
        statement = statement.where(owner.withdrawn_at.is_(None))
    return statement.where(meeting.in_(bindparam("meeting_ids", expanding=True)))


_WORDS = union_all(*(_part(model, names) for model, names in _COLUMNS))
