"""The calendar (Kalender): a month as a grid, and as a list by day. Files for calendars are in calendars.py."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, render_template, request, url_for

from app import clock
from app.domain.months import Month, month_of
from app.domain.permissions import Permission
from app.queries import meeting_calendar
from app.queries.meeting_calendar import CalendarEntry
from app.web.access import current_actor, requires
from app.web.forms.calendar import MonthForm

blueprint = Blueprint("calendar_pages", __name__, url_prefix="/kalender")

#: What a cell of the grid holds; the rest of a fuller day stands in the list by day.
CELL_MAX = 4


@blueprint.get("")
@requires(Permission.MEETING_LIST)
def month() -> tuple[str, int]:
    """The meetings of a month in their weeks; on a phone the same rows read as a list."""
    shown, form, page = _month()
    weeks = shown.weeks()
    days = _days(weeks[0][0], weeks[-1][-1])
    cells = [[_cell(day, shown, days, page["today"]) for day in week] for week in weeks]
    return render_template("calendar/month.html", **page, weeks=cells, is_empty=not days[0]), form.status


@blueprint.get("/agenda")
@requires(Permission.MEETING_LIST)
def agenda() -> tuple[str, int]:
    """The meetings of a month as a list by day."""
    shown, form, page = _month()
    entries, holidays = _days(shown.first, shown.last)
    days = [
        {"on": on, "entries": entries.get(on, []), "holiday": holidays.get(on), "is_today": on == page["today"]}
        for on in sorted(entries.keys() | holidays.keys())
    ]
    return render_template("calendar/agenda.html", **page, days=days), form.status


Days = tuple[dict[date, list[CalendarEntry]], dict[date, str]]


def _days(first: date, last: date) -> Days:
    """Meetings and holidays by day."""
    actor = current_actor()
    entries = meeting_calendar.entries_between(actor, first, last)
    return meeting_calendar.by_day(entries), meeting_calendar.holidays_between(actor, first, last)


def _cell(day: date, shown: Month, days: Days, today: date) -> dict[str, Any]:
    """One day of the grid; what does not fit is counted."""
    entries = days[0].get(day, [])
    fits = len(entries) if len(entries) <= CELL_MAX else CELL_MAX - 1
    return {
        "on": day,
        "in_month": month_of(day) == shown,
        "is_today": day == today,
        "is_sunday": day.weekday() == 6,
        "holiday": days[1].get(day),
        "entries": entries[:fits],
        "more": len(entries) - fits,
        "more_url": url_for("calendar_pages.agenda", bulan=month_of(day).code, _anchor=f"hari-{day.day}"),
    }


def _month() -> tuple[Month, MonthForm, dict[str, Any]]:
    """The month asked for, else the running one; and what both pages show around it."""
    actor = current_actor()
    form = MonthForm.of_request()
    today = clock.today(actor.zone)
    current = month_of(today)
    shown = form.month(current)
    undated, more_undated = meeting_calendar.undated_in(actor, shown)
    return (
        shown,
        form,
        {
            "form": form,
            "month": shown,
            "today": today,
            "is_current": shown == current,
            "undated": undated,
            "more_undated": more_undated,
            "month_url": url_for("calendar_pages.month", bulan=shown.code),
            "agenda_url": url_for("calendar_pages.agenda", bulan=shown.code),
            "current_url": _url(current),
            "before": shown.before and (_url(shown.before), shown.before.words),
            "after": shown.after and (_url(shown.after), shown.after.words),
        },
    )


def _url(month: Month) -> str:
    """This page for another month."""
    return url_for(str(request.endpoint), bulan=month.code)
