"""What the form of an item offers: parties, participants who stated it, parts of the minutes it may come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Text, cast, literal, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute

from app.db import db
from app.domain.agencies import may_be_assigned
from app.domain.facts import MeetingFacts
from app.domain.item_references import OriginKind, PartyKind, Reference
from app.domain.meetings import Confidentiality
from app.domain.rich_text import plain
from app.domain.roles import Actor
from app.domain.sight import sees_meeting, sees_minutes
from app.models.action_items import ActionItem, ItemSupporter
from app.models.agencies import Agency, TaskForce
from app.models.meetings import SmallTeam
from app.models.minutes import Conclusion, MinutesPoint, MinutesQuestion
from app.models.participants import Participant

_SHORT = 120
#: Stands for a part that the reader may not see.
WITHHELD = "[bagian terbatas]"


@dataclass(frozen=True)
class Choice:
    """One option: a party or a part of the minutes; `text` is the whole text of a part that is seen."""

    reference: Reference
    label: str
    text: str = ""
    level: Confidentiality = Confidentiality.BIASA


@dataclass(frozen=True)
class ItemChoices:
    """All options of the form of one item."""

    agencies: list[Choice]
    task_forces: list[Choice]
    small_teams: list[Choice]
    participants: list[tuple[int, str]]
    origins: list[Choice]

    def origins_of(self, kind: OriginKind) -> list[Choice]:
        """The offered parts of the minutes of one kind."""
        return [choice for choice in self.origins if choice.reference.kind is kind]

    def origin(self, reference: Reference) -> Choice | None:
        """The offered part of the minutes; None when it is not offered."""
        return next((choice for choice in self.origins if choice.reference == reference), None)


def item_choices(
    actor: Actor, meeting: MeetingFacts, item_id: int | None = None, origin: Reference | None = None
) -> ItemChoices:
    """Options for a new item of the meeting, or for a saved one, which keeps its origin and what was deactivated."""
    parties = _parties(actor, meeting.id, item_id)
    return ItemChoices(
        agencies=[choice for choice in parties if choice.reference.kind is PartyKind.AGENCY],
        task_forces=[choice for choice in parties if choice.reference.kind is PartyKind.TASK_FORCE],
        small_teams=[choice for choice in parties if choice.reference.kind is PartyKind.SMALL_TEAM],
        participants=_participants(meeting.id),
        origins=_origins(actor, meeting, origin) if sees_minutes(actor, meeting) else [],
    )


def owner_choices(actor: Actor, item_id: int) -> tuple[list[Choice], list[Choice]]:
    """Agencies and task forces that may own a saved item; the present owner also when it was deactivated since."""
    parties = _parties(actor, 0, item_id)
    agencies = [choice for choice in parties if choice.reference.kind is PartyKind.AGENCY]
    return agencies, [choice for choice in parties if choice.reference.kind is PartyKind.TASK_FORCE]


def _parties(actor: Actor, meeting_id: int, item_id: int | None) -> list[Choice]:
    """Agencies that may be assigned, task forces, small teams of the meeting; inactive ones only where saved."""

    def kept(
        column: InstrumentedAttribute[int | None], owner: InstrumentedAttribute[int | None]
    ) -> CompoundSelect[Any]:
        supporting = select(column).where(ItemSupporter.item_id == item_id, column.is_not(None))
        return union_all(supporting, select(owner).where(ActionItem.id == item_id, owner.is_not(None)))

    agencies = db.session.execute(
        select(Agency.id, Agency.name, Agency.short_name, Agency.relation, Agency.kind, Agency.is_active)
        .where(
            Agency.government_id == actor.government_id,
            or_(Agency.is_active, Agency.id.in_(kept(ItemSupporter.agency_id, ActionItem.owner_agency_id))),
        )
        .order_by(Agency.protocol_order, Agency.name, Agency.id)
    )
    found = [
        Choice(Reference(PartyKind.AGENCY, row.id), named(row.name, row.short_name))
        for row in agencies
        if may_be_assigned(row.relation, row.kind) or not row.is_active
    ]
    forces = kept(ItemSupporter.task_force_id, ActionItem.owner_task_force_id)
    groups = union_all(
        select(
            literal(PartyKind.TASK_FORCE.value).label("kind"),
            TaskForce.id.label("id"),
            TaskForce.name.label("name"),
        ).where(TaskForce.government_id == actor.government_id, or_(TaskForce.is_active, TaskForce.id.in_(forces))),
        select(literal(PartyKind.SMALL_TEAM.value), SmallTeam.id, SmallTeam.name).where(
            SmallTeam.meeting_id == meeting_id
        ),
    ).subquery()
    rows = db.session.execute(select(groups.c.kind, groups.c.id, groups.c.name).order_by(groups.c.name, groups.c.id))
    return found + [Choice(Reference(PartyKind(row.kind), row.id), row.name) for row in rows]


def named(name: str, short_name: str | None) -> str:
    """`Dinas Sosial (Dinsos)`."""
    return f"{name} ({short_name})" if short_name and short_name not in name else name


def _participants(meeting_id: int) -> list[tuple[int, str]]:
    rows = db.session.execute(
        select(
            Participant.id,
            Participant.name_text,
            Participant.office_text,
            Participant.institution_text,
            Participant.unsur_text,
            Agency.name.label("agency_name"),
        )
        .outerjoin(Agency, Agency.id == Participant.agency_id)
        .where(Participant.meeting_id == meeting_id)
        .order_by(Participant.position, Participant.id)
    )
    return [(row.id, participant_words(row)) for row in rows]


def participant_words(row: Any) -> str:
    """Name and office of a participant, or the body he stands for."""
    body = row.institution_text or row.agency_name or row.unsur_text
    return ", ".join(part for part in (row.name_text, row.office_text) if part) or body or "Peserta"


def _origins(actor: Actor, meeting: MeetingFacts, saved: Reference | None) -> list[Choice]:
    """Parts of the minutes that are not withdrawn; those the actor may not see are left out, a saved one is masked."""
    parts = union_all(
        select(
            literal(OriginKind.CONCLUSION.value).label("kind"),
            Conclusion.id.label("id"),
            Conclusion.text.label("text"),
            cast(Conclusion.confidentiality, Text).label("level"),
            Conclusion.position.label("position"),
            Conclusion.withdrawn_at.label("withdrawn_at"),
        ).where(Conclusion.meeting_id == meeting.id),
        select(
            literal(OriginKind.POINT.value),
            MinutesPoint.id,
            MinutesPoint.text,
            cast(MinutesPoint.confidentiality, Text),
            MinutesPoint.position,
            MinutesPoint.withdrawn_at,
        ).where(MinutesPoint.meeting_id == meeting.id),
        select(
            literal(OriginKind.QUESTION.value),
            MinutesQuestion.id,
            MinutesQuestion.question,
            cast(MinutesQuestion.confidentiality, Text),
            MinutesQuestion.position,
            MinutesQuestion.withdrawn_at,
        ).where(MinutesQuestion.meeting_id == meeting.id),
    ).subquery()
    found = []
    for row in db.session.execute(select(parts).order_by(parts.c.position, parts.c.id)):
        reference = Reference(OriginKind(row.kind), row.id)
        level = Confidentiality(row.level)
        if sees_meeting(actor, meeting, level) and (row.withdrawn_at is None or reference == saved):
            text = row.text or ""
            found.append(Choice(reference, shortened(plain(text)) or "Pertanyaan tanpa catatan", text, level))
        elif reference == saved:
            found.append(Choice(reference, WITHHELD, level=level))
    return found


def origin_of(conclusion_id: int | None, point_id: int | None, question_id: int | None) -> Reference | None:
    """The one origin of an item as a reference."""
    pairs = ((OriginKind.CONCLUSION, conclusion_id), (OriginKind.POINT, point_id), (OriginKind.QUESTION, question_id))
    return next((Reference(kind, row_id) for kind, row_id in pairs if row_id is not None), None)


def shortened(text: str, length: int = _SHORT) -> str:
    """The beginning of a long text, cut at a word."""
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"
