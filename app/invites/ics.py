"""A meeting as a calendar file (RFC 5545): one VEVENT per day with a full date, published, without any attendee.

What was published is taken back by METHOD:CANCEL with the same UIDs and a raised SEQUENCE (RFC 5546, 3.2.1 and 3.2.5).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress

from app.domain.errors import RuleViolation
from app.domain.labels import label
from app.domain.meeting_days import date_text, time_text
from app.domain.meetings import MeetingStatus
from app.domain.printable import one_line
from app.domain.sheets import CalendarDay, CalendarSheet, MeetingDay

_PRODUCT = "-//Tuntas//Rapat Koordinasi//ID"
_NO_ADDRESS = "invalid:nomail"


def build(sheet: CalendarSheet) -> bytes:
    """The file as bytes, to publish the meeting or to take it back. Days without a full date are left out.

    Raises RuleViolation when no day has one: then there is nothing that a calendar could show.
    """
    days = [day for day in sheet.days if day.when.on]
    if all(day.is_removed for day in days):
        raise RuleViolation("days", "Berkas kalender hanya ada bila tanggal rapat lengkap. Lengkapi tanggalnya dahulu.")
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method(sheet))
    if any(day.when.start for day in days):
        calendar.add_component(_zone(sheet.zone))
    for day in days:
        calendar.add_component(_event(sheet, day))
    return bytes(calendar.to_ical())


def takes_back(status: MeetingStatus) -> bool:
    """Whether the file of a meeting in this state removes it from calendars.

    A postponed meeting too: it surely does not take place at the hour that calendars still block. TENTATIVE would keep
    the hour, and says that an event may happen then. Scheduled anew it is published again under the same UID.
    """
    return status is not MeetingStatus.DIRENCANAKAN


def method(sheet: CalendarSheet) -> str:
    """PUBLISH, or CANCEL for a meeting that does not take place; also a parameter of the file's media type."""
    return "CANCEL" if takes_back(sheet.status) else "PUBLISH"


@lru_cache(maxsize=8)
def _zone(zone: str) -> Timezone:
    """The zone since 2000. Indonesian zones have had one fixed offset since 1988, so one rule says it all."""
    component = Timezone.from_tzinfo(ZoneInfo(zone), zone, first_date=date(2000, 1, 1), last_date=date(2038, 1, 1))
    # A remark of the library that the rule ends in 2038, which a fixed offset does not.
    component.pop("comment", None)
    return component


def _event(sheet: CalendarSheet, day: CalendarDay) -> Event:
    event = Event()
    event.add("uid", one_line(day.uid))
    event.add("dtstamp", sheet.made_at.astimezone(UTC))
    event.add("last-modified", sheet.changed_at.astimezone(UTC))
    event.add("sequence", sheet.sequence)
    event.add("organizer", _organiser(sheet))
    event.add("summary", one_line(sheet.title))
    event.add("status", "CANCELLED" if day.is_removed or takes_back(sheet.status) else "CONFIRMED")
    if place := sheet.place or sheet.online_room:
        event.add("location", one_line(place))
    event.add("description", _description(sheet, day.when))
    for name, value in _span(day.when, sheet.zone).items():
        event.add(name, value)
    return event


def _organiser(sheet: CalendarSheet) -> vCalAddress:
    """RFC 5546 wants an organiser in whatever is published; without an address the URI says that there is none."""
    address = vCalAddress(f"mailto:{one_line(sheet.organiser_email)}" if sheet.organiser_email else _NO_ADDRESS)
    if sheet.organiser:
        address.params["CN"] = one_line(sheet.organiser).replace('"', "'")
    return address


def _span(day: MeetingDay, zone: str) -> dict[str, date | datetime]:
    """Start and, where it is known, end. All day without a time; an end before the start lies on the next day."""
    assert day.on is not None
    if day.start is None:
        return {"dtstart": day.on, "dtend": day.on + timedelta(days=1)}
    place = ZoneInfo(zone)
    begins = datetime.combine(day.on, day.start, place)
    if day.end is None or day.until_done or day.end == day.start:
        return {"dtstart": begins}
    ends_on = day.on if day.end > day.start else day.on + timedelta(days=1)
    return {"dtstart": begins, "dtend": datetime.combine(ends_on, day.end, place)}


def _description(sheet: CalendarSheet, day: MeetingDay) -> str:
    rows = (
        ("Hari/tanggal", date_text(day)),
        ("Waktu", time_text(day, sheet.zone)),
        ("Tempat", sheet.place),
        ("Ruang daring", sheet.online_room),
        ("Penyelenggara", sheet.organiser),
        ("Keadaan", None if sheet.status is MeetingStatus.DIRENCANAKAN else label(sheet.status)),
    )
    lines = [f"{name}: {one_line(value)}" for name, value in rows if value]
    if sheet.agenda:
        lines += ["Acara:", *(f"{n}. {one_line(entry)}" for n, entry in enumerate(sheet.agenda, start=1))]
    return "\n".join(lines)
