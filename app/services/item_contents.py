"""What an action item says, and the check of everything it refers to. Writing is in action_items, item_changes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.action_items import Horizon, ItemClass, StatedKind
from app.domain.errors import RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.item_rules import check_assignable, check_class, check_owner, check_supporters
from app.domain.labels import label
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor
from app.domain.sight import sees_meeting
from app.models.action_items import ActionItem
from app.models.agencies import Agency, TaskForce
from app.models.meetings import SmallTeam
from app.models.minutes import Conclusion, MinutesPoint, MinutesQuestion
from app.models.participants import Participant
from app.services.authorisation import OPERATOR

UNKNOWN = "Pilihan tidak dikenal. Pilih kembali dari daftar."


@dataclass(frozen=True, kw_only=True)
class Supporter:
    """Who works along: at most one id; `words` of the source alone, or beside what they refer to."""

    agency_id: int | None = None
    task_force_id: int | None = None
    small_team_id: int | None = None
    words: str | None = None


@dataclass(frozen=True, kw_only=True)
class ItemContent:
    """All that a person states about an item. Texts are cleaned; an id of 0 exists nowhere.

    Exactly one of the three owners; at most one origin, of the same meeting; `horizons` may be empty.
    """

    text: str
    item_class: ItemClass = ItemClass.TINDAK_LANJUT
    stated_kind: StatedKind = StatedKind.TINDAK_LANJUT
    stated_by_id: int | None = None
    stated_by_text: str | None = None
    owner_agency_id: int | None = None
    owner_task_force_id: int | None = None
    owner_text: str | None = None
    supporters: tuple[Supporter, ...] = ()
    horizons: frozenset[Horizon] = frozenset()
    due_on: date | None = None
    due_text: str | None = None
    expected_output: str | None = None
    expected_proof: str | None = None
    indicator: str | None = None
    target: Decimal | None = None
    unit: str | None = None
    origin_conclusion_id: int | None = None
    origin_point_id: int | None = None
    origin_question_id: int | None = None
    confidentiality: Confidentiality = Confidentiality.BIASA
    from_kepala_daerah: bool = False


_COLUMNS = [one.name for one in fields(ItemContent) if one.name not in ("supporters", "horizons")]


def columns(content: ItemContent) -> dict[str, Any]:
    """The values that stand in the row of the item itself."""
    return {name: getattr(content, name) for name in _COLUMNS}


def check_content(actor: Actor, meeting: MeetingFacts, content: ItemContent, before: ActionItem | None = None) -> None:
    """Refuse what does not fit: owners, foreign or unknown references, a class that hides the item from its writer.

    `before` is the saved item; what stood in it already may stay, even when deactivated since. Raises
    RuleViolation.
    """
    check_owner(content.owner_agency_id, content.owner_task_force_id, content.owner_text)
    _check_agencies(actor, content, before)
    _check_groups(actor, meeting.id, content, before)
    if content.stated_by_id and not _in_meeting(Participant, content.stated_by_id, meeting.id):
        raise RuleViolation("stated_by", UNKNOWN)
    _check_origin(actor, meeting, content, before)
    if actor.user_id != OPERATOR and not sees_meeting(actor, meeting, content.confidentiality):
        raise RuleViolation(
            "confidentiality",
            f"Kerahasiaan {label(content.confidentiality)} hanya dapat dipilih oleh pembaca yang tercatat pada rapat "
            "ini. Catat dahulu pembacanya.",
        )


def _check_agencies(actor: Actor, content: ItemContent, before: ActionItem | None) -> None:
    supporting = [supporter.agency_id for supporter in content.supporters if supporter.agency_id is not None]
    check_supporters(content.owner_agency_id, supporting)
    owner = [content.owner_agency_id] if content.owner_agency_id is not None else []
    wanted = {*owner, *supporting}
    if not wanted:
        return
    rows = {
        agency.id: agency
        for agency in db.session.scalars(
            select(Agency).where(Agency.id.in_(wanted), Agency.government_id == actor.government_id)
        )
    }
    kept = _agencies_of(before)
    for agency_id in sorted(wanted):
        field = "owner" if agency_id == content.owner_agency_id else "supporter_agencies"
        agency = rows.get(agency_id)
        if agency is None:
            raise RuleViolation(field, UNKNOWN)
        if agency_id in kept:
            continue
        check_assignable(agency.name, agency.relation, agency.kind, field)
        if not agency.is_active:
            raise RuleViolation(field, f"{agency.name} sudah dinonaktifkan. Pilih instansi penggantinya.")


def _agencies_of(before: ActionItem | None) -> set[int]:
    if before is None:
        return set()
    kept = {supporter.agency_id for supporter in before.supporters} | {before.owner_agency_id}
    return {agency_id for agency_id in kept if agency_id is not None}


def _check_groups(actor: Actor, meeting_id: int, content: ItemContent, before: ActionItem | None) -> None:
    """Task forces of the government, small teams of the meeting."""
    if content.owner_task_force_id is not None:
        kept = before is not None and before.owner_task_force_id == content.owner_task_force_id
        _check_task_force(actor, content.owner_task_force_id, "owner", kept=kept)
    before_forces = {supporter.task_force_id for supporter in before.supporters} if before is not None else set()
    for supporter in content.supporters:
        given = [one for one in (supporter.agency_id, supporter.task_force_id, supporter.small_team_id) if one]
        if len(given) > 1 or not (given or supporter.words):
            raise RuleViolation("supporters", "Setiap pendukung memuat satu pihak, kata-kata sumber, atau keduanya.")
        if supporter.task_force_id is not None:
            kept = supporter.task_force_id in before_forces
            _check_task_force(actor, supporter.task_force_id, "supporters", kept=kept)
        if supporter.small_team_id is not None and not _in_meeting(SmallTeam, supporter.small_team_id, meeting_id):
            raise RuleViolation("supporters", UNKNOWN)


def _check_task_force(actor: Actor, task_force_id: int, field: str, *, kept: bool) -> None:
    active = db.session.scalar(
        select(TaskForce.is_active).where(TaskForce.id == task_force_id, TaskForce.government_id == actor.government_id)
    )
    if active is None:
        raise RuleViolation(field, UNKNOWN)
    if not active and not kept:
        raise RuleViolation(field, "Gugus tugas ini sudah dinonaktifkan. Pilih gugus tugas yang masih berlaku.")


def _check_origin(actor: Actor, meeting: MeetingFacts, content: ItemContent, before: ActionItem | None) -> None:
    """One origin at most: a conclusion, point or question of this meeting that the actor sees, or that stood there."""
    origins = (
        (Conclusion, content.origin_conclusion_id, before.origin_conclusion_id if before else None),
        (MinutesPoint, content.origin_point_id, before.origin_point_id if before else None),
        (MinutesQuestion, content.origin_question_id, before.origin_question_id if before else None),
    )
    if sum(wanted is not None for _, wanted, _ in origins) > 1:
        raise RuleViolation("origin", "Pilih satu asal saja: kesimpulan, butir notula, atau tanya jawab.")
    for model, wanted, kept in origins:
        if wanted is None:
            continue
        row: Any = db.session.get(model, wanted)
        if row is None or row.meeting_id != meeting.id or row.government_id != actor.government_id:
            raise RuleViolation("origin", UNKNOWN)
        if wanted != kept:
            seen = actor.user_id == OPERATOR or sees_meeting(actor, meeting, row.confidentiality)
            if row.withdrawn_at is not None or not seen:
                raise RuleViolation("origin", UNKNOWN)
        check_class(content.confidentiality, row.confidentiality)


def _in_meeting(model: Any, row_id: int, meeting_id: int) -> bool:
    return db.session.scalar(select(model.id).where(model.id == row_id, model.meeting_id == meeting_id)) is not None
