"""The calendar file of a meeting."""

from __future__ import annotations

from flask import Blueprint, Response
from werkzeug.wrappers import Response as BaseResponse

from app.domain.errors import NotFound
from app.domain.permissions import Permission
from app.domain.privacy_places import Paper
from app.invites import ics as calendar_files
from app.queries import subjects
from app.queries.calendar_sheets import calendar_sheet
from app.web.access import current_actor, requires
from app.web.headers import FILE_POLICY
from app.web.paper_guard import held_back, note_export

blueprint = Blueprint("calendars", __name__)


@blueprint.get("/rapat/<id:meeting_id>/kalender.ics")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def ics(meeting_id: int) -> Response | BaseResponse:
    """A download with one event per day; a missing page while no full date is known. Its name tells no words.

    Of a postponed or cancelled meeting it takes the events back (berkas pembatalan kalender).
    """
    sheet = calendar_sheet(current_actor(), meeting_id)
    if sheet is None:
        raise NotFound
    if (held := held_back(Paper.KALENDER)) is not None:
        return held
    note_export(Paper.KALENDER)
    method = calendar_files.method(sheet)
    answer = Response(calendar_files.build(sheet), content_type=f"text/calendar; charset=utf-8; method={method}")
    name = f"pembatalan-rapat-{meeting_id}" if calendar_files.takes_back(sheet.status) else f"rapat-{meeting_id}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    return answer
