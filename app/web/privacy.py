"""The privacy guard of a meeting: its findings and answers, marking a passage terbatas, the public version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, flash, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.documents import minutes as notula
from app.domain.facts import MeetingFacts
from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.domain.privacy_places import Paper, PlaceKind
from app.domain.roles import Actor
from app.queries import subjects
from app.queries.privacy_passages import PlacedFinding, answers_of, findings_for
from app.queries.public_minutes import has_public_version, public_sheet
from app.services.privacy import answer_findings
from app.services.restricted_passages import mark_restricted
from app.web.access import current_actor, requires
from app.web.docx import docx
from app.web.forms.base import BaseForm
from app.web.forms.privacy import AnswerForm, MarkForm
from app.web.meeting_frame import meeting_frame
from app.web.next_page import local_path
from app.web.paper_guard import held_back, note_export
from app.web.privacy_places import place_url

blueprint = Blueprint("privacy", __name__, url_prefix="/rapat/<id:meeting_id>")
Answer = str | Response | BaseResponse | tuple[str, int]


def of_point(actor: Actor, meeting_id: int, _point_id: int) -> MeetingFacts:
    """The meeting decides; whether the point stands in it is asked by the service."""
    return subjects.meeting(actor, meeting_id)


@dataclass(frozen=True)
class Line:
    """A finding as the page shows it; `url` leads to where it is mended, `marks` whether it can be closed here."""

    found: PlacedFinding
    url: str | None
    marks: bool

    @property
    def marks_sentence(self) -> bool:
        """Whether less than the whole point can be closed."""
        return self.marks and self.found.place.field == "text" and self.found.sentence is not None


@blueprint.get("/notula/privasi")
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """What is held back and asked; of one paper (`naskah`), or of the whole meeting."""
    return _page(AnswerForm(formdata=None), request.args.get("naskah"), request.args.get("next"))


@blueprint.post("/notula/privasi")
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def answer(meeting_id: int) -> Answer:
    """Somebody says that something may stand."""
    form = AnswerForm()
    if form.validate_on_submit():
        with form.refusals():
            answer_findings(current_actor(), form.to_command(meeting_id), form.submission_key.data)
            flash("Jawaban tercatat. Jawaban ini berlaku sampai kata-katanya berubah.", "success")
            return _back(meeting_id, form)
    return _page(form, form.naskah.data, form.next.data), 422


@blueprint.post("/notula/butir/<id:point_id>/terbatas")
@requires(Permission.MINUTES_WRITE, of_point)
def mark(meeting_id: int, point_id: int) -> Answer:
    """Close a passage of a point, or all of it."""
    form = MarkForm()
    if form.validate_on_submit():
        with form.refusals():
            mark_restricted(current_actor(), form.to_command(meeting_id, point_id), form.submission_key.data)
            flash("Bagian itu kini terbatas. Pada versi publik tercetak “[bagian terbatas]”.", "success")
            if not form.privasi.data:  # marked in the notula itself
                return redirect(url_for("minutes.show", meeting_id=meeting_id, _anchor=f"butir-{point_id}"), 303)
            return _back(meeting_id, form)
    return _page(form, form.naskah.data, form.next.data), 422


@blueprint.get("/notula-publik.docx")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def public_docx(meeting_id: int) -> Answer:
    """The notula without what is marked terbatas; a rahasia meeting has no public version."""
    facts: MeetingFacts = g.subject
    if not has_public_version(facts):
        return make_response(render_template("privacy/no_public.html", **meeting_frame(meeting_id, "notula")), 409)
    if (held := held_back(Paper.VERSI_PUBLIK)) is not None:
        return held
    sheet = public_sheet(current_actor(), facts)
    note_export(Paper.VERSI_PUBLIK)
    return docx(notula.build(sheet, is_public=True), f"notula-publik-rapat-{meeting_id}")


def _back(meeting_id: int, form: AnswerForm | MarkForm) -> Answer:
    asked = {"naskah": form.naskah.data or None, "next": form.next.data or None}
    return redirect(url_for("privacy.show", meeting_id=meeting_id, **asked), 303)


def _page(form: BaseForm, naskah: str | None, wanted: str | None) -> str:
    facts: MeetingFacts = g.subject
    paper = Paper(naskah) if naskah in frozenset(Paper) else None
    found = findings_for(current_actor(), facts, paper)
    target = _target(facts, wanted)
    seen = [_line(facts, one) for one in found if one.is_seen]
    lines: dict[str, Any] = {"stops": [one for one in seen if one.found.stops]}
    lines["asks"] = [one for one in seen if not one.found.stops]
    return render_template(
        "privacy/show.html",
        **meeting_frame(facts.id, "notula"),
        **lines,
        closed=len(found) - len(seen),
        answers=answers_of(facts),
        is_draft=facts.minutes_status is MinutesStatus.KONSEP,
        paper=paper,
        target=target,
        released=target if paper is not None and not found else None,
        form=form,
    )


def _line(facts: MeetingFacts, found: PlacedFinding) -> Line:
    is_draft = facts.minutes_status is MinutesStatus.KONSEP
    return Line(found, place_url(facts, found.place), is_draft and found.place.kind is PlaceKind.BUTIR)


def _target(facts: MeetingFacts, wanted: str | None) -> str | None:
    """Where the person was going: an address of the same meeting, else nothing."""
    path = local_path(wanted)
    return path if path and path.startswith(f"{url_for('meetings.show', meeting_id=facts.id)}/") else None
