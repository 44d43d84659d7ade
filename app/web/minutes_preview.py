"""Pratinjau: the whole paper as it will print, drawn from the very DOCX, beside the text it is made of."""

from __future__ import annotations

from flask import Blueprint, Response, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.documents import minutes as notula
from app.documents.paper_outline import Picture, read_paper
from app.domain.facts import MeetingFacts
from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.queries import subjects
from app.queries.minutes import minutes_record
from app.queries.minutes_people import words_of
from app.queries.minutes_sheets import sheet_of
from app.queries.revisions import reads_frozen
from app.web.access import current_actor, requires
from app.web.meeting_frame import meeting_frame
from app.web.minutes_context import log_closed_parts, runs_of
from app.web.pictures import data_address

blueprint = Blueprint("minutes_preview", __name__)
Answer = str | Response | BaseResponse


@blueprint.get("/rapat/<id:meeting_id>/notula/pratinjau")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """The draft on paper; who reads the approved state is shown that instead."""
    actor, facts = current_actor(), _facts()
    if reads_frozen(actor, facts):
        return redirect(url_for("minutes.show", meeting_id=meeting_id), 303)
    record = minutes_record(actor, facts)
    sheet = sheet_of(actor, facts, record)
    frame = meeting_frame(meeting_id, "notula")
    log_closed_parts(facts, sheet.confidentiality)
    return render_template(
        "minutes/preview.html",
        **frame,
        record=record,
        runs={section.id: runs_of(section.points) for section in record.sections},
        words_of=words_of,
        paper=read_paper(notula.build(sheet)),
        profile=sheet.profile,
        picture_url=picture_url,
        writes=frame["may_write_minutes"] and facts.minutes_status is MinutesStatus.KONSEP,
    )


def _facts() -> MeetingFacts:
    facts: MeetingFacts = g.subject
    return facts


def picture_url(picture: Picture) -> str:
    """The picture itself as an address, since it is stored nowhere but in the paper."""
    return data_address(picture.data, picture.media_type)
