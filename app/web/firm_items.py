"""The page on which owner or text of a firm item is changed, with the reason."""

from __future__ import annotations

from flask import Blueprint, g, request

from app.domain.facts import ItemFacts
from app.domain.permissions import Permission
from app.queries import subjects
from app.queries.item_choices import owner_choices
from app.queries.share_control import FirmItem, firm_item
from app.services.firm_items import change_firm_item
from app.services.item_steps import NOT_FIRM
from app.web.access import current_actor, requires
from app.web.control_pages import ControlPage, Shown, control, not_now
from app.web.forms.item_control import FirmItemForm
from app.web.share_pages import Answer

blueprint = Blueprint("firm_items", __name__)

_PAGE = ControlPage(
    title="Ubah tindak lanjut yang sudah tetap",
    text="Notula yang disetujui tidak berubah. Setiap perubahan tercatat dengan alasannya.",
    button="Simpan perubahan",
    done="Perubahan tindak lanjut tersimpan.",
    fields=("text", "owner", "stays_supporter", "reason"),
)


@blueprint.route("/tindak-lanjut/<id:item_id>/alihkan", methods=["GET", "POST"])
@requires(Permission.ITEM_CHANGE_FIRM, subjects.item)
def edit(item_id: int) -> Answer:
    """Owner and text of a firm item."""
    facts: ItemFacts = g.subject
    if request.method == "GET" and not facts.is_firm:
        return not_now(item_id, NOT_FIRM)
    item = firm_item(facts)
    form = _form(facts, item, posted=request.method == "POST")
    return control(
        item_id,
        lambda: _PAGE,
        form,
        lambda: Shown(text=item.text, version=item.version),
        lambda: change_firm_item(current_actor(), form.to_command(item_id), form.submission_key.data),
        lambda: _form(facts, firm_item(facts), posted=False),
    )


def _form(facts: ItemFacts, item: FirmItem, *, posted: bool) -> FirmItemForm:
    form = FirmItemForm() if posted else FirmItemForm(formdata=None, data={"text": item.text, "owner": item.owner})
    form.offer(*owner_choices(current_actor(), facts.id), item.owner_text)
    return form
