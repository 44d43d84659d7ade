"""Who may see and do what, in one screen: the table at the end. Facts come in, a yes or no comes out.

What is seen at all is in sight.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import NotAllowed, NotFound
from app.domain.facts import AgencyFacts, PersonFacts, Subject, meeting_of
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor, Role
from app.domain.sight import sees, sees_letters, sees_meeting, sees_minutes


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
    return sees(actor, subject) and RULES[permission].allows(actor, subject)


def check(actor: Actor, permission: Permission, subject: Subject) -> None:
    """Raises NotFound for what is not seen (like a missing thing), NotAllowed for what is seen but not allowed."""
    if not sees(actor, subject):
        raise NotFound
    rule = RULES[permission]
    if not rule.allows(actor, subject):
        raise NotAllowed(rule.who_can)
