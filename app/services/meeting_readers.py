"""Who is named to read a meeting, and who is named its notulis."""

from __future__ import annotations

from sqlalchemy import delete, exists, func, select

from app import clock
from app.db import changed_rows, db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.models.meetings import Meeting, MeetingMinuteTaker, MeetingReader
from app.models.users import User, UserRole
from app.queries import subjects
from app.services import audit, meeting_references, submissions
from app.services.authorisation import authorise

LAST_READER = (
    "Rapat rahasia selalu memiliki paling sedikit satu pembaca dengan akun aktif. Tambahkan pembaca lain lebih dahulu."
)


@transactional
def add_reader(actor: Actor, meeting_id: int, user_id: int, key: str = "") -> int:
    """Name an account as reader. Naming it again changes nothing. Raises RuleViolation, NotAllowed, NotFound."""
    authorise(actor, Permission.READERS_EDIT, subjects.meeting(actor, meeting_id))
    if submissions.done_before(actor, key, "meeting") is not None:
        return meeting_id
    _lock(meeting_id)
    _check_account(actor, user_id)
    if not meeting_references.is_reader(meeting_id, user_id):
        db.session.add(
            MeetingReader(
                government_id=actor.government_id,
                meeting_id=meeting_id,
                user_id=user_id,
                granted_at=clock.now(),
                granted_by_user_id=actor.user_id or None,
            )
        )
    return _note(actor, "tambah_pembaca", meeting_id, user_id, key)


@transactional
def remove_reader(actor: Actor, meeting_id: int, user_id: int, key: str = "") -> int:
    """Take a reader off. The last one of a rahasia meeting with an active account stays. Raises RuleViolation."""
    authorise(actor, Permission.READERS_EDIT, subjects.meeting(actor, meeting_id))
    if submissions.done_before(actor, key, "meeting") is not None:
        return meeting_id
    meeting = _lock(meeting_id)
    if meeting.confidentiality is Confidentiality.RAHASIA and not _active_readers(meeting_id, without=user_id):
        raise RuleViolation("", LAST_READER)
    removed = changed_rows(
        delete(MeetingReader).where(MeetingReader.meeting_id == meeting_id, MeetingReader.user_id == user_id)
    )
    if not removed:
        raise NotFound
    return _note(actor, "hapus_pembaca", meeting_id, user_id, key)


@transactional
def add_minute_taker(actor: Actor, meeting_id: int, user_id: int, key: str = "") -> int:
    """Name an account as notulis of the meeting. Naming it again changes nothing."""
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if submissions.done_before(actor, key, "meeting") is not None:
        return meeting_id
    _lock(meeting_id)
    _check_account(actor, user_id)
    named = exists().where(MeetingMinuteTaker.meeting_id == meeting_id, MeetingMinuteTaker.user_id == user_id)
    if not db.session.scalar(select(named)):
        db.session.add(MeetingMinuteTaker(government_id=actor.government_id, meeting_id=meeting_id, user_id=user_id))
    return _note(actor, "tambah_notulis", meeting_id, user_id, key)


@transactional
def remove_minute_taker(actor: Actor, meeting_id: int, user_id: int, key: str = "") -> int:
    """Take a notulis off the meeting. Raises NotFound where the account is none."""
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if submissions.done_before(actor, key, "meeting") is not None:
        return meeting_id
    removed = changed_rows(
        delete(MeetingMinuteTaker).where(
            MeetingMinuteTaker.meeting_id == meeting_id, MeetingMinuteTaker.user_id == user_id
        )
    )
    if not removed:
        raise NotFound
    return _note(actor, "hapus_notulis", meeting_id, user_id, key)


def _lock(meeting_id: int) -> Meeting:
    """Two removals at once must not each leave the other's reader as the last one."""
    return db.session.scalars(
        select(Meeting).where(Meeting.id == meeting_id).with_for_update().execution_options(populate_existing=True)
    ).one()


def _check_account(actor: Actor, user_id: int) -> None:
    known = db.session.scalar(
        select(User.id).where(User.id == user_id, User.government_id == actor.government_id, User.is_active)
    )
    if known is None:
        raise RuleViolation("user_id", "Pengguna ini tidak dikenal. Pilih kembali dari daftar.")


def _active_readers(meeting_id: int, without: int) -> int:
    """Readers who can still open the meeting: an active account with a role that reads."""
    reads = exists().where(UserRole.user_id == User.id, UserRole.role != Role.ADMINISTRATOR)
    found = db.session.scalar(
        select(func.count())
        .select_from(MeetingReader)
        .join(User, User.id == MeetingReader.user_id)
        .where(MeetingReader.meeting_id == meeting_id, MeetingReader.user_id != without, User.is_active, reads)
    )
    return found or 0


def _note(actor: Actor, action: str, meeting_id: int, user_id: int, key: str) -> int:
    submissions.remember(actor, key, "meeting", meeting_id)
    audit.record(actor, action, "meeting", meeting_id, meeting_id=meeting_id, changes={"user_id": (None, user_id)})
    return meeting_id
