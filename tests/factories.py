"""Rows for tests, made directly and committed: the shortest way to a government with people, meetings and items."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any

from app import clock
from app.db import db, transactional
from app.domain.action_items import AssignmentKind, ItemStatus
from app.domain.agencies import AgencyKind, GovernmentLevel, Relation
from app.domain.meetings import Confidentiality, MeetingKind, ParticipantRole
from app.domain.minutes import PointKind, SectionKind
from app.domain.people import AppointmentStatus, PositionKind, sort_name
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment, Deadline
from app.models.agencies import Agency, AgencyCoordinator, Position, TaskForce, TaskForceMember
from app.models.governments import Government
from app.models.meetings import Meeting, MeetingDay, MeetingMinuteTaker, MeetingReader
from app.models.minutes import Minutes, MinutesPoint, MinutesSection
from app.models.participants import Participant, ParticipantRoleRow
from app.models.people import Appointment, Person
from app.models.records import AuditHead
from app.models.users import User, UserRole
from app.queries.actors import actor_of
from app.services import access_log, audit

_number = itertools.count(1)
ZONE = "Asia/Jakarta"


def save(*rows: Any) -> None:
    """Commit rows (a savepoint in most tests)."""
    db.session.add_all(rows)
    db.session.commit()


def government(name: str = "Contoh", **values: Any) -> Government:
    n = next(_number)
    row = Government(
        slug=f"contoh-{n}",
        level=values.pop("level", GovernmentLevel.KOTA),
        name=name,
        zone=values.pop("zone", ZONE),
        created_at=clock.now(),
        **values,
    )
    save(row)
    save(AuditHead(government_id=row.id, no=0, sha256=""))
    return row


def agency(of: Government, name: str = "", **values: Any) -> Agency:
    n = next(_number)
    defaults = {"kind": AgencyKind.OPD, "relation": Relation.BAWAHAN, "short_name": f"D{n}"}
    row = Agency(government_id=of.id, name=name or f"Dinas Nomor {n}", **{**defaults, **values})
    save(row)
    return row


def person(of: Government, name: str = "", **values: Any) -> Person:
    name = name or f"Orang Nomor {next(_number)}"
    row = Person(government_id=of.id, name=name, sort_name=sort_name(name), **values)
    save(row)
    return row


def appointment(
    who: Person, at: Agency, title: str = "", kind: PositionKind = PositionKind.KEPALA_INSTANSI, **values: Any
) -> Appointment:
    position = Position(
        government_id=at.government_id, agency_id=at.id, title=title or f"Jabatan Nomor {next(_number)}", kind=kind
    )
    save(position)
    row = Appointment(
        government_id=at.government_id,
        person_id=who.id,
        position_id=position.id,
        **{"status": AppointmentStatus.DEFINITIF, **values},
    )
    save(row)
    return row


def user(of: Government, role: Role | None = None, at: Agency | None = None, **values: Any) -> User:
    """An account with one role of today; appointed roles get a person and an appointment."""
    n = next(_number)
    who = person(of)
    row = User(
        government_id=of.id,
        username=values.pop("username", f"pengguna{n}"),
        person_id=who.id,
        display_name=who.name,
        created_at=clock.now(),
        **values,
    )
    save(row)
    if role is not None:
        give_role(row, role, at)
    return row


def give_role(to: User, role: Role, at: Agency | None = None, maps: tuple[Agency, ...] = ()) -> UserRole:
    """A further role; for an asisten, `maps` are the agencies he coordinates."""
    appointed = None
    if role in (Role.AGENCY_HEAD, Role.SEKDA, Role.ASISTEN):
        who = db.session.get(Person, to.person_id)
        assert who is not None
        assert at is not None
        kind = {Role.SEKDA: PositionKind.SEKDA, Role.ASISTEN: PositionKind.ASISTEN}.get(
            role, PositionKind.KEPALA_INSTANSI
        )
        appointed = appointment(who, at, kind=kind)
        save(
            *(
                AgencyCoordinator(
                    government_id=to.government_id, agency_id=mapped.id, position_id=appointed.position_id
                )
                for mapped in maps
            )
        )
    row = UserRole(
        government_id=to.government_id,
        user_id=to.id,
        role=role,
        agency_id=at.id if at is not None and role not in (Role.SEKDA, Role.ASISTEN) else None,
        appointment_id=appointed.id if appointed is not None else None,
    )
    save(row)
    return row


def actor(of: User) -> Actor:
    """The frozen actor of an account as of now."""
    found = actor_of(of.id)
    assert found is not None
    return found


def meeting(
    at: Agency,
    by: User,
    title: str = "",
    level: Confidentiality = Confidentiality.BIASA,
    on: date | None = date(2026, 11, 18),
    **values: Any,
) -> Meeting:
    """A meeting of the agency's secretariat with its day and empty minutes; the maker of a rahasia one is a reader."""
    n = next(_number)
    now = clock.now()
    row = Meeting(
        government_id=at.government_id,
        secretariat_agency_id=at.id,
        title=title or f"Rapat Nomor {n}",
        kind=MeetingKind.RAPAT_KOORDINASI,
        confidentiality=level,
        zone=ZONE,
        sort_on=on or now.date(),
        year=on.year if on else None,
        calendar_uid=f"rapat-{n}@tuntas",
        created_by_user_id=by.id,
        created_at=now,
        updated_at=now,
        **values,
    )
    save(row)
    save(
        MeetingDay(government_id=at.government_id, meeting_id=row.id, position=0, on_date=on),
        Minutes(government_id=at.government_id, meeting_id=row.id),
    )
    if level is Confidentiality.RAHASIA:
        reader(row, by)
    return row


