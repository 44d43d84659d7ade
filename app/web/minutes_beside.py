"""What stands beside the words of a draft notula: remarks of readers, and for those who write the checks."""

from __future__ import annotations

from typing import Any

from app.domain.facts import MeetingFacts
from app.queries.chain import item_steps_of
from app.queries.meeting_frame import MeetingHead
from app.queries.minutes_checks import items_read
from app.queries.minutes_views import MinutesRecord
from app.queries.remarks import remarks_of, shown_points
from app.web.access import current_actor
from app.web.forms.auth import EmptyForm
from app.web.minutes_checks import draft_checks
from app.web.remarks import remark_board


def beside_draft(record: MinutesRecord, facts: MeetingFacts, head: MeetingHead, *, writes: bool) -> dict[str, Any]:
    """Context of `minutes/show.html`: `board`, `checks` (groups, None for who does not write), `steps` of the chain.

    Two statements, whatever the number of rows.
    """
    actor = current_actor()
    board = remark_board(facts, {}, EmptyForm(formdata=None).submission_key.data or "")
    if board.may_add or board.may_settle:
        board = remark_board(facts, remarks_of(facts, shown_points(record)), board.key)
    if not writes:
        return {"board": board, "checks": None, "steps": item_steps_of(actor, facts.id)}
    items = items_read(actor, facts.id)
    checks = draft_checks(actor, facts, record, head.meeting.sort_on, items, board.by_point)
    return {"board": board, "checks": checks if record.sections else None, "steps": items.steps}
