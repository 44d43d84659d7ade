"""Who owes what of one item and by when, in one statement: shares with what their acts depend on, supporters, dates."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Text,
    bindparam,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    union_all,
)

from app.db import UTCDateTime
from app.domain.action_items import AssignmentKind, ItemStatus
from app.domain.agencies import is_partner
from app.domain.deadlines import stored_waits
from app.domain.facts import ItemFacts, ShareFacts
from app.domain.item_acts import loop_of
from app.domain.item_decisions import ExtensionState
from app.models.action_items import Assignment, Deadline, ItemSupporter, ProgressReport
from app.models.agencies import Agency, TaskForce
from app.models.item_loop import ExtensionRequest
from app.models.meetings import SmallTeam
from app.models.users import User
from app.queries.item_view import DeadlineStep, Share
from app.queries.kept_statements import written
from app.queries.keyset import AnyRow
from app.queries.listed import ids_in, listed
from app.queries.reading import fetch

_ID: BindParameter[int] = bindparam("item_id")

_REPORTERS = (
    select(listed(ProgressReport.reported_by_user_id))
    .where(ProgressReport.assignment_id == Assignment.id)
    .scalar_subquery()
)
_WAITING = exists().where(
    ExtensionRequest.assignment_id == Assignment.id, ExtensionRequest.state == written(ExtensionState.MENUNGGU)
)
_SHARE_COLUMNS = (
    *("kind", "status", "percent", "is_open", "due_on", "version", "forwarded_to", "last_report_at", "waits"),
    "has_open_clarification",
)

#: Shares first, which give all columns their types; then supporters with the words of the source, then due dates with
#: who set them and why. `place` keeps the order within each.
_OWED: CompoundSelect[Any] = union_all(
    select(
        literal("share").label("part"),
        Assignment.id.label("place"),
        Agency.id.label("agency_id"),
        Agency.name,
        Agency.relation,
        Agency.kind.label("agency_kind"),
        cast(null(), Text).label("words"),
        cast(null(), Text).label("due_text"),
        cast(null(), UTCDateTime()).label("set_at"),
        _REPORTERS.label("reporters"),
        _WAITING.label("is_waiting"),
        *(Assignment.__table__.c[name] for name in _SHARE_COLUMNS),
    )
    .join(Agency, Agency.id == Assignment.agency_id)
    .where(Assignment.item_id == _ID),
    select(
        literal("supporter"),
        ItemSupporter.position,
        Agency.id,
        func.coalesce(Agency.name, TaskForce.name, SmallTeam.name),
        Agency.relation,
        Agency.kind,
        ItemSupporter.unsur_text,
        *(null() for _ in ("due_text", "set_at", _REPORTERS, _WAITING, *_SHARE_COLUMNS)),
    )
    .outerjoin(Agency, Agency.id == ItemSupporter.agency_id)
    .outerjoin(TaskForce, TaskForce.id == ItemSupporter.task_force_id)
    .outerjoin(SmallTeam, SmallTeam.id == ItemSupporter.small_team_id)
    .where(ItemSupporter.item_id == _ID),
    select(
        literal("deadline"),
        Deadline.id,
        null(),
        User.display_name,
        *(null() for _ in ("relation", "agency_kind")),
        Deadline.reason,
        Deadline.due_text,
        Deadline.set_at,
        *(null() for _ in (_REPORTERS, _WAITING)),
        *(Deadline.due_on if name == "due_on" else null() for name in _SHARE_COLUMNS),
    )
    .outerjoin(User, User.id == Deadline.set_by_user_id)
    .where(Deadline.item_id == _ID),
)


class Owed(NamedTuple):
    """All shares, the lead's first, the names of the supporters, and the due dates as they were set."""

    shares: list[Share]
    supporters: list[str]
    deadlines: list[DeadlineStep]


def owed(item: ItemFacts) -> Owed:
    """Everything that is owed; what of it may be seen the caller decides."""
    found = Owed([], [], [])
    for row in sorted(fetch(_OWED, item_id=item.id), key=lambda row: row.place):
        if row.part == "share":
            found.shares.append(_share(item, row))
        elif row.part == "supporter":
            found.supporters.append(f"{row.words} ({row.name})" if row.words and row.name else row.words or row.name)
        else:
            found.deadlines.append(
                DeadlineStep(
                    due_on=row.due_on, due_text=row.due_text, set_at=row.set_at, reason=row.words, set_by=row.name
                )
            )
    found.shares.sort(key=lambda share: list(AssignmentKind).index(share.kind))
    return found


def _share(item: ItemFacts, row: AnyRow) -> Share:
    facts = ShareFacts(
        id=row.place,
        item=item,
        agency_id=row.agency_id,
        kind=AssignmentKind(row.kind),
        loop=loop_of(row.relation, row.agency_kind),
        status=ItemStatus(row.status),
        reporter_ids=ids_in(row.reporters),
    )
    return Share(
        facts=facts,
        version=row.version,
        agency=row.name,
        kind=facts.kind,
        status=facts.status,
        percent=row.percent,
        is_partner=is_partner(row.relation),
        is_open=row.is_open,
        due_on=row.due_on,
        forwarded_to=row.forwarded_to,
        last_report_at=row.last_report_at,
        waits=stored_waits(row.waits),
        has_open_clarification=bool(row.has_open_clarification),
        has_waiting_extension=bool(row.is_waiting),
    )
