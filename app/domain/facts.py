"""The facts that permissions decide on: frozen, without a database. Who loads them: `queries/subjects.py`."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.action_items import AssignmentKind, ItemStatus
from app.domain.errors import NotFound
from app.domain.item_acts import Loop
from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus
from app.domain.press_releases import ReleaseState


@dataclass(frozen=True)
class GovernmentFacts:
    """The government as a whole: lists, directory, accounts."""

    government_id: int


@dataclass(frozen=True)
class AgencyFacts:
    """An agency on whose behalf something is to be made."""

    id: int
    government_id: int


@dataclass(frozen=True)
class PersonFacts:
    """A person's phone and NIP: `agency_ids` where he serves today, `met_by_agency_ids` whose meetings he attended."""

    id: int
    government_id: int
    agency_ids: frozenset[int]
    met_by_agency_ids: frozenset[int]


@dataclass(frozen=True)
class MeetingFacts:
    """What decides about a meeting. `organiser` is the agency whose secretariat keeps it."""

    id: int
    government_id: int
    organiser_id: int
    confidentiality: Confidentiality
    #: A revision is frozen; it stays readable while the minutes are open again.
    minutes_approved: bool = False
    minutes_status: MinutesStatus = MinutesStatus.KONSEP
    invited_agency_ids: frozenset[int] = frozenset()
    assigned_agency_ids: frozenset[int] = frozenset()
    reader_ids: frozenset[int] = frozenset()
    minute_taker_ids: frozenset[int] = frozenset()
    chair_person_ids: frozenset[int] = frozenset()
    #: Holders today of the positions in the running round of approval, and those whose paraf is next.
    step_person_ids: frozenset[int] = frozenset()
    next_step_person_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class PartFacts:
    """A file, point or conclusion: its meeting, and a class of its own that may be stricter."""

    id: int
    meeting: MeetingFacts
    confidentiality: Confidentiality

    @property
    def government_id(self) -> int:
        return self.meeting.government_id


@dataclass(frozen=True)
class ItemFacts:
    """An action item; `agency_ids` lead, support, or are members of the task force it is addressed to."""

    id: int
    meeting: MeetingFacts
    confidentiality: Confidentiality
    agency_ids: frozenset[int]
    is_firm: bool = False
    is_priority: bool = False
    from_kepala_daerah: bool = False

    @property
    def government_id(self) -> int:
        return self.meeting.government_id


@dataclass(frozen=True)
class ShareFacts:
    """One agency's share of an item. `reporter_ids` are the accounts that ever reported on it."""

    id: int
    item: ItemFacts
    agency_id: int
    kind: AssignmentKind
    loop: Loop
    status: ItemStatus
    reporter_ids: frozenset[int] = frozenset()

    @property
    def government_id(self) -> int:
        return self.item.government_id

    @property
    def meeting(self) -> MeetingFacts:
        return self.item.meeting

    @property
    def confidentiality(self) -> Confidentiality:
        return self.item.confidentiality


@dataclass(frozen=True)
class ProofFacts:
    """A bukti dukung: a file of one report on one share."""

    id: int
    share: ShareFacts
    confidentiality: Confidentiality

    @property
    def government_id(self) -> int:
        return self.share.government_id

    @property
    def meeting(self) -> MeetingFacts:
        return self.share.meeting


@dataclass(frozen=True)
class InvitationFacts:
    """The row of one invited participant, with the agency that answers for it."""

    id: int
    meeting: MeetingFacts
    agency_id: int | None

    @property
    def government_id(self) -> int:
        return self.meeting.government_id


@dataclass(frozen=True)
class ReleaseFacts:
    """A siaran pers; `checker_ids` are the agencies flagged humas, `was_handed` whether they got it."""

    id: int
    meeting: MeetingFacts
    state: ReleaseState
    was_handed: bool = False
    checker_ids: frozenset[int] = frozenset()

    @property
    def government_id(self) -> int:
        return self.meeting.government_id


Subject = (
    GovernmentFacts
    | AgencyFacts
    | PersonFacts
    | MeetingFacts
    | PartFacts
    | ItemFacts
    | ShareFacts
    | ProofFacts
    | InvitationFacts
    | ReleaseFacts
)


def meeting_of(subject: Subject) -> MeetingFacts:
    """The meeting a subject belongs to. Raises NotFound for what has none."""
    if isinstance(subject, MeetingFacts):
        return subject
    if isinstance(subject, PartFacts | ItemFacts | ShareFacts | ProofFacts | InvitationFacts | ReleaseFacts):
        return subject.meeting
    raise NotFound


def item_of(subject: Subject) -> ItemFacts:
    """The item a subject belongs to. Raises NotFound for what has none."""
    if isinstance(subject, ItemFacts):
        return subject
    if isinstance(subject, ShareFacts):
        return subject.item
    if isinstance(subject, ProofFacts):
        return subject.share.item
    raise NotFound


def share_of(subject: Subject) -> ShareFacts:
    """The share a subject belongs to. Raises NotFound for what has none."""
    if isinstance(subject, ShareFacts):
        return subject
    if isinstance(subject, ProofFacts):
        return subject.share
    raise NotFound
