"""What still waits on shares on which nobody works any more, and ends with them: requests for more time, questions.

Called within a transaction. Acts are in item_steps.py.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select, update

from app import clock
from app.db import db
from app.domain.indonesian import long_date
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import ExtensionState
from app.domain.roles import Actor
from app.models.action_items import Assignment
from app.models.item_loop import ExtensionRequest

#: What a head who waits for more time is told after these acts.
ENDED_BY = {
    ItemAct.TUNDA: "Tindak lanjut ditunda oleh Sekretaris Daerah.",
    ItemAct.HENTIKAN: "Tindak lanjut tidak dilanjutkan atas keputusan Sekretaris Daerah.",
}
#: The same after any other act that closes a share.
CLOSED_BEFORE = "Tindak lanjut ditutup sebelum permohonan ini diputuskan."
ASKED_IN_VAIN = "Klarifikasi yang belum dijawab berakhir."


def end_requests(actor: Actor, share_ids: Iterable[int], words: str) -> None:
    """Close the waiting requests for more time of these shares; `words` stand as the decision's note."""
    db.session.execute(
        update(ExtensionRequest)
        .where(ExtensionRequest.assignment_id.in_(list(share_ids)), ExtensionRequest.state == ExtensionState.MENUNGGU)
        .values(
            state=ExtensionState.DITOLAK,
            decision_note=words,
            decided_by_user_id=actor.user_id or None,
            decided_at=clock.now(),
            version=ExtensionRequest.version + 1,
        )
    )


def end_what_waits(actor: Actor, item_id: int, act: ItemAct) -> str:
    """On every closed share of the item no request and no question waits any longer; gives the words of the trace."""
    closed = select(Assignment.id).where(Assignment.item_id == item_id, ~Assignment.is_open.expression)
    waiting = db.session.execute(
        select(ExtensionRequest.assignment_id, ExtensionRequest.wanted_on)
        .where(ExtensionRequest.assignment_id.in_(closed), ExtensionRequest.state == ExtensionState.MENUNGGU)
        .order_by(ExtensionRequest.id)
    ).all()
    end_requests(actor, [row.assignment_id for row in waiting], ENDED_BY.get(act, CLOSED_BEFORE))
    asked = db.session.scalars(
        update(Assignment)
        .where(Assignment.id.in_(closed), Assignment.has_open_clarification.expression)
        .values(has_open_clarification=False)
        .returning(Assignment.id)
        .execution_options(synchronize_session=False)
    ).all()
    ended = [f"Permohonan perpanjangan sampai dengan {long_date(row.wanted_on)} berakhir." for row in waiting]
    return " ".join([*ended, *([ASKED_IN_VAIN] if asked else [])])
