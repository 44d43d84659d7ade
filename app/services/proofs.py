"""Bukti dukung: files that come with a report, and withdrawing one. Their bytes are kept as services/files.py does."""

from __future__ import annotations

from sqlalchemy import select

from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.facts import ShareFacts
from app.domain.item_acts import ItemAct, report_counts
from app.domain.meetings import FileKind
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.item_loop import ItemStep, Proof
from app.queries import share_subjects
from app.services import audit, submissions
from app.services.authorisation import authorise
from app.services.files import KeptFile, record_rows, take_out
from app.services.item_steps import lock_firm

#: Files of one report.
PROOFS_MAX = 10
IN_FORCE = "Laporannya sudah disetujui, sehingga bukti dukung ini tidak dapat ditarik."


def check_number(count: int) -> None:
    """Raises RuleViolation for more files than one report may carry."""
    if count > PROOFS_MAX:
        raise RuleViolation("file", f"Satu laporan memuat paling banyak {PROOFS_MAX} berkas bukti dukung.")


def attach(actor: Actor, share: ShareFacts, report_id: int, files: tuple[KeptFile, ...]) -> None:
    """Within a running transaction: the rows of kept files as proofs of a report, in the class of the item."""
    if not files:
        return
    ids = record_rows(actor, share.meeting.id, FileKind.BUKTI, share.confidentiality, files)
    db.session.add_all(
        Proof(
            government_id=actor.government_id,
            item_id=share.item.id,
            assignment_id=share.id,
            report_id=report_id,
            file_id=file_id,
        )
        for file_id in ids
    )


@transactional
def withdraw_proof(actor: Actor, item_id: int, file_id: int, key: str = "") -> int:
    """Take a proof back before its report counts; its bytes stay in the storage. Gives the file's id.

    Raises RuleViolation, NotAllowed, NotFound.
    """
    proof = share_subjects.proof_even_withdrawn(actor, item_id, file_id)
    authorise(actor, Permission.PROOF_WITHDRAW, proof)
    if (done := submissions.done_before(actor, key, "proof")) is not None:
        return done
    lock_firm(item_id)
    if report_counts(_acts_on_report_of(file_id)):
        raise RuleViolation("", IN_FORCE)
    take_out(file_id)
    submissions.remember(actor, key, "proof", file_id)
    audit.record(actor, "tarik", "file", file_id, meeting_id=proof.meeting.id)
    return file_id


def _acts_on_report_of(file_id: int) -> frozenset[ItemAct]:
    """What happened to the report that a proof belongs to."""
    steps = select(ItemStep.act).join(Proof, Proof.report_id == ItemStep.report_id).where(Proof.file_id == file_id)
    return frozenset(db.session.scalars(steps))
