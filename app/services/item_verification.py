"""Closing a share: the head asks for verification, somebody who did not report declares it done or returns it."""

from __future__ import annotations

from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.facts import ShareFacts
from app.domain.item_acts import ItemAct, Loop
from app.domain.partner_rules import NOTED_NOT_JUDGED
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.models.action_items import Assignment
from app.services import share_acts
from app.services.item_steps import Act, move_share
from app.services.share_acts import ShareAct, allowed_share

NO_REPORT = "Verifikasi diajukan setelah ada laporan perkembangan yang disetujui kepala instansi."


@transactional
def ask_verification(actor: Actor, command: ShareAct, key: str = "") -> int:
    """The head hands the share in as done; gives its id. Raises RuleViolation without a report that counts."""
    share = allowed_share(actor, command.item_id, command.share_id, Permission.ITEM_HEAD)
    if (done := share_acts.was_sent(actor, key)) is not None:
        return done
    row = db.session.get_one(Assignment, share.id, populate_existing=True)
    if row.version == command.version and row.last_report_at is None:
        raise RuleViolation("", NO_REPORT)
    act = Act(act=ItemAct.AJUKAN_VERIFIKASI, role=Role.AGENCY_HEAD, note=command.note)
    move_share(actor, share, command.version, act)
    return share_acts.remember(actor, key, share)


@transactional
def declare_done(actor: Actor, command: ShareAct, key: str = "") -> int:
    """Declare a share done; gives its id. Never its reporter; who else is in domain/item_rights.py.

    That a partner is done is noted in partner_answers.py.
    """
    return _verify(actor, command, ItemAct.NYATAKAN_SELESAI, key)


@transactional
def return_share(actor: Actor, command: ShareAct, key: str = "") -> int:
    """Return a share that is not done yet, with the reason; gives its id."""
    return _verify(actor, command, ItemAct.KEMBALIKAN_VERIFIKASI, key)


def _verify(actor: Actor, command: ShareAct, act: ItemAct, key: str) -> int:
    share = allowed_share(actor, command.item_id, command.share_id, Permission.ITEM_VERIFY)
    if (done := share_acts.was_sent(actor, key)) is not None:
        return done
    if share.loop is not Loop.BAWAHAN:
        raise RuleViolation("", NOTED_NOT_JUDGED)
    if act is ItemAct.KEMBALIKAN_VERIFIKASI and not command.note:
        raise RuleViolation("note", "Tulis apa yang perlu dilengkapi.")
    move_share(actor, share, command.version, Act(act=act, role=verifier(share), note=command.note))
    return share_acts.remember(actor, key, share)


def verifier(share: ShareFacts) -> Role:
    """The office that closes the share of a subordinate agency (praktik.md, "Who closes")."""
    if share.item.from_kepala_daerah:
        return Role.SEKDA
    if share.item.is_priority:
        return Role.ASISTEN
    return Role.SECRETARIAT
