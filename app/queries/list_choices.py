"""What filters above long lists offer: years of meetings that are seen, agencies, task forces; in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import CompoundSelect, Integer, Select, String, cast, func, literal, null, select, union, union_all

from app.domain.meetings import Confidentiality
from app.domain.roles import Actor
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting
from app.queries.agencies import agency_label
from app.queries.item_scope import bare
from app.queries.kept_statements import KEPT_MOST, at_most, one_of, written
from app.queries.reading import fetch
from app.queries.visibility import meeting_visible


@dataclass(frozen=True)
class ListChoices:
    """Years newest first, None standing for meetings without one; (id, words) of agencies and task forces."""

    years: list[int | None]
    agencies: list[tuple[int, str]]
    forces: list[tuple[int, str]]


def list_choices(actor: Actor) -> ListChoices:
    """Choices for the actor: active agencies in protocol order, active task forces by name. Nobody changes them."""
    return _arranged(tuple(map(tuple, fetch(_statement(bare(actor))))))


@lru_cache(maxsize=64)
def _arranged(rows: tuple[tuple[Any, ...], ...]) -> ListChoices:
    """Kept for the same rows: they hardly ever change, and every list asks for them."""
    years: set[int | None] = set()
    named: dict[str, list[Any]] = {"agency": [], "force": []}
    for part, row_id, name, short_name, place in rows:
        if part == "year":
            years.add(row_id)
        else:
            named[part].append((place or 0, name.casefold(), row_id, name, short_name))
    # By place and name alone; of two that are alike the first one found comes first.
    agencies, forces = (sorted(named[part], key=itemgetter(0, 1)) for part in ("agency", "force"))
    return ListChoices(
        years=sorted((year for year in years if year is not None), reverse=True) + ([None] if None in years else []),
        agencies=[(row_id, agency_label(name, short_name)) for _, _, row_id, name, short_name in agencies],
        forces=[(row_id, name) for _, _, row_id, name, _ in forces],
    )


@lru_cache(maxsize=KEPT_MOST)
def _statement(actor: Actor) -> CompoundSelect[Any]:
    """Kept for the same rights; it holds no rows. Meetings open to all are read from their index alone."""
    of_government = Meeting.government_id == actor.government_id
    guarded = [level for level in Confidentiality if level is not Confidentiality.BIASA]

    # With a type, because PostgreSQL takes a NULL beside a subquery for text.
    nothing = (cast(null(), String), cast(null(), String), cast(null(), Integer))
    visible = select(Meeting.year).where(
        of_government, one_of(Meeting.confidentiality, guarded), meeting_visible(actor)
    )
    years = union(*_years_of_all(actor.government_id), visible).subquery()
    return union_all(
        select(
            literal("agency").label("part"),
            Agency.id.label("id"),
            Agency.name.label("name"),
            Agency.short_name.label("short_name"),
            Agency.protocol_order.label("place"),
        ).where(Agency.government_id == actor.government_id, Agency.is_active),
        select(literal("force"), TaskForce.id, TaskForce.name, null(), null()).where(
            TaskForce.government_id == actor.government_id, TaskForce.is_active
        ),
        select(literal("year"), years.c.year, *nothing),
    )


def _years_of_all(government_id: int) -> tuple[Select[Any], Select[Any]]:
    """Years of the meetings that are open to all, the newest first, each found after the one before in the index.

    So it takes as long as there are years and not meetings; a meeting without a year is asked for apart.
    """
    open_to_all = (Meeting.government_id == government_id, Meeting.confidentiality == written(Confidentiality.BIASA))
    newest = select(func.max(Meeting.year).label("year")).where(*open_to_all)
    found = newest.cte("years_of_all", recursive=True)
    older = select(func.max(Meeting.year)).where(*open_to_all, Meeting.year < found.c.year).correlate(found)
    found = found.union_all(select(older.scalar_subquery()).where(found.c.year.is_not(None)))
    without = select(Meeting.year).where(*open_to_all, Meeting.year.is_(None)).limit(at_most(1)).subquery()
    return select(found.c.year).where(found.c.year.is_not(None)), select(without.c.year)
