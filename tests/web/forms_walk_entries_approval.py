"""How forms of the approval of a notula are used, and of the steps of paraf."""

from __future__ import annotations

from sqlalchemy import select, update

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus
from app.models.agencies import Position
from app.models.approvals import ApprovalTask
from app.models.minutes import Minutes
from app.models.people import Appointment, Person
from tests import factories
from tests.storage.samples import pdf_file
from tests.web.forms_walk import Arguments, Entry
from tests.world import World


def _on_the_desk(world: World, level: Confidentiality) -> Arguments:
    """Submitted: the paraf of the one who walks is next."""
    meeting = world.meetings[level]
    person = db.session.get_one(Person, world.users["reader_sek"].person_id)
    desk = factories.appointment(person, world.organiser)
    factories.save(
        ApprovalTask(
            government_id=meeting.government_id,
            meeting_id=meeting.id,
            round=1,
            place=1,
            position_id=desk.position_id,
            office_text="Kepala Bidang",
        )
    )
    return _in_state(world, level, MinutesStatus.MENUNGGU_PARAF)


def _waiting(world: World, level: Confidentiality) -> Arguments:
    return _in_state(world, level, MinutesStatus.MENUNGGU_PERSETUJUAN)


def _in_state(world: World, level: Confidentiality, status: MinutesStatus) -> Arguments:
    here = Minutes.meeting_id == world.meetings[level].id
    db.session.execute(update(Minutes).where(here).values(status=status, approval_round=1))
    db.session.commit()
    return {}


def _approved(world: World, level: Confidentiality) -> Arguments:
    factories.approved(world.meetings[level])
    return {}


def _position(world: World) -> str:
    person_id = world.users["kep_stranger"].person_id
    rows = select(Position.id).join(Appointment, Appointment.position_id == Position.id)
    return str(db.session.scalars(rows.where(Appointment.person_id == person_id)).one())


ENTRIES = (
    Entry(endpoint="approval.submit", page="approval.show"),
    Entry(endpoint="approval.initial", page="approval.show", prepare=_on_the_desk),
    Entry(endpoint="approval.record_initial", account="sek_organiser", page="approval.show", prepare=_on_the_desk),
    Entry(endpoint="approval.take_back", page="approval.show", prepare=_waiting),
    Entry(endpoint="approval.approve", account="sda", page="approval.show", prepare=_waiting),
    Entry(
        endpoint="approval_forms.send_back",
        page="approval_forms.give_back",
        account="sda",
        prepare=_waiting,
        typed=lambda world: {"note": "Lengkapi kesimpulan rapat"},
    ),
    Entry(
        endpoint="approval_forms.reopen",
        account="sda",
        prepare=_approved,
        typed=lambda world: {"note": "Angka pada butir kedua keliru"},
    ),
    Entry(
        endpoint="approval_forms.record",
        typed=lambda world: {
            "signed_on": factories.days_ago(0).isoformat(),
            "signer": "lain",
            "name": "Rustam",
            "office": "Wakil Wali Kota",
            "file": (pdf_file(), "notula.pdf"),
        },
    ),
    Entry(
        endpoint="approval_steps.edit",
        account="adm",
        typed=lambda world: {"step_1_position_id": _position(world)},
    ),
)
