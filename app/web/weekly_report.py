"""The weekly report to the head of government: a page, and the paper of one A4."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from app.documents import weekly_report
from app.domain.errors import NotFound
from app.domain.permissions import Permission
from app.queries.weekly_sheets import weekly_sheet
from app.web.access import current_actor, requires
from app.web.docx import docx

blueprint = Blueprint("weekly_report", __name__)


@blueprint.get("/laporan-mingguan")
@requires(Permission.WEEKLY_REPORT_VIEW)
def show() -> str:
    """The last seven days, as the reader sees them."""
    return render_template("weekly_report/show.html", sheet=weekly_sheet(current_actor()))


@blueprint.get("/laporan-mingguan.docx")
@requires(Permission.WEEKLY_REPORT_VIEW)
def paper() -> Response:
    """The same on paper; missing while there is no kop to print."""
    sheet = weekly_sheet(current_actor())
    if sheet is None:
        raise NotFound
    return docx(weekly_report.build(sheet), f"laporan-mingguan-{sheet.until_on:%Y-%m-%d}")
