"""Words of the review of late items: how late a row is, what was proposed, the sentence on top, the lines in Excel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.deadlines import counted_late
from app.domain.indonesian import clock as clock_words
from app.domain.indonesian import in_words, long_date, number, upper_first
from app.domain.item_decisions import ProposalKind
from app.domain.labels import label
from app.domain.proposal_rules import headline
from app.domain.roles import Actor, Role
from app.domain.sheets.review import ReviewLine, ReviewSheet
from app.domain.workdays import WorkCalendar
from app.queries.review import COUNT_MAX, EXPORT_MAX, ReviewPage
from app.queries.review_rows import ReviewRow
from app.web.item_words import short_title

_MANY = 99


@dataclass(frozen=True)
class Line:
    """A row with its words. `act` is the (endpoint, words) of what the actor may do about it here."""

    row: ReviewRow
    title: str
    days: int | None
    proposal: str | None
    act: tuple[str, str] | None


def line_of(row: ReviewRow, actor: Actor, today: date, calendar: WorkCalendar) -> Line:
    return Line(row, short_title(row.text), late_days(row, today, calendar), proposal_words(row), _act(row, actor))


def late_days(row: ReviewRow, today: date, calendar: WorkCalendar) -> int | None:
    """Working days late; None for partners and where nobody owes anything."""
    late = counted_late(row.due_on, row.status, partner=row.is_partner, today=today, calendar=calendar, waits=row.waits)
    return late or None


def proposal_words(row: ReviewRow) -> str | None:
    """`Surat penegasan: kirim penegasan ke-1`; None without a waiting usul."""
    if row.proposal_kind is None:
        return None
    if row.proposal_kind is ProposalKind.LAINNYA:
        return row.proposal_text
    return f"{headline(row.proposal_kind, row.proposal_until)}: {row.proposal_text}"


def _act(row: ReviewRow, actor: Actor) -> tuple[str, str] | None:
    if not row.is_firm:
        return None
    if actor.has(Role.SEKDA):
        return "directives.give", "Beri arahan"
    if actor.has(Role.ASISTEN):
        return "proposals.edit", "Ubah usul" if row.proposal_kind else "Tulis usul"
    if actor.has(Role.LEADERSHIP_STAFF):
        return "directives.record_spoken", "Catat arahan lisan"
    return None


def total(page: ReviewPage) -> str:
    return f"{number(COUNT_MAX)}+" if page.count > COUNT_MAX else number(page.count)


def summary(page: ReviewPage) -> str:
    return f"{len(page.rows)} ditampilkan dari {total(page)} tindak lanjut" if page.rows else ""


def sentence(page: ReviewPage, today: date, calendar: WorkCalendar) -> str:
    """`Delapan tindak lanjut lewat batas waktu; yang terlama 45 hari kerja.`"""
    if not page.rows:
        return "Tidak ada tindak lanjut yang lewat batas waktu."
    words = in_words(page.count) if page.count <= _MANY else total(page)
    longest = max((late_days(row, today, calendar) or 0 for row in page.rows), default=0)
    tail = f"; yang terlama {number(longest)} hari kerja" if longest else ""
    return f"{upper_first(words)} tindak lanjut lewat batas waktu{tail}."


def more(page: ReviewPage, shown: int) -> str | None:
    """What the sheet leaves out."""
    if page.count > COUNT_MAX:
        rest = f"lebih dari {number(COUNT_MAX - shown)}"
    elif page.count > shown:
        rest = number(page.count - shown)
    else:
        return None
    return f"{upper_first(rest)} tindak lanjut lain terdapat pada halaman Tinjauan lewat batas."


def sheet_of(
    page: ReviewPage,
    actor: Actor,
    narrowed: tuple[str, ...],
    now: datetime,
    today: date,
    calendar: WorkCalendar,
) -> ReviewSheet:
    """The workbook's sheet of rows that are masked already; `now` on the wall clock of the government."""
    cut = f"Hanya {number(EXPORT_MAX)} baris pertama. Persempit dengan saringan untuk melihat yang lain."
    return ReviewSheet(
        government=actor.government_name,
        title="Tinjauan lewat batas",
        made=f"Keadaan {long_date(now.date())} pukul {clock_words(now.time())}",
        filters=narrowed,
        remark=cut if page.after else None,
        lines=tuple(_sheet_line(row, today, calendar) for row in page.rows),
    )


def _sheet_line(row: ReviewRow, today: date, calendar: WorkCalendar) -> ReviewLine:
    return ReviewLine(
        agency=row.owner,
        text=row.text,
        meeting=row.title,
        status=label(row.status) if row.status else None,
        first_due_on=row.first_due_on,
        due_on=row.due_on,
        days_late=late_days(row, today, calendar),
        extensions=row.extension_count,
        reported_on=row.reported_on,
        obstacle=row.obstacle,
        proposal=proposal_words(row),
    )
