"""The sheet of a surat tindak lanjut: one agency, the meeting it follows from, and the agency's open items."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.action_items import Horizon, ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.meetings import Confidentiality
from app.domain.sheets.letterhead import Letterhead, PaperProfile
from app.domain.sheets.meeting import LetterReference, MeetingDay
from app.domain.signatures import Signer


class Urgency(StrEnum):
    """Sifat surat: how fast it travels; apart from confidentiality. The value is what the letter prints."""

    SANGAT_SEGERA = "Sangat Segera"
    SEGERA = "Segera"
    BIASA = "Biasa"


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Yth.: the office and not the person. `relation` and `kind` decide how the letter asks."""

    office: str
    city: str | None = None
    relation: Relation
    kind: AgencyKind


@dataclass(frozen=True, kw_only=True)
class LetterItem:
    """One open item of the recipient; `due_text` is printed where there is no date."""

    text: str
    expected_output: str | None = None
    proof: str | None = None
    due_on: date | None = None
    due_text: str | None = None
    horizons: tuple[Horizon, ...] = ()
    status: ItemStatus = ItemStatus.SEMENTARA
    withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class FollowUpLetterSheet:
    """All facts of the letter. `number` is printed as it stands, with the gap that the TU fills (`numbering`).

    `subject` None takes the words that fit the recipient. `dated_on` None leaves dots.
    `meeting_title` None: the recipient may not see the meeting, and the letter speaks of items only (decision 2).
    """

    letterhead: Letterhead
    profile: PaperProfile = field(default_factory=PaperProfile)
    zone: str
    #: Instant for the file's properties (aware, UTC); None leaves them out.
    made_at: datetime | None = None
    draft: bool = True
    signer: Signer | None = None
    confidentiality: Confidentiality = Confidentiality.BIASA
    recipient: Recipient
    city: str | None = None
    dated_on: date | None = None
    number: str
    subject: str | None = None
    urgency: Urgency = Urgency.SEGERA
    attachment: str | None = None
    meeting_title: str | None = None
    meeting_days: tuple[MeetingDay, ...] = ()
    meeting_place: str | None = None
    minutes: LetterReference | None = None
    items: tuple[LetterItem, ...] = ()
    report_to: str | None = None
    report_due_on: date | None = None
    contact: str | None = None
    copies: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """True where the letter carries the mark KONSEP."""
        return self.draft or self.signer is None
