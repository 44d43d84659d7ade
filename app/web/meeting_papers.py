"""Papers of a meeting that are no letters: blank daftar hadir, matriks rencana aksi, ringkasan (sementara)."""

from __future__ import annotations

from flask import Blueprint, Response, g, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from app.documents import action_matrix, attendance_list, interim_summary
from app.domain.permissions import Permission
from app.domain.privacy_places import Paper
from app.messages.follow_ups import interim_summary as summary_text
from app.queries import meeting_paper_sheets, outcome_sheets, subjects
from app.web.access import current_actor, may, requires
from app.web.docx import docx
from app.web.meeting_frame import meeting_frame
from app.web.message_texts import message
from app.web.paper_guard import held_back, is_held, note_export

blueprint = Blueprint("meeting_papers", __name__)
Answer = Response | BaseResponse


@blueprint.get("/rapat/<id:meeting_id>/daftar-hadir.docx")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def attendance(meeting_id: int) -> Answer:
    """The list for signing; `hari` (from 1) and `sesi` choose one of several."""
    if (held := held_back(Paper.DAFTAR_HADIR)) is not None:
        return held
    day, session = _number("hari"), _number("sesi")
    sheet = meeting_paper_sheets.attendance_sheet(current_actor(), meeting_id, day - 1, session)
    note_export(Paper.DAFTAR_HADIR)
    return docx(attendance_list.build(sheet), f"daftar-hadir-rapat-{meeting_id}-{day}-{session}")


def _number(name: str) -> int:
    """A small number of the query string; 1 for whatever else stands there."""
    typed = request.args.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and 1 <= int(typed[:3]) == int(typed) else 1


@blueprint.get("/rapat/<id:meeting_id>/matriks-rencana-aksi.docx")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def matrix(meeting_id: int) -> Answer:
    """The items by horizon, landscape; what the reader may not see is withheld."""
    if (held := held_back(Paper.MATRIKS)) is not None:
        return held
    sheet = meeting_paper_sheets.matrix_sheet(current_actor(), g.subject)
    note_export(Paper.MATRIKS, sheet.confidentiality)
    return docx(action_matrix.build(sheet), f"matriks-rencana-aksi-rapat-{meeting_id}")


@blueprint.get("/rapat/<id:meeting_id>/ringkasan-sementara")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def summary(meeting_id: int) -> str:
    """What the meeting left to do, before the notula is approved, with the text to send."""
    frame = meeting_frame(meeting_id, "tindak_lanjut")
    sheet = outcome_sheets.summary_sheet(current_actor(), g.subject)
    may_send = may(Permission.LETTER_EDIT, g.subject)
    held = may_send and is_held(Paper.RINGKASAN, sheet.meeting, sheet.conclusions, sheet.items)
    return render_template(
        "meeting_papers/summary.html",
        **frame,
        sheet=sheet,
        is_held=held,
        text=message(summary_text(sheet)) if may_send and not held else None,
    )


@blueprint.get("/rapat/<id:meeting_id>/ringkasan-sementara.docx")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def summary_docx(meeting_id: int) -> Answer:
    """The same as a Word file."""
    if (held := held_back(Paper.RINGKASAN)) is not None:
        return held
    sheet = outcome_sheets.summary_sheet(current_actor(), g.subject)
    note_export(Paper.RINGKASAN, sheet.confidentiality)
    return docx(interim_summary.build(sheet), f"ringkasan-sementara-rapat-{meeting_id}")
