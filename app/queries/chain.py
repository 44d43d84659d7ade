"""The chain question → answer → direction → conclusion → follow-up: what came of a part, and where an item is from.

Parts that are withdrawn or closed to the reader are not named. Addresses and words are the pages' (web/chain_links.py).
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import aliased

from app.db import db
from app.domain.facts import ItemFacts, PartFacts
from app.domain.item_references import OriginKind, Reference
from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind, QuestionForm
from app.domain.people import name_with_titles
from app.domain.roles import Actor
from app.domain.sight import sees_part
from app.models.action_items import ActionItem
from app.models.meetings import Meeting
from app.models.minutes import Conclusion, MinutesPoint, MinutesQuestion
from app.models.participants import Participant
from app.models.people import Person
from app.queries.item_choices import origin_of
from app.queries.keyset import AnyRow, AnySelect
from app.queries.visibility import item_visible

_speaker, _speaking = aliased(Participant, name="speaker"), aliased(Person, name="speaking_person")
_asker, _asking = aliased(Participant, name="asker"), aliased(Person, name="asking")


class ItemStep(NamedTuple):
    """A follow-up of a meeting and the part of the minutes that it came from."""

    id: int
    number: int
    origin: Reference


class PartStep(NamedTuple):
    """A part that an item goes back to. `said_by` is who spoke or asked, where a name is known."""

    reference: Reference
    kind: PointKind | QuestionForm | None
    said_by: str | None
    text: str


def item_steps_of(actor: Actor, meeting_id: int) -> tuple[ItemStep, ...]:
    """Items of a meeting that the actor sees and that came from a part of its minutes, in one statement."""
    rows = db.session.execute(
        select(
            ActionItem.id,
            ActionItem.number,
            ActionItem.origin_conclusion_id,
            ActionItem.origin_point_id,
            ActionItem.origin_question_id,
        )
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(
            ActionItem.government_id == actor.government_id,
            ActionItem.meeting_id == meeting_id,
            ActionItem.withdrawn_at.is_(None),
            or_(
                ActionItem.origin_conclusion_id.is_not(None),
                ActionItem.origin_point_id.is_not(None),
                ActionItem.origin_question_id.is_not(None),
            ),
            item_visible(actor),
        )
        .order_by(ActionItem.number, ActionItem.id)
    )
    found = ((row.id, row.number, origin_of(*row[2:])) for row in rows)
    return tuple(ItemStep(row_id, number, origin) for row_id, number, origin in found if origin is not None)


#: What a statement about an item is given along, to tell its way back over conclusion and point to the question.
BACK_COLUMNS = (
    Conclusion.id.label("conclusion_id"),
    Conclusion.text.label("conclusion"),
    Conclusion.confidentiality.label("conclusion_level"),
    Conclusion.withdrawn_at.label("conclusion_withdrawn_at"),
    MinutesPoint.id.label("point_id"),
    MinutesPoint.text.label("point"),
    MinutesPoint.kind.label("point_kind"),
    MinutesPoint.confidentiality.label("point_level"),
    MinutesPoint.withdrawn_at.label("point_withdrawn_at"),
    func.coalesce(_speaker.name_text, MinutesPoint.speaker_text).label("speaker"),
    _speaking.name.label("speaker_person"),
    _speaking.front_titles.label("speaker_front"),
    _speaking.back_titles.label("speaker_back"),
    MinutesQuestion.id.label("question_id"),
    func.coalesce(MinutesQuestion.question, MinutesQuestion.answer).label("question"),
    MinutesQuestion.form.label("question_form"),
    MinutesQuestion.confidentiality.label("question_level"),
    MinutesQuestion.withdrawn_at.label("question_withdrawn_at"),
    func.coalesce(_asker.name_text, MinutesQuestion.asker_text).label("asker"),
    _asking.name.label("asker_person"),
    _asking.front_titles.label("asker_front"),
    _asking.back_titles.label("asker_back"),
)


def joined_back(items: AnySelect) -> AnySelect:
    """A statement about items with what they came from, each by its own link or that of the step before."""
    stands = Conclusion.withdrawn_at.is_(None), MinutesPoint.withdrawn_at.is_(None)
    of_conclusion = case((stands[0], Conclusion.origin_point_id)), case((stands[0], Conclusion.origin_question_id))
    answered = case((stands[1], MinutesPoint.answers_question_id))
    point_id = func.coalesce(ActionItem.origin_point_id, of_conclusion[0])
    question_id = func.coalesce(ActionItem.origin_question_id, of_conclusion[1], answered)
    return (
        items.outerjoin(Conclusion, Conclusion.id == ActionItem.origin_conclusion_id)
        .outerjoin(MinutesPoint, MinutesPoint.id == point_id)
        .outerjoin(_speaker, _speaker.id == MinutesPoint.speaker_id)
        .outerjoin(_speaking, _speaking.id == _speaker.person_id)
        .outerjoin(MinutesQuestion, MinutesQuestion.id == question_id)
        .outerjoin(_asker, _asker.id == MinutesQuestion.asker_id)
        .outerjoin(_asking, _asking.id == _asker.person_id)
    )


def steps_back(actor: Actor, item: ItemFacts, row: AnyRow) -> tuple[PartStep, ...]:
    """Parts that an item goes back to, the nearest first; for those who may read the minutes as they now stand.

    `row` is of a statement that was `joined_back`, with BACK_COLUMNS.
    """
    found = (_conclusion(row), _point(row), _question(row))
    return tuple(
        step
        for step, level in filter(None, found)
        if sees_part(actor, PartFacts(step.reference.id, item.meeting, level))
    )


_Step = tuple[PartStep, Confidentiality] | None


def _conclusion(row: AnyRow) -> _Step:
    if row.conclusion_id is None or row.conclusion_withdrawn_at is not None:
        return None
    step = PartStep(Reference(OriginKind.CONCLUSION, row.conclusion_id), None, None, row.conclusion)
    return step, row.conclusion_level


def _point(row: AnyRow) -> _Step:
    if row.point_id is None or row.point_withdrawn_at is not None:
        return None
    said_by = row.speaker or _named(row.speaker_person, row.speaker_front, row.speaker_back)
    return PartStep(Reference(OriginKind.POINT, row.point_id), row.point_kind, said_by, row.point), row.point_level


def _question(row: AnyRow) -> _Step:
    if row.question_id is None or row.question_withdrawn_at is not None:
        return None
    asked_by = row.asker or _named(row.asker_person, row.asker_front, row.asker_back)
    step = PartStep(Reference(OriginKind.QUESTION, row.question_id), row.question_form, asked_by, row.question or "")
    return step, row.question_level


def _named(name: str | None, front: str | None, back: str | None) -> str | None:
    return name_with_titles(name, front, back) if name else None
