"""Before a paper with words of the minutes leaves: what the privacy guard holds back, and the note of who took it."""

from __future__ import annotations

from typing import Any

from flask import Response, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.access_words import EXPORTED
from app.domain.facts import MeetingFacts, ReleaseFacts
from app.domain.meetings import Confidentiality, stricter
from app.domain.permissions import Permission
from app.domain.privacy_masks import is_harmless
from app.domain.privacy_places import Paper, PlaceKind
from app.queries.privacy_passages import findings_for
from app.services import access_log
from app.web.access import current_actor, may
from app.web.meeting_frame import meeting_frame


def held_back(paper: Paper) -> Response | BaseResponse | None:
    """None when the paper of `g.subject` may go.

    Who writes the minutes is led to the questions and back to the paper. Everybody else gets a page that says who
    settles it, and no word of what was found.
    """
    facts: MeetingFacts = g.subject
    if not findings_for(current_actor(), facts, paper):
        return None
    if may(Permission.MINUTES_WRITE, facts):
        wanted = request.full_path.rstrip("?")
        return redirect(url_for("privacy.show", meeting_id=facts.id, naskah=paper.value, next=wanted), 303)
    return make_response(render_template("privacy/held.html", **meeting_frame(facts.id), paper=paper), 409)


def is_held(paper: Paper, *printed: Any) -> bool:
    """For a page that shows a text to send: whether it shows the notice instead.

    Where `printed`, the parts of the sheet with all that the text says, raises no question, nothing is read for it.
    """
    if printed and is_harmless(*printed):
        return False
    return bool(findings_for(current_actor(), g.subject, paper))


def photos_asked() -> bool:
    """Whether photos of the meeting of `g.subject` wait for an answer."""
    found = findings_for(current_actor(), g.subject, Paper.NOTULA)
    return any(one.place.kind is PlaceKind.FOTO for one in found)


def note_export(paper: Paper, level: Confidentiality = Confidentiality.BIASA) -> None:
    """Taking along what is not for everybody is noted before it is sent; `level` is the class of the paper."""
    facts: MeetingFacts = g.subject.meeting if isinstance(g.subject, ReleaseFacts) else g.subject
    strictest = stricter(level, facts.confidentiality)
    if strictest is Confidentiality.BIASA:
        return
    kind = "meeting" if strictest is facts.confidentiality else "minutes"
    access_log.record(current_actor(), f"{EXPORTED}{paper.value}", kind, facts.id, allowed=True)
