"""The facts that permissions decide on: frozen, without a database. Who loads them: `queries/subjects.py`."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.errors import NotFound
from app.domain.meetings import Confidentiality


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
    minutes_approved: bool = False
    invited_agency_ids: frozenset[int] = frozenset()
    assigned_agency_ids: frozenset[int] = frozenset()
    reader_ids: frozenset[int] = frozenset()
    minute_taker_ids: frozenset[int] = frozenset()
    chair_person_ids: frozenset[int] = frozenset()


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

    @property
    def government_id(self) -> int:
        return self.meeting.government_id


Subject = GovernmentFacts | AgencyFacts | PersonFacts | MeetingFacts | PartFacts | ItemFacts


def meeting_of(subject: Subject) -> MeetingFacts:
    """The meeting a subject belongs to. Raises NotFound for what has none."""
    if isinstance(subject, MeetingFacts):
        return subject
    if isinstance(subject, PartFacts | ItemFacts):
        return subject.meeting
    raise NotFound
