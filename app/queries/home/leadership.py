"""Beranda of Sekda and asisten: exceptions with their usul, exceptions without one, requests for more time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, null, select
from sqlalchemy.orm import aliased

from app.domain.action_items import ItemStatus
from app.domain.agencies import Relation, is_partner
from app.domain.deadlines import Waits, stored_waits
from app.domain.item_decisions import ProposalKind
from app.domain.roles import Actor
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency, TaskForce
from app.models.item_loop import ExtensionRequest, Proposal
from app.models.meetings import Meeting
from app.queries.exceptions import to_decide
from app.queries.home.parts import limited, part
from app.queries.home.silent_agencies import late_share
from app.queries.item_scope import is_lead, visible
from app.queries.kept_statements import among, at_most
from app.queries.keyset import AnyRow
from app.queries.review_rows import WAITING
from app.queries.visibility import meeting_visible

ROWS_MAX = 100
_AGENCY = func.coalesce(Agency.short_name, Agency.name)


@dataclass(frozen=True)
class Decision:
    """An exception with the usul of the asisten that the Sekda decides on; `version` is the usul's."""

    item_id: int
    proposal_id: int
    version: int
    agency: str | None
    text: str
    due_on: date | None
    kind: ProposalKind
    proposal: str
    proposed_by: str
    #: Of the lead's share.
    status: ItemStatus | None = None
    is_partner: bool = False
    waits: Waits = ()


@dataclass(frozen=True)
class Exceptional:
    """A late item of a coordinated agency on which no usul was written yet."""

    item_id: int
    agency: str
    text: str
    due_on: date
    status: ItemStatus | None = None
    is_partner: bool = False
    waits: Waits = ()


@dataclass(frozen=True)
class Extension:
    """A request for more time that waits for a decision."""

    item_id: int
    share_id: int
    agency: str
    text: str
    wanted_on: date


def decisions(actor: Actor, forces: tuple[int, ...]) -> Select[Any]:
    """Usul on open items that wait for the Sekda."""
    owner = func.coalesce(Agency.short_name, Agency.name, TaskForce.name, ActionItem.owner_text)
    lead = aliased(Assignment, name="lead")
    rows = (
        part(
            "decisions",
            id_1=ActionItem.id,
            id_2=Proposal.id,
            id_3=Proposal.version,
            text_1=case((meeting_visible(actor), owner), else_=null()),
            text_2=ActionItem.text,
            text_3=Proposal.kind,
            text_4=Proposal.text,
            text_5=func.coalesce(Proposal.office_text, Proposal.by_name),
            text_6=lead.status,
            text_7=Agency.relation,
            on_date=ActionItem.due_on,
            waits=lead.waits,
        )
        .select_from(Proposal)
        .join(ActionItem, ActionItem.id == Proposal.item_id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(Agency, Agency.id == ActionItem.owner_agency_id)
        .outerjoin(TaskForce, TaskForce.id == ActionItem.owner_task_force_id)
        .outerjoin(lead, and_(lead.item_id == ActionItem.id, is_lead(lead)))
        .where(
            Proposal.government_id == actor.government_id,
            WAITING,
            ActionItem.is_open.expression,
            # From the few usul to their items, never through all items of the government.
            ActionItem.id.in_(select(Proposal.item_id).where(WAITING).correlate(None)),
            visible(actor, forces),
        )
        .order_by(Proposal.id)
    )
    return limited(rows, ROWS_MAX)


def decision(row: AnyRow) -> Decision:
    """A row of `decisions`."""
    return Decision(
        item_id=row.id_1,
        proposal_id=row.id_2,
        version=row.id_3,
        agency=row.text_1,
        text=row.text_2,
        due_on=row.on_date,
        kind=ProposalKind(row.text_3),
        proposal=row.text_4,
        proposed_by=row.text_5,
        status=ItemStatus(row.text_6) if row.text_6 else None,
        is_partner=row.text_7 is not None and is_partner(Relation(row.text_7)),
        waits=stored_waits(row.waits),
    )


def exceptions(actor: Actor, bound: date) -> Select[Any]:
    """Late shares of the agencies mapped to an asisten, who sees them by that, without a waiting usul."""
    proposed = exists().where(Proposal.item_id == Assignment.item_id, WAITING)
    first = (
        select(Assignment.id, Assignment.item_id, Assignment.agency_id, Assignment.due_on, Assignment.waits)
        .add_columns(Assignment.status)
        .where(*late_share(actor, bound), among(Assignment.agency_id, actor.mapped_agencies()), ~proposed)
        .order_by(Assignment.due_on, Assignment.id)
        .limit(at_most(ROWS_MAX))
        .subquery()
    )
    return (
        part(
            "exceptions",
            id_1=ActionItem.id,
            id_2=first.c.id,
            text_1=_AGENCY,
            text_2=ActionItem.text,
            text_6=first.c.status,
            on_date=first.c.due_on,
            waits=first.c.waits,
        )
        .select_from(first)
        .join(ActionItem, ActionItem.id == first.c.item_id)
        .join(Agency, Agency.id == first.c.agency_id)
    )


def exceptional(row: AnyRow) -> Exceptional:
    """A row of `exceptions`."""
    return Exceptional(
        item_id=row.id_1,
        agency=row.text_1,
        text=row.text_2,
        due_on=row.on_date,
        status=ItemStatus(row.text_6),
        waits=stored_waits(row.waits),
    )


def extensions(actor: Actor, forces: tuple[int, ...]) -> Select[Any]:
    """Requests for more time that this asisten or Sekda may decide."""
    rows = (
        part(
            "extensions",
            id_1=ActionItem.id,
            id_2=ExtensionRequest.assignment_id,
            id_3=ExtensionRequest.id,
            text_1=_AGENCY,
            text_2=ActionItem.text,
            on_date=ExtensionRequest.wanted_on,
        )
        .select_from(ExtensionRequest)
        .join(ActionItem, ActionItem.id == ExtensionRequest.item_id)
        .join(Agency, Agency.id == _agency_asking())
        .where(*to_decide(actor, Agency.id), visible(actor, forces))
        .order_by(ExtensionRequest.id)
    )
    return limited(rows, ROWS_MAX)


def _agency_asking() -> ColumnElement[int]:
    """Not joined: the conditions of sight look at other shares of the same item."""
    share = Assignment.__table__.alias("asked")
    return select(share.c.agency_id).where(share.c.id == ExtensionRequest.assignment_id).scalar_subquery()


def extension(row: AnyRow) -> Extension:
    """A row of `extensions`."""
    return Extension(item_id=row.id_1, share_id=row.id_2, agency=row.text_1, text=row.text_2, wanted_on=row.on_date)
