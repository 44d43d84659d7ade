"""Pages on which an agency reports on its share, and its head approves, returns or forwards."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, flash, g, redirect, render_template, url_for

from app.domain.item_acts import ItemAct
from app.domain.permissions import Permission
from app.domain.roles import Role
from app.queries import share_subjects
from app.queries.share_page import SharePage, share_page
from app.services import item_reports
from app.web.access import current_actor, requires
from app.web.conflicts import saved_beside
from app.web.files import upload_limits
from app.web.forms.item_reports import ActForm, ForwardForm, ReportForm, ReturnReportForm
from app.web.share_pages import ActPage, Answer, carry_out, too_late

blueprint = Blueprint("item_reports", __name__)
_SHARE = "/tindak-lanjut/<id:item_id>/bagian/<id:share_id>"


@blueprint.route(f"{_SHARE}/lapor", methods=["GET", "POST"])
@requires(Permission.ITEM_REPORT, share_subjects.share)
def create(item_id: int, share_id: int) -> Answer:
    """The report of staff, or of the head himself."""
    actor = current_actor()
    is_head = g.subject.agency_id in actor.agencies(Role.AGENCY_HEAD)
    if late := too_late(ItemAct.LAPOR_KEPALA if is_head else ItemAct.LAPOR):
        return late
    share, form = share_page(g.subject), ReportForm()
    form.measured(share)
    if form.validate_on_submit():
        command = form.to_command(item_id, share_id)
        with saved_beside(form, _last_report):
            item_reports.report_progress(actor, command, form.submission_key.data)
            flash(_REPORTED_BY_HEAD if is_head else _REPORTED, "success")
            return redirect(url_for("action_items.show", item_id=item_id), 303)
    page = render_template("item_acts/report.html", form=form, share=share, is_head=is_head, **upload_limits())
    return page, form.status


_REPORTED = "Laporan tersimpan dan menunggu persetujuan kepala instansi."
_REPORTED_BY_HEAD = "Laporan tersimpan."


def _last_report() -> ReportForm:
    """What was reported meanwhile, for the page of both texts."""
    share = share_page(g.subject)
    last = share.report
    form = ReportForm(formdata=None, data=asdict(last) if last else {})
    form.measured(share)
    return form


@blueprint.route(f"{_SHARE}/setujui", methods=["GET", "POST"])
@requires(Permission.ITEM_HEAD, share_subjects.share)
def approve(item_id: int, share_id: int) -> Answer:
    """The head approves his staff's report, also straight from the item's page."""
    page = ActPage(
        act=ItemAct.SETUJUI_LAPORAN,
        title="Setujui laporan",
        text="Keadaan tindak lanjut menjadi seperti yang dilaporkan.",
        button="Setujui laporan",
        done="Laporan disetujui.",
        shows_report=True,
    )
    return carry_out(page, ActForm(), item_reports.approve_report)


@blueprint.route(f"{_SHARE}/kembalikan-laporan", methods=["GET", "POST"])
@requires(Permission.ITEM_HEAD, share_subjects.share)
def return_report(item_id: int, share_id: int) -> Answer:
    """The head returns it with a note."""
    page = ActPage(
        act=ItemAct.KEMBALIKAN_LAPORAN,
        title="Kembalikan laporan untuk diperbaiki",
        text="Laporan kembali kepada staf pelapor; keadaan tindak lanjut seperti sebelum dilaporkan.",
        button="Kembalikan untuk diperbaiki",
        done="Laporan dikembalikan untuk diperbaiki.",
        shows_report=True,
    )
    return carry_out(page, ReturnReportForm(), item_reports.return_report)


@blueprint.route(f"{_SHARE}/teruskan", methods=["GET", "POST"])
@requires(Permission.ITEM_HEAD, share_subjects.share)
def forward(item_id: int, share_id: int) -> Answer:
    """The head hands the share to a bidang."""
    page = ActPage(
        act=ItemAct.TERUSKAN,
        title="Teruskan ke bidang",
        text="Bidang yang dituju tampil pada tindak lanjut ini; keadaannya tidak berubah.",
        button="Teruskan ke bidang",
        done="Tindak lanjut diteruskan ke bidang.",
    )
    return carry_out(page, ForwardForm(), item_reports.forward, _forwarded)


def _forwarded(share: SharePage) -> ForwardForm:
    return ForwardForm(formdata=None, data={"bidang": share.forwarded_to})
