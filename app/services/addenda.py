"""Tambahan notula: adding to an approved notula without opening it; the state before stays as a revision."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

from app import clock
from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.meetings import FileKind
from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.domain.privacy import Severity
from app.domain.roles import Actor
from app.domain.sheets import Addendum
from app.models.minutes import Minutes
from app.models.writing import MinutesAddendum
from app.queries import subjects
from app.queries.addenda import next_addendum_no
from app.queries.privacy_passages import findings_in
from app.queries.privacy_reading import contacts_of
from app.services import audit, submissions, versions
from app.services.approval_decisions import check_signed_on, signed_paper
from app.services.approval_moves import minutes_at
from app.services.authorisation import authorise
from app.services.files import KeptFile, Upload
from app.services.minutes_freeze import Frozen, archived, freeze_with, store_closed, store_revision
from app.services.privacy import check_texts

NOT_APPROVED = "Tambahan hanya untuk notula yang sudah disetujui dan tidak sedang dibuka kembali."
ASKED = (
    "Uraian atau alasan memuat hal yang mungkin mengungkap jati diri korban (misalnya nomor telepon, alamat, atau "
    "inisial dengan usia). Periksa kembali, lalu nyatakan boleh dimuat."
)


@dataclass(frozen=True, kw_only=True)
class AddAddendum:
    """What is added and why, with the date on the signed paper; `may_stand`: somebody looked at what is asked about."""

    meeting_id: int
    version: int
    text: str
    reason: str
    signed_on: date
    scan: Upload | None = None
    may_stand: bool = False


@dataclass(frozen=True, kw_only=True)
class _Prepared:
    """What was made before the transaction: the frozen state, its archive copy, the signed paper."""

    addendum: Addendum
    frozen: Frozen
    docx: KeptFile
    scan: KeptFile | None


def add_addendum(actor: Actor, command: AddAddendum, key: str = "") -> int:
    """Add to the approved notula; gives the addition. Raises Conflict, RuleViolation."""
    facts = subjects.meeting(actor, command.meeting_id)
    authorise(actor, Permission.APPROVAL_SUBMIT, facts)
    if (done := submissions.done_before(actor, key, "minutes_addendum")) is not None:
        return done
    _check(actor, facts, command)
    no = next_addendum_no(facts.id)
    addendum = Addendum(no=no, text=command.text, reason=command.reason, signed_on=command.signed_on)
    frozen = freeze_with(actor, facts, addendum)
    with ExitStack() as files:
        scan = signed_paper(files, command.scan) if command.scan is not None else None
        docx = files.enter_context(archived(frozen))
        return _add(actor, command, _Prepared(addendum=addendum, frozen=frozen, docx=docx, scan=scan), key)


@transactional
def _add(actor: Actor, command: AddAddendum, made: _Prepared, key: str) -> int:
    facts = subjects.meeting(actor, command.meeting_id)
    authorise(actor, Permission.APPROVAL_SUBMIT, facts)
    if (done := submissions.done_before(actor, key, "minutes_addendum")) is not None:
        return done
    # The version holds for the latest revision and its additions too: each of them moves it.
    head = minutes_at(facts, command.version)
    if head.status is not MinutesStatus.DISETUJUI:
        raise RuleViolation("", NOT_APPROVED)
    head_id, no, now = head.id, head.revision_no + 1, clock.now()
    store_revision(actor, facts, no, made.frozen, made.docx, command.signed_on)
    row = _row(actor, facts, made, no, _stored_scan(actor, facts, made))
    db.session.add(row)
    db.session.flush()  # the submission needs its id
    row_id = row.id
    versions.bump(Minutes, head_id, command.version, revision_no=no, approved_at=now)
    submissions.remember(actor, key, "minutes_addendum", row_id)
    changes: audit.Changes = {"revision_no": (no - 1, no)}
    audit.record(actor, "tambahkan", "minutes", head_id, meeting_id=facts.id, changes=changes)
    return row_id


def _row(actor: Actor, facts: MeetingFacts, made: _Prepared, revision_no: int, file_id: int | None) -> MinutesAddendum:
    return MinutesAddendum(
        government_id=facts.government_id,
        meeting_id=facts.id,
        no=made.addendum.no,
        text=made.addendum.text,
        reason=made.addendum.reason,
        signed_on=made.addendum.signed_on,
        file_id=file_id,
        revision_no=revision_no,
        by_user_id=actor.user_id,
        by_name=actor.name,
        at=clock.now(),
    )


def _stored_scan(actor: Actor, facts: MeetingFacts, made: _Prepared) -> int | None:
    if made.scan is None:
        return None
    name, level = made.scan.checked.original_name, made.frozen.full.confidentiality
    return store_closed(actor, facts, made.scan, FileKind.PERSETUJUAN, level, name).id


def _check(actor: Actor, facts: MeetingFacts, command: AddAddendum) -> None:
    """What is told before files are made. Raises RuleViolation."""
    if facts.minutes_status is not MinutesStatus.DISETUJUI:
        raise RuleViolation("", NOT_APPROVED)
    if not command.text:
        raise RuleViolation("text", "Tulis apa yang ditambahkan pada notula.")
    if not command.reason:
        raise RuleViolation("reason", "Tulis alasan notula ditambah.")
    check_signed_on(actor, facts, command.signed_on)
    _check_privacy(actor, facts, command)


def _check_privacy(actor: Actor, facts: MeetingFacts, command: AddAddendum) -> None:
    """Names and numbers of victims never stand; what is only asked about is answered with the addition itself."""
    texts, contacts = (command.text, command.reason), contacts_of(actor, facts)
    found = findings_in(facts, texts, contacts)
    if any(one.severity is Severity.STOP for one in found):
        check_texts(facts, texts, contacts)
    if found and not command.may_stand:
        raise RuleViolation("may_stand", ASKED)
