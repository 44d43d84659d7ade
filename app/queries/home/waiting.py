"""Everything that waits for a person on Beranda, by the roles held, asked in one statement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import CompoundSelect, Select, union_all

from app.domain.roles import Actor, Role
from app.queries.home import agency, leadership, secretariat, silent_agencies
from app.queries.item_scope import bare, forces_of
from app.queries.kept_statements import KEPT_MOST
from app.queries.keyset import AnyRow
from app.queries.reading import fetch

#: Name of a part → what makes a line of its row, and the order of its rows.
_LINES: dict[str, tuple[Callable[[AnyRow], Any], Callable[[AnyRow], Any]]] = {
    "decisions": (leadership.decision, lambda row: row.id_2),
    "unreported": (silent_agencies.silent_agency, lambda row: (-row.id_2, row.id_3, row.id_1)),
    "exceptions": (leadership.exceptional, lambda row: (row.on_date, row.id_2)),
    "extensions": (leadership.extension, lambda row: row.id_3),
    "reports": (agency.waiting_report, lambda row: row.id_4),
    "returned": (agency.returned_report, lambda row: -row.id_3),
    "gaps": (secretariat.gap, lambda row: (-row.on_date.toordinal(), -row.id_1)),
    "verifications": (secretariat.verification, lambda row: (row.on_date is None, row.on_date or date.min, row.id_2)),
    "unanswered": (secretariat.silence, lambda row: (row.on_date, row.id_1)),
}


def waiting(actor: Actor, today: date, bound: date) -> dict[str, list[Any]]:
    """Lines of each part that holds any, in their order; `bound` of domain.deadlines.overdue_bound."""
    statement = _statement(bare(actor), forces_of(actor), today, bound)
    if statement is None:
        return {}
    found: dict[str, list[AnyRow]] = {}
    for row in fetch(statement):
        found.setdefault(row.part, []).append(row)
    return {name: [_LINES[name][0](row) for row in sorted(rows, key=_LINES[name][1])] for name, rows in found.items()}


@lru_cache(maxsize=KEPT_MOST)
def _statement(actor: Actor, forces: tuple[int, ...], today: date, bound: date) -> CompoundSelect[Any] | None:
    """Kept for the same rights, because making it costs more than running it; it holds no rows."""
    parts = list(_parts(actor, forces, today, bound))
    return union_all(*parts) if parts else None


def _parts(actor: Actor, forces: tuple[int, ...], today: date, bound: date) -> list[Select[Any]]:
    """Only what the roles of the actor make worth asking."""
    parts: list[Select[Any]] = []
    if actor.has(Role.SEKDA):
        parts += [leadership.decisions(actor, forces), silent_agencies.unreported(actor, bound)]
    if actor.has(Role.ASISTEN):
        parts += [leadership.exceptions(actor, bound), leadership.extensions(actor, forces)]
    if actor.has(Role.AGENCY_HEAD):
        parts.append(agency.waiting_reports(actor))
    if actor.has(Role.REPORTER):
        parts.append(agency.returned_reports(actor))
    if actor.has(Role.SECRETARIAT):
        parts += [secretariat.gaps(actor, today), secretariat.unanswered(actor, today)]
        parts.append(secretariat.verifications(actor, forces))
    return parts
