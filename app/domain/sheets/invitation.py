"""Sheets of a surat undangan and of the letters that change it: ralat, penundaan, pembatalan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.letters import LetterKind
from app.domain.sheets.letter import Recipient
from app.domain.sheets.meeting import LetterReference, MeetingDay
from app.domain.sheets.paper import OfficialLetterSheet


@dataclass(frozen=True, kw_only=True)
class MeetingCall:
    """What an invitation says of the meeting: the rows hari/tanggal, waktu, tempat, ruang daring, acara."""

    title: str
    days: tuple[MeetingDay, ...] = ()
    place: str | None = None
    online_room: str | None = None
    agenda: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InvitationSheet(OfficialLetterSheet):
    """An invitation. One recipient stands under Yth.; several stand in an attachment, "Yth. (daftar terlampir)".

    `purpose` goes on after "Dalam rangka" ("percepatan penurunan tengkes"); `notes` are sentences ("Agar membawa
    data …"). `reply_by` is inclusive. No phone number of a recipient belongs here.
    """

    recipients: tuple[Recipient, ...]
    meeting: MeetingCall
    purpose: str | None = None
    notes: tuple[str, ...] = ()
    reply_by: date | None = None
    contact: str | None = None


@dataclass(frozen=True, kw_only=True)
class AmendmentSheet(OfficialLetterSheet):
    """A letter that corrects, puts off or cancels an invitation; `kind` is RALAT, PENUNDAAN or PEMBATALAN.

    `earlier` is the letter that it follows. `before` is what that letter said and `after` what holds now: a ralat
    prints each row that differs; a penundaan without days in `after` says that the time will be told later.
    `after` None: PEMBATALAN. `reason` goes on after "sehubungan dengan".
    """

    kind: LetterKind
    recipients: tuple[Recipient, ...]
    earlier: LetterReference
    before: MeetingCall
    after: MeetingCall | None = None
    reason: str | None = None
    contact: str | None = None
