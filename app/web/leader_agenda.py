"""Agenda pimpinan of a day, tomorrow unless another is asked for: on screen, on paper, and as a text to send."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, Response, render_template, url_for

from app import clock
from app.documents import leader_agenda as paper
from app.domain.dates import FIRST_YEAR, LAST_YEAR
from app.domain.indonesian import weekday_date
from app.domain.meetings import Confidentiality
from app.domain.permissions import Permission
from app.domain.workdays import add_working_days
from app.messages.agendas import leader_agenda as message
from app.messages.links import wa_link
from app.queries import leader_agenda, leader_sheets, settings
from app.queries.leader_agenda import LeaderMeeting
from app.services import access_log
from app.web.access import current_actor, requires
from app.web.forms.calendar import AgendaDayForm
from app.web.headers import FILE_POLICY

blueprint = Blueprint("leader_agenda", __name__)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DAY = timedelta(days=1)


@blueprint.get("/agenda-pimpinan")
@requires(Permission.LEADER_AGENDA_VIEW)
def show() -> tuple[str, int]:
    """The meetings of the day with the leaders who take part, and the text for WhatsApp."""
    actor = current_actor()
    form = AgendaDayForm.of_request()
    today = clock.today(actor.zone)
    on = form.day(today + _DAY)
    meetings = leader_agenda.leader_day(actor, on)
    led = [one for one in meetings if one.presences]
    text = message(leader_sheets.for_sending(leader_sheets.agenda_sheet(actor, on, led), led)) if led else None
    return render_template(
        "leader_agenda/show.html",
        form=form,
        on=on,
        relative={today: "hari ini", today + _DAY: "besok"}.get(on),
        led=led,
        others=[one.entry for one in meetings if not one.presences],
        text=text,
        send_url=wa_link(None, text) if text else None,
        docx_url=url_for("leader_agenda.docx", tanggal=on.isoformat()) if led else None,
        days=_days_around(on, today),
    ), form.status


@blueprint.get("/agenda-pimpinan.docx")
@requires(Permission.LEADER_AGENDA_VIEW)
def docx() -> Response:
    """The paper of the day, as this reader sees it; taking closed meetings along is noted."""
    actor = current_actor()
    form = AgendaDayForm.of_request()
    on = form.day(clock.today(actor.zone) + _DAY)
    led = [one for one in leader_agenda.leader_day(actor, on) if one.presences]
    _log_closed(led)
    answer = Response(paper.build(leader_sheets.agenda_sheet(actor, on, led)), mimetype=_DOCX)
    answer.headers["Content-Disposition"] = f'attachment; filename="agenda-pimpinan-{on.isoformat()}.docx"'
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    return answer


def _log_closed(meetings: list[LeaderMeeting]) -> None:
    entries = (one.entry for one in meetings if one.entry.confidentiality is not Confidentiality.BIASA)
    closed = sorted({entry.meeting_id for entry in entries})
    if closed:
        access_log.record_all(current_actor(), Permission.LEADER_AGENDA_VIEW.value, "meeting", closed)


def _days_around(on: date, today: date) -> list[dict[str, Any]]:
    """Links to the days around, and to the next working day where it is another one than tomorrow."""
    working = add_working_days(today, 1, settings.work_calendar(current_actor().government_id))
    days = [
        ("Sebelumnya", on - _DAY),
        ("Besok", today + _DAY),
        ("Hari kerja berikutnya", working),
        ("Berikutnya", on + _DAY),
    ]
    found, seen = [], {on}
    for words, day in days:
        if day not in seen and FIRST_YEAR <= day.year <= LAST_YEAR:
            seen.add(day)
            url = url_for("leader_agenda.show", tanggal=day.isoformat())
            found.append({"words": f"{words}: {weekday_date(day)}", "url": url})
    return found
