"""Meetings: the list, planning, the overview, changing, postponing and cancelling."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.dates import PartialDate, weekday_remarks
from app.domain.indonesian import number
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.queries import meeting_list, meetings, subjects
from app.queries.list_choices import list_choices
from app.services import meeting_changes
from app.services import meetings as planning
from app.web.access import current_actor, may, requires
from app.web.conflicts import saved_beside
from app.web.forms.meeting_filters import MeetingFilterForm
from app.web.forms.meetings import ChangeForm, MeetingForm, PlanForm, saved_values
from app.web.forms.rows import prototype, rearranged
from app.web.list_pages import place
from app.web.meeting_frame import address, meeting_frame
from app.web.meeting_steps import next_step, papers, state_of

blueprint = Blueprint("meetings", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("/rapat")
@requires(Permission.MEETING_LIST)
def index() -> Answer:
    """The meetings that the actor sees, newest first."""
    actor = current_actor()
    form = MeetingFilterForm(formdata=request.args)
    offered = list_choices(actor)
    form.offer(offered.years, offered.agencies, offered.forces)
    form.validate()
    page = meeting_list.meetings_page(actor, form.to_filters(), place())
    kept = {name: request.args[name] for name in form.in_use()}
    return render_template(
        "meetings/index.html",
        form=form,
        page=page,
        states={row.id: state_of(row, clock.today(actor.zone)) for row in page.rows},
        active=[
            (form[name].label.text, words, url_for("meetings.index", **{k: v for k, v in kept.items() if k != name}))
            for name, words in form.in_use().items()
        ],
        newer_url=page.newer and url_for("meetings.index", **kept, sebelum=page.newer),
        older_url=page.older and url_for("meetings.index", **kept, sesudah=page.older),
        summary=_count_words(page),
        may_plan=may(Permission.MEETING_PLAN),
    )


def _count_words(page: meeting_list.MeetingPage) -> str:
    """`25 dari 1.000+ rapat`; the count stops at a thousand."""
    cap = meeting_list.COUNT_MAX
    total = f"{number(cap)}+" if page.count > cap else number(page.count)
    shown = len(page.rows)
    return f"{shown} dari {total} rapat" if shown != page.count else f"{total} rapat"


@blueprint.get("/rapat/<id:meeting_id>")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """Everything recorded of a meeting that has no page of its own."""
    frame = meeting_frame(meeting_id)
    overview = meetings.overview(current_actor(), frame["head"])
    step = next_step(frame, clock.today(frame["head"].meeting.zone))
    traces = {
        "history_url": address("history.meeting", g.subject, meeting_id=meeting_id),
        "access_url": address("history.access", g.subject, meeting_id=meeting_id),
    }
    return render_template("meetings/show.html", **frame, **traces, overview=overview, step=step, papers=papers(frame))


@blueprint.route("/rapat/baru", methods=["GET", "POST"])
@requires(Permission.MEETING_PLAN)
def create() -> Answer:
    """Plan a meeting in one form."""
    actor = current_actor()
    changed = rearranged(request.form) if request.method == "POST" else None
    form = PlanForm(formdata=changed) if changed is not None else PlanForm()
    _offer_for_planning(actor, form)
    if changed is None and form.validate_on_submit():
        with form.refusals():
            meeting_id = planning.plan_meeting(actor, form.to_command(), form.submission_key.data)
            _tell_remarks(form)
            flash("Rapat tercatat. Periksa pesertanya, lalu tulis notulanya.", "success")
            return redirect(url_for("meetings.show", meeting_id=meeting_id), 303)
    status = 200 if changed is not None else form.status
    return render_template("meetings/create.html", form=form, blank_day=prototype(form.days)), status


@blueprint.route("/rapat/<id:meeting_id>/ubah", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subjects.meeting)
def edit(meeting_id: int) -> Answer:
    """The same form for a recorded meeting."""
    actor = current_actor()
    changed = rearranged(request.form) if request.method == "POST" else None
    record = meetings.record(actor, meeting_id)
    form = ChangeForm(formdata=changed) if changed is not None else _change_form(record)
    _offer(actor, form, record)
    if changed is None and form.validate_on_submit():

        def saved() -> MeetingForm:
            now = meetings.record(actor, meeting_id)
            fresh = ChangeForm(formdata=None, data=saved_values(now))
            _offer(actor, fresh, now)
            return fresh

        with saved_beside(form, saved):
            meeting_changes.change_meeting(actor, meeting_id, form.to_command(), form.submission_key.data)
            _tell_remarks(form)
            flash("Perubahan tersimpan.", "success")
            return redirect(url_for("meetings.show", meeting_id=meeting_id), 303)
    status = 200 if changed is not None else form.status
    page = {"form": form, "blank_day": prototype(form.days), "meeting": record.meeting}
    return render_template("meetings/edit.html", **page), status


def _change_form(record: meetings.MeetingRecord) -> ChangeForm:
    """What is posted decides alone; a page that is opened begins with what is saved."""
    return ChangeForm() if request.method == "POST" else ChangeForm(data=saved_values(record))


def _offer(actor: Actor, form: MeetingForm, record: meetings.MeetingRecord | None = None) -> list[tuple[int, str]]:
    """Choices of both forms; what is saved already stays choosable. Gives the agencies."""
    agencies, forces = meeting_list.agency_and_force_choices(actor)
    if record is None:
        form.offer(agencies, forces, meeting_list.choices(actor))
        return agencies
    meeting, parts = record.meeting, record.parts
    if meeting.organiser_agency_id and meeting.organiser_agency_id not in dict(agencies):
        agencies = [*agencies, (meeting.organiser_agency_id, parts.organiser or "")]
    forces = forces + [(force.id, force.name) for force in parts.task_forces if force.id not in dict(forces)]
    others = meeting_list.choices(actor, without=meeting.id, always=meeting.previous_meeting_id)
    form.offer(agencies, forces, others)
    return agencies


def _offer_for_planning(actor: Actor, form: PlanForm) -> None:
    agencies = _offer(actor, form)
    kept = actor.agencies(Role.SECRETARIAT)
    own = [choice for choice in agencies if choice[0] in kept]
    form.agency_ids.choices = agencies
    form.secretariat_agency_id.choices = own if len(own) == 1 else [("", "Pilih instansi"), *own]
    if request.method == "GET" and len(own) == 1:
        form.secretariat_agency_id.data = own[0][0]


def _tell_remarks(form: MeetingForm) -> None:
    """What looks odd is said, and saved nevertheless."""
    for row in form.days.entries:
        when: Any = row.form.to_input().when
        if when.on is not None:
            stated = PartialDate(weekday=when.weekday, day=when.on.day, month=when.on.month, year=when.on.year)
            for remark in weekday_remarks(stated):
                flash(remark.message, "warning")
