"""Reports of an agency on its share: staff report, the head approves, returns or forwards. Closing is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.action_items import ItemStatus
from app.domain.errors import RuleViolation
from app.domain.facts import ShareFacts
from app.domain.item_acts import REPORTED, ItemAct
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, ProgressReport
from app.models.item_loop import ItemStep
from app.services import proofs, share_acts
from app.services.files import KeptFile, Upload, kept
from app.services.item_steps import Act, lock_firm, move_share
from app.services.share_acts import ShareAct, allowed_share


@dataclass(frozen=True, kw_only=True)
class ReportProgress:
    """What an agency reports: words, what stands in the way, the state it states; percent only of a target."""

    item_id: int
    share_id: int
    version: int
    text: str
    status: ItemStatus
    obstacle: str | None = None
    percent: int | None = None
    uploads: tuple[Upload, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ForwardShare(ShareAct):
    """To whom the head hands it within his agency, with a short note."""

    bidang: str


def report_progress(actor: Actor, command: ReportProgress, key: str = "") -> int:
    """Report on a share, with its proofs; gives the share's id. The head's own report is in force at once.

    Raises RuleViolation, Conflict for a stale version, NotAllowed, NotFound.
    """
    allowed_share(actor, command.item_id, command.share_id, Permission.ITEM_REPORT)
    if (done := share_acts.was_sent(actor, key)) is not None:
        return done
    proofs.check_number(len(command.uploads))
    with kept(command.uploads) as files:
        return _record_report(actor, command, files, key)


@transactional
def approve_report(actor: Actor, command: ShareAct, key: str = "") -> int:
    """The head approves his staff's report: the state becomes what it states. Gives the share's id."""
    share = allowed_share(actor, command.item_id, command.share_id, Permission.ITEM_HEAD)
    if (done := share_acts.was_sent(actor, key)) is not None:
        return done
    report = _last_report(share)
    act = _of_head(ItemAct.SETUJUI_LAPORAN, command, report, report.status if report else None)
    move_share(actor, share, command.version, act, **(_in_force(report) if report else {}))
    return share_acts.remember(actor, key, share)


@transactional
def return_report(actor: Actor, command: ShareAct, key: str = "") -> int:
    """The head returns it with a note: the share stands again as before the report. Gives the share's id."""
    share = allowed_share(actor, command.item_id, command.share_id, Permission.ITEM_HEAD)
    if (done := share_acts.was_sent(actor, key)) is not None:
        return done
    if not command.note:
        raise RuleViolation("note", "Tulis apa yang perlu diperbaiki.")
    report = _last_report(share)
    before = _status_before(report) if report else None
    act = _of_head(ItemAct.KEMBALIKAN_LAPORAN, command, report, before)
    move_share(actor, share, command.version, act)
    return share_acts.remember(actor, key, share)


@transactional
def forward(actor: Actor, command: ForwardShare, key: str = "") -> int:
    """The head hands the share to a bidang of his agency; its state stays. Gives the share's id."""
    share = allowed_share(actor, command.item_id, command.share_id, Permission.ITEM_HEAD)
    if (done := share_acts.was_sent(actor, key)) is not None:
        return done
    words = f"{command.bidang}: {command.note}" if command.note else command.bidang
    act = Act(act=ItemAct.TERUSKAN, role=Role.AGENCY_HEAD, note=words)
    move_share(actor, share, command.version, act, forwarded_to=command.bidang)
    return share_acts.remember(actor, key, share)


@transactional
def _record_report(actor: Actor, command: ReportProgress, files: tuple[KeptFile, ...], key: str) -> int:
    share = allowed_share(actor, command.item_id, command.share_id, Permission.ITEM_REPORT)
    if (done := share_acts.was_sent(actor, key)) is not None:
        return done
    _check(command, lock_firm(command.item_id))
    report = ProgressReport(
        government_id=actor.government_id,
        item_id=share.item.id,
        assignment_id=share.id,
        text=command.text,
        obstacle=command.obstacle,
        percent=command.percent,
        status=command.status,
        reported_by_user_id=actor.user_id or None,
        reported_at=clock.now(),
    )
    db.session.add(report)
    db.session.flush()  # the step and the proofs need the report's id
    proofs.attach(actor, share, report.id, files)
    is_head = share.agency_id in actor.agencies(Role.AGENCY_HEAD)
    act = Act(
        act=ItemAct.LAPOR_KEPALA if is_head else ItemAct.LAPOR,
        role=Role.AGENCY_HEAD if is_head else Role.REPORTER,
        report_id=report.id,
        stated=command.status,
    )
    move_share(actor, share, command.version, act, **(_in_force(report) if is_head else {}))
    return share_acts.remember(actor, key, share)


def _check(command: ReportProgress, item: ActionItem) -> None:
    if command.status not in REPORTED:
        raise RuleViolation("stated", "Pilih Dalam proses atau Terkendala.")
    if command.status is ItemStatus.TERKENDALA and not command.obstacle:
        raise RuleViolation("obstacle", "Tulis kendala yang dihadapi.")
    if command.percent is not None and item.target is None:
        raise RuleViolation("percent", "Capaian dalam persen hanya untuk tindak lanjut yang memiliki target.")


def _in_force(report: ProgressReport) -> dict[str, Any]:
    """What a share takes over from a report that counts."""
    values: dict[str, Any] = {"last_report_at": clock.now()}
    if report.percent is not None:
        values["percent"] = report.percent
    return values


def _last_report(share: ShareFacts) -> ProgressReport | None:
    """The report that waits while the share does; only one at a time can."""
    newest = select(ProgressReport).where(ProgressReport.assignment_id == share.id).order_by(ProgressReport.id.desc())
    return db.session.scalars(newest.limit(1)).one_or_none()


def _status_before(report: ProgressReport) -> ItemStatus | None:
    """The state in which staff wrote the report."""
    return db.session.scalar(
        select(ItemStep.status_before).where(ItemStep.report_id == report.id, ItemStep.act == ItemAct.LAPOR)
    )


def _of_head(act: ItemAct, command: ShareAct, report: ProgressReport | None, stated: ItemStatus | None) -> Act:
    return Act(
        act=act,
        role=Role.AGENCY_HEAD,
        note=command.note,
        report_id=report.id if report else None,
        stated=stated,
    )
