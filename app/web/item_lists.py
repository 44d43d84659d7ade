"""The list of action items with its filters: all, those past their due date, those without one; and as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from flask import Response, current_app, render_template, request, url_for

from app import clock
from app.documents.item_table import item_table
from app.domain.action_items import ItemClass, ItemStatus, ShownStatus
from app.domain.indonesian import number
from app.domain.labels import label
from app.domain.meetings import Confidentiality
from app.domain.people import Sapaan
from app.domain.permissions import Permission
from app.domain.privacy_places import ManyPaper
from app.domain.roles import Role
from app.domain.sheets.item_table import ItemTableLine
from app.domain.workdays import WorkCalendar
from app.queries import item_export, item_list
from app.queries.item_list import COUNT_MAX, ItemFilters, ItemPage, ItemRow, ItemView
from app.queries.list_choices import list_choices
from app.queries.settings import work_calendar
from app.web.access import current_actor, requires
from app.web.action_items import blueprint
from app.web.forms.item_filters import ItemFilterForm
from app.web.headers import FILE_POLICY
from app.web.item_line_words import OF_HEAD_OF_REGION, owed_status, state_without_lead, table_lines
from app.web.item_words import due_of, short_title
from app.web.list_pages import place
from app.web.spooled import spooled
from app.web.taken_along import note_taken_along

_TABLE = "tindak-lanjut.csv"
_VIEWS = {
    ItemView.ALL: "Semua",
    ItemView.LATE: "Lewat batas waktu",
    ItemView.WITHOUT_DUE: "Tanpa batas waktu",
}


@blueprint.get("/tindak-lanjut")
@requires(Permission.MEETING_LIST)
def index() -> str:
    """The items that the actor sees; those past their due date are the ones in his charge."""
    actor = current_actor()
    form = _asked()
    calendar, today = work_calendar(actor.government_id), clock.today(actor.zone)
    page = item_list.items_page(actor, form.to_filters(), calendar, place())
    used = form.in_use()
    kept = {name: request.args[name] for name in used}
    view = {"daftar": form.view.value} if form.view is not ItemView.ALL else {}
    here = url_for("action_items.index")
    return render_template(
        "action_items/index.html",
        form=form,
        view=form.view.value,
        views=_views(form, kept),
        # One address is worked out and the others are written after it: building each anew takes as long as its line.
        rows=[_line(row, f"{here}/{row.id}", today, calendar) for row in page.rows],
        summary=_summary(page),
        active=_active(form, used, kept, view),
        reset_url=url_for("action_items.index", **view),
        before_url=page.before and url_for("action_items.index", **kept, **view, sebelum=page.before),
        after_url=page.after and url_for("action_items.index", **kept, **view, sesudah=page.after),
        table_url=url_for("action_items.table", **kept, **view),
    )


@blueprint.get(f"/tindak-lanjut/{_TABLE}")
@requires(Permission.MEETING_LIST)
def table() -> Response:
    """Everything that the list holds under these filters, page by page the same, as a table for a spreadsheet."""
    closed: set[int] = set()
    parts = item_table(_table_lines(_asked().to_filters(), closed))
    answer = spooled(parts, current_app.config["INSTANCE_FOLDER"], "text/csv")
    note_taken_along(ManyPaper.TINDAK_LANJUT_CSV, closed)
    answer.headers["Content-Disposition"] = f'attachment; filename="{_TABLE}"'
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    return answer


def _table_lines(filters: ItemFilters, closed: set[int]) -> Iterator[list[ItemTableLine]]:
    """The lines in chunks; the meetings above biasa that they come from are added to `closed`."""
    actor = current_actor()
    calendar, today = work_calendar(actor.government_id), clock.today(actor.zone)
    for rows in item_export.export_chunks(actor, filters, calendar):
        closed.update(row.meeting_id for row in rows if row.is_closed)
        yield table_lines(rows, today, calendar)


def _asked() -> ItemFilterForm:
    """The filters in the address."""
    form = ItemFilterForm(formdata=request.args)
    form.offer(list_choices(current_actor()))
    form.check()
    return form


def _views(form: ItemFilterForm, kept: dict[str, str]) -> list[tuple[str, str, bool]]:
    """Words, address and whether it is the one shown: the three lists, and for a head what waits for his word."""
    actor = current_actor()
    headed = actor.agencies(Role.AGENCY_HEAD)
    waiting = ItemStatus.MENUNGGU_PERSETUJUAN_KEPALA
    names = {choice.value: choice.label for choice in form.instansi.choices}
    who = label(Sapaan(actor.sapaan)) if actor.sapaan else "Bapak/Ibu"
    found, is_waiting = [], False
    for agency_id in sorted(headed):
        here = kept == {"instansi": str(agency_id), "status": waiting.value} and form.view is ItemView.ALL
        words = f"Menunggu persetujuan {who}" + (f": {names.get(agency_id, '')}" if len(headed) > 1 else "")
        found.append((words, url_for("action_items.index", instansi=agency_id, status=waiting.value), here))
        is_waiting = is_waiting or here
    # What waits for the head is narrowed further than the three lists, which begin anew from there.
    rest = {} if is_waiting else kept
    lists = [(words, _address(rest, one), one is form.view and not is_waiting) for one, words in _VIEWS.items()]
    return [*lists, *found]


def _address(kept: dict[str, str], view: ItemView) -> str:
    """The same filters on another of the three lists."""
    return url_for("action_items.index", **kept, **({} if view is ItemView.ALL else {"daftar": view.value}))


def _active(
    form: ItemFilterForm, used: dict[str, str], kept: dict[str, str], view: dict[str, str]
) -> list[tuple[str, str, str]]:
    """Label and words of each filter in use, and the address without it."""
    return [
        (
            form[name].label.text,
            words,
            url_for("action_items.index", **view, **{key: value for key, value in kept.items() if key != name}),
        )
        for name, words in used.items()
    ]


def _line(row: ItemRow, url: str, today: date, calendar: WorkCalendar) -> dict[str, Any]:
    due = due_of(
        row.due_on,
        row.due_text,
        owed_status(row),
        partner=row.is_partner,
        is_open=row.is_open,
        today=today,
        calendar=calendar,
        waits=row.waits,
    )
    return {
        "item": row,
        "url": url,
        "title": short_title(row.text),
        "due": due,
        "badges": _badges(row),
        "state": state_without_lead(row),
    }


def _badges(row: ItemRow) -> list[tuple[str, str, str | None]]:
    """Words, tone and icon of what is unusual about an item."""
    found: list[tuple[str, str, str | None]] = []
    if row.confidentiality not in (None, Confidentiality.BIASA):
        tone = "late" if row.confidentiality is Confidentiality.RAHASIA else "waiting"
        found.append((label(row.confidentiality), tone, "lock"))
    if row.item_class is ItemClass.ARAHAN_UMUM and row.status is not ShownStatus.ARAHAN_UMUM:
        found.append((label(row.item_class), "neutral", None))
    if row.from_kepala_daerah:
        found.append((OF_HEAD_OF_REGION, "neutral", "flag"))
    return found


def _summary(page: ItemPage) -> str:
    total = f"{number(COUNT_MAX)}+" if page.count > COUNT_MAX else number(page.count)
    return f"{len(page.rows)} ditampilkan dari {total} tindak lanjut" if page.rows else ""
