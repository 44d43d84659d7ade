"""Holidays (Hari libur) and the working week: the list of a year, filling it, adding, changing, deactivating."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.indonesian import lower_first
from app.domain.permissions import Permission
from app.queries import holidays, settings
from app.services import holidays as calendar
from app.web import list_pages
from app.web.access import current_actor, may, requires
from app.web.confirmation import Question, confirmed
from app.web.conflicts import saved_beside
from app.web.filters import weekday_date
from app.web.forms.holidays import WEEKS, FillForm, HolidayFilterForm, HolidayForm, WorkWeekForm

blueprint = Blueprint("holidays", __name__, url_prefix="/hari-libur")
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("")
@requires(Permission.DIRECTORY_VIEW)
def index() -> Answer:
    """Holidays of one year by date."""
    actor = current_actor()
    form = HolidayFilterForm.of_request()
    form.validate()
    year = form.year(clock.today(actor.zone))
    page = holidays.holiday_page(actor, year, form.read(form.q), list_pages.place())
    return render_template(
        "holidays/index.html",
        **list_pages.context(page, form),
        year=year,
        years=holidays.years(actor),
        week_words=lower_first(dict(WEEKS)[settings.work_week(actor.government_id).value]),
        may_edit=may(Permission.DIRECTORY_EDIT),
        fill_form=FillForm(formdata=None, data={"year": year}),
    ), form.status


@blueprint.route("/baru", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT)
def create() -> Answer:
    """Record a holiday, for instance a local one."""
    form = HolidayForm()
    if form.validate_on_submit():
        with form.refusals():
            calendar.add_holiday(current_actor(), form.to_add(), form.submission_key.data)
            flash("Hari libur tercatat; hari kerja dihitung ulang dengannya.", "success")
            return _back(form.on_date.data.year)
    return render_template("holidays/form.html", form=form, holiday=None), form.status


@blueprint.route("/<id:holiday_id>/ubah", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, holidays.known)
def edit(holiday_id: int) -> Answer:
    """Change a holiday, for instance when the government moves the day."""
    form = HolidayForm() if request.method == "POST" else _saved(holiday_id)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(holiday_id)):
            calendar.change_holiday(current_actor(), form.to_change(holiday_id), form.submission_key.data)
            flash("Perubahan tersimpan; hari kerja dihitung ulang dengannya.", "success")
            return _back(form.on_date.data.year)
    holiday = holidays.holiday(current_actor(), holiday_id)
    return render_template("holidays/form.html", form=form, holiday=holiday), form.status


@blueprint.route("/<id:holiday_id>/nonaktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, holidays.known)
def deactivate(holiday_id: int) -> Answer:
    """Ask, then let the day count as a working day again."""
    return _set(holiday_id, active=False, done="Hari libur dinonaktifkan; harinya dihitung sebagai hari kerja.")


@blueprint.route("/<id:holiday_id>/aktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, holidays.known)
def reactivate(holiday_id: int) -> Answer:
    """Undo a deactivation."""
    return _set(holiday_id, active=True, done="Hari libur aktif kembali.")


def _set(holiday_id: int, *, active: bool, done: str) -> Answer:
    actor = current_actor()
    holiday = holidays.holiday(actor, holiday_id)
    target = url_for("holidays.index", tahun=holiday.on_date.year)
    verb = "Aktifkan kembali" if active else "Nonaktifkan"
    counted = "tidak lagi dihitung" if active else "akan dihitung"
    question = Question(
        version=holiday.version,
        title=f"{verb} hari libur",
        crumbs=[("Hari libur", target)],
        question=f"{verb} {holiday.name}?",
        text=f"{weekday_date(holiday.on_date)} {counted} sebagai hari kerja; keterlambatan dihitung ulang dengannya.",
        button_words=verb,
        back=target,
        undo_words=None if active else "Hari libur dapat diaktifkan kembali.",
        kind="primary" if active else "danger",
    )

    def act(version: int, key: str) -> object:
        return calendar.set_holiday_active(actor, holiday_id, version, active=active, key=key)

    return confirmed(act, lambda: question, done=done, target=target)


@blueprint.route("/isi", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT)
def fill() -> Answer:
    """Fill a year from the national list; days already recorded stay as they are."""
    form = FillForm() if request.method == "POST" else FillForm(data={"year": _next_year()})
    if form.validate_on_submit():
        with form.refusals():
            count = calendar.fill_years(current_actor(), (form.year.data,), form.submission_key.data)
            told = f"{count} hari ditambahkan" if count else "Tidak ada hari baru"
            flash(f"{told} untuk tahun {form.year.data}. Cocokkan dengan keputusan bersama tahun itu.", "success")
            return _back(form.year.data)
    return render_template("holidays/fill.html", form=form), form.status


@blueprint.route("/pekan-kerja", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT)
def work_week() -> Answer:
    """Five or six working days a week."""
    actor = current_actor()
    form = WorkWeekForm() if request.method == "POST" else _saved_week()
    if form.validate_on_submit():
        with saved_beside(form, _saved_week):
            version = form.version.data or 0
            calendar.set_work_week(actor, form.days_per_week.data, version, form.submission_key.data)
            flash("Pekan kerja tersimpan.", "success")
            return redirect(url_for("holidays.index"), 303)
    return render_template("holidays/work_week.html", form=form), form.status


def _saved_week() -> WorkWeekForm:
    stored = settings.work_week(current_actor().government_id)
    return WorkWeekForm(formdata=None, data={"days_per_week": stored.value, "version": stored.version})


def _saved(holiday_id: int) -> HolidayForm:
    return HolidayForm(formdata=None, obj=holidays.holiday(current_actor(), holiday_id))


def _next_year() -> int:
    return clock.today(current_actor().zone).year + 1


def _back(year: int) -> BaseResponse:
    return redirect(url_for("holidays.index", tahun=year), 303)
