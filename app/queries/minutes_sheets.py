"""The sheet of a notula: everything recorded of one meeting, as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from app import clock
from app.db import db
from app.domain.emblems import EmblemKind
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.labels import label
from app.domain.meeting_days import UNDATED
from app.domain.meetings import MeetingLinkKind, stricter
from app.domain.roles import Actor
from app.domain.sheet_reader import plan_of
from app.domain.sheets import (
    ActionLine,
    Documentation,
    FundingLine,
    Letterhead,
    LetterReference,
    LinkedMeeting,
    MinutesSheet,
)
from app.domain.sheets import MeetingDay as DaySheet
from app.domain.sheets import PaperProfile as ProfileSheet
from app.models.agencies import Agency
from app.models.governments import Government, PaperProfile
from app.models.meetings import Meeting, MeetingDay
from app.queries import subjects
from app.queries.addenda import sheet_addenda
from app.queries.emblems import in_force
from app.queries.letterheads import letterhead
from app.queries.meeting_frame import MeetingHead, day_sheet
from app.queries.meetings import funding_of, links_of
from app.queries.minutes import minutes_record
from app.queries.minutes_sheet_parts import action_lines, documentation, small_parts
from app.queries.minutes_sheet_writing import written
from app.queries.minutes_views import Beside, MinutesRecord
from app.queries.paper_profiles import profile_sheet
from app.queries.privacy_many import masked_of_meetings
from app.queries.revisions import frozen_paper, reads_frozen

_LINKS = {label(kind): kind for kind in MeetingLinkKind}


@dataclass(frozen=True)
class _Head:
    meeting: Meeting
    days: tuple[DaySheet, ...]
    letterhead: Letterhead
    profile: ProfileSheet


def minutes_sheet(actor: Actor, meeting_id: int) -> MinutesSheet:
    """The sheet after a permission check: at most fifteen statements, whatever the number of rows. Raises NotFound.

    Of approved minutes it is the frozen one, but for those who write while they are open again.
    """
    return sheet_for(actor, subjects.meeting(actor, meeting_id))


def sheet_for(actor: Actor, facts: MeetingFacts) -> MinutesSheet:
    """The same where the facts of the meeting were read already."""
    if reads_frozen(actor, facts):
        return frozen_paper(actor, facts)[1]
    return sheet_of(actor, facts, minutes_record(actor, facts))


def sheet_of(actor: Actor, facts: MeetingFacts, record: MinutesRecord, *, whole: bool = False) -> MinutesSheet:
    """The same around minutes that were read already; `whole` takes in every item. Raises NotFound."""
    head = _head(facts)
    meeting = head.meeting
    items = action_lines(actor, facts, record.people, whole=whole)
    photos = documentation(actor, facts)
    shown = [row.confidentiality for row in (*items, *photos) if not row.withheld]
    return MinutesSheet(
        letterhead=head.letterhead,
        profile=head.profile,
        made_at=clock.now(),
        confidentiality=stricter(facts.confidentiality, record.strictest, *shown),
        days=head.days,
        funding=_funding(meeting.id),
        attendance_attached=record.beside.has_attendance,
        items=items,
        action_plan=plan_of(items),
        documentation=photos,
        linked=_linked(actor, meeting),
        addenda=sheet_addenda(facts),
        **_of_meeting(meeting),
        **written(record),
    )


def _of_meeting(meeting: Meeting) -> dict[str, Any]:
    """Fields of the sheet out of the meeting's row and its lists."""
    stated = {"organiser": meeting.organiser_text, "organiser_abbreviation": meeting.organiser_short_text}
    return {
        "zone": meeting.zone,
        "title": meeting.title,
        "kind": meeting.kind,
        "place": ", ".join(one for one in (meeting.place, meeting.place_address, meeting.place_city) if one) or None,
        "online_room": meeting.online_room,
        "invitation": _invitation(meeting),
        "program": meeting.program_text,
        "stated_total": meeting.stated_total,
        "total_note": meeting.stated_total_note,
        **stated,
        **{name: value for name, value in small_parts(meeting.id).items() if value},
    }


