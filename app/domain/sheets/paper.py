"""What papers have in common: kop, profile and signer; and what letters have: number, date, subject, tembusan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.meetings import Confidentiality
from app.domain.sheets.letterhead import Letterhead, PaperProfile
from app.domain.signatures import Signer


class Urgency(StrEnum):
    """Sifat surat: how fast it travels; apart from confidentiality. The value is what the letter prints."""

    SANGAT_SEGERA = "Sangat Segera"
    SEGERA = "Segera"
    BIASA = "Biasa"


@dataclass(frozen=True, kw_only=True)
class PaperSheet:
    """`zone` is the IANA name of wall times; `made_at` an aware instant for the file's properties, None leaves it out.

    `letterhead` is the kop of the real signer's unit.
    """

    letterhead: Letterhead
    profile: PaperProfile = field(default_factory=PaperProfile)
    zone: str
    made_at: datetime | None = None
    draft: bool = True
    signer: Signer | None = None
    confidentiality: Confidentiality = Confidentiality.BIASA

    @property
    def is_draft(self) -> bool:
        """True where the paper carries the mark KONSEP (decision 25)."""
        return self.draft or self.signer is None


@dataclass(frozen=True, kw_only=True)
class OfficialLetterSheet(PaperSheet):
    """The head and foot of a letter or nota dinas.

    `number` is printed as it stands, with the gap that the TU fills (`numbering`); `dated_on` None leaves dots.
    `subject` None takes the words of the form; `copies` are the lines of the tembusan.
    """

    city: str | None = None
    dated_on: date | None = None
    number: str
    subject: str | None = None
    urgency: Urgency = Urgency.SEGERA
    attachment: str | None = None
    copies: tuple[str, ...] = ()
