"""The sheet of a surat tindak lanjut: one agency, the meeting it follows from, and the agency's open items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.action_items import Horizon, ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.sheets.meeting import LetterReference, MeetingDay
from app.domain.sheets.paper import OfficialLetterSheet


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
class FollowUpLetterSheet(OfficialLetterSheet):
    """All facts of the letter. `subject` None takes the words that fit the recipient.

    `meeting_title` None: the recipient may not see the meeting, and the letter speaks of items only (decision 2).
    """

    recipient: Recipient
    meeting_title: str | None = None
    meeting_days: tuple[MeetingDay, ...] = ()
    meeting_place: str | None = None
    minutes: LetterReference | None = None
    items: tuple[LetterItem, ...] = ()
    report_to: str | None = None
    report_due_on: date | None = None
    contact: str | None = None
