"""Where a notulis stands: in which section, who speaks, what a conclusion typed now comes from. Reads only."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import desc, select

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.item_references import OriginKind, Reference
from app.domain.meetings import Confidentiality
from app.domain.quick_notes import LineKind, Room
from app.domain.roles import Actor
from app.models.action_items import ActionItem
from app.models.minutes import Conclusion, MinutesPoint, MinutesQuestion
from app.models.writing import NoteLine
from app.queries.note_room import room_of
from app.services.minutes_writing import UNKNOWN_PERSON
from app.services.note_line_page import NotePage, Place, chosen, sections_of

_MODELS: dict[OriginKind, Any] = {
    OriginKind.POINT: MinutesPoint,
    OriginKind.QUESTION: MinutesQuestion,
    OriginKind.CONCLUSION: Conclusion,
}
#: Which row a line of a kind stands for.
_ORIGINS = {
    LineKind.BUTIR: (OriginKind.POINT, "point_id"),
    LineKind.TANYA: (OriginKind.QUESTION, "question_id"),
    LineKind.MASUKAN: (OriginKind.QUESTION, "question_id"),
    LineKind.JAWAB: (OriginKind.QUESTION, "question_id"),
    LineKind.KESIMPULAN: (OriginKind.CONCLUSION, "conclusion_id"),
}


def page_after_last_line(
    actor: Actor,
    facts: MeetingFacts,
    sections: list[Place],
    section_id: int | None = None,
    speaker_id: int | None = None,
) -> NotePage:
    """Go on where this person stopped, else where anybody did. Raises RuleViolation for what is not in the meeting.

    `section_id` and `speaker_id` are chosen anew from here on; speaker 0 is nobody, None leaves who spoke before.
    """
    last = last_line(actor, facts.id)
    if section_id is None and last is not None:
        section_id = last.section_id
    page = _page(actor, facts, sections, last, section_id)
    if speaker_id is not None:
        if speaker_id and speaker_id not in page.room.voices.by_id:
            raise RuleViolation("speaker_id", UNKNOWN_PERSON)
        page.room = with_speaker(page.room, speaker_id or None, "")
    elif last is not None:
        page.origin = lambda: _origin(last)
    return page


def page_of_line(actor: Actor, facts: MeetingFacts, line: NoteLine) -> NotePage:
    """The room as it was when that line was typed."""
    return _page(actor, facts, sections_of(facts.id), line, line.section_id)


def last_line(actor: Actor, meeting_id: int) -> NoteLine | None:
    """The last standing line of this person; before the first one, the last of anybody."""
    return db.session.scalar(
        select(NoteLine)
        .where(NoteLine.meeting_id == meeting_id, NoteLine.withdrawn_at.is_(None))
        .order_by(desc(NoteLine.by_user_id == actor.user_id), NoteLine.id.desc())
        .limit(1)
    )


def with_speaker(room: Room, speaker_id: int | None, speaker_text: str) -> Room:
    """The room with somebody else speaking; one who left the list since speaks no more."""
    known = speaker_id if speaker_id in room.voices.by_id else None
    return replace(room, speaker_id=known, speaker_text=speaker_text)


def _page(
    actor: Actor, facts: MeetingFacts, sections: list[Place], line: NoteLine | None, section_id: int | None
) -> NotePage:
    current = _current(sections, section_id, is_chosen=line is None or section_id != line.section_id)
    room = replace(room_of(actor, facts.id), section_kind=current.kind)
    if line is not None:
        room = with_speaker(room, line.speaker_id, line.speaker_text or "")
        room = replace(room, plain_kind=LineKind(line.plain_kind), section_kind=current.kind)
    return NotePage(actor, facts, room, sections, current)


def _current(sections: list[Place], section_id: int | None, *, is_chosen: bool) -> Place:
    """The section; the first where that of the last line was withdrawn since."""
    if not is_chosen and section_id not in {place.id for place in sections}:
        return chosen(sections, None)
    return chosen(sections, section_id)


def _origin(line: NoteLine) -> Reference | None:
    """What the last line left: its row, or what its item came from. Only what everybody of the meeting may read."""
    if line.plain_kind != LineKind.BUTIR and line.kind != LineKind.KESIMPULAN:
        return None
    if line.kind == LineKind.TINDAK_LANJUT and line.item_id is not None:
        return _standing(*_of_item(line.item_id))
    if line.kind == LineKind.JAWAB and line.question_id is None:
        return _standing(OriginKind.POINT, line.point_id)
    kind, name = _ORIGINS.get(LineKind(line.kind), (OriginKind.POINT, ""))
    return _standing(kind, getattr(line, name) if name else None)


def _of_item(item_id: int) -> tuple[OriginKind, int | None]:
    row = db.session.get_one(ActionItem, item_id)
    if row.origin_conclusion_id is not None:
        return OriginKind.CONCLUSION, row.origin_conclusion_id
    if row.origin_question_id is not None:
        return OriginKind.QUESTION, row.origin_question_id
    return OriginKind.POINT, row.origin_point_id


def _standing(kind: OriginKind, row_id: int | None) -> Reference | None:
    row: Any = db.session.get(_MODELS[kind], row_id) if row_id is not None else None
    if row is None or row.withdrawn_at is not None or row.confidentiality is not Confidentiality.BIASA:
        return None
    return Reference(kind, row.id)
