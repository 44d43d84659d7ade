"""The way of a notula to its approval: states, acts, steps as positions. Freezing itself is a service."""

from __future__ import annotations

from enum import StrEnum

from app.domain.errors import RuleViolation
from app.domain.minutes import MinutesStatus


class ApprovalAct(StrEnum):
    AJUKAN = "ajukan"
    PARAF = "paraf"
    KEMBALIKAN = "kembalikan"
    TARIK = "tarik"
    SETUJUI = "setujui"
    CATAT_PERSETUJUAN = "catat_persetujuan"
    BUKA_KEMBALI = "buka_kembali"


_KONSEP, _PARAF = frozenset({MinutesStatus.KONSEP}), frozenset({MinutesStatus.MENUNGGU_PARAF})
_WAITING = _PARAF | {MinutesStatus.MENUNGGU_PERSETUJUAN}

#: Act → states in which it is possible. Recording a signed paper is possible from every state before approval:
#: the paper may have gone its way without the screen.
_POSSIBLE = {
    ApprovalAct.AJUKAN: _KONSEP,
    ApprovalAct.PARAF: _PARAF,
    ApprovalAct.KEMBALIKAN: _WAITING,
    ApprovalAct.TARIK: _WAITING,
    ApprovalAct.SETUJUI: frozenset({MinutesStatus.MENUNGGU_PERSETUJUAN}),
    ApprovalAct.CATAT_PERSETUJUAN: _KONSEP | _WAITING,
    ApprovalAct.BUKA_KEMBALI: frozenset({MinutesStatus.DISETUJUI}),
}

NOT_NOW = "Keadaan notula sudah berubah sehingga langkah ini tidak dapat dilakukan. Muat ulang halaman."

FROZEN = (
    "Notula sudah disetujui sehingga isinya tidak dapat diubah. Asisten pengoordinasi atau Sekretaris Daerah dapat "
    "membukanya kembali dengan alasan."
)
SUBMITTED = (
    "Notula sedang menunggu paraf atau persetujuan sehingga isinya tidak dapat diubah. Tarik kembali pengajuannya "
    "lebih dahulu."
)


def closed_words(status: MinutesStatus, frozen: str = FROZEN) -> str | None:
    """Why minutes in that state are not written, and what to do; None while they are (a Konsep)."""
    if status is MinutesStatus.DISETUJUI:
        return frozen
    return None if status is MinutesStatus.KONSEP else SUBMITTED


def possible(status: MinutesStatus, act: ApprovalAct) -> bool:
    """Whether the act is possible in that state."""
    return status in _POSSIBLE[act]


def status_after(status: MinutesStatus, act: ApprovalAct, *, steps_left: int = 0) -> MinutesStatus:
    """The state after an act; `steps_left` paraf are still missing after it. Raises RuleViolation."""
    if not possible(status, act):
        raise RuleViolation("", NOT_NOW)
    if act in (ApprovalAct.AJUKAN, ApprovalAct.PARAF):
        return MinutesStatus.MENUNGGU_PARAF if steps_left else MinutesStatus.MENUNGGU_PERSETUJUAN
    if act in (ApprovalAct.SETUJUI, ApprovalAct.CATAT_PERSETUJUAN):
        return MinutesStatus.DISETUJUI
    return MinutesStatus.KONSEP
