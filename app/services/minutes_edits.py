"""The history of what is written: each save of a part leaves the rows it changed, for ever (`MinutesEdit`).

Whoever writes rows of the minutes does it inside `recorded`. Reading states back is in queries/minutes_states.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.facts import MeetingFacts
from app.domain.minutes_states import PartState, changed_rows, fold
from app.domain.roles import Actor
from app.domain.writing import MinutesPart
from app.models.writing import MinutesEdit
from app.queries.minutes_states import edits_of, state_at, stored_state
from app.services.authorisation import OPERATOR
from app.services.minutes_writing import bump_minutes


@contextmanager
def recorded(actor: Actor, facts: MeetingFacts, part: MinutesPart, section_id: int | None = None) -> Iterator[None]:
    """Around everything that one save writes, inside its transaction and after `check_open`.

    `section_id` is that of a part BAGIAN. What was there before the first save is kept as a state of its own, and so
    is what was written without this; nothing is kept when the save is refused.
    """
    version, before = stored_state(facts.id, part, section_id)
    if (missed := _missed(facts.id, part, section_id, version, before)) is not None:
        _keep(None, facts, part, section_id, version, missed, before)
    yield
    db.session.flush()  # new rows are named by their ids
    version, after = stored_state(facts.id, part, section_id)
    is_same = before == after and before.order == after.order
    if part is MinutesPart.BAGIAN or not is_same:
        _keep(actor, facts, part, section_id, version, before, after)


def record_edit(actor: Actor, facts: MeetingFacts, part: MinutesPart, section_id: int | None = None) -> None:
    """For a use case that has written already: keep what stands now. Where it can, it uses `recorded` instead."""
    db.session.flush()  # new rows are named by their ids
    version, now = stored_state(facts.id, part, section_id)
    _keep(actor, facts, part, section_id, version, fold(edits_of(facts.id, part, section_id)), now)


def bump_list(facts: MeetingFacts, part: MinutesPart, version: int) -> None:
    """Compare and raise the version of a list, inside `recorded`. Raises Conflict, NotFound without minutes.

    Lists share the version of the minutes; a page is stale only when its own list was changed since it was opened.
    """
    current, now = stored_state(facts.id, part, None)
    if version != current:
        then = state_at(facts.id, part, None, version, current)
        if then is not None and then == now and then.order == now.order:
            version = current
    bump_minutes(facts.id, version)


def _missed(
    meeting_id: int, part: MinutesPart, section_id: int | None, version: int, before: PartState
) -> PartState | None:
    """The last state that is known, when it is not the one that stands; None when nothing was missed."""
    if part is MinutesPart.BAGIAN:
        # The version tells a change, so that a save need not read the whole history of its section.
        last = db.session.scalar(
            select(MinutesEdit.version)
            .where(MinutesEdit.meeting_id == meeting_id, MinutesEdit.section_id == section_id)
            .order_by(MinutesEdit.id.desc())
            .limit(1)
        )
        if last == version:
            return None
    edits = edits_of(meeting_id, part, section_id)
    known = fold(edits)
    is_known = bool(edits) and part is not MinutesPart.BAGIAN and known == before and known.order == before.order
    return None if is_known else known


def _keep(
    actor: Actor | None,
    facts: MeetingFacts,
    part: MinutesPart,
    section_id: int | None,
    version: int,
    before: PartState,
    after: PartState,
) -> None:
    """One entry; without an actor it is what stood there, written by nobody that is known."""
    db.session.add(
        MinutesEdit(
            government_id=facts.government_id,
            meeting_id=facts.id,
            part=part,
            section_id=section_id,
            version=version,
            title=after.title,
            rows=changed_rows(before, after),
            row_order=after.order,
            by_user_id=actor.user_id if actor is not None else OPERATOR,
            by_name=actor.name if actor is not None else "",
            at=clock.now(),
        )
    )
