"""Pages on which a head asks what is meant, and the organiser's secretariat answers."""

from __future__ import annotations

from flask import Blueprint, g, request

from app.domain.facts import ShareFacts
from app.domain.item_acts import ItemAct
from app.domain.permissions import Permission
from app.queries import share_subjects
from app.queries.share_control import OpenQuestion, open_question
from app.queries.share_page import share_page
from app.services import clarifications
from app.web.access import current_actor, requires
from app.web.control_pages import ControlPage, Shown, control, not_now
from app.web.filters import moment
from app.web.forms.item_control import AnswerForm, QuestionForm
from app.web.share_pages import Answer, too_late

blueprint = Blueprint("clarifications", __name__)
_SHARE = "/tindak-lanjut/<id:item_id>/bagian/<id:share_id>"

_ASK = ControlPage(
    title="Ajukan klarifikasi",
    text="Dijawab oleh sekretariat rapat penyelenggara; keadaan dan batas waktu tidak berubah.",
    button="Ajukan klarifikasi",
    done="Klarifikasi diajukan kepada sekretariat rapat.",
    fields=("note",),
)


@blueprint.route(f"{_SHARE}/klarifikasi", methods=["GET", "POST"])
@requires(Permission.ITEM_HEAD, share_subjects.share)
def ask(item_id: int, share_id: int) -> Answer:
    """The head asks, or objects."""
    share: ShareFacts = g.subject
    if late := too_late(ItemAct.AJUKAN_KLARIFIKASI):
        return late
    if request.method == "GET" and open_question(share) is not None:
        return not_now(item_id, clarifications.STILL_OPEN)
    form = QuestionForm()
    return control(
        item_id,
        lambda: _ASK,
        form,
        lambda: _shown(share),
        lambda: clarifications.ask_clarification(
            current_actor(), form.to_command(item_id, share_id), form.submission_key.data
        ),
    )


@blueprint.route(f"{_SHARE}/klarifikasi/jawaban", methods=["GET", "POST"])
@requires(Permission.ITEM_ANSWER, share_subjects.share)
def answer(item_id: int, share_id: int) -> Answer:
    """The organiser's secretariat answers."""
    share: ShareFacts = g.subject
    if request.method == "GET" and open_question(share) is None:
        return not_now(item_id, clarifications.NOTHING_ASKED)
    if late := too_late(ItemAct.JAWAB_KLARIFIKASI):
        return late
    form = AnswerForm()
    return control(
        item_id,
        lambda: _answer(open_question(share)),
        form,
        lambda: _shown(share),
        lambda: clarifications.answer_clarification(
            current_actor(), form.to_command(item_id, share_id), form.submission_key.data
        ),
    )


def _answer(question: OpenQuestion | None) -> ControlPage:
    return ControlPage(
        title="Jawab klarifikasi",
        text="Jawaban tampil pada tindak lanjut ini.",
        button="Kirim jawaban",
        done="Jawaban klarifikasi tersimpan.",
        fields=("note",),
        facts=[("Pertanyaan", question.text), ("Diajukan", moment(question.asked_at))] if question else [],
        facts_title="Klarifikasi yang diajukan",
    )


def _shown(share: ShareFacts) -> Shown:
    page = share_page(share)
    return Shown(text=page.text, version=page.version, share=page)
