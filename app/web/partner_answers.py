"""The page on which a partner's oral or written answer is noted, or that no word came. No lateness, no percent."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, g, request

from app.domain.facts import ShareFacts
from app.domain.item_acts import Loop
from app.domain.partner_rules import NOT_A_PARTNER
from app.domain.permissions import Permission
from app.queries import share_subjects
from app.queries.share_page import share_page
from app.services.partner_answers import record_answer, tell_answer
from app.web.access import current_actor, requires
from app.web.control_pages import ControlPage, Shown, control, not_now
from app.web.forms.partner_answers import PartnerAnswerForm
from app.web.share_pages import Answer

blueprint = Blueprint("partner_answers", __name__)
_SHARE = "/tindak-lanjut/<id:item_id>/bagian/<id:share_id>"
_FIELDS = ("act", "stated_by_text", "channel", "note")


@blueprint.route(f"{_SHARE}/keterangan", methods=["GET", "POST"])
@requires(Permission.ITEM_ANSWER, share_subjects.share)
def record(item_id: int, share_id: int) -> Answer:
    """What the partner told, noted by the organiser's secretariat."""
    return _ask(own=False, service=record_answer)


@blueprint.route(f"{_SHARE}/sampaikan", methods=["GET", "POST"])
@requires(Permission.ITEM_TELL, share_subjects.share)
def tell(item_id: int, share_id: int) -> Answer:
    """What the partner tells by an account of its own."""
    return _ask(own=True, service=tell_answer)


def _ask(*, own: bool, service: Callable[..., int]) -> Answer:
    share: ShareFacts = g.subject
    if request.method == "GET" and share.loop is Loop.BAWAHAN:
        return not_now(share.item.id, NOT_A_PARTNER)
    form = _form(share, own)
    if request.method == "GET" and not form.act.choices:
        return not_now(share.item.id)
    named = (share.item.id, share.id)
    return control(
        share.item.id,
        lambda: _page(share, own),
        form,
        lambda: _shown(share),
        lambda: service(current_actor(), form.to_command(*named), form.submission_key.data),
        lambda: _form(share, own, blank=True),
    )


def _form(share: ShareFacts, own: bool, *, blank: bool = False) -> PartnerAnswerForm:
    """What was sent is judged by the use case, so that a stale page meets both texts and not an unknown choice."""
    form = PartnerAnswerForm(formdata=None) if blank else PartnerAnswerForm()
    form.offer(share.loop, share.status if request.method == "GET" else None, own=own)
    return form


def _page(share: ShareFacts, own: bool) -> ControlPage:
    if own:
        text = "Keterangan disampaikan kepada sekretariat rapat penyelenggara."
    elif share.loop is Loop.VERTIKAL:
        text = "Catat yang disampaikan instansi, lisan maupun tertulis. Rincian perkara tidak dicatat."
    else:
        text = "Catat kesediaan dan perkembangan yang disampaikan mitra, lisan maupun tertulis."
    return ControlPage(
        title="Sampaikan keterangan" if own else "Catat keterangan",
        text=text,
        button="Simpan keterangan",
        done="Keterangan tersimpan.",
        fields=_FIELDS,
    )


def _shown(share: ShareFacts) -> Shown:
    page = share_page(share)
    return Shown(text=page.text, version=page.version, share=page)