def reader(of: Meeting, who: User) -> MeetingReader:
    row = MeetingReader(government_id=of.government_id, meeting_id=of.id, user_id=who.id, granted_at=clock.now())
    save(row)
    return row


def minute_taker(of: Meeting, who: User) -> MeetingMinuteTaker:
    row = MeetingMinuteTaker(government_id=of.government_id, meeting_id=of.id, user_id=who.id)
    save(row)
    return row


def participant(of: Meeting, *roles: ParticipantRole, **values: Any) -> Participant:
    n = next(_number)
    row = Participant(government_id=of.government_id, meeting_id=of.id, position=n, **values)
    save(row)
    save(
        *(
            ParticipantRoleRow(government_id=of.government_id, participant_id=row.id, position=at, role=role)
            for at, role in enumerate(roles)
        )
    )
    return row


def section(of: Meeting, kind: SectionKind = SectionKind.ARAHAN, title: str = "Sambutan dan arahan") -> MinutesSection:
    row = MinutesSection(
        government_id=of.government_id, meeting_id=of.id, kind=kind, title=title, position=next(_number)
    )
    save(row)
    return row


def point(of: MinutesSection, text: str = "", **values: Any) -> MinutesPoint:
    n = next(_number)
    row = MinutesPoint(
        government_id=of.government_id,
        meeting_id=of.meeting_id,
        section_id=of.id,
        position=n,
        text=text or f"Butir nomor {n}",
        **{"kind": PointKind.ARAHAN, **values},
    )
    save(row)
    return row


def item(
    of: Meeting,
    owner: Agency | None = None,
    text: str = "",
    due_on: date | None = None,
    status: ItemStatus = ItemStatus.SEMENTARA,
    supporters: tuple[Agency, ...] = (),
    **values: Any,
) -> ActionItem:
    """An item owned by an agency (or `owner_text=…`), with its assignments and first deadline."""
    n = next(_number)
    now = clock.now()
    if owner is not None:
        values["owner_agency_id"] = owner.id
    row = ActionItem(
        government_id=of.government_id,
        meeting_id=of.id,
        number=values.pop("number", n),
        text=text or f"Tindak lanjut nomor {n}",
        due_on=due_on,
        created_at=now,
        updated_at=now,
        **values,
    )
    save(row)
    shares = [(owner, AssignmentKind.LEAD)] if owner is not None else []
    shares += [(supporter, AssignmentKind.SUPPORT) for supporter in supporters]
    save(
        *(
            Assignment(
                government_id=of.government_id, item_id=row.id, agency_id=at.id, kind=kind, status=status, due_on=due_on
            )
            for at, kind in shares
        ),
        Deadline(government_id=of.government_id, item_id=row.id, due_on=due_on, set_at=now),
    )
    return row


def task_force(of: Government, *members: Agency, name: str = "") -> TaskForce:
    row = TaskForce(government_id=of.id, name=name or f"Gugus Tugas Nomor {next(_number)}")
    save(row)
    save(*(TaskForceMember(government_id=of.id, task_force_id=row.id, agency_id=member.id) for member in members))
    return row


def days_ago(count: int) -> date:
    """A day before today in the zone of the tests."""
    return clock.today(ZONE) - timedelta(days=count)


@transactional
def entry_in_audit(by: User) -> None:
    """One entry in the audit chain."""
    audit.record(actor(by), "uji", "user", by.id, changes={"nama": ("lama", "baru")})


def entry_in_access_log(by: User) -> None:
    """One row in the log of reads."""
    access_log.record(actor(by), "uji", "meeting", 1, allowed=True)
