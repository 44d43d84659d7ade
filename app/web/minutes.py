"""The minutes of a meeting as they are read: the page, the paper, and beginning them."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.documents import minutes as notula
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality, stricter
from app.domain.permissions import Permission
from app.domain.sheets import MinutesSheet
from app.queries import subjects
from app.queries.minutes import minutes_record
from app.queries.minutes_people import words_of
from app.queries.minutes_sheets import outline_of, sheet_of
from app.queries.minutes_views import MinutesRecord, PointView
from app.services import access_log
from app.services.minutes_sections import start_minutes
from app.web.access import current_actor, requires
from app.web.forms.auth import EmptyForm
from app.web.headers import FILE_POLICY
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("minutes", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/rapat/<id:meeting_id>/notula")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """All sections as the reader may see them, and what the paper leaves out or dotted."""
    record = minutes_record(current_actor(), g.subject)
    _log_closed_parts(g.subject, record.strictest)
    frame = meeting_frame(meeting_id, "notula")
    outline = outline_of(frame["head"], record)
    return render_template(
        "minutes/show.html",
        **frame,
        record=record,
        outline=outline,
        empty_sections=_empty_sections(record),
        unfilled=_unfilled(record, outline, meeting_id),
        runs={section.id: _runs(section.points) for section in record.sections},
        omitted=notula.omitted_labels(outline),
        blank=notula.blank_labels(outline),
        words_of=words_of,
        form=EmptyForm(),
    )


@blueprint.get("/rapat/<id:meeting_id>/notula.docx")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def docx(meeting_id: int) -> Answer:
    """The paper, assembled for this reader. Its name tells nothing of the meeting."""
    facts = g.subject
    sheet = sheet_of(current_actor(), facts, minutes_record(current_actor(), facts))
    _log_closed_parts(facts, sheet.confidentiality)
    answer = Response(notula.build(sheet), mimetype=DOCX)
    answer.headers["Content-Disposition"] = f'attachment; filename="notula-rapat-{meeting_id}.docx"'
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    return answer


@blueprint.post("/rapat/<id:meeting_id>/notula/mulai")
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def start(meeting_id: int) -> Answer:
    """Begin with the usual sections."""
    form = EmptyForm()
    if form.validate_on_submit():
        start_minutes(current_actor(), meeting_id, form.submission_key.data)
        flash("Bagian-bagian notula siap diisi.", "success")
    return redirect(url_for("minutes.show", meeting_id=meeting_id), 303)


def _empty_sections(record: MinutesRecord) -> frozenset[int]:
    """Sections without a point and a question."""
    asked = {row.section_id for row in record.questions}
    return frozenset(row.id for row in record.sections if not row.points and row.id not in asked)


def _unfilled(record: MinutesRecord, outline: MinutesSheet, meeting_id: int) -> list[tuple[str, str]]:
    """(words, address) of the sections and lists in which nothing is written yet."""
    empty = _empty_sections(record)
    sections = [
        (section.title, url_for("minutes_sections.edit", meeting_id=meeting_id, section_id=section.id))
        for section in record.sections
        if section.id in empty
    ]
    lists = (
        ("Sesi tanya jawab", "question_session", record.head and record.head.session),
        ("Data yang disampaikan", "figures", record.head and record.head.figures),
        ("Kontak layanan", "contacts", record.contacts),
        ("Kesimpulan rapat", "conclusions", record.conclusions),
        ("Tim kecil", "teams", outline.small_teams),
    )
    return sections + [
        (words, url_for(f"minutes_lists.{name}", meeting_id=meeting_id)) for words, name, filled in lists if not filled
    ]


def _log_closed_parts(facts: MeetingFacts, level: Confidentiality) -> None:
    """Reading a part that is stricter than its meeting is noted before it is sent."""
    if stricter(level, facts.confidentiality) is not facts.confidentiality:
        access_log.record(current_actor(), Permission.MINUTES_VIEW, "minutes", facts.id, allowed=True)


def _runs(points: tuple[PointView, ...]) -> list[dict[str, Any]]:
    """Points that one speaker makes in a row; of a run of closed ones only one, so that none are counted."""
    runs = []
    for (withheld, words), run in groupby(points, key=lambda point: (point.withheld, words_of(point.speaker))):
        runs.append({"withheld": withheld, "speaker": words, "points": [] if withheld else list(run)})
    return runs
