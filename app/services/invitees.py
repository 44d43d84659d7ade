"""Inviting agencies when a meeting is planned. Everything else about participants is in participants.py."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from app import clock
from app.db import db
from app.domain.errors import RuleViolation
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting, MeetingTaskForce
from app.models.participants import Participant
from app.queries import subjects


def invite(
    meeting: Meeting, agency_ids: Iterable[int], task_force_ids: Iterable[int], *, with_members: bool = True
) -> int:
    """Within a running transaction: one row for each invited agency that has none yet, in protocol order.

    A task force is linked and, `with_members`, stands for its member agencies of today. Gives the number of new rows.
    Raises RuleViolation for ids of another government.
    """
    forces = link_task_forces(meeting, task_force_ids)
    wanted = set(agency_ids)
    known = _order(meeting, wanted)
    if len(known) != len(wanted):
        raise RuleViolation(
            "agency_ids", "Salah satu instansi tidak dikenal atau sudah dinonaktifkan. Pilih kembali dari daftar."
        )
    if with_members:
        known = _order(meeting, wanted | subjects.members_of(forces, clock.today(meeting.zone)))
    present = set(
        db.session.scalars(
            select(Participant.agency_id).where(
                Participant.meeting_id == meeting.id, Participant.agency_id.is_not(None), Participant.is_invited
            )
        )
    )
    last = db.session.scalar(select(func.max(Participant.position)).where(Participant.meeting_id == meeting.id))
    new = [agency_id for agency_id in known if agency_id not in present]
    db.session.add_all(
        Participant(
            government_id=meeting.government_id,
            meeting_id=meeting.id,
            position=position,
            agency_id=agency_id,
            is_invited=True,
        )
        for position, agency_id in enumerate(new, start=0 if last is None else last + 1)
    )
    return len(new)


def link_task_forces(meeting: Meeting, task_force_ids: Iterable[int]) -> list[int]:
    """Link task forces that are not linked yet; gives all wanted ids. Raises RuleViolation for foreign ones."""
    wanted = list(dict.fromkeys(task_force_ids))
    if not wanted:
        return []
    known = set(
        db.session.scalars(
            select(TaskForce.id).where(TaskForce.government_id == meeting.government_id, TaskForce.id.in_(wanted))
        )
    )
    if len(known) != len(wanted):
        raise RuleViolation("task_force_ids", "Salah satu gugus tugas tidak dikenal. Pilih kembali dari daftar.")
    linked = set(
        db.session.scalars(select(MeetingTaskForce.task_force_id).where(MeetingTaskForce.meeting_id == meeting.id))
    )
    db.session.add_all(
        MeetingTaskForce(government_id=meeting.government_id, meeting_id=meeting.id, task_force_id=force)
        for force in wanted
        if force not in linked
    )
    return wanted


def _order(meeting: Meeting, agency_ids: set[int]) -> list[int]:
    """Active agencies of the meeting's government among the ids, in protocol order."""
    if not agency_ids:
        return []
    return list(
        db.session.scalars(
            select(Agency.id)
            .where(Agency.government_id == meeting.government_id, Agency.is_active, Agency.id.in_(agency_ids))
            .order_by(Agency.protocol_order, Agency.name, Agency.id)
        )
    )
