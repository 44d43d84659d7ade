"""What an usul on an exception must hold, and how it reads in one line. Who decides on it is in permissions.py."""

from __future__ import annotations

from datetime import date

from app.domain.agencies import Relation, is_partner
from app.domain.errors import RuleViolation
from app.domain.indonesian import long_date
from app.domain.item_decisions import ProposalKind
from app.domain.labels import label

#: Kinds that press or stop somebody who is only asked (praktik.md, loops b and c).
_NOT_FOR_PARTNERS = frozenset({ProposalKind.PENEGASAN})


def needs_date(kind: ProposalKind) -> bool:
    """Whether the usul names a new due date."""
    return kind is ProposalKind.PERPANJANGAN


def check_proposal(
    kind: ProposalKind, until: date | None, due_on: date | None, today: date, *, relation: Relation | None
) -> None:
    """`due_on` is the present due date, `relation` that of the owner (None for no agency). Raises RuleViolation."""
    if relation is not None and is_partner(relation) and kind in _NOT_FOR_PARTNERS:
        raise RuleViolation(
            "kind", "Kepada mitra tidak dikirim penegasan. Pilih Langkah lain, misalnya menelepon atau bersurat."
        )
    if needs_date(kind):
        check_until(until, due_on, today, field="until")


def check_until(until: date | None, due_on: date | None, today: date, *, field: str) -> None:
    """A due date put off lies after the present one and not in the past. Raises RuleViolation on `field`."""
    if until is None:
        raise RuleViolation(field, "Isi tanggal batas waktu yang diusulkan.")
    if until < today:
        raise RuleViolation(field, f"Tanggal {long_date(until)} sudah lewat. Pilih hari ini atau sesudahnya.")
    if due_on is not None and until <= due_on:
        raise RuleViolation(field, f"Pilih tanggal sesudah batas waktu sekarang, {long_date(due_on)}.")


def spoken(kind: ProposalKind, text: str) -> str:
    """`Surat penegasan: kirim penegasan ke-1`, as it stands in the timeline."""
    return f"{label(kind)}: {text}"


def headline(kind: ProposalKind, until: date | None) -> str:
    """`Perpanjangan batas waktu sampai dengan 4 Desember 2026`."""
    return f"{label(kind)} sampai dengan {long_date(until)}" if until else label(kind)
