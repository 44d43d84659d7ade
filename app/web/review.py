"""Tinjauan lewat batas: late items with filters in the address, the sheet for print, and the same as a workbook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from app import clock
from app.documents.review_workbook import review_workbook
from app.domain.meetings import Confidentiality
from app.domain.permissions import Permission
from app.domain.privacy_places import ManyPaper
from app.domain.roles import Actor, Role
from app.domain.workdays import WorkCalendar
from app.queries import review
from app.queries.item_filters import ItemFilters, ItemView
from app.queries.list_choices import list_choices
from app.queries.privacy_many import masked_of_items
from app.queries.review_rows import ReviewRow
from app.queries.settings import work_calendar
from app.web import review_words
from app.web.access import current_actor, requires
from app.web.forms.review import ReviewFilterForm
from app.web.list_pages import around_id, place
from app.web.taken_along import note_items_taken_along

blueprint = Blueprint("review", __name__)
PRINT_ROWS = 8
#: The longest late from which those of the sheet are taken.
PRINT_FROM = 200
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAME = "tinjauan-lewat-batas.xlsx"
_VIEWS = {ItemView.LATE: "Lewat batas waktu", ItemView.SILENT: "Belum ada kabar"}
#: Whoever sees all agencies may narrow them to one asisten's.
_OF_ALL = (Role.SEKDA, Role.LEADERSHIP_STAFF, Role.OBSERVER)


@dataclass(frozen=True)
class Asked:
    """What the address asks for, read once for the page, the print and the workbook."""

    actor: Actor
    form: ReviewFilterForm
    filters: ItemFilters
    calendar: WorkCalendar
    today: date

    @property
    def kept(self) -> dict[str, str]:
        """Parameters of the address that are in use."""
        return {name: request.args[name] for name in self.form.in_use()}

    @property
    def view(self) -> dict[str, str]:
        return {} if self.form.view is ItemView.LATE else {"daftar": self.form.view.value}

    @property
    def narrowed(self) -> tuple[str, ...]:
        """Filters in words."""
        return tuple(f"{self.form[name].label.text}: {words}" for name, words in self.form.in_use().items())


def _asked() -> Asked:
    actor = current_actor()
    form = ReviewFilterForm(formdata=request.args)
    of_all = any(actor.has(role) for role in _OF_ALL)
    form.offer(list_choices(actor), review.coordination(actor) if of_all else ())
    form.check()
    calendar, today = work_calendar(actor.government_id), clock.today(actor.zone)
    return Asked(actor, form, form.to_filters(today, calendar), calendar, today)


@blueprint.get("/tinjauan")
@requires(Permission.MEETING_LIST)
def index() -> str:
    """Late items in the actor's charge, longest due first; partners from whom nothing was heard are a list apart."""
    asked = _asked()
    page = review.review_page(asked.actor, asked.filters, asked.calendar, place())
    kept, view = asked.kept, asked.view
    lines = [review_words.line_of(row, asked.actor, asked.today, asked.calendar) for row in page.rows]
    return render_template(
        "review/index.html",
        form=asked.form,
        silent=asked.form.view is ItemView.SILENT,
        has_asisten=len(asked.form.asisten.choices) > 1,
        views=[(words, _address(kept, one), one is asked.form.view) for one, words in _VIEWS.items()],
        lines=lines,
        around={name: around_id(name) for name in ("action_items.show", *{line.act[0] for line in lines if line.act})},
        summary=review_words.summary(page),
        active=_active(asked),
        reset_url=url_for("review.index", **view),
        before_url=page.before and url_for("review.index", **kept, **view, sebelum=page.before),
        after_url=page.after and url_for("review.index", **kept, **view, sesudah=page.after),
        print_url=url_for("review.printed", **kept),
        workbook_url=url_for("review.workbook", **kept, **view),
    )


@blueprint.get("/tinjauan/cetak")
@requires(Permission.MEETING_LIST)
def printed() -> str:
    """One A4 for the ajudan: a sentence, the longest late with room for an arahan, partners without news by name."""
    asked = _asked()
    late = ItemFilters(**{**vars(asked.filters), "view": ItemView.LATE})
    page = review.review_page(asked.actor, late, asked.calendar, size=PRINT_FROM)
    # What has an usul comes first: it can be decided at once.
    first = sorted(page.rows, key=lambda row: row.proposal_kind is None)[:PRINT_ROWS]
    rows = _leaving(first, ManyPaper.TINJAUAN_CETAK)
    silent, more_silent = review.silent_partners(asked.actor, asked.calendar, PRINT_ROWS)
    return render_template(
        "review/print.html",
        today=asked.today,
        sentence=review_words.sentence(page, asked.today, asked.calendar),
        narrowed=asked.narrowed,
        lines=[review_words.line_of(row, asked.actor, asked.today, asked.calendar) for row in rows],
        more=review_words.more(page, len(rows)),
        silent=silent,
        more_silent=more_silent,
        back_url=url_for("review.index", **asked.kept),
    )


@blueprint.get(f"/tinjauan/{_NAME}")
@requires(Permission.MEETING_LIST)
def workbook() -> Response:
    """What the list holds under these filters, as a workbook."""
    asked = _asked()
    page = review.export_rows(asked.actor, asked.filters, asked.calendar)
    page = replace(page, rows=_leaving(page.rows, ManyPaper.TINJAUAN_XLSX))
    now = clock.local(clock.now(), asked.actor.zone)
    sheet = review_words.sheet_of(page, asked.actor, asked.narrowed, now, asked.today, asked.calendar)
    answer = make_response(review_workbook(sheet))
    answer.headers["Content-Type"] = _SHEET
    answer.headers["Content-Disposition"] = f'attachment; filename="{_NAME}"'
    return answer


def _leaving(rows: list[ReviewRow], paper: ManyPaper) -> list[ReviewRow]:
    """The rows as they may leave: masked, and noted where they are not for everybody."""
    note_items_taken_along(paper, [row.id for row in rows if row.confidentiality is not Confidentiality.BIASA])
    return masked_of_items(rows, [row.id for row in rows])


def _address(kept: dict[str, str], view: ItemView) -> str:
    return url_for("review.index", **kept, **({} if view is ItemView.LATE else {"daftar": view.value}))


def _active(asked: Asked) -> list[tuple[str, str, Any]]:
    """Label and words of each filter in use, and the address without it."""
    kept = asked.kept
    return [
        (
            asked.form[name].label.text,
            words,
            url_for("review.index", **asked.view, **{key: value for key, value in kept.items() if key != name}),
        )
        for name, words in asked.form.in_use().items()
    ]
