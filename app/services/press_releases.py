"""The siaran pers of a meeting: drafted from its notes, written on, handed to the humas, checked or given back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app import clock
from app.db import db, transactional
from app.documents.press_wording import PressDraft, draft
from app.domain.errors import RuleViolation
from app.domain.facts import MeetingFacts, ReleaseFacts
from app.domain.meetings import Confidentiality
from app.domain.permissions import Permission
from app.domain.press_releases import ReleaseState
from app.domain.roles import Actor, Role
from app.models.releases import PressRelease
from app.queries import press_releases, subjects
from app.queries.press_sheets import press_facts
from app.queries.privacy_reading import contacts_of
from app.services import audit, submissions, versions
from app.services.authorisation import authorise
from app.services.minutes_writing import lock_minutes
from app.services.privacy import check_texts

KIND = "press_release"
SECRET = "Rapat rahasia tidak memiliki siaran pers."
NO_CHECKER = "Belum ada instansi yang ditandai humas. Administrator menandainya pada halaman Instansi."
NOT_A_DRAFT = "Siaran pers ini sedang menunggu diperiksa. Tunggu hasilnya, atau tarik kembali lebih dahulu."
NOT_WAITING = "Siaran pers ini tidak sedang menunggu diperiksa."


@dataclass(frozen=True, kw_only=True)
class SaveRelease:
    """What a person wrote; `body` are paragraphs separated by an empty line."""

    release_id: int
    version: int
    headline: str
    lead: str
    body: str


@dataclass(frozen=True, kw_only=True)
class MoveRelease:
    """A step of one siaran pers; `note` says why it is given back."""

    release_id: int
    version: int
    note: str = ""


@transactional
def draft_release(actor: Actor, meeting_id: int, key: str = "", version: int = 0) -> int:
    """Make the first draft out of the notes, or an existing one anew; gives its id. Raises RuleViolation, Conflict.

    `version` is that of the text which the person saw and gives up; 0 where there was none.
    """
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.LETTER_EDIT, facts)
    if (done := submissions.done_before(actor, key, KIND)) is not None:
        return done
    if facts.confidentiality is Confidentiality.RAHASIA:
        raise RuleViolation("", SECRET)
    lock_minutes(facts.id)  # two who draft at once
    text = draft(press_facts(actor, facts))
    row = press_releases.release_of(facts)
    if row is None:
        row = _new(facts, text)
        db.session.add(row)
        db.session.flush()  # history and key need the id
        action = "susun"
    else:
        _check_draft(row.state)
        versions.bump(PressRelease, row.id, version, state=ReleaseState.KONSEP, **_UNCHECKED, **_texts(text))
        action = "susun_ulang"
    audit.record(actor, action, KIND, row.id, meeting_id=facts.id)
    submissions.remember(actor, key, KIND, row.id)
    return row.id


def _new(facts: MeetingFacts, text: PressDraft) -> PressRelease:
    return PressRelease(government_id=facts.government_id, meeting_id=facts.id, made_at=clock.now(), **_texts(text))


def _texts(text: PressDraft) -> dict[str, str]:
    return {"headline": text.headline[:300], "lead": text.lead, "body": "\n\n".join(text.body)}


@transactional
def save_release(actor: Actor, command: SaveRelease, key: str = "") -> int:
    """Write on it; what was checked has to be checked again. Raises Conflict, RuleViolation."""
    release = _authorised(actor, Permission.RELEASE_EDIT, command.release_id)
    if (done := submissions.done_before(actor, key, KIND)) is not None:
        return done
    texts = {"headline": command.headline, "lead": command.lead, "body": command.body}
    versions.bump(PressRelease, release.id, command.version, state=ReleaseState.KONSEP, **_UNCHECKED, **texts)
    _check_draft(release.state)
    return _note(actor, "ubah", release, key)


@transactional
def hand_to_checker(actor: Actor, command: MoveRelease, key: str = "") -> int:
    """The draft goes to the agency flagged humas, once the privacy guard lets it. Raises RuleViolation, Conflict."""
    release = _authorised(actor, Permission.RELEASE_EDIT, command.release_id)
    if (done := submissions.done_before(actor, key, KIND)) is not None:
        return done
    moved = {"state": ReleaseState.MENUNGGU_DIPERIKSA, "sent_at": clock.now(), "return_note": None}
    versions.bump(PressRelease, release.id, command.version, **moved)
    _check_draft(release.state)
    if release.meeting.confidentiality is Confidentiality.RAHASIA:
        raise RuleViolation("", SECRET)
    if not release.checker_ids:
        raise RuleViolation("", NO_CHECKER)
    row = press_releases.stored(actor, release.id)
    check_texts(release.meeting, (row.headline, row.lead, row.body), contacts_of(actor, release.meeting))
    return _note(actor, "serahkan", release, key)


@transactional
def take_back(actor: Actor, command: MoveRelease, key: str = "") -> int:
    """The organiser takes the draft back before it was checked. Raises RuleViolation, Conflict."""
    back = {"state": ReleaseState.KONSEP, "sent_at": None}
    return _from_waiting(actor, Permission.RELEASE_EDIT, command, key, "tarik_kembali", back)


@transactional
def declare_checked(actor: Actor, command: MoveRelease, key: str = "") -> int:
    """The humas has checked it; from now on the paper names them. Raises RuleViolation, Conflict."""
    humas = actor.agencies(Role.SECRETARIAT) & press_releases.checkers(actor.government_id)
    checked = {
        "state": ReleaseState.DIPERIKSA,
        "checked_agency_id": min(humas, default=None),
        "checked_by_user_id": actor.user_id,
        "checked_by_name": actor.name,
        "checked_at": clock.now(),
    }
    return _from_waiting(actor, Permission.RELEASE_CHECK, command, key, "periksa", checked)


@transactional
def give_back(actor: Actor, command: MoveRelease, key: str = "") -> int:
    """The humas gives it back with a note; it is a draft again. Raises RuleViolation, Conflict."""
    back = {"state": ReleaseState.KONSEP, "return_note": command.note}
    return _from_waiting(actor, Permission.RELEASE_CHECK, command, key, "kembalikan", back)


def _from_waiting(
    actor: Actor, permission: Permission, command: MoveRelease, key: str, action: str, values: dict[str, Any]
) -> int:
    """What may happen to a siaran pers that waits to be checked."""
    release = _authorised(actor, permission, command.release_id)
    if (done := submissions.done_before(actor, key, KIND)) is not None:
        return done
    versions.bump(PressRelease, release.id, command.version, **values)
    if release.state is not ReleaseState.MENUNGGU_DIPERIKSA:
        raise RuleViolation("", NOT_WAITING)
    return _note(actor, action, release, key)


_UNCHECKED = {"checked_agency_id": None, "checked_by_user_id": None, "checked_by_name": None, "checked_at": None}


def _authorised(actor: Actor, permission: Permission, release_id: int) -> ReleaseFacts:
    release = press_releases.subject(actor, release_id)
    authorise(actor, permission, release)
    return release


def _check_draft(state: ReleaseState) -> None:
    if state is ReleaseState.MENUNGGU_DIPERIKSA:
        raise RuleViolation("", NOT_A_DRAFT)


def _note(actor: Actor, action: str, release: ReleaseFacts, key: str) -> int:
    audit.record(actor, action, KIND, release.id, meeting_id=release.meeting.id)
    submissions.remember(actor, key, KIND, release.id)
    return release.id
