"""Pages on which a head asks for more time, and an asisten or the Sekda decides."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, g, request

from app import clock
from app.domain.facts import ShareFacts
from app.domain.indonesian import long_date
from app.domain.item_acts import ItemAct, possible
from app.domain.permissions import Permission
from app.queries import share_subjects
from app.queries.share_control import WaitingExtension, waiting_extension
from app.queries.share_page import share_page
from app.services.extension_decisions import ALREADY_DECIDED, decide_extension
from app.services.extensions import ALREADY_ASKED, ask_extension
from app.web.access import current_actor, requires
from app.web.control_pages import ControlPage, Shown, control, not_now
from app.web.filters import moment
from app.web.forms.item_control import AskExtensionForm, DecideExtensionForm
from app.web.share_pages import Answer, too_late

blueprint = Blueprint("extensions", __name__)
_SHARE = "/tindak-lanjut/<id:item_id>/bagian/<id:share_id>"

#: What the date begins with, so that a head on his phone need not look for a calendar.
_USUALLY = timedelta(days=7)

_ASK = ControlPage(
    title="Ajukan perpanjangan",
    text="Diputuskan asisten pengoordinasi atau Sekretaris Daerah. Batas waktu awal tetap tampil.",
    button="Ajukan perpanjangan",
    done="Permohonan perpanjangan diajukan.",
    fields=("wanted_on", "note"),
)


@blueprint.route(f"{_SHARE}/perpanjangan", methods=["GET", "POST"])
@requires(Permission.ITEM_HEAD, share_subjects.share)
def ask(item_id: int, share_id: int) -> Answer:
    """The head asks for more time on his agency's share."""
    share: ShareFacts = g.subject
    if late := too_late(ItemAct.AJUKAN_PERPANJANGAN):
        return late
    if request.method == "GET" and waiting_extension(share) is not None:
        return not_now(item_id, ALREADY_ASKED)
    form, asked_of = AskExtensionForm(), share_page(share)
    if request.method == "GET":
        today = clock.today(current_actor().zone)
        form.wanted_on.data = max(asked_of.due_on or today, today) + _USUALLY
    return control(
        item_id,
        lambda: _ASK,
        form,
        lambda: Shown(text=asked_of.text, version=asked_of.version, share=asked_of),
        lambda: ask_extension(current_actor(), form.to_command(item_id, share_id), form.submission_key.data),
    )


@blueprint.route(f"{_SHARE}/perpanjangan/keputusan", methods=["GET", "POST"])
@requires(Permission.EXTENSION_DECIDE, share_subjects.share)
def decide(item_id: int, share_id: int) -> Answer:
    """Grant it, on the asked or another date, or not."""
    share: ShareFacts = g.subject
    waiting = waiting_extension(share)
    if request.method == "GET" and waiting is None:
        return not_now(item_id, ALREADY_DECIDED)
    form = DecideExtensionForm()
    if request.method == "GET" and waiting is not None:
        form.granted_on.data = waiting.wanted_on
        if not possible(share.loop, share.status, ItemAct.KABULKAN_PERPANJANGAN):
            form.decision.data = form.decision.coerce("ditolak")
    return control(
        item_id,
        lambda: _decision(waiting_extension(share)),
        form,
        lambda: _shown(share, waiting),
        lambda: decide_extension(current_actor(), form.to_command(item_id, share_id), form.submission_key.data),
    )


def _decision(waiting: WaitingExtension | None) -> ControlPage:
    facts = []
    if waiting is not None:
        facts = [
            ("Dimohonkan sampai dengan", long_date(waiting.wanted_on)),
            ("Alasan", waiting.reason),
            ("Diajukan oleh", f"{waiting.asked_by or '-'}, {moment(waiting.asked_at)}"),
        ]
        if waiting.first_due_on is not None:
            facts.append(("Batas waktu awal", long_date(waiting.first_due_on)))
        if waiting.extension_count:
            facts.append(("Perpanjangan sebelumnya", f"{waiting.extension_count} kali"))
    return ControlPage(
        title="Putuskan perpanjangan",
        text="Keputusan asisten tercatat a.n. Sekretaris Daerah. Batas waktu awal tetap tampil.",
        button="Simpan keputusan",
        done="Keputusan atas permohonan perpanjangan tersimpan.",
        fields=("decision", "granted_on", "note"),
        facts=facts,
        facts_title="Permohonan",
    )


def _shown(share: ShareFacts, waiting: WaitingExtension | None) -> Shown:
    page = share_page(share)
    return Shown(text=page.text, version=waiting.version if waiting else page.version, share=page)
