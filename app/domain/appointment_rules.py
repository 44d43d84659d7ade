"""Rules of appointments: one definitive holder of a position at a time, one primary position of a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.people import AppointmentStatus
from app.domain.periods import check_period, overlap, period_words


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One appointment as the rules see it; `id` is None while it is new, `name` the holder's or the office's."""

    id: int | None
    name: str
    status: AppointmentStatus
    valid_from: date | None
    valid_to: date | None
    is_primary: bool = True


def check_dates(holding: Holding) -> None:
    """The period is in order, and an acting appointment says since when. Raises RuleViolation."""
    check_period(holding.valid_from, holding.valid_to)
    if holding.status is not AppointmentStatus.DEFINITIF and holding.valid_from is None:
        raise RuleViolation("valid_from", "Isi tanggal mulai; Plt., Plh., Pj., dan Pjs. berlaku menurut tanggalnya.")


def predecessors(new: Holding, others: Iterable[Holding]) -> list[Holding]:
    """Definitive holders of the same position whose days overlap with those of a new definitive one."""
    if new.status is not AppointmentStatus.DEFINITIF:
        return []
    return [
        other
        for other in others
        if other.id != new.id and other.status is AppointmentStatus.DEFINITIF and _share(new, other)
    ]


def check_predecessor(new: Holding, other: Holding, *, may_end: bool) -> None:
    """Two cannot hold a position definitively on one day; the earlier one may be ended. Raises RuleViolation."""
    held = period_words(other.valid_from, other.valid_to) or "tanpa tanggal"
    if not may_end:
        raise RuleViolation(
            "ends_predecessor",
            f"{other.name} masih tercatat definitif pada jabatan ini ({held}). "
            "Centang isian ini untuk mengakhirinya sehari sebelum tanggal mulai, atau ubah tanggalnya.",
        )
    if new.valid_from is None or (other.valid_from is not None and other.valid_from >= new.valid_from):
        raise RuleViolation(
            "valid_from",
            f"Isi tanggal mulai setelah {other.name} mulai menjabat ({held}), agar jabatannya dapat diakhiri.",
        )


def check_primary(new: Holding, own: Iterable[Holding]) -> None:
    """A definitive position stays the primary one beside an acting one. Raises RuleViolation."""
    if not new.is_primary or new.status is AppointmentStatus.DEFINITIF:
        return
    for other in own:
        if other.id != new.id and other.status is AppointmentStatus.DEFINITIF and _share(new, other):
            raise RuleViolation(
                "is_primary", f"Jabatan definitif {other.name} tetap jabatan utama. Hapus centang jabatan utama."
            )


def losing_primary(new: Holding, own: Iterable[Holding]) -> list[int]:
    """Ids of the person's other appointments that are no longer primary because the new one is."""
    if not new.is_primary:
        return []
    return [other.id for other in own if other.id not in (None, new.id) and other.is_primary and _share(new, other)]


def _share(one: Holding, other: Holding) -> bool:
    return overlap((one.valid_from, one.valid_to), (other.valid_from, other.valid_to))
