"""Meetings with participants, minutes and action items for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.action_items import AssignmentKind, ItemStatus
from app.domain.meetings import Confidentiality, MeetingKind, ParticipantRole
from app.domain.minutes import MinutesStatus, PointKind, SectionKind
from app.domain.people import PositionKind
from app.domain.sheet_json import SCHEMA_VERSION, encode
from app.domain.signatures import Signer
from app.models.action_items import ActionItem, Assignment, Deadline
from app.models.agencies import Agency
from app.models.meetings import Meeting, MeetingDay, MeetingMinuteTaker, MeetingReader
from app.models.minutes import Minutes, MinutesPoint, MinutesRevision, MinutesSection
from app.models.participants import Participant, ParticipantRoleRow
from app.models.users import User
from app.queries import subjects
from app.services.authorisation import operator
from app.services.minutes_freeze import freeze
from tests.factories.people import ZONE, number, save, with_id

#: A meeting numbers its items from 1 to 9.999; the counter of a worker goes further.
_NUMBERS = 9_000


def meeting(
    at: Agency,
    by: User,
    title: str = "",
    level: Confidentiality = Confidentiality.BIASA,
    on: date | None = date(2026, 11, 18),
    **values: Any,
) -> Meeting:
    """A meeting of the agency's secretariat with its day and empty minutes; the maker of a rahasia one is a reader."""
    n = next(number)
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
    scope = {"government_id": at.government_id, "meeting_id": with_id(row).id}
    save(row, MeetingDay(**scope, position=0, on_date=on), Minutes(**scope))
    if level is Confidentiality.RAHASIA:
        reader(row, by)
    return row


def approved(of: Meeting, status: MinutesStatus = MinutesStatus.DISETUJUI) -> Minutes:
    """The meeting's minutes as they stand once a first revision was approved (or are open again, by `status`).

    Its items stay as they are.
    """
    row = db.session.scalars(select(Minutes).where(Minutes.meeting_id == of.id)).one()
    row.status, row.approved_at, row.revision_no = status, clock.now(), 1
    save(row, _revision(of))
    return row


def _revision(of: Meeting) -> MinutesRevision:
    reader = operator(of.government_id, ZONE)
    signer = Signer(name="Pimpinan Rapat", office="Kepala Dinas", kind=PositionKind.LAINNYA)
    frozen = freeze(reader, subjects.meeting(reader, of.id), signer)
    return MinutesRevision(
        government_id=of.government_id,
        meeting_id=of.id,
        no=1,
        sheet=frozen.data,
        schema_version=SCHEMA_VERSION,
        sha256=frozen.sha256,
        approver={"signer": encode(signer), "signed_on": None},
        approved_at=clock.now(),
    )


def reader(of: Meeting, who: User) -> MeetingReader:
    row = MeetingReader(government_id=of.government_id, meeting_id=of.id, user_id=who.id, granted_at=clock.now())
    save(row)
    return row


def minute_taker(of: Meeting, who: User) -> MeetingMinuteTaker:
    row = MeetingMinuteTaker(government_id=of.government_id, meeting_id=of.id, user_id=who.id)
    save(row)
    return row


def participant(of: Meeting, *roles: ParticipantRole, **values: Any) -> Participant:
    n = next(number)
    row = Participant(government_id=of.government_id, meeting_id=of.id, position=n, **values)
    scope = {"government_id": of.government_id, "participant_id": with_id(row).id}
    save(row, *(ParticipantRoleRow(**scope, position=at, role=role) for at, role in enumerate(roles)))
    return row


def section(of: Meeting, kind: SectionKind = SectionKind.ARAHAN, title: str = "Sambutan dan arahan") -> MinutesSection:
    row = MinutesSection(
        government_id=of.government_id, meeting_id=of.id, kind=kind, title=title, position=next(number)
    )
    save(row)
    return row


def point(of: MinutesSection, text: str = "", **values: Any) -> MinutesPoint:
    n = next(number)
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
    n = next(number)
    now = clock.now()
    if owner is not None:
        values["owner_agency_id"] = owner.id
    row = ActionItem(
        government_id=of.government_id,
        meeting_id=of.id,
        number=values.pop("number", n % _NUMBERS + 1),
        text=text or f"Tindak lanjut nomor {n}",
        due_on=due_on,
        first_due_on=due_on,
        created_at=now,
        updated_at=now,
        **values,
    )
    with_id(row)
    shares = [(owner, AssignmentKind.LEAD)] if owner is not None else []
    shares += [(supporter, AssignmentKind.SUPPORT) for supporter in supporters]
    save(
        row,
        *(
            Assignment(
                government_id=of.government_id, item_id=row.id, agency_id=at.id, kind=kind, status=status, due_on=due_on
            )
            for at, kind in shares
        ),
        Deadline(government_id=of.government_id, item_id=row.id, due_on=due_on, set_at=now),
    )
    return row
