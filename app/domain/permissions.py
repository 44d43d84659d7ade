"""Who may see and do what, in one screen: the table at the end. Facts come in, a yes or no comes out.

Its SQL twin for lists is `queries/visibility.py`; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import NotAllowed, NotFound
from app.domain.meetings import Confidentiality, stricter
from app.domain.roles import Actor, Role

#: Roles through which an agency sees what is addressed to it.
_OF_AGENCY = (Role.SECRETARIAT, Role.REPORTER, Role.AGENCY_HEAD)


class Permission(StrEnum):
    SIGNED_IN = "signed_in"
    MEETING_LIST = "meeting_list"
    MEETING_PLAN = "meeting_plan"
    MEETING_VIEW = "meeting_view"
    MEETING_EDIT = "meeting_edit"
    READERS_EDIT = "readers_edit"
    MINUTES_VIEW = "minutes_view"
    MINUTES_WRITE = "minutes_write"
    FILE_VIEW = "file_view"
    ITEM_VIEW = "item_view"
    ITEM_EDIT = "item_edit"
    LETTER_VIEW = "letter_view"
    DIRECTORY_VIEW = "directory_view"
    DIRECTORY_EDIT = "directory_edit"
    PERSON_PROPOSE = "person_propose"
    PERSON_PRIVATE = "person_private"
    USERS_MANAGE = "users_manage"


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


def sees_meeting(actor: Actor, meeting: MeetingFacts, level: Confidentiality | None = None) -> bool:
    """Whether the actor sees the meeting, or a part of it that is as strict as `level` (wewenang.md, "Seeing")."""
    if actor.government_id != meeting.government_id or not actor.is_reader:
        return False
    effective = stricter(meeting.confidentiality, level or Confidentiality.BIASA)
    if effective is Confidentiality.BIASA or actor.user_id in meeting.reader_ids:
        return True
    if effective is Confidentiality.RAHASIA:
        return False
    return _inside(actor, meeting) or bool(actor.agencies(*_OF_AGENCY) & meeting.invited_agency_ids)


def _inside(actor: Actor, meeting: MeetingFacts) -> bool:
    """Those who see all of a terbatas meeting; an invited agency sees less."""
    return (
        actor.has(Role.SEKDA)
        or meeting.organiser_id in actor.agencies(*_OF_AGENCY)
        or actor.user_id in meeting.minute_taker_ids
        or bool(actor.mapped_agencies() & (meeting.assigned_agency_ids | {meeting.organiser_id}))
    )


def sees_minutes(actor: Actor, meeting: MeetingFacts) -> bool:
    """Approved minutes go with the meeting; a draft only to those who make, check or lead it."""
    if not sees_meeting(actor, meeting):
        return False
    return meeting.minutes_approved or _sees_draft(actor, meeting)


def _sees_draft(actor: Actor, meeting: MeetingFacts) -> bool:
    return (
        meeting.organiser_id in actor.agencies(*_OF_AGENCY)
        or actor.user_id in meeting.minute_taker_ids
        or (actor.person_id is not None and actor.person_id in meeting.chair_person_ids)
        or meeting.organiser_id in actor.mapped_agencies()
        or actor.has(Role.SEKDA)
        or (actor.has(Role.LEADERSHIP_STAFF) and meeting.confidentiality is Confidentiality.BIASA)
    )


def sees_letters(actor: Actor, meeting: MeetingFacts) -> bool:
    """Letters not yet sent are seen like draft minutes, also when the minutes are approved."""
    return sees_meeting(actor, meeting) and _sees_draft(actor, meeting)


def sees_part(actor: Actor, part: PartFacts) -> bool:
    """A file or point: by its effective class; of a terbatas meeting an invited agency sees no files."""
    meeting = part.meeting
    if not sees_meeting(actor, meeting, part.confidentiality):
        return False
    effective = stricter(meeting.confidentiality, part.confidentiality)
    return effective is not Confidentiality.TERBATAS or actor.user_id in meeting.reader_ids or _inside(actor, meeting)


def sees_item(actor: Actor, item: ItemFacts) -> bool:
    """Through the meeting, or because an own (or mapped) agency has a share in it."""
    if actor.government_id != item.government_id or not actor.is_reader:
        return False
    own = actor.agencies(*_OF_AGENCY) | actor.mapped_agencies()
    return bool(own & item.agency_ids) or sees_meeting(actor, item.meeting, item.confidentiality)


def sees_item_origin(actor: Actor, item: ItemFacts) -> bool:
    """Whether title, place and people of the item's meeting may stand beside it."""
    return sees_meeting(actor, item.meeting)


def _sees(actor: Actor, subject: Subject) -> bool:
    if isinstance(subject, MeetingFacts):
        return sees_meeting(actor, subject)
    if isinstance(subject, PartFacts):
        return sees_part(actor, subject)
    if isinstance(subject, ItemFacts):
        return sees_item(actor, subject)
    return actor.government_id == subject.government_id


