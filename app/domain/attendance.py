"""Answers to an invitation, presence, and when either may be recorded. The recap is in attendance_recap.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.errors import RuleViolation
from app.domain.indonesian import long_date
from app.domain.letters import Channel
from app.domain.meetings import MeetingStatus

#: Attendance is taken at most so often on one day.
SESSIONS_MAX = 6


class InvitationReply(StrEnum):
    HADIR = "hadir"
    DIWAKILI = "diwakili"
    BERHALANGAN = "berhalangan"


class PresenceKind(StrEnum):
    """How an invited person was there."""

    SENDIRI = "sendiri"
    DIWAKILI = "diwakili"
    TIDAK_HADIR = "tidak_hadir"


class Echelon(StrEnum):
    """The level of a deputy, as the recap groups them."""

    ESELON_II = "eselon_ii"
    ESELON_III = "eselon_iii"
    ESELON_IV = "eselon_iv"
    FUNGSIONAL = "fungsional"
    PELAKSANA = "pelaksana"


#: Ways in which a secretariat hears an answer; the application itself is the way of the head.
HEARD = (Channel.WA, Channel.TELEPON, Channel.SURAT, Channel.LANGSUNG)


@dataclass(frozen=True)
class Deputy:
    """Who comes instead: a name, an office, or both; empty when nobody does."""

    name: str | None = None
    office: str | None = None
    echelon: Echelon | None = None

    @property
    def is_known(self) -> bool:
        return bool(self.name or self.office)

    @property
    def words(self) -> str:
        """`Siti Aminah, Kepala Bidang Data`; empty when unknown."""
        return ", ".join(part for part in (self.name, self.office) if part)


NOBODY = Deputy()


def check_deputy(deputy: Deputy, field: str) -> None:
    """Somebody is represented by somebody: a name or an office must be there."""
    if not deputy.is_known:
        raise RuleViolation(field, "Isi nama atau jabatan yang mewakili.")


def check_answerable(status: MeetingStatus, last_day: date | None, today: date, *, by_organiser: bool) -> None:
    """Refuses answers to a meeting that does not take place; a head answers until its last day, inclusive."""
    check_takes_place(status)
    if not by_organiser and last_day is not None and last_day < today:
        raise RuleViolation(
            "", "Rapat ini sudah berlangsung. Sampaikan keterangan kehadiran kepada sekretariat rapat penyelenggara."
        )


def check_takes_place(status: MeetingStatus) -> None:
    """Nobody answers, and nobody is present, where a meeting is postponed or cancelled."""
    if status is MeetingStatus.DITUNDA:
        raise RuleViolation("", "Rapat ini ditunda. Jadwalkan kembali lebih dahulu.")
    if status is MeetingStatus.DIBATALKAN:
        raise RuleViolation("", "Rapat ini dibatalkan, sehingga kehadiran tidak dicatat lagi.")


def check_presence(status: MeetingStatus, on: date | None, today: date) -> None:
    """Presence is recorded from the day itself on; a day without a full date may be recorded at any time."""
    check_takes_place(status)
    if on is not None and on > today:
        raise RuleViolation("", f"Daftar hadir diisi mulai hari rapat, {long_date(on)}.")


def check_sessions(sessions: int, last_marked: int) -> None:
    """`last_marked` is the highest session of that day in which somebody is marked, 0 for none."""
    if not 1 <= sessions <= SESSIONS_MAX:
        raise RuleViolation("sessions", f"Jumlah sesi antara 1 dan {SESSIONS_MAX}.")
    if sessions < last_marked:
        raise RuleViolation(
            "sessions",
            f"Sesi {last_marked} sudah berisi kehadiran. Batalkan kehadirannya lebih dahulu, atau isi paling sedikit "
            f"{last_marked}.",
        )


def presence_by_answer(reply: InvitationReply | None, deputy: Deputy) -> PresenceKind | None:
    """How the rest is marked when all are said to be there: by the answer, else in person.

    None for who said not to come, and for a deputy of whom nothing is known.
    """
    if reply is InvitationReply.BERHALANGAN:
        return None
    if reply is InvitationReply.DIWAKILI:
        return PresenceKind.DIWAKILI if deputy.is_known else None
    return PresenceKind.SENDIRI
