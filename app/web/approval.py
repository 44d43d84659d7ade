"""The page of a notula's approval (Persetujuan), and acts that need no more than a press. Others: approval_forms.py."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.domain.privacy_places import Paper
from app.domain.roles import Actor
from app.queries import subjects
from app.queries.addenda import addenda_of
from app.queries.approval import approval_state
from app.queries.privacy_passages import findings_for
from app.queries.revisions import revisions_of
from app.services import approval as way
from app.services import approval_decisions
from app.web.access import current_actor, may, requires
from app.web.approval_words import history, offered_acts, returned, revision_lines, standing
from app.web.forms.auth import EmptyForm
from app.web.meeting_frame import meeting_frame
from app.web.minutes_checks import submission_checks

blueprint = Blueprint("approval", __name__, url_prefix="/rapat/<id:meeting_id>/persetujuan")
Answer = str | Response | BaseResponse | tuple[str, int]
Act = Callable[[Actor, int, int, str], int]


@blueprint.get("")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """On whose desk it lies, what was done, and what this person may do."""
    return _page(meeting_id, EmptyForm(formdata=None))


@blueprint.post("/ajukan")
@requires(Permission.APPROVAL_SUBMIT, subjects.meeting)
def submit(meeting_id: int) -> Answer:
    """Send the draft round."""
    return _done(meeting_id, way.submit, "Notula diajukan untuk persetujuan.")


@blueprint.post("/paraf")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def initial(meeting_id: int) -> Answer:
    """The paraf of whose turn it is; the service asks whether it is this person's."""
    return _done(meeting_id, way.initial, "Paraf tercatat.")


@blueprint.post("/catat-paraf")
@requires(Permission.APPROVAL_SUBMIT, subjects.meeting)
def record_initial(meeting_id: int) -> Answer:
    """The next paraf as it stands on paper."""
    return _done(meeting_id, way.record_initial, "Paraf dari naskah kertas tercatat.")


@blueprint.post("/tarik")
@requires(Permission.APPROVAL_SUBMIT, subjects.meeting)
def take_back(meeting_id: int) -> Answer:
    """Take the draft off the desks."""
    return _done(meeting_id, way.take_back, "Pengajuan ditarik kembali. Notula dapat ditulis lagi.")


@blueprint.post("/setujui")
@requires(Permission.APPROVAL_GIVE, subjects.meeting)
def approve(meeting_id: int) -> Answer:
    """Chair or Sekda approves."""
    return _done(meeting_id, approval_decisions.approve, "Notula disetujui. Tindak lanjutnya kini tetap.")


def _done(meeting_id: int, act: Act, words: str) -> Answer:
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            act(current_actor(), meeting_id, form.version.data or 0, form.submission_key.data)
            flash(words, "success")
            return redirect(url_for("approval.show", meeting_id=meeting_id), 303)
    return _page(meeting_id, form)


def _page(meeting_id: int, form: EmptyForm) -> Answer:
    actor, facts = current_actor(), g.subject
    state, frame = approval_state(actor, facts), meeting_frame(meeting_id, "persetujuan")
    acts = offered_acts(facts, state)
    added = addenda_of(actor, facts)
    held, start = _held(acts), frame["head"].meeting.sort_on
    page = render_template(
        "approval/show.html",
        **frame,
        state=state,
        standing=standing(state),
        acts=acts,
        checks=submission_checks(actor, facts, start, held) if "submit" in acts else None,
        history=(lines := history(actor, facts, state, added)),
        returned=returned(state, lines),
        revisions=revision_lines(revisions_of(actor, facts), meeting_id, state, added),
        may_add=state.status is MinutesStatus.DISETUJUI and may(Permission.APPROVAL_SUBMIT, facts),
        held=held,
        form=form,
    )
    return page, form.status


def _held(acts: frozenset[str]) -> int:
    """How much the privacy guard holds back of what may be done next; asked only of those who settle it."""
    if not {"submit", "record"} & acts:
        return 0
    return len(findings_for(current_actor(), g.subject, Paper.NOTULA))