def _keeps(actor: Actor, subject: Subject) -> bool:
    """Secretariat of the organiser of the subject's meeting."""
    return meeting_of(subject).organiser_id in actor.agencies(Role.SECRETARIAT)


def _may_plan(actor: Actor, subject: Subject) -> bool:
    own = actor.agencies(Role.SECRETARIAT)
    return subject.id in own if isinstance(subject, AgencyFacts) else bool(own)


def _names_readers(actor: Actor, subject: Subject) -> bool:
    meeting = meeting_of(subject)
    if meeting.confidentiality is Confidentiality.RAHASIA and actor.user_id not in meeting.reader_ids:
        return False
    return _keeps(actor, meeting) or (meeting.confidentiality is Confidentiality.RAHASIA and actor.has(Role.SEKDA))


def _writes_minutes(actor: Actor, subject: Subject) -> bool:
    return _keeps(actor, subject) or actor.user_id in meeting_of(subject).minute_taker_ids


def _edits_item(actor: Actor, subject: Subject) -> bool:
    """Items are the organiser's while provisional; an agency that sees only its item never edits it."""
    return _keeps(actor, subject) and sees_meeting(actor, meeting_of(subject))


def _sees_private(actor: Actor, subject: Subject) -> bool:
    if actor.has(Role.ADMINISTRATOR):
        return True
    if not isinstance(subject, PersonFacts):
        return False
    of_agency = actor.agencies(Role.REPORTER, Role.AGENCY_HEAD) & subject.agency_ids
    return bool(of_agency or actor.agencies(Role.SECRETARIAT) & subject.met_by_agency_ids)


def _is_administrator(actor: Actor, _subject: Subject) -> bool:
    return actor.has(Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Rule:
    """A predicate over what is already seen, and the words for who may, shown on the page that refuses."""

    allows: Callable[[Actor, Subject], bool]
    who_can: str = ""


def _anybody(_actor: Actor, _subject: Subject) -> bool:
    return True


_ORGANISER = "sekretariat rapat instansi penyelenggara"
_ADMIN = "administrator"

RULES: dict[Permission, Rule] = {
    Permission.SIGNED_IN: Rule(_anybody),
    Permission.MEETING_LIST: Rule(lambda a, s: a.is_reader, "semua peran selain administrator"),
    Permission.MEETING_PLAN: Rule(_may_plan, "sekretariat rapat untuk instansinya sendiri"),
    Permission.MEETING_VIEW: Rule(_anybody),
    Permission.MEETING_EDIT: Rule(_keeps, _ORGANISER),
    Permission.READERS_EDIT: Rule(
        _names_readers, f"{_ORGANISER}; pada rapat rahasia hanya yang tercatat sebagai pembaca"
    ),
    Permission.MINUTES_VIEW: Rule(
        lambda a, s: sees_minutes(a, meeting_of(s)),
        "instansi penyelenggara, notulis yang ditunjuk, pimpinan rapat, asisten pengoordinasi, dan Sekretaris Daerah "
        "selama notula masih konsep",
    ),
    Permission.MINUTES_WRITE: Rule(_writes_minutes, f"{_ORGANISER} dan notulis yang ditunjuk"),
    Permission.FILE_VIEW: Rule(_anybody),
    Permission.ITEM_VIEW: Rule(_anybody),
    Permission.ITEM_EDIT: Rule(_edits_item, _ORGANISER),
    Permission.LETTER_VIEW: Rule(
        lambda a, s: sees_letters(a, meeting_of(s)), f"{_ORGANISER} dan pihak yang memeriksa konsepnya"
    ),
    Permission.DIRECTORY_VIEW: Rule(lambda a, s: bool(a.grants), "semua peran"),
    Permission.DIRECTORY_EDIT: Rule(_is_administrator, _ADMIN),
    Permission.PERSON_PROPOSE: Rule(lambda a, s: a.has(Role.SECRETARIAT), "sekretariat rapat"),
    Permission.PERSON_PRIVATE: Rule(
        _sees_private, "administrator, instansi yang bersangkutan, dan sekretariat rapat yang mengundang"
    ),
    Permission.USERS_MANAGE: Rule(_is_administrator, _ADMIN),
}


def allowed(actor: Actor, permission: Permission, subject: Subject) -> bool:
    """Whether the actor sees the subject and may do this with it."""
    return _sees(actor, subject) and RULES[permission].allows(actor, subject)


def check(actor: Actor, permission: Permission, subject: Subject) -> None:
    """Raises NotFound for what is not seen (like a missing thing), NotAllowed for what is seen but not allowed."""
    if not _sees(actor, subject):
        raise NotFound
    rule = RULES[permission]
    if not rule.allows(actor, subject):
        raise NotAllowed(rule.who_can)
