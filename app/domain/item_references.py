"""What a form of an item points at: parties that own or support it, parts of the minutes it comes from. No texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import RuleViolation
from app.domain.identifiers import parse_id


class PartyKind(StrEnum):
    AGENCY = "instansi"
    TASK_FORCE = "gugus_tugas"
    SMALL_TEAM = "tim_kecil"


class OriginKind(StrEnum):
    CONCLUSION = "kesimpulan"
    POINT = "butir"
    QUESTION = "tanya_jawab"


@dataclass(frozen=True)
class Reference:
    """One row by kind and id, as a select field carries it: `instansi-12`."""

    kind: PartyKind | OriginKind
    id: int

    def __str__(self) -> str:
        return f"{self.kind.value}-{self.id}"


def parse_reference(value: str, kinds: type[PartyKind] | type[OriginKind], *, field: str) -> Reference | None:
    """The reference behind a code; None for an empty one. Raises RuleViolation for anything else."""
    if not value:
        return None
    kind, _, row_id = value.rpartition("-")
    if kind not in tuple(member.value for member in kinds):
        raise RuleViolation(field, "Pilihan tidak dikenal. Pilih kembali dari daftar.")
    return Reference(kinds(kind), parse_id(row_id, field=field))
