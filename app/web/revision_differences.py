"""What differs between two approved states of a notula, each read from its frozen JSON as this reader may see it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.documents import minutes as notula
from app.documents.paper_outline import read_paper
from app.documents.paper_parts import parts_of
from app.domain.facts import MeetingFacts
from app.domain.permissions import Permission
from app.domain.text_diff import Segment, diff_words
from app.queries import subjects
from app.queries.revisions import RevisionRow, frozen_sheet, revisions_of
from app.web.access import current_actor, requires
from app.web.approval_words import approved_words
from app.web.meeting_frame import meeting_frame
from app.web.minutes_context import log_closed_parts
from app.web.revisions import wanted_revision

blueprint = Blueprint("revision_differences", __name__)
Answer = str | Response | BaseResponse


@dataclass(frozen=True)
class PartDifference:
    """A part of the notula whose words are not the same in both states."""

    title: str
    segments: list[Segment]


@blueprint.get("/rapat/<id:meeting_id>/notula/revisi/perbedaan")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """A revision (`no`, the latest by default) beside the one before it."""
    facts: MeetingFacts = g.subject
    rows = revisions_of(current_actor(), facts)
    wanted = wanted_revision() or (rows[0].no if rows else 0)
    if len(rows) < 2 or wanted <= rows[-1].no:
        return redirect(url_for("approval.show", meeting_id=meeting_id), 303)
    after, new = _read(facts, wanted)
    before, old = _read(facts, max(row.no for row in rows if row.no < after.no))
    titles = list(dict.fromkeys([*old, *new]))
    changed = [title for title in titles if old.get(title, "") != new.get(title, "")]
    return render_template(
        "approval/differences.html",
        **meeting_frame(meeting_id, "persetujuan"),
        after=after,
        before=before,
        words={row.no: approved_words(row) for row in (after, before)},
        parts=[PartDifference(title, diff_words(old.get(title, ""), new.get(title, ""))) for title in changed],
        same=[title for title in titles if title not in changed],
    )


def _read(facts: MeetingFacts, no: int) -> tuple[RevisionRow, dict[str, str]]:
    row, sheet = frozen_sheet(current_actor(), facts, no)
    log_closed_parts(facts, sheet.confidentiality)
    return row, parts_of(read_paper(notula.build(sheet)))
