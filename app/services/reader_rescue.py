"""A rahasia meeting whose readers are all gone gets one again, from the command line only (decision 2)."""

from __future__ import annotations

from sqlalchemy import Exists, exists, select

from app import clock
from app.db import db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor, Role
from app.models.meetings import Meeting, MeetingReader
from app.models.users import User, UserRole
from app.services import audit
from app.services.authorisation import OPERATOR


@transactional
def add_reader(actor: Actor, meeting_id: int, username: str, reason: str) -> int:
    """Name a reader where no active one is left; gives the account's id. The operator's command alone.

    Raises NotFound, RuleViolation.
    """
    if actor.user_id != OPERATOR:
        raise NotFound
    meeting = db.session.scalar(
        select(Meeting).where(Meeting.id == meeting_id, Meeting.government_id == actor.government_id)
    )
    if meeting is None or meeting.confidentiality is not Confidentiality.RAHASIA:
        raise RuleViolation("rapat", "Tidak ada rapat rahasia dengan nomor itu di pemerintah daerah ini.")
    if db.session.scalar(select(_active_reader(meeting_id))):
        raise RuleViolation("rapat", "Rapat ini masih mempunyai pembaca aktif. Dialah yang menambah pembaca lain.")
    user = _user(actor, username)
    stored = select(MeetingReader.id).where(MeetingReader.meeting_id == meeting_id, MeetingReader.user_id == user.id)
    if db.session.scalar(stored) is None:
        db.session.add(
            MeetingReader(
                government_id=actor.government_id, meeting_id=meeting_id, user_id=user.id, granted_at=clock.now()
            )
        )
    changes = {"reader_user_id": (None, user.id), "reason": (None, reason)}
    audit.record(actor, "tambah_pembaca", "meeting", meeting_id, meeting_id=meeting_id, changes=changes)
    return user.id


def _active_reader(meeting_id: int) -> Exists:
    return exists().where(
        MeetingReader.meeting_id == meeting_id,
        User.id == MeetingReader.user_id,
        User.is_active,
        _reads(),
    )


def _reads() -> Exists:
    """The account holds a role that sees content at all."""
    return exists().where(UserRole.user_id == User.id, UserRole.role != Role.ADMINISTRATOR)


def _user(actor: Actor, username: str) -> User:
    found = db.session.scalar(
        select(User).where(
            User.username == username.lower(), User.government_id == actor.government_id, User.is_active, _reads()
        )
    )
    if found is None:
        raise RuleViolation(
            "pengguna", "Tidak ada akun aktif dengan nama pengguna itu yang berperan selain administrator."
        )
    return found
