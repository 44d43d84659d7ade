"""Which day and session of a daftar hadir an address means, and the addresses of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from app.queries.meeting_frame import MeetingHead
from app.services.presences import Sitting
from app.web.attendance_words import day_label


@dataclass(frozen=True)
class Tab:
    """One day and session to choose."""

    label: str
    url: str
    current: bool


def tabs(head: MeetingHead, place: Sitting) -> list[Tab]:
    """All days and sessions of the meeting; `place` is the one shown."""
    found = []
    for day, count in enumerate(head.sessions):
        for session in range(1, count + 1):
            here = Sitting(meeting_id=head.id, day=day, session=session)
            found.append(Tab(day_label(head, day, session), list_url(here), here == place))
    return found


def asked(meeting_id: int) -> Sitting:
    """The day and session that the address names, counted from 1; the first ones where it names none."""

    def whole(name: str) -> int:
        text = request.args.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1

    return Sitting(meeting_id=meeting_id, day=max(0, whole("hari") - 1), session=max(1, whole("sesi")))


def chosen(head: MeetingHead) -> Sitting:
    """As asked, where the meeting has it; else its first one."""
    wanted = asked(head.id)
    there = wanted.day < len(head.sessions) and wanted.session <= head.sessions[wanted.day]
    return wanted if there else Sitting(meeting_id=head.id)


def list_url(place: Sitting, anchor: str | None = None) -> str:
    """The list of that day and session."""
    return url_for("attendance.show", **_values(place), _anchor=anchor)


def deputy_url(place: Sitting, participant_id: int) -> str:
    """The form about who came instead of a participant."""
    return url_for("attendance.deputy", participant_id=participant_id, **_values(place))


def _values(place: Sitting) -> dict[str, Any]:
    return {"meeting_id": place.meeting_id, "hari": place.day + 1, "sesi": place.session}
