"""What pages of single roles need in the measured database: an asisten, usul that wait, two meetings of full size."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select

from app import clock
from app.db import db
from app.domain.item_decisions import ProposalKind, ProposalState
from app.domain.meetings import Confidentiality, ParticipantRole, Representative
from app.domain.minutes import PointKind, SectionKind
from app.domain.people import AppointmentStatus, PositionKind
from app.domain.roles import Role
from app.models.action_items import ActionItem
from app.models.agencies import AgencyCoordinator, Position
from app.models.item_loop import Proposal
from app.models.meetings import AgendaRow, Meeting, MeetingDay
from app.models.minutes import Minutes, MinutesPoint, MinutesSection
from app.models.participants import Participant, ParticipantRoleRow
from app.models.people import Appointment
from app.models.users import UserRole

#: Numbers of the accounts, and so of the persons.
SECRETARY, ASISTEN = 61, 62
#: Three agencies of sixty have about 500 late items of 100,000.
COORDINATED = (2, 3, 4)
PROPOSALS = 12
_SCOPE = {"government_id": 1}
_POINT = "Seluruh perangkat daerah menyampaikan data penanganan setiap bulan kepada sekretariat gugus tugas"


def asisten(agencies: int, user_id: int) -> int:
    """The asisten with his agencies, held by the person of the same number; gives the position."""
    position_id = agencies + 1
    position = {**_SCOPE, "id": position_id, "agency_id": 1, "title": "Asisten", "kind": PositionKind.ASISTEN}
    held = {"status": AppointmentStatus.DEFINITIF, "is_primary": True, "version": 1}
    office = {**_SCOPE, "id": position_id, "person_id": user_id, "position_id": position_id}
    role = {**_SCOPE, "user_id": user_id, "role": Role.ASISTEN, "appointment_id": position_id}
    mapped = [{**_SCOPE, "agency_id": n, "position_id": position_id} for n in COORDINATED]
    for model, rows in (
        (Position, [position]),
        (Appointment, [{**office, **held}]),
        (AgencyCoordinator, mapped),
        (UserRole, [role]),
    ):
        db.session.execute(insert(model), rows)
    return position_id


def proposals() -> None:
    """Usul on the longest due items of the agencies that the asisten coordinates."""
    found = db.session.scalars(
        select(ActionItem.id)
        .where(ActionItem.owner_agency_id.in_(COORDINATED), ActionItem.is_open, ActionItem.due_on.is_not(None))
        .order_by(ActionItem.due_on, ActionItem.id)
        .limit(PROPOSALS)
    )
    rest = {"kind": ProposalKind.PENEGASAN, "text": "Kirim penegasan", "state": ProposalState.MENUNGGU, "version": 1}
    by = {"by_user_id": ASISTEN, "by_name": "Pegawai", "at": clock.now()}
    db.session.execute(insert(Proposal), [{**_SCOPE, **rest, **by, "item_id": item_id} for item_id in found])


def meeting(values: dict[str, Any], points: int) -> int:
    """A meeting with so many agenda rows, one note more and five participants for each row; gives its id."""
    values = {**values, "secretariat_agency_id": 1, "confidentiality": Confidentiality.BIASA}
    meeting_id: int = db.session.execute(insert(Meeting).returning(Meeting.id), values).scalar_one()
    here = {**_SCOPE, "meeting_id": meeting_id}
    day = {**here, "position": 0, "on_date": values["sort_on"], "until_done": False}
    section = {**here, "kind": SectionKind.ARAHAN, "title": "Sambutan dan arahan", "position": 1, "version": 1}
    db.session.execute(insert(MeetingDay), [day])
    db.session.execute(insert(Minutes), [{**here, "status": "konsep", "version": 1}])
    section_id = db.session.execute(insert(MinutesSection).returning(MinutesSection.id), section).scalar_one()
    db.session.execute(insert(AgendaRow), [{**here, "position": n, "text": f"Acara {n}"} for n in range(points)])
    note = {"kind": PointKind.ARAHAN, "confidentiality": Confidentiality.BIASA, "text": _POINT}
    notes = [{**here, **note, "section_id": section_id, "position": n} for n in range(points + 1)]
    db.session.execute(insert(MinutesPoint), notes)
    _participants(here, points * 5)
    return meeting_id


def _participants(here: dict[str, Any], count: int) -> None:
    shown = {"is_representative": Representative.TIDAK_DIKETAHUI, "is_invited": True, "version": 1}
    db.session.execute(
        insert(Participant),
        [
            {**here, **shown, "position": n, "agency_id": n % 60 + 1, "name_text": f"Peserta Nomor {n}"}
            for n in range(count)
        ],
    )
    rows = db.session.scalars(select(Participant.id).where(Participant.meeting_id == here["meeting_id"]))
    role = {**_SCOPE, "position": 0, "role": ParticipantRole.PESERTA}
    db.session.execute(insert(ParticipantRoleRow), [{**role, "participant_id": row} for row in rows])
