"""The review of late items (Tinjauan lewat batas): one page by keyset, or all rows up to a cap for Excel and print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import Select, select

from app import clock
from app.domain.deadlines import overdue_bound
from app.domain.people import PositionKind
from app.domain.roles import Actor
from app.domain.workdays import WorkCalendar
from app.models.agencies import AgencyCoordinator, Position
from app.queries.item_filters import ItemFilters, ItemView
from app.queries.item_list_statements import COUNT_MAX, ListStatements, counted, list_statements
from app.queries.item_scope import bare, forces_of
from app.queries.kept_statements import KEPT_MOST
from app.queries.keyset import AnySelect, Place, arranged, first_page, page
from app.queries.reading import fetch
from app.queries.review_rows import ReviewRow, plain_rows, review_rows, with_columns

__all__ = [
    "COUNT_MAX",
    "EXPORT_MAX",
    "PAGE_SIZE",
    "Coordination",
    "ReviewPage",
    "ReviewRow",
    "coordination",
    "export_rows",
    "late_rows",
    "review_page",
    "silent_partners",
]

PAGE_SIZE = 25
#: An export holds at most so many rows and says so.
EXPORT_MAX = 2_000


@dataclass(frozen=True)
class ReviewPage:
    """One page; `before` and `after` are tokens, None at the ends. `count` stops at COUNT_MAX + 1."""

    rows: list[ReviewRow]
    before: str | None
    after: str | None
    count: int


@dataclass(frozen=True)
class Coordination:
    """A position of an asisten and the agencies mapped to it."""

    position_id: int
    title: str
    agency_ids: frozenset[int]


@dataclass(frozen=True)
class _Review:
    """The statements of one list; `first` is arranged already."""

    lines: AnySelect
    first: AnySelect
    known: ListStatements
    descending: bool


def review_page(
    actor: Actor, filters: ItemFilters, calendar: WorkCalendar, place: Place | None = None, size: int = PAGE_SIZE
) -> ReviewPage:
    """Items in the actor's charge that fit: late ones longest due first, silent partners newest first."""
    made = _statements(bare(actor), forces_of(actor), filters, _bound(actor, calendar), size, is_counted=True)
    keys = made.known.keys
    if place is None:
        found = first_page(made.first, len(keys), size)
        count: int = found.rows[0].total if found.rows else 0
    else:
        found = page(made.lines, keys, place, descending=made.descending, size=size)
        count = fetch(made.known.count)[0][0]
    return ReviewPage(review_rows(actor, found.rows), found.before, found.after, count)


def export_rows(actor: Actor, filters: ItemFilters, calendar: WorkCalendar) -> ReviewPage:
    """The first EXPORT_MAX rows without paging; `after` is set where there are more."""
    size = EXPORT_MAX
    made = _statements(bare(actor), forces_of(actor), filters, _bound(actor, calendar), size)
    found = first_page(made.first, len(made.known.keys), size)
    return ReviewPage(review_rows(actor, found.rows), None, found.after, len(found.rows))


def late_rows(actor: Actor, calendar: WorkCalendar) -> list[ReviewRow]:
    """The first EXPORT_MAX late items for counting: without what was reported on them."""
    made = _statements(
        bare(actor), forces_of(actor), ItemFilters(view=ItemView.LATE), _bound(actor, calendar), EXPORT_MAX
    )
    return plain_rows(actor, first_page(made.first, len(made.known.keys), EXPORT_MAX).rows)


def silent_partners(actor: Actor, calendar: WorkCalendar, size: int) -> tuple[list[str], bool]:
    """Names of partners from whom nothing was heard, of the first `size` items; whether there are more."""
    filters = ItemFilters(view=ItemView.SILENT)
    made = _statements(bare(actor), forces_of(actor), filters, _bound(actor, calendar), size)
    found = first_page(made.first, len(made.known.keys), size)
    names = (row.agency_short_name or row.agency_name for row in found.rows if row.level is not None)
    return list(dict.fromkeys(names)), found.after is not None


def coordination(actor: Actor) -> list[Coordination]:
    """Positions of asisten with their agencies, in the order in which they were recorded; one statement."""
    found: dict[int, tuple[str, set[int]]] = {}
    for row in fetch(_coordination(actor.government_id)):
        found.setdefault(row.id, (row.title, set()))[1].update([row.agency_id] if row.agency_id else [])
    return [Coordination(number, title, frozenset(agencies)) for number, (title, agencies) in found.items()]


def _coordination(government_id: int) -> Select[int, str, int]:
    return (
        select(Position.id, Position.title, AgencyCoordinator.agency_id)
        .outerjoin(AgencyCoordinator, AgencyCoordinator.position_id == Position.id)
        .where(
            Position.government_id == government_id,
            Position.kind == PositionKind.ASISTEN,
            Position.is_active,
        )
        .order_by(Position.id)
    )


@lru_cache(maxsize=KEPT_MOST)
def _statements(
    actor: Actor, forces: tuple[int, ...], filters: ItemFilters, bound: date, size: int, *, is_counted: bool = False
) -> _Review:
    """Kept for the same rights and filters; they hold no rows."""
    known = list_statements(actor, forces, filters, bound, size)
    lines, descending = with_columns(known.lines), filters.view is ItemView.SILENT
    shown = counted(lines, known.count) if is_counted else lines
    return _Review(lines, arranged(shown, known.keys, descending=descending, size=size), known, descending)


def _bound(actor: Actor, calendar: WorkCalendar) -> date:
    return overdue_bound(clock.today(actor.zone), calendar)
