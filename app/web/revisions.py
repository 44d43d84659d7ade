"""Approved states of a notula: the page and the paper of each, built from its frozen JSON for this reader."""

from __future__ import annotations

from flask import Blueprint, Response, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.documents import minutes as notula
from app.domain.errors import NotFound, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.minutes import MinutesStatus
from app.domain.numbers import parse_whole
from app.domain.permissions import Permission
from app.domain.privacy_places import Paper
from app.queries import subjects
from app.queries.frozen_links import linked
from app.queries.frozen_minutes import record_of
from app.queries.minutes import minutes_record
from app.queries.revisions import frozen_paper, frozen_sheet
from app.web.access import current_actor, may, requires
from app.web.approval_words import approved_words
from app.web.headers import FILE_POLICY
from app.web.meeting_frame import meeting_frame
from app.web.minutes_context import log_closed_parts, minutes_context
from app.web.paper_guard import note_export

blueprint = Blueprint("revisions", __name__, url_prefix="/rapat/<id:meeting_id>/notula")
Answer = str | Response | BaseResponse | tuple[str, int]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOST = 9999


@blueprint.get("/revisi")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """One approved state (`no`), the latest by default."""
    if not g.subject.minutes_approved:
        return redirect(url_for("minutes.show", meeting_id=meeting_id), 303)
    return frozen_page(g.subject, wanted_revision())


@blueprint.get("/revisi.docx")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def docx(meeting_id: int) -> Answer:
    """Its paper. The name tells nothing of the meeting."""
    facts = g.subject
    if not facts.minutes_approved:
        return redirect(url_for("minutes.show", meeting_id=meeting_id), 303)
    row, sheet = frozen_paper(current_actor(), facts, wanted_revision())
    note_export(Paper.NOTULA, sheet.confidentiality)
    return docx_answer(notula.build(sheet), f"notula-rapat-{meeting_id}-revisi-{row.no}.docx")


def frozen_page(facts: MeetingFacts, no: int | None = None) -> str:
    """The page of an approved state. Raises NotFound."""
    row, sheet = frozen_sheet(current_actor(), facts, no)
    log_closed_parts(facts, sheet.confidentiality)
    record, is_newest = record_of(sheet), no is None and facts.minutes_status is MinutesStatus.DISETUJUI
    live = linked(record, minutes_record(current_actor(), facts)) if is_newest else None
    return render_template(
        "minutes/show.html",
        **meeting_frame(facts.id, "notula"),
        **minutes_context(live or record, sheet, facts.id, is_live=live is not None),
        status=MinutesStatus.DISETUJUI,
        writes=False,
        acts=None,
        plans=None,
        approved={"no": row.no, "words": approved_words(row), "digest": row.sha256[:16], "is_intact": row.is_intact},
        is_reopened=facts.minutes_status is not MinutesStatus.DISETUJUI,
        may_submit=may(Permission.APPROVAL_SUBMIT, facts),
    )


def docx_answer(paper: bytes, name: str) -> Response:
    """A paper to take along."""
    answer = Response(paper, mimetype=DOCX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    return answer


def wanted_revision() -> int | None:
    """The number of the address. Raises NotFound for what is none."""
    typed = request.args.get("no", "").strip()
    if not typed:
        return None
    try:
        return parse_whole(typed, field="", minimum=1, maximum=_MOST)
    except RuleViolation as refusal:
        raise NotFound from refusal
