"""Pages on which a share is put off, resumed, stopped or opened again, and an item becomes a priority."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, g, request

from app.domain.action_items import AssignmentKind
from app.domain.facts import ItemFacts, ShareFacts
from app.domain.item_acts import ItemAct
from app.domain.permissions import Permission
from app.queries import share_subjects, subjects
from app.queries.share_control import firm_item, has_other_shares
from app.queries.share_page import share_page
from app.services import item_control
from app.services.item_steps import NOT_FIRM
from app.web.access import current_actor, requires
from app.web.control_pages import ControlPage, Shown, control, not_now
from app.web.forms.item_control import ControlForm, PriorityForm, ResumeForm
from app.web.share_pages import Answer, too_late

blueprint = Blueprint("item_control", __name__)
_SHARE = "/tindak-lanjut/<id:item_id>/bagian/<id:share_id>"
_FIELDS = ("note", "is_whole")

_SUSPEND = ControlPage(
    title="Tunda tindak lanjut",
    text="Selama ditunda, keterlambatan tidak dihitung. Alasannya tampil pada tindak lanjut.",
    button="Tunda",
    done="Tindak lanjut ditunda.",
    fields=_FIELDS,
)
_RESUME = ControlPage(
    title="Lanjutkan tindak lanjut",
    text="Tindak lanjut berjalan kembali dengan batas waktu yang berlaku.",
    button="Lanjutkan",
    done="Tindak lanjut dilanjutkan.",
    fields=_FIELDS,
)
_STOP = ControlPage(
    title="Nyatakan tidak dilanjutkan",
    text="Tindak lanjut ditutup tanpa diselesaikan, dan hanya asisten pengoordinasi atau Sekretaris Daerah yang dapat "
    "membukanya kembali.",
    button="Nyatakan tidak dilanjutkan",
    done="Tindak lanjut dinyatakan tidak dilanjutkan.",
    fields=_FIELDS,
    kind="danger",
)
_REOPEN = ControlPage(
    title="Buka kembali tindak lanjut",
    text="Tindak lanjut terbuka lagi dan ditagih seperti sebelumnya. Alasannya tampil pada tindak lanjut.",
    button="Buka kembali",
    done="Tindak lanjut dibuka kembali.",
    fields=_FIELDS,
)


@blueprint.route(f"{_SHARE}/tunda", methods=["GET", "POST"])
@requires(Permission.ITEM_SUSPEND, share_subjects.share)
def suspend(item_id: int, share_id: int) -> Answer:
    """Put it off."""
    return _act(ItemAct.TUNDA, _SUSPEND, ControlForm(), item_control.suspend)


@blueprint.route(f"{_SHARE}/lanjutkan", methods=["GET", "POST"])
@requires(Permission.ITEM_SUSPEND, share_subjects.share)
def resume(item_id: int, share_id: int) -> Answer:
    """Go on with it."""
    return _act(ItemAct.LANJUTKAN, _RESUME, ResumeForm(), item_control.resume)


@blueprint.route(f"{_SHARE}/hentikan", methods=["GET", "POST"])
@requires(Permission.ITEM_SUSPEND, share_subjects.share)
def stop(item_id: int, share_id: int) -> Answer:
    """Tidak dilanjutkan."""
    return _act(ItemAct.HENTIKAN, _STOP, ControlForm(), item_control.stop)


@blueprint.route(f"{_SHARE}/buka-kembali", methods=["GET", "POST"])
@requires(Permission.ITEM_REOPEN, share_subjects.share)
def reopen(item_id: int, share_id: int) -> Answer:
    """Open what was closed."""
    return _act(ItemAct.BUKA_KEMBALI, _REOPEN, ControlForm(), item_control.reopen)


def _act(act: ItemAct, page: ControlPage, form: ControlForm, service: Callable[..., int]) -> Answer:
    if late := too_late(act):
        return late
    share: ShareFacts = g.subject
    if not has_other_shares(share):
        del form.is_whole
    elif request.method == "GET":
        form.is_whole.data = share.kind is AssignmentKind.LEAD
    command = (share.item.id, share.id)
    return control(
        share.item.id,
        lambda: page,
        form,
        lambda: _shown(share),
        lambda: service(current_actor(), form.to_command(*command), form.submission_key.data),
    )


@blueprint.route("/tindak-lanjut/<id:item_id>/prioritas", methods=["GET", "POST"])
@requires(Permission.ITEM_PRIORITY, subjects.item)
def priority(item_id: int) -> Answer:
    """Mark the item as a priority, or take the mark off."""
    facts: ItemFacts = g.subject
    if request.method == "GET" and not facts.is_firm:
        return not_now(item_id, NOT_FIRM)
    form = PriorityForm()
    return control(
        item_id,
        lambda: _priority(facts),
        form,
        lambda: _item(facts),
        lambda: item_control.set_priority(current_actor(), form.to_command(item_id), form.submission_key.data),
    )


def _priority(facts: ItemFacts) -> ControlPage:
    if facts.is_priority:
        return ControlPage(
            title="Cabut prioritas",
            text="Penyelesaiannya kembali dinyatakan oleh sekretariat rapat penyelenggara.",
            button="Cabut prioritas",
            done="Prioritas dicabut.",
            fields=("note",),
            button_name="act",
            button_value=ItemAct.CABUT_PRIORITAS.value,
        )
    return ControlPage(
        title="Jadikan prioritas",
        text="Penyelesaian tindak lanjut prioritas dinyatakan oleh asisten pengoordinasi.",
        button="Jadikan prioritas",
        done="Tindak lanjut menjadi prioritas.",
        fields=("note",),
        button_name="act",
        button_value=ItemAct.PRIORITASKAN.value,
    )


def _shown(share: ShareFacts) -> Shown:
    page = share_page(share)
    return Shown(text=page.text, version=page.version, share=page)


def _item(facts: ItemFacts) -> Shown:
    item = firm_item(facts)
    return Shown(text=item.text, version=item.version)
