"""The weekly report to the head of government: a page, and the paper of one A4."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from app.documents import weekly_report
from app.domain.errors import NotFound
from app.domain.permissions import Permission
from app.domain.privacy_places import ManyPaper
from app.domain.sheets import WeeklyReportSheet
from app.queries.weekly_sheets import weekly_report as report_of
from app.web.access import current_actor, requires
from app.web.docx import docx
from app.web.taken_along import note_items_taken_along

blueprint = Blueprint("weekly_report", __name__)


@blueprint.get("/laporan-mingguan")
@requires(Permission.WEEKLY_REPORT_VIEW)
def show() -> str:
    """The last seven days, as the reader sees them."""
    return render_template("weekly_report/show.html", sheet=_sheet())


@blueprint.get("/laporan-mingguan.docx")
@requires(Permission.WEEKLY_REPORT_VIEW)
def paper() -> Response:
    """The same on paper; missing while there is no kop to print."""
    sheet = _sheet()
    if sheet is None:
        raise NotFound
    return docx(weekly_report.build(sheet), f"laporan-mingguan-{sheet.until_on:%Y-%m-%d}")


def _sheet() -> WeeklyReportSheet | None:
    """The sheet of today; whose words it carries of what is not for everybody is noted."""
    found = report_of(current_actor())
    if found is None:
        return None
    note_items_taken_along(ManyPaper.LAPORAN_MINGGUAN, found.item_ids)
    return found.sheet
