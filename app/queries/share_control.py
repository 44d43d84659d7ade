"""What pages of extensions, clarifications and control show of an item or beside a share, which is in share_page.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, exists, select

from app.domain.facts import ItemFacts, ShareFacts
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import ExtensionState
from app.domain.item_references import PartyKind, Reference
from app.models.action_items import ActionItem, Assignment
from app.models.item_loop import ExtensionRequest, ItemStep
from app.models.users import User
from app.queries.kept_statements import at_most, written
from app.queries.reading import fetch

_REQUEST = (
    select(
        *(ExtensionRequest.__table__.c[name] for name in ("version", "wanted_on", "reason", "asked_at")),
        User.display_name,
        ActionItem.first_due_on,
        ActionItem.extension_count,
    )
    .join(ActionItem, ActionItem.id == ExtensionRequest.item_id)
    .outerjoin(User, User.id == ExtensionRequest.asked_by_user_id)
    .where(
        ExtensionRequest.assignment_id == bindparam("share_id"),
        ExtensionRequest.state == written(ExtensionState.MENUNGGU),
    )
)
_QUESTION = (
    select(ItemStep.note, ItemStep.at)
    .join(Assignment, Assignment.id == ItemStep.assignment_id)
    .where(
        ItemStep.assignment_id == bindparam("share_id"),
        ItemStep.act == ItemAct.AJUKAN_KLARIFIKASI,
        Assignment.has_open_clarification.expression,
    )
    .order_by(ItemStep.id.desc())
    .limit(at_most(1))
)
_OTHERS = select(exists().where(Assignment.item_id == bindparam("item_id"), Assignment.id != bindparam("share_id")))


_ITEM = select(
    *(
        ActionItem.__table__.c[name]
        for name in ("text", "version", "owner_agency_id", "owner_task_force_id", "owner_text")
    )
).where(ActionItem.id == bindparam("item_id"))


@dataclass(frozen=True)
class FirmItem:
    """Text and owner of an item as the form that changes them begins; `owner` None where it stands in words."""

    text: str
    version: int
    owner: Reference | None
    owner_text: str | None


@dataclass(frozen=True)
class WaitingExtension:
    """A request that waits for a decision, and what the item was granted before."""

    version: int
    wanted_on: date
    reason: str
    asked_by: str | None
    asked_at: datetime
    first_due_on: date | None
    extension_count: int


@dataclass(frozen=True)
class OpenQuestion:
    """A clarification that waits for its answer."""

    text: str
    asked_at: datetime


def waiting_extension(share: ShareFacts) -> WaitingExtension | None:
    """The share's request that nobody has decided on yet, after a permission check."""
    row = next(iter(fetch(_REQUEST, share_id=share.id)), None)
    if row is None:
        return None
    return WaitingExtension(
        version=row.version,
        wanted_on=row.wanted_on,
        reason=row.reason,
        asked_by=row.display_name,
        asked_at=row.asked_at,
        first_due_on=row.first_due_on,
        extension_count=row.extension_count,
    )


def open_question(share: ShareFacts) -> OpenQuestion | None:
    """The clarification that the organiser has not answered yet, after a permission check."""
    row = next(iter(fetch(_QUESTION, share_id=share.id)), None)
    return OpenQuestion(row.note, row.at) if row is not None else None


def firm_item(facts: ItemFacts) -> FirmItem:
    """The item as it stands saved, after a permission check."""
    row = fetch(_ITEM, item_id=facts.id)[0]
    owner = None
    if row.owner_agency_id is not None:
        owner = Reference(PartyKind.AGENCY, row.owner_agency_id)
    elif row.owner_task_force_id is not None:
        owner = Reference(PartyKind.TASK_FORCE, row.owner_task_force_id)
    return FirmItem(row.text, row.version, owner, row.owner_text)


def has_other_shares(share: ShareFacts) -> bool:
    """Whether further agencies have a share in the item."""
    return bool(fetch(_OTHERS, item_id=share.item.id, share_id=share.id)[0][0])