def outline_of(head: MeetingHead, record: MinutesRecord) -> MinutesSheet:
    """A sheet that is filled where the paper is, for the labels that drop out; never to be printed.

    The page reads most of a meeting anyway, so its money, items and papers are only known to be there.
    """
    meeting, beside = head.meeting, record.beside
    shows_place = beside.shows_place if beside.shows_place is not None else ProfileSheet().shows_place
    return MinutesSheet(
        letterhead=Letterhead(government="", unit=""),
        profile=ProfileSheet(shows_place=shows_place),
        days=head.days,
        funding=(FundingLine(),) if beside.has_funding else (),
        attendance_attached=beside.has_attendance,
        items=_noted_items(beside),
        documentation=(Documentation(caption=""),) if beside.has_documentation else (),
        **_of_meeting(meeting),
        **written(record),
    )


def _noted_items(beside: Beside) -> tuple[ActionLine, ...]:
    return (ActionLine(number=1, text="", expected_output="-" if beside.has_outputs else None),) * beside.has_items


def _head(facts: MeetingFacts) -> _Head:
    """The meeting with its days, and how papers of its secretariat look."""
    own, general = aliased(PaperProfile), aliased(PaperProfile)
    rows = db.session.execute(
        select(Meeting, MeetingDay, Government, Agency, own, general)
        .join(Government, Government.id == Meeting.government_id)
        .join(Agency, Agency.id == Meeting.secretariat_agency_id)
        .outerjoin(MeetingDay, MeetingDay.meeting_id == Meeting.id)
        .outerjoin(own, and_(own.government_id == Meeting.government_id, own.agency_id == Agency.id))
        .outerjoin(general, and_(general.government_id == Meeting.government_id, general.agency_id.is_(None)))
        .where(Meeting.id == facts.id, Meeting.government_id == facts.government_id)
        .order_by(MeetingDay.position)
    ).all()
    if not rows:
        raise NotFound
    meeting, _, government, agency, *_ = rows[0]
    profiles: list[PaperProfile | None] = list(rows[0][4:6])
    profile = next((one for one in profiles if one is not None), None)
    days: list[MeetingDay | None] = [row[1] for row in rows]
    return _Head(
        meeting=meeting,
        days=tuple(day_sheet(day) for day in days if day is not None),
        letterhead=letterhead(government, agency, profile, in_force(government.id, EmblemKind.DAERAH)),
        profile=profile_sheet(profile),
    )


def _invitation(meeting: Meeting) -> LetterReference | None:
    if not (meeting.invitation_number or meeting.invitation_on):
        return None
    return LetterReference(number=meeting.invitation_number, dated_on=meeting.invitation_on)


def _funding(meeting_id: int) -> tuple[FundingLine, ...]:
    return tuple(
        FundingLine(
            source=row.source_text or (label(row.source) if row.source else None),
            detail=row.detail,
            giver=row.giver,
            budget_document=row.budget_document,
            fiscal_year=row.fiscal_year,
            ceiling=row.ceiling,
            realised=row.realised,
            sub_activity_code=row.sub_activity_code,
            purpose=row.purpose_text,
        )
        for row in funding_of(meeting_id)
    )


def _linked(actor: Actor, meeting: Meeting) -> tuple[LinkedMeeting, ...]:
    """Other meetings; the privacy guard reads this one alone, so what it would find in their titles is masked."""
    links = [link for link in links_of(actor, meeting) if link.kind_words in _LINKS]
    titles = masked_of_meetings([link.title for link in links], [link.meeting_id for link in links])
    return tuple(
        LinkedMeeting(
            kind=_LINKS[link.kind_words],
            title=title,
            date_text=link.date_words if link.date_words != UNDATED else None,
        )
        for link, title in zip(links, titles, strict=True)
    )
