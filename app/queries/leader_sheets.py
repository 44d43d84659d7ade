"""The sheet of the agenda pimpinan, out of meetings that were read for somebody who may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.emblems import EmblemKind
from app.domain.labels import label
from app.domain.meetings import Confidentiality, MeetingStatus, stricter
from app.domain.roles import Actor
from app.domain.sheets import LeaderAgendaSheet, LeaderEntry, Letterhead
from app.models.agencies import Agency
from app.models.governments import Government
from app.queries.emblems import in_force
from app.queries.kept_statements import at_most
from app.queries.leader_agenda import LeaderMeeting
from app.queries.letterheads import letterhead
from app.queries.paper_profiles import profile_in_force, profile_sheet
from app.queries.privacy_many import masked_of_meetings

#: The agenda calls people to the place, so its address stays.
_WHERE = frozenset({"place"})


def agenda_sheet(actor: Actor, on: date, meetings: Sequence[LeaderMeeting]) -> LeaderAgendaSheet:
    """The paper of one day with the kop of the Sekretariat Daerah, for the reader for whom `meetings` were read.

    What the privacy guard finds is masked: one meeting must not hold back the day.
    """
    ids = [one.entry.meeting_id for one in meetings]
    entries = masked_of_meetings([_entry(one) for one in meetings], ids, calling=_WHERE)
    government = db.session.get_one(Government, actor.government_id)
    unit = db.session.scalar(
        select(Agency)
        .where(Agency.government_id == actor.government_id, Agency.is_secretariat.expression)
        .order_by(Agency.id)
        .limit(at_most(1))
    )
    profile = profile_in_force(actor.government_id, unit.id if unit else None)
    emblem = in_force(actor.government_id, EmblemKind.DAERAH)
    bare = Letterhead(government=f"Pemerintah {label(government.level)} {government.name}", unit="Sekretariat Daerah")
    return LeaderAgendaSheet(
        letterhead=letterhead(government, unit, profile, emblem) if unit else bare,
        profile=profile_sheet(profile),
        zone=actor.zone,
        made_at=clock.now(),
        confidentiality=stricter(Confidentiality.BIASA, *(one.entry.confidentiality for one in meetings)),
        on=on,
        entries=tuple(entries),
    )


def for_sending(sheet: LeaderAgendaSheet, meetings: Sequence[LeaderMeeting]) -> LeaderAgendaSheet:
    """The same for a message, which goes on to readers whom nobody checks: without the words of closed meetings.

    Of what does not take place only the title with that word is left, and of a closed one nothing.
    """
    entries = []
    for entry, one in zip(sheet.entries, meetings, strict=True):
        is_closed = one.entry.confidentiality is not Confidentiality.BIASA
        if one.entry.status is MeetingStatus.DIRENCANAKAN:
            entries.append(replace(entry, withheld=is_closed))
        elif not is_closed:
            title = f"{entry.title} ({label(one.entry.status).lower()})"
            entries.append(LeaderEntry(when=entry.when, title=title, organiser=entry.organiser))
    return replace(sheet, entries=tuple(entries))


def _entry(one: LeaderMeeting) -> LeaderEntry:
    entry = one.entry
    return LeaderEntry(
        when=entry.when,
        title=entry.title,
        place=entry.place,
        online_room=entry.online_room,
        organiser=entry.stated_organiser,
        presences=one.presences,
        note=None if entry.status is MeetingStatus.DIRENCANAKAN else label(entry.status),
    )
