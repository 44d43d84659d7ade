"""The calendar file of a meeting."""

from __future__ import annotations

from flask import Blueprint, Response

from app.domain.errors import NotFound
from app.domain.permissions import Permission
from app.invites import ics as calendar_files
from app.queries import subjects
from app.queries.calendar_sheets import calendar_sheet
from app.web.access import current_actor, requires
from app.web.headers import FILE_POLICY

blueprint = Blueprint("calendars", __name__)


@blueprint.get("/rapat/<id:meeting_id>/kalender.ics")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def ics(meeting_id: int) -> Response:
    """A download with one event per day; a missing page while no full date is known. Its name tells nothing."""
    sheet = calendar_sheet(current_actor(), meeting_id)
    if sheet is None:
        raise NotFound
    answer = Response(calendar_files.build(sheet), content_type="text/calendar; charset=utf-8; method=PUBLISH")
    answer.headers["Content-Disposition"] = f'attachment; filename="rapat-{meeting_id}.ics"'
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    return answer
