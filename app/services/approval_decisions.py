"""Approving a notula: by a click of the chair or the Sekda, or recorded from the signed paper. Both freeze it."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app import clock
from app.db import db, transactional
from app.domain.approval import ApprovalAct, status_after
from app.domain.errors import RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.indonesian import long_date
from app.domain.meetings import FileKind
from app.domain.people import PositionKind
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.domain.signatures import Signer
from app.models.meetings import MeetingDay
from app.queries import subjects
from app.queries.approval_signers import chair_signer, office_of, sekda_signer, signer_of_actor, signer_words
from app.queries.offices import office_words
from app.services import submissions
from app.services.approval_moves import Event, check_content, check_ready, minutes_at, move
from app.services.authorisation import authorise
from app.services.files import KeptFile, Upload, kept
from app.services.firming import make_firm
from app.services.minutes_freeze import Frozen, archived, freeze, store_closed, write_revision
from app.services.privacy import check_guard
from app.services.reported_states import keep_states
from app.storage import UploadKind

UNKNOWN = "Pilihan tidak dikenal. Pilih kembali dari daftar."
PAPER_KINDS = frozenset({UploadKind.PDF, UploadKind.JPG, UploadKind.PNG})


@dataclass(frozen=True, kw_only=True)
class RecordApproval:
    """A notula signed on paper. Who signed: a chair on the list, the Sekda, or a name with its office."""

    meeting_id: int
    version: int
    signed_on: date
    scan: Upload | None
    participant_id: int | None = None
    by_sekda: bool = False
    name: str | None = None
    office: str | None = None


@dataclass(frozen=True, kw_only=True)
class _Decision:
    """What the transaction needs of what was prepared before it."""

    permission: Permission
    act: ApprovalAct
    version: int
    frozen: Frozen
    docx: KeptFile
    scan: KeptFile | None = None
    signed_on: date | None = None


def approve(actor: Actor, meeting_id: int, version: int, key: str = "") -> int:
    """The chair or the Sekda approves what lies on his desk. Gives the meeting. Raises Conflict, RuleViolation."""
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.APPROVAL_GIVE, facts)
    if (done := submissions.done_before(actor, key, "approval")) is not None:
        return done
    check_ready(facts, version, ApprovalAct.SETUJUI)
    signer = signer_of_actor(actor, facts, clock.today(actor.zone))
    if signer is None:
        raise RuleViolation("", "Jabatan penanda tangan hari ini belum tercatat. Mintalah administrator mencatatnya.")
    frozen = freeze(actor, facts, signer)
    with archived(frozen) as docx:
        decision = _Decision(
            permission=Permission.APPROVAL_GIVE, act=ApprovalAct.SETUJUI, version=version, frozen=frozen, docx=docx
        )
        return _decide(actor, meeting_id, decision, key)


def record_approval(actor: Actor, command: RecordApproval, key: str = "") -> int:
    """The normal way: the secretariat records the leader's signature with its date and the scan. Gives the meeting.

    Raises Conflict, RuleViolation.
    """
    facts = subjects.meeting(actor, command.meeting_id)
    authorise(actor, Permission.APPROVAL_SUBMIT, facts)
    if (done := submissions.done_before(actor, key, "approval")) is not None:
        return done
    check_ready(facts, command.version, ApprovalAct.CATAT_PERSETUJUAN)
    check_content(facts)
    check_signed_on(actor, facts, command.signed_on)
    frozen = freeze(actor, facts, _signer(actor, facts, command))
    with ExitStack() as files:
        scan = signed_paper(files, command.scan)
        decision = _Decision(
            permission=Permission.APPROVAL_SUBMIT,
            act=ApprovalAct.CATAT_PERSETUJUAN,
            version=command.version,
            frozen=frozen,
            docx=files.enter_context(archived(frozen)),
            scan=scan,
            signed_on=command.signed_on,
        )
        return _decide(actor, command.meeting_id, decision, key)


@transactional
def _decide(actor: Actor, meeting_id: int, decision: _Decision, key: str) -> int:
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, decision.permission, facts)
    if (done := submissions.done_before(actor, key, "approval")) is not None:
        return done
    minutes = minutes_at(facts, decision.version)
    status_after(minutes.status, decision.act)
    check_guard(actor, facts)
    frozen, no, now = decision.frozen, minutes.revision_no + 1, clock.now()
    write_revision(actor, facts, no, frozen, decision.docx, decision.signed_on)
    approver = office_of(frozen.signer)
    by_click = decision.act is ApprovalAct.SETUJUI
    event = Event(
        act=decision.act,
        office=approver if by_click else office_words(actor, Role.SECRETARIAT, facts.organiser_id),
        note=None if by_click else f"Disetujui oleh {signer_words(frozen.signer)}.",
        signed_on=decision.signed_on,
        file_id=_store_scan(actor, facts, decision),
        revision_no=no,
    )
    make_firm(actor, facts, now, event.office or "")
    keep_states(actor, facts, now)
    move(actor, facts, minutes, event, approved_at=now, revision_no=no)
    submissions.remember(actor, key, "approval", facts.id)
    return facts.id


def _store_scan(actor: Actor, facts: MeetingFacts, decision: _Decision) -> int | None:
    if decision.scan is None:
        return None
    level = decision.frozen.full.confidentiality
    name = decision.scan.checked.original_name
    return store_closed(actor, facts, decision.scan, FileKind.PERSETUJUAN, level, name).id


def check_signed_on(actor: Actor, facts: MeetingFacts, signed_on: date) -> None:
    """The date on a signed paper is not to come, nor before the meeting. Raises RuleViolation("signed_on", …)."""
    if signed_on > clock.today(actor.zone):
        raise RuleViolation("signed_on", "Tanggal persetujuan belum tiba. Isi tanggal pada naskah yang ditandatangani.")
    first = db.session.scalar(select(func.min(MeetingDay.on_date)).where(MeetingDay.meeting_id == facts.id))
    if first is not None and signed_on < first:
        raise RuleViolation(
            "signed_on", f"Tanggal persetujuan mendahului rapatnya ({long_date(first)}). Periksa kembali."
        )


def _signer(actor: Actor, facts: MeetingFacts, command: RecordApproval) -> Signer:
    """Whose signature it is, with the office held on the day of signing. Raises RuleViolation."""
    if command.participant_id is not None:
        signer = chair_signer(facts, command.participant_id, command.signed_on)
        if signer is None:
            raise RuleViolation("signer", UNKNOWN)
        return signer
    if command.by_sekda:
        signer = sekda_signer(actor, command.signed_on, facts)
        if signer is None:
            raise RuleViolation(
                "signer", "Sekretaris Daerah pada tanggal itu belum tercatat. Pilih penanda tangan lain."
            )
        return signer
    if not command.name:
        raise RuleViolation("name", "Tulis nama pimpinan yang menandatangani.")
    if not command.office:
        raise RuleViolation("office", "Tulis jabatan pimpinan yang menandatangani.")
    return Signer(name=command.name, office=command.office, kind=PositionKind.LAINNYA)


def signed_paper(files: ExitStack, scan: Upload | None) -> KeptFile:
    """The signed paper, checked and stored. Raises RuleViolation("file", …)."""
    if scan is None:
        raise RuleViolation("file", "Unggah hasil pindai atau foto notula yang sudah ditandatangani.")
    (file,) = files.enter_context(kept((scan,)))
    if file.checked.kind not in PAPER_KINDS:
        raise RuleViolation("file", "Unggah naskah yang sudah ditandatangani sebagai PDF, JPG, atau PNG.")
    return file
