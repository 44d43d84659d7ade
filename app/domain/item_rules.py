"""What an action item must hold before it is saved: one owner, words, a class no laxer than its origin's."""

from __future__ import annotations

from datetime import date

from app.domain.action_items import ItemClass
from app.domain.agencies import AgencyKind, Relation, may_be_assigned
from app.domain.errors import RuleViolation
from app.domain.meetings import Confidentiality, stricter


def check_owner(agency_id: int | None, task_force_id: int | None, words: str | None) -> None:
    """Exactly one owner: an agency, a task force, or the words of the source (decision 10)."""
    given = [owner for owner in (agency_id, task_force_id, words) if owner]
    if not given:
        raise RuleViolation("owner", "Pilih penanggung jawab dari daftar, atau tulis unsurnya menurut sumber.")
    if len(given) > 1:
        raise RuleViolation(
            "owner_text", "Penanggung jawab hanya satu. Kosongkan unsur ini, atau kosongkan pilihan dari daftar."
        )


def check_assignable(name: str, relation: Relation, kind: AgencyKind, field: str) -> None:
    """Courts, DPRD, province and ministries are never assigned; they may stand in the words of the source."""
    if not may_be_assigned(relation, kind):
        raise RuleViolation(
            field,
            f"{name} tidak dapat diberi tugas karena bukan bawahan atau mitra pemerintah daerah ini. "
            "Tulis sebagai unsur menurut sumber, lalu sampaikan permohonan melalui surat.",
        )


def check_supporters(owner_agency_id: int | None, supporting: list[int]) -> None:
    """An agency has one share in an item: it leads or it supports, once."""
    if owner_agency_id in supporting:
        raise RuleViolation("supporter_agencies", "Penanggung jawab tidak perlu dipilih lagi sebagai pendukung.")
    if len(supporting) != len(set(supporting)):
        raise RuleViolation("supporter_agencies", "Instansi pendukung yang sama tercatat dua kali. Hapus salah satu.")


def check_class(level: Confidentiality, origin_level: Confidentiality | None) -> None:
    """An item repeats what its origin says, so it is at least as confidential."""
    if origin_level is not None and stricter(level, origin_level) is not level:
        raise RuleViolation(
            "confidentiality", "Asal tindak lanjut ini lebih rahasia. Pilih kerahasiaan yang sama atau lebih ketat."
        )


def check_due_change(
    before: tuple[date | None, str | None], after: tuple[date | None, str | None], reason: str | None
) -> bool:
    """Whether the due date changed. A date or due words once set are moved only with a reason."""
    if before == after:
        return False
    if any(before) and not reason:
        raise RuleViolation("due_reason", "Batas waktu berubah. Tulis alasannya; batas waktu awal tetap tersimpan.")
    return True


def is_tracked(item_class: ItemClass) -> bool:
    """Whether somebody owes a report: a general direction is never billed."""
    return item_class is not ItemClass.ARAHAN_UMUM
