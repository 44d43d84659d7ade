"""The step Undangan of a meeting: its letters, who is invited, the texts to send, and who was told."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.errors import NotFound
from app.domain.letter_rounds import ANNOUNCING, dispatch_kind
from app.domain.letters import LetterStatus
from app.domain.permissions import Permission
from app.domain.privacy_places import Paper
from app.domain.sheets import AmendmentSheet
from app.queries import invitations, letter_papers, letters, subjects
from app.queries.announcement_sheets import Announcement
from app.services import dispatches
from app.web.access import current_actor, may, requires
from app.web.forms.invitations import ToldForm
from app.web.forms.letters import DraftForm
from app.web.letter_files import letter_file
from app.web.meeting_frame import meeting_frame
from app.web.message_texts import Message, to_group, to_person
from app.web.paper_guard import is_held, note_export

blueprint = Blueprint("invitations", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("/rapat/<id:meeting_id>/undangan")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """Letters that announce the meeting, recipients, and texts."""
    return _page(meeting_id, ToldForm(formdata=None))


@blueprint.post("/rapat/<id:meeting_id>/undangan")
@requires(Permission.LETTER_EDIT, subjects.meeting)
def told(meeting_id: int) -> Answer:
    """Note that one recipient, or all who were not told yet, were told."""
    actor, form = current_actor(), ToldForm()
    if form.validate_on_submit():
        with form.refusals():
            command = form.to_participants(_waiting(meeting_id))
            dispatches.tell_participants(actor, meeting_id, command, form.submission_key.data)
            flash("Penyampaian undangan tercatat.", "success")
            return redirect(url_for("invitations.show", meeting_id=meeting_id, _anchor="penerima"), 303)
    return _page(meeting_id, form), 422


def _waiting(meeting_id: int) -> list[int]:
    """Everybody who was not told in the round of today."""
    actor = current_actor()
    announced = invitations.announcement(actor, meeting_id)
    people = invitations.recipients(actor, announced.meeting, announced.standing)
    return [row.participant_id for row in people if row.told_at is None]


@blueprint.get("/rapat/<id:meeting_id>/undangan/<id:letter_id>.docx")
@requires(Permission.MEETING_VIEW, letters.in_meeting)
def paper(meeting_id: int, letter_id: int) -> Response:
    """An issued letter that announces the meeting goes with the meeting; drafts and other letters are not found."""
    stored = letters.stored(meeting_id, letter_id)
    if stored.kind not in ANNOUNCING or stored.status is not LetterStatus.TERBIT:
        raise NotFound
    note_export(Paper.UNDANGAN)
    return letter_file(stored, letter_papers.printed_paper(stored))


def _page(meeting_id: int, form: ToldForm) -> str:
    actor = current_actor()
    frame = meeting_frame(meeting_id, "undangan")
    announced = invitations.announcement(actor, meeting_id, frame["head"])
    people = invitations.recipients(actor, announced.meeting, announced.standing)
    may_write, sees_letters = may(Permission.LETTER_EDIT, g.subject), frame["may_see_letters"]
    sheet = invitations.announcement_of_today(actor, announced) if may_write else None
    greeted = [row.greeted for row in people if row.phone]
    if held := sheet is not None and is_held(Paper.UNDANGAN, *_said(sheet), greeted):
        sheet = None
    shown = announced.letters if sees_letters else announced.issued
    return render_template(
        "invitations/show.html",
        **frame,
        letters=shown,
        drafts=announced.drafts if may_write else [],
        due=announced.due if may_write else [],
        can_invite=may_write and announced.wants_invitation,
        people=people,
        waiting=sum(row.told_at is None for row in people),
        told_kind=dispatch_kind(announced.standing.round.kind),
        told_round=announced.standing.round.number,
        may_write=may_write,
        is_held=held,
        group=to_group(sheet) if sheet else None,
        texts=_texts(sheet, people),
        form=form,
        draft_form=DraftForm(formdata=None),
    )


def _said(sheet: Announcement) -> tuple[Any, ...]:
    """What the texts say of the meeting and what a person wrote in the letter; the kop is the government's own."""
    if isinstance(sheet, AmendmentSheet):
        return (sheet.earlier, sheet.before, sheet.after, sheet.reason, sheet.contact)
    return (sheet.meeting, sheet.purpose, sheet.notes, sheet.contact)


def _texts(sheet: Any, people: list[invitations.RecipientRow]) -> dict[int, Message]:
    """A text for each recipient whose phone is known and may be seen."""
    if sheet is None:
        return {}
    return {row.participant_id: to_person(sheet, row.greeted, row.phone) for row in people if row.phone}
