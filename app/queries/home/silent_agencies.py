"""Beranda of the Sekda: who has not reported on what is late; and which shares are late at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from app.domain.action_items import ItemStatus
from app.domain.agencies import Relation, is_partner
from app.domain.deadlines import NOT_LATE
from app.domain.roles import Actor
from app.models.action_items import Assignment
from app.models.agencies import Agency
from app.queries.home.parts import limited, part
from app.queries.item_scope import hidden_items, own_agencies
from app.queries.kept_statements import among, one_of
from app.queries.keyset import AnyRow

ROWS_MAX = 100
_SUBORDINATE = [relation for relation in Relation if not is_partner(relation)]
#: One by one and the usual ones first: most rows are known by the first, where a long list is looked up for each.
_OWING = [status for status in ItemStatus if status not in {*NOT_LATE, ItemStatus.SEMENTARA}]
_AGENCY = func.coalesce(Agency.short_name, Agency.name)


@dataclass(frozen=True)
class Unreported:
    """An agency with late items of which nothing was heard since they were due."""

    agency_id: int
    name: str
    items: int


def unreported(actor: Actor, bound: date) -> Select[Any]:
    """Subordinate agencies with late items and no report since the due date, with how many.

    Counted over the index on open shares alone; of meetings that the actor does not see only what is his own.
    """
    silent = or_(
        Assignment.last_report_at.is_(None), func.date(Assignment.last_report_at) <= func.date(Assignment.due_on)
    )
    known: ColumnElement[bool] = Assignment.item_id.not_in(hidden_items(actor))
    if own := own_agencies(actor):
        known = or_(known, among(Assignment.agency_id, own))
    late = (
        select(Assignment.agency_id, func.count().label("total"))
        .where(*late_share(actor, bound), silent, known)
        .group_by(Assignment.agency_id)
        .subquery()
    )
    rows = (
        part("unreported", id_1=Agency.id, id_2=late.c.total, id_3=Agency.protocol_order, text_1=_AGENCY)
        .join(late, late.c.agency_id == Agency.id)
        .order_by(late.c.total.desc(), Agency.protocol_order, Agency.id)
    )
    return limited(rows, ROWS_MAX)


def silent_agency(row: AnyRow) -> Unreported:
    """A row of `unreported`."""
    return Unreported(agency_id=row.id_1, name=row.text_1, items=row.id_2)


def late_share(actor: Actor, bound: date) -> tuple[ColumnElement[bool], ...]:
    """Open shares of subordinate agencies that are late: due before `bound` and waiting for nobody else."""
    subordinate = and_(Agency.government_id == actor.government_id, one_of(Agency.relation, _SUBORDINATE))
    return (
        Assignment.government_id == actor.government_id,
        Assignment.is_open.expression,  # bare, so that the partial index on open rows serves it
        Assignment.due_on < bound,
        or_(*(Assignment.status == status for status in _OWING)),
        Assignment.agency_id.in_(select(Agency.id).where(subordinate).correlate(None)),
    )
