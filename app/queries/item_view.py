"""What the page of one action item shows, as far as its reader sees it. Reading it is in item_page.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from app.domain.action_items import (
    AssignmentKind,
    Horizon,
    ItemClass,
    ItemStatus,
    ShownStatus,
    StatedKind,
    shown_status,
)
from app.domain.facts import ShareFacts
from app.domain.item_references import OriginKind
from app.domain.meetings import Confidentiality
from app.queries.chain import PartStep


@dataclass(frozen=True)
class Share:
    """What one agency owes. `facts` are what rights and possible acts are decided on."""

    facts: ShareFacts
    version: int
    agency: str
    kind: AssignmentKind
    status: ItemStatus
    percent: int | None
    is_partner: bool
    is_open: bool
    due_on: date | None
    forwarded_to: str | None = None
    last_report_at: datetime | None = None
    #: Times that a report waited for verification, from inclusive to exclusive; they do not count as late.
    waits: tuple[tuple[date, date], ...] = ()
    has_open_clarification: bool = False
    has_waiting_extension: bool = False

    @property
    def shown(self) -> ItemStatus | ShownStatus:
        """Its state as pages show it."""
        return shown_status(self.status, is_firm=self.facts.item.is_firm, is_open=self.is_open)


@dataclass(frozen=True)
class DeadlineStep:
    """A due date that was set; `reason` and `set_by` only where the meeting is seen."""

    due_on: date | None
    due_text: str | None
    set_at: datetime
    reason: str | None
    set_by: str | None


@dataclass(frozen=True)
class Origin:
    """The meeting and the part of its minutes; `kind` and `text` None where the minutes may not be read.

    `steps` are the way back from that part, it first.
    """

    meeting_id: int
    title: str
    date_words: str
    kind: OriginKind | None = None
    text: str | None = None
    stated_by: str | None = None
    steps: tuple[PartStep, ...] = ()


@dataclass(frozen=True)
class ItemView:
    """One item. Without `origin` the reader sees only the text, what is expected, the due date and his own share."""

    id: int
    version: int
    text: str
    item_class: ItemClass
    is_firm: bool
    is_open: bool
    due_on: date | None
    due_text: str | None
    expected_output: str | None
    expected_proof: str | None
    confidentiality: Confidentiality
    shares: list[Share]
    deadlines: list[DeadlineStep]
    first_due_on: date | None = None
    extension_count: int = 0
    is_priority: bool = False
    origin: Origin | None = None
    number: int | None = None
    owner: str | None = None
    owner_is_partner: bool = False
    supporters: list[str] = field(default_factory=list)
    horizons: list[Horizon] = field(default_factory=list)
    stated_kind: StatedKind | None = None
    from_kepala_daerah: bool = False
    indicator: str | None = None
    target: Decimal | None = None
    unit: str | None = None
