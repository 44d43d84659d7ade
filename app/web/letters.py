"""Letters of a meeting: which agencies have open items, and the surat tindak lanjut to one of them as a file."""

from __future__ import annotations

from flask import Blueprint, Response, g, render_template

from app.documents import follow_up_letter
from app.domain.facts import MeetingFacts
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.queries import letter_sheets, subjects
from app.web.access import current_actor, requires
from app.web.headers import FILE_POLICY
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("letters", __name__)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _meeting(actor: Actor, meeting_id: int, _agency_id: int) -> MeetingFacts:
    """The meeting decides about the letter to whichever agency."""
    return subjects.meeting(actor, meeting_id)


@blueprint.get("/rapat/<id:meeting_id>/surat")
@requires(Permission.LETTER_VIEW, subjects.meeting)
def index(meeting_id: int) -> str:
    """Agencies with open items, each with its letter."""
    rows = letter_sheets.letter_rows(current_actor(), g.subject)
    return render_template("letters/index.html", **meeting_frame(meeting_id, "tindak_lanjut"), rows=rows)


@blueprint.get("/rapat/<id:meeting_id>/surat-tindak-lanjut/<id:agency_id>.docx")
@requires(Permission.LETTER_VIEW, _meeting)
def follow_up(meeting_id: int, agency_id: int) -> Response:
    """The letter as a KONSEP; its file name tells ids only."""
    sheet = letter_sheets.follow_up_sheet(current_actor(), g.subject, agency_id)
    answer = Response(follow_up_letter.build(sheet), mimetype=_DOCX)
    name = f"surat-tindak-lanjut-rapat-{meeting_id}-{agency_id}.docx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    return answer
