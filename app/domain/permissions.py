"""Who may see and do what, in one screen: the table at the end. Facts come in, a yes or no comes out.

What is seen at all is in sight.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import NotAllowed, NotFound
from app.domain.facts import Subject, meeting_of
from app.domain.item_rights import (
    changes_firm,
    coordinates,
    decides_extension,
    edits_provisional,
    heads,
    keeps,
    leads,
    reads_access_log,
    reads_history,
    reports,
    tells,
    verifies,
)
from app.domain.meeting_rights import (
    approves,
    checks_release,
    initials,
    may_plan,
    names_readers,
    reopens,
    replies,
    writes_minutes,
)
from app.domain.roles import Actor, Role
from app.domain.sight import checks_draft, sees, sees_letters, sees_minutes, sees_private


class Permission(StrEnum):
    SIGNED_IN = "signed_in"
    MEETING_LIST = "meeting_list"
    MEETING_PLAN = "meeting_plan"
    MEETING_VIEW = "meeting_view"
    MEETING_EDIT = "meeting_edit"
    READERS_EDIT = "readers_edit"
    MINUTES_VIEW = "minutes_view"
    MINUTES_WRITE = "minutes_write"
    MINUTES_REMARK = "minutes_remark"
    FILE_VIEW = "file_view"
    ITEM_VIEW = "item_view"
    ITEM_EDIT = "item_edit"
    ITEM_CHANGE_FIRM = "item_change_firm"
    ITEM_REPORT = "item_report"
    ITEM_TELL = "item_tell"
    ITEM_HEAD = "item_head"
    ITEM_VERIFY = "item_verify"
    ITEM_ANSWER = "item_answer"
    ITEM_PRIORITY = "item_priority"
    ITEM_SUSPEND = "item_suspend"
    ITEM_REOPEN = "item_reopen"
    ITEM_PROPOSE = "item_propose"
    ITEM_DECIDE = "item_decide"
    ITEM_ORAL = "item_oral"
    EXTENSION_DECIDE = "extension_decide"
    PROOF_VIEW = "proof_view"
    PROOF_WITHDRAW = "proof_withdraw"
    HISTORY_VIEW = "history_view"
    ACCESS_LOG_VIEW = "access_log_view"
    LEADER_AGENDA_VIEW = "leader_agenda_view"
    WEEKLY_REPORT_VIEW = "weekly_report_view"
    APPROVAL_SUBMIT = "approval_submit"
    APPROVAL_INITIAL = "approval_initial"
    APPROVAL_RETURN = "approval_return"
    APPROVAL_GIVE = "approval_give"
    MINUTES_REOPEN = "minutes_reopen"
    INVITATION_REPLY = "invitation_reply"
    LETTER_EDIT = "letter_edit"
    LETTER_VIEW = "letter_view"
    RELEASE_DESK = "release_desk"
    RELEASE_VIEW = "release_view"
    RELEASE_EDIT = "release_edit"
    RELEASE_CHECK = "release_check"
    EXCEPTIONS_VIEW = "exceptions_view"
    NUMBERS_VIEW = "numbers_view"
    DIRECTORY_VIEW = "directory_view"
    DIRECTORY_EDIT = "directory_edit"
    PERSON_PROPOSE = "person_propose"
    PERSON_PRIVATE = "person_private"
    USERS_MANAGE = "users_manage"


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
_AROUND_DRAFT = (
    "instansi penyelenggara, notulis yang ditunjuk, pimpinan rapat, asisten pengoordinasi, dan Sekretaris Daerah"
)
_ADMIN = "administrator"
_LEADERS = "asisten pengoordinasi dan Sekretaris Daerah"
_AROUND_LEADERS = (Role.SEKDA, Role.ASISTEN, Role.LEADERSHIP_STAFF, Role.OBSERVER)

RULES: dict[Permission, Rule] = {
    Permission.SIGNED_IN: Rule(_anybody),
    Permission.MEETING_LIST: Rule(lambda a, s: a.is_reader, "semua peran selain administrator"),
    Permission.MEETING_PLAN: Rule(may_plan, "sekretariat rapat untuk instansinya sendiri"),
    Permission.MEETING_VIEW: Rule(_anybody),
    Permission.MEETING_EDIT: Rule(keeps, _ORGANISER),
    Permission.READERS_EDIT: Rule(
        names_readers, f"{_ORGANISER}; pada rapat rahasia hanya yang tercatat sebagai pembaca"
    ),
    Permission.MINUTES_VIEW: Rule(
        lambda a, s: sees_minutes(a, meeting_of(s)), f"{_AROUND_DRAFT} selama notula masih konsep"
    ),
    Permission.MINUTES_WRITE: Rule(writes_minutes, f"{_ORGANISER} dan notulis yang ditunjuk"),
    Permission.MINUTES_REMARK: Rule(lambda a, s: checks_draft(a, meeting_of(s)), _AROUND_DRAFT),
    Permission.FILE_VIEW: Rule(_anybody),
    Permission.ITEM_VIEW: Rule(_anybody),
    Permission.ITEM_EDIT: Rule(edits_provisional, _ORGANISER),
    Permission.ITEM_CHANGE_FIRM: Rule(changes_firm, f"{_ORGANISER}, asisten pengoordinasi, dan Sekretaris Daerah"),
    Permission.ITEM_REPORT: Rule(
        reports, "staf pelapor dan kepala instansi pelaksana; untuk mitra juga sekretariat rapat penyelenggara"
    ),
    Permission.ITEM_TELL: Rule(tells, "staf pelapor dan kepala instansi pelaksana"),
    Permission.ITEM_HEAD: Rule(heads, "kepala instansi pelaksana"),
    Permission.ITEM_VERIFY: Rule(
        verifies,
        f"{_ORGANISER}, bukan yang melaporkan; asisten pengoordinasi untuk yang diprioritaskan; Sekretaris Daerah "
        "untuk arahan kepala daerah",
    ),
    Permission.ITEM_ANSWER: Rule(edits_provisional, _ORGANISER),
    Permission.ITEM_PRIORITY: Rule(leads, _LEADERS),
    Permission.ITEM_SUSPEND: Rule(lambda a, s: a.has(Role.SEKDA), "Sekretaris Daerah"),
    Permission.ITEM_REOPEN: Rule(leads, _LEADERS),
    Permission.ITEM_PROPOSE: Rule(coordinates, "asisten pengoordinasi"),
    Permission.ITEM_DECIDE: Rule(lambda a, s: a.has(Role.SEKDA), "Sekretaris Daerah"),
    Permission.ITEM_ORAL: Rule(lambda a, s: a.has(Role.LEADERSHIP_STAFF), "TU pimpinan"),
    Permission.EXTENSION_DECIDE: Rule(decides_extension, _LEADERS),
    Permission.PROOF_VIEW: Rule(_anybody),
    Permission.PROOF_WITHDRAW: Rule(reports, "staf pelapor dan kepala instansi pelaksana"),
    Permission.HISTORY_VIEW: Rule(
        reads_history, f"{_ORGANISER}, asisten pengoordinasi, Sekretaris Daerah, dan instansi pelaksana"
    ),
    Permission.ACCESS_LOG_VIEW: Rule(
        reads_access_log, f"{_ORGANISER}, asisten yang mengoordinasikannya, dan Sekretaris Daerah"
    ),
    Permission.LEADER_AGENDA_VIEW: Rule(
        lambda a, s: any(a.has(role) for role in _AROUND_LEADERS),
        "Sekretaris Daerah, asisten pengoordinasi, TU pimpinan, dan pemantau",
    ),
    Permission.WEEKLY_REPORT_VIEW: Rule(
        lambda a, s: any(a.has(role) for role in (Role.SEKDA, Role.LEADERSHIP_STAFF, Role.OBSERVER)),
        "Sekretaris Daerah, TU pimpinan, dan pemantau",
    ),
    Permission.APPROVAL_SUBMIT: Rule(keeps, _ORGANISER),
    Permission.APPROVAL_INITIAL: Rule(initials, "pejabat yang mendapat giliran memaraf"),
    Permission.APPROVAL_RETURN: Rule(
        lambda a, s: approves(a, s) or initials(a, s),
        "pimpinan rapat, Sekretaris Daerah, dan pejabat yang mendapat giliran memaraf",
    ),
    Permission.APPROVAL_GIVE: Rule(approves, "pimpinan rapat dan Sekretaris Daerah"),
    Permission.MINUTES_REOPEN: Rule(reopens, _LEADERS),
    Permission.INVITATION_REPLY: Rule(replies, f"kepala instansi yang diundang dan {_ORGANISER}"),
    Permission.LETTER_EDIT: Rule(keeps, _ORGANISER),
    Permission.RELEASE_DESK: Rule(lambda a, s: a.has(Role.SECRETARIAT), "sekretariat rapat"),
    Permission.RELEASE_VIEW: Rule(_anybody),
    Permission.RELEASE_EDIT: Rule(keeps, _ORGANISER),
    Permission.RELEASE_CHECK: Rule(checks_release, "sekretariat rapat instansi yang ditandai humas"),
    Permission.EXCEPTIONS_VIEW: Rule(
        lambda a, s: any(a.has(role) for role in (Role.SEKDA, Role.ASISTEN, Role.LEADERSHIP_STAFF)),
        "Sekretaris Daerah, asisten pengoordinasi, dan TU pimpinan",
    ),
    Permission.NUMBERS_VIEW: Rule(
        lambda a, s: a.has(Role.ADMINISTRATOR) or a.has(Role.SECRETARIAT), "administrator dan sekretariat rapat"
    ),
    Permission.LETTER_VIEW: Rule(
        lambda a, s: sees_letters(a, meeting_of(s)), f"{_ORGANISER} dan pihak yang memeriksa konsepnya"
    ),
    Permission.DIRECTORY_VIEW: Rule(lambda a, s: bool(a.grants), "semua peran"),
    Permission.DIRECTORY_EDIT: Rule(_is_administrator, _ADMIN),
    Permission.PERSON_PROPOSE: Rule(lambda a, s: a.has(Role.SECRETARIAT), "sekretariat rapat"),
    Permission.PERSON_PRIVATE: Rule(
        sees_private, "administrator, instansi yang bersangkutan, dan sekretariat rapat yang mengundang"
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
