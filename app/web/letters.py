"""Letters of a meeting: those about its follow-up, making drafts, the page of one letter and its file."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.documents import follow_up_letter
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.letter_rounds import ANNOUNCING
from app.domain.letters import LetterKind
from app.domain.permissions import Permission
from app.domain.privacy_places import GUARDED, Paper
from app.domain.roles import Actor
from app.domain.signatures import signature_lines
from app.queries import letter_papers, letter_sheets, letters, subjects
from app.queries.letter_pages import follow_up_letters, letter_remarks
from app.services import letter_drafts
from app.web.access import current_actor, may, requires
from app.web.docx import docx
from app.web.forms.letters import DraftForm
from app.web.letter_files import letter_file
from app.web.meeting_frame import meeting_frame
from app.web.paper_guard import held_back, note_export

blueprint = Blueprint("letters", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


def in_meeting_of(actor: Actor, meeting_id: int, _agency_id: int) -> MeetingFacts:
    """The meeting decides about the letter to whichever agency."""
    return subjects.meeting(actor, meeting_id)


def step_of(kind: LetterKind) -> str:
    """The step of the meeting's path to which a letter belongs."""
    return "undangan" if kind in ANNOUNCING else "tindak_lanjut"


@blueprint.get("/rapat/<id:meeting_id>/surat")
@requires(Permission.LETTER_VIEW, subjects.meeting)
def index(meeting_id: int) -> Answer:
    """Agencies with open items, each with its letters; and the nota dinas."""
    return _index(meeting_id, DraftForm(formdata=None))


@blueprint.post("/rapat/<id:meeting_id>/surat")
@requires(Permission.LETTER_EDIT, subjects.meeting)
def draft(meeting_id: int) -> Answer:
    """Make drafts, then on to the letter, or to the list where there are several."""
    form = DraftForm()
    if form.validate_on_submit():
        with form.refusals():
            command = form.to_command()
            made = letter_drafts.draft_letters(current_actor(), meeting_id, command, form.submission_key.data)
            if command.each:
                flash("Konsep undangan per instansi dibuat.", "success")
                return redirect(url_for("invitations.show", meeting_id=meeting_id, _anchor="surat"), 303)
            flash("Konsep surat dibuat. Periksa isinya, lalu terbitkan setelah ditandatangani.", "success")
            return redirect(url_for("letters.show", meeting_id=meeting_id, letter_id=made), 303)
    return _index(meeting_id, form), 422


def _index(meeting_id: int, form: DraftForm) -> str:
    actor = current_actor()
    return render_template(
        "letters/index.html",
        **meeting_frame(meeting_id, "tindak_lanjut"),
        page=follow_up_letters(actor, g.subject),
        may_write=may(Permission.LETTER_EDIT, g.subject),
        form=form,
    )


@blueprint.get("/rapat/<id:meeting_id>/surat/<id:letter_id>")
@requires(Permission.LETTER_VIEW, letters.in_meeting)
def show(meeting_id: int, letter_id: int) -> Answer:
    """One letter: where it stands, who signs, to whom, and what to do next."""
    actor = current_actor()
    row = letters.letter_row(meeting_id, letter_id)
    stored = letters.stored(meeting_id, letter_id)
    try:
        sheet = letter_papers.paper_sheet(actor, g.subject, stored)
    except NotFound:  # nothing is left to write about, such as items that are done meanwhile
        sheet = None
    return render_template(
        "letters/show.html",
        **meeting_frame(meeting_id, step_of(row.kind)),
        letter=row,
        sheet=sheet,
        signature=signature_lines(sheet.signer) if sheet and sheet.signer else None,
        remarks=letter_remarks(actor, stored, sheet) if sheet else (),
        may_write=may(Permission.LETTER_EDIT, g.subject),
        back=url_for("invitations.show" if row.kind in ANNOUNCING else "letters.index", meeting_id=meeting_id),
    )


@blueprint.get("/rapat/<id:meeting_id>/surat/<id:letter_id>.docx")
@requires(Permission.LETTER_VIEW, letters.in_meeting)
def paper(meeting_id: int, letter_id: int) -> Response | BaseResponse:
    """The letter: as it reads today while it is a draft, as it was printed once it is issued."""
    stored = letters.stored(meeting_id, letter_id)
    kind = GUARDED[stored.kind]
    if not stored.snapshot and (held := held_back(kind)) is not None:
        return held
    sheet = letter_papers.paper_sheet(current_actor(), g.subject, stored)
    note_export(kind, sheet.confidentiality)
    return letter_file(stored, sheet)


@blueprint.get("/rapat/<id:meeting_id>/surat-tindak-lanjut/<id:agency_id>.docx")
@requires(Permission.LETTER_VIEW, in_meeting_of)
def follow_up(meeting_id: int, agency_id: int) -> Response | BaseResponse:
    """The surat tindak lanjut to one agency as a KONSEP, without making a draft."""
    if (held := held_back(Paper.SURAT)) is not None:
        return held
    sheet = letter_sheets.follow_up_sheet(current_actor(), g.subject, agency_id)
    note_export(Paper.SURAT, sheet.confidentiality)
    return docx(follow_up_letter.build(sheet), f"surat-tindak-lanjut-rapat-{meeting_id}-{agency_id}")
