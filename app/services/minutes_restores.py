"""Restoring a part of the minutes to an earlier state: an ordinary save of its rows, so that nothing is undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.db import db, transactional
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.domain.minutes_states import POINT, PartState, kind_and_id
from app.domain.roles import Actor
from app.domain.writing import MinutesPart
from app.models.minutes import MinutesPoint, MinutesQuestion
from app.models.participants import Participant
from app.models.writing import MinutesEdit
from app.queries.minutes_states import state_after, stored_state
from app.services import audit, part_rows, submissions
from app.services.conclusions import save_conclusions
from app.services.minutes_figures import save_contacts, save_figures
from app.services.minutes_points import save_section
from app.services.minutes_writing import check_open, sees, writing
from app.services.part_rows import WrittenPart

#: Fields that name rows which may be gone since then, and where they live.
_NAMES: dict[str, Any] = {
    **dict.fromkeys(("speaker_id", "asker_id", "answerer_id"), Participant),
    "answers_question_id": MinutesQuestion,
    "origin_question_id": MinutesQuestion,
    "origin_point_id": MinutesPoint,
}
#: What saves each part that can be restored.
_SAVES: dict[MinutesPart, Callable[..., int]] = {
    MinutesPart.BAGIAN: save_section,
    MinutesPart.KESIMPULAN: save_conclusions,
    MinutesPart.ANGKA: save_figures,
    MinutesPart.KONTAK: save_contacts,
}


@dataclass(frozen=True, kw_only=True)
class RestoreState:
    """The state after the save `edit_id`; `version` is that of the part as the page showed it."""

    meeting_id: int
    edit_id: int
    version: int


@transactional
def restore_state(actor: Actor, command: RestoreState, key: str = "") -> int:
    """Write an earlier state as the newest; gives the id of the save. Rows closed to the actor stay as they are.

    Who spoke or asked and is no participant any more is left open; a point that was moved to another section stays
    there. Raises Conflict when the part was saved meanwhile.
    """
    facts = writing(actor, command.meeting_id)
    if (done := submissions.done_before(actor, key, "restored_state")) is not None:
        return done
    check_open(facts)
    edit = db.session.scalar(
        select(MinutesEdit).where(MinutesEdit.id == command.edit_id, MinutesEdit.meeting_id == facts.id)
    )
    if edit is None:
        raise NotFound
    part, section_id = edit.part, edit.section_id
    then = _open(actor, facts, state_after(facts.id, part, section_id, edit.id))
    now = _open(actor, facts, stored_state(facts.id, part, section_id)[1])
    if section_id is not None:
        then = _without_moved(section_id, then)
    page = WrittenPart(meeting_id=facts.id, part=part, section_id=section_id, version=command.version)
    _save(actor, page, _without_gone(facts.id, then), now)
    submissions.remember(actor, key, "restored_state", edit.id)
    if section_id is not None:
        audit.record(actor, "pulihkan_naskah", "minutes_section", section_id, meeting_id=facts.id)
    else:
        audit.record(actor, "pulihkan_naskah", "meeting", facts.id, meeting_id=facts.id)
    return edit.id


def _open(actor: Actor, facts: MeetingFacts, state: PartState) -> PartState:
    """The rows that the actor sees."""
    rows = {
        name: values
        for name, values in state.rows.items()
        if sees(actor, facts, 0, Confidentiality(values.get("confidentiality", Confidentiality.BIASA)))
    }
    return PartState(state.title, rows)


def _without_moved(section_id: int, state: PartState) -> PartState:
    """The state of a section without points that stand in another one now."""
    own = {name: kind_and_id(name) for name in state.rows}
    ids = [int(row_id) for kind, row_id in own.values() if kind == POINT]
    elsewhere = select(MinutesPoint.id).where(MinutesPoint.id.in_(ids), MinutesPoint.section_id != section_id)
    moved = frozenset(db.session.scalars(elsewhere))
    rows = {
        name: values for name, values in state.rows.items() if own[name][0] != POINT or int(own[name][1]) not in moved
    }
    return PartState(state.title, rows)


def _without_gone(meeting_id: int, state: PartState) -> PartState:
    """The state without names of people and rows that do not stand any more."""
    standing: dict[Any, frozenset[int]] = {}
    for model in dict.fromkeys(_NAMES.values()):
        ids = select(model.id).where(model.meeting_id == meeting_id)
        if model is not Participant:
            ids = ids.where(model.withdrawn_at.is_(None))
        standing[model] = frozenset(db.session.scalars(ids))
    rows = {
        name: {
            field: None if value is not None and field in _NAMES and value not in standing[_NAMES[field]] else value
            for field, value in values.items()
        }
        for name, values in state.rows.items()
    }
    return PartState(state.title, rows)


def _save(actor: Actor, page: WrittenPart, then: PartState, now: PartState) -> None:
    """As anybody would save it who had typed it anew."""
    wanted, stored = part_rows.merge_part(then), part_rows.merge_part(now)
    _SAVES[page.part](actor, part_rows.as_command(wanted, stored, page))
