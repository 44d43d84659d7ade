"""Words of the page Perlu keputusan: the sentence on top and the lines of its lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.dates import parse_date
from app.domain.deadlines import counted_late
from app.domain.errors import RuleViolation
from app.domain.indonesian import in_words, joined, number, upper_first
from app.domain.labels import label
from app.domain.people import Sapaan
from app.domain.proposal_rules import headline
from app.domain.roles import Actor, Role
from app.domain.workdays import WorkCalendar
from app.queries.exception_lines import LIST_MAX, Line
from app.queries.exceptions import Exceptions, OralDirective, WaitingExtension, WaitingProposal
from app.queries.review_rows import ReviewRow
from app.web.forms.decisions import chosen_value
from app.web.item_words import short_title


@dataclass(frozen=True)
class Shown:
    """One line: what waits (`of`), the item's title, working days late, and for an usul its kind and box."""

    of: WaitingProposal | OralDirective | WaitingExtension
    line: Line
    title: str
    days: int | None
    headline: str | None = None
    value: str | None = None


def proposal_line(one: WaitingProposal, today: date, calendar: WorkCalendar) -> Shown:
    return Shown(
        one,
        one.line,
        short_title(one.line.text),
        _days(one.line, today, calendar),
        headline(one.kind, one.until),
        chosen_value(one),
    )


def oral_line(one: OralDirective, today: date, calendar: WorkCalendar) -> Shown:
    late = _days(one.line, today, calendar)
    return Shown(one, one.line, short_title(one.line.text), late)


def extension_line(one: WaitingExtension, today: date, calendar: WorkCalendar) -> Shown:
    late = _days(one.line, today, calendar)
    return Shown(one, one.line, short_title(one.line.text), late)


def missing_line(row: ReviewRow, today: date, calendar: WorkCalendar) -> tuple[ReviewRow, str, int | None]:
    """An exception without usul, its title, and how late it is."""
    return row, short_title(row.text), _days(row, today, calendar)


def sentence(actor: Actor, proposals: int, orals: int, missing: Exceptions | None, extensions: int) -> str:
    """`Enam hal perlu keputusan Ibu.`, by the roles of the actor."""
    parts = []
    if actor.has(Role.SEKDA):
        if things := proposals + orals:
            parts.append(f"{_count(things)} hal perlu keputusan {_addressed(actor)}")
        if extensions:
            parts.append(f"{_count(extensions)} permohonan perpanjangan menunggu keputusan")
    elif extensions:
        parts.append(f"{_count(extensions)} permohonan perpanjangan menunggu keputusan {_addressed(actor)}")
    if missing is not None and missing.rows:
        many = f"lebih dari {number(LIST_MAX)}" if missing.more else _count(len(missing.rows))
        parts.append(f"{many} hal lewat batas waktu belum memiliki usul")
    if not actor.has(Role.SEKDA) and proposals:
        parts.append(f"{_count(proposals)} usul menunggu keputusan Sekretaris Daerah")
    if not actor.has(Role.SEKDA) and orals:
        parts.append(f"{_count(orals)} arahan lisan menunggu pengesahan")
    return f"{upper_first(joined(parts))}." if parts else "Tidak ada yang perlu diputuskan."


def agreed(count: int) -> str:
    """What is said after usul were agreed to."""
    return "Usul disetujui dan dijalankan." if count == 1 else f"{_count(count).capitalize()} usul disetujui."


def day_asked(typed: str, today: date) -> date:
    """The day in the address; today for anything that is none."""
    try:
        return parse_date(typed[:40], field="") or today
    except RuleViolation:
        return today


def _addressed(actor: Actor) -> str:
    return label(Sapaan(actor.sapaan)) if actor.sapaan else "Bapak/Ibu"


def _count(value: int) -> str:
    return in_words(value) if value < LIST_MAX else f"{number(LIST_MAX)} atau lebih"


def _days(row: Line | ReviewRow, today: date, calendar: WorkCalendar) -> int | None:
    late = counted_late(row.due_on, row.status, partner=row.is_partner, today=today, calendar=calendar, waits=row.waits)
    return late or None
