"""A head objects or asks what is meant (Ajukan klarifikasi); the organiser's secretariat answers.

What is asked or answered is the `note` of the act.
"""

from __future__ import annotations

from sqlalchemy import select

from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.item_acts import ItemAct
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.models.action_items import Assignment
from app.services import share_acts
from app.services.item_steps import Act, lock_firm, move_share
from app.services.share_acts import ShareAct, allowed_share

STILL_OPEN = "Klarifikasi sebelumnya masih menunggu jawaban sekretariat rapat."
NOTHING_ASKED = "Tidak ada klarifikasi yang menunggu jawaban."


@transactional
def ask_clarification(actor: Actor, command: ShareAct, key: str = "") -> int:
    """Ask about the agency's share; gives its id. Head of the agency. Raises Conflict, RuleViolation."""
    return _turn(actor, command, key, is_question=True)


@transactional
def answer_clarification(actor: Actor, command: ShareAct, key: str = "") -> int:
    """Answer the open question; gives the share's id. Organiser's secretariat. Raises Conflict, RuleViolation."""
    return _turn(actor, command, key, is_question=False)


def _turn(actor: Actor, command: ShareAct, key: str, *, is_question: bool) -> int:
    permission = Permission.ITEM_HEAD if is_question else Permission.ITEM_ANSWER
    share = allowed_share(actor, command.item_id, command.share_id, permission)
    if (done := share_acts.was_sent(actor, key)) is not None:
        return done
    act = Act(
        act=ItemAct.AJUKAN_KLARIFIKASI if is_question else ItemAct.JAWAB_KLARIFIKASI,
        role=Role.AGENCY_HEAD if is_question else Role.SECRETARIAT,
        note=command.note,
    )
    lock_firm(share.item.id)
    was_open = db.session.scalar(select(Assignment.has_open_clarification).where(Assignment.id == share.id))
    move_share(actor, share, command.version, act, has_open_clarification=is_question)
    if not command.note:
        raise RuleViolation("note", "Isian ini wajib diisi.")
    if was_open is is_question:
        raise RuleViolation("", STILL_OPEN if is_question else NOTHING_ASKED)
    return share_acts.remember(actor, key, share)
