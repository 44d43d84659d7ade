"""Pages on which a share is handed in as done, declared done, or returned to be completed."""

from __future__ import annotations

from flask import Blueprint, g, request

from app.domain.item_acts import ItemAct, Loop
from app.domain.partner_rules import NOTED_NOT_JUDGED
from app.domain.permissions import Permission
from app.queries import share_subjects
from app.services import item_verification
from app.web.access import requires
from app.web.control_pages import not_now
from app.web.forms.item_reports import NoteForm, ReasonForm
from app.web.share_pages import ActPage, Answer, carry_out

blueprint = Blueprint("item_verification", __name__)
_SHARE = "/tindak-lanjut/<id:item_id>/bagian/<id:share_id>"


@blueprint.route(f"{_SHARE}/ajukan-verifikasi", methods=["GET", "POST"])
@requires(Permission.ITEM_HEAD, share_subjects.share)
def ask(item_id: int, share_id: int) -> Answer:
    """The head says that it is done."""
    page = ActPage(
        act=ItemAct.AJUKAN_VERIFIKASI,
        title="Ajukan verifikasi",
        text="Penyelenggara rapat memeriksa bukti dukung. Selama menunggu, keterlambatan tidak dihitung.",
        button="Ajukan verifikasi",
        done="Tindak lanjut diajukan untuk verifikasi.",
        shows_report=True,
    )
    return carry_out(page, NoteForm(), item_verification.ask_verification)


@blueprint.route(f"{_SHARE}/nyatakan-selesai", methods=["GET", "POST"])
@requires(Permission.ITEM_VERIFY, share_subjects.share)
def confirm(item_id: int, share_id: int) -> Answer:
    """Somebody who did not report it declares it done; that a partner is done is noted with who told it."""
    if request.method == "GET" and g.subject.loop is not Loop.BAWAHAN:
        return not_now(item_id, NOTED_NOT_JUDGED)
    page = ActPage(
        act=ItemAct.NYATAKAN_SELESAI,
        title="Nyatakan selesai",
        text="Instansi tidak lagi diminta melapor. Hanya asisten pengoordinasi atau Sekretaris Daerah yang dapat "
        "membukanya kembali.",
        button="Nyatakan selesai",
        done="Tindak lanjut dinyatakan selesai.",
        shows_report=True,
    )
    return carry_out(page, NoteForm(), item_verification.declare_done)


@blueprint.route(f"{_SHARE}/kembalikan", methods=["GET", "POST"])
@requires(Permission.ITEM_VERIFY, share_subjects.share)
def return_share(item_id: int, share_id: int) -> Answer:
    """It is not done yet: the reason goes back to the agency."""
    page = ActPage(
        act=ItemAct.KEMBALIKAN_VERIFIKASI,
        title="Kembalikan untuk dilengkapi",
        text="Tindak lanjut kembali Dalam proses, dan alasannya tampil pada instansi pelaksana.",
        button="Kembalikan untuk dilengkapi",
        done="Tindak lanjut dikembalikan untuk dilengkapi.",
        shows_report=True,
    )
    return carry_out(page, ReasonForm(), item_verification.return_share)
