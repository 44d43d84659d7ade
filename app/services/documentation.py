"""Documentation rows of a meeting: a caption, with or without a file that is taken in with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select

from app.db import changed_rows, db, transactional
from app.domain.errors import Conflict, NotFound, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality, FileKind
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.files import Documentation, StoredFile
from app.queries import subjects
from app.services import audit, edits, submissions, versions
from app.services.authorisation import authorise
from app.services.files import KeptFile, Upload, add_rows, kept, sees_file
from app.services.minutes_writing import is_closed
from app.services.posted_rows import CLOSED

#: Rows of one meeting.
ROWS_MAX = 200


@dataclass(frozen=True, kw_only=True)
class DocumentationDetails:
    """What is recorded of a photo or another record: its caption, and the file where there is one.

    `upload` is a new file of that kind and class; it takes the place of the former one, which is not withdrawn.
    """

    caption: str
    kind: FileKind = FileKind.FOTO
    upload: Upload | None = None
    confidentiality: Confidentiality = Confidentiality.BIASA


@dataclass(frozen=True, kw_only=True)
class ChangeDocumentation(DocumentationDetails):
    """A recorded row as it should stand, from the version that was looked at."""

    version: int


def add_documentation(actor: Actor, meeting_id: int, command: DocumentationDetails, key: str = "") -> int:
    """A new row; gives its id. Raises RuleViolation, NotAllowed, NotFound."""
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if (done := submissions.done_before(actor, key, "documentation")) is not None:
        return done
    with kept(_uploads(command)) as files:
        return _add(actor, meeting_id, command, files, key)


def change_documentation(
    actor: Actor, meeting_id: int, documentation_id: int, command: ChangeDocumentation, key: str = ""
) -> int:
    """Save a row. Raises Conflict for a stale version, RuleViolation, NotAllowed, NotFound."""
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if (done := submissions.done_before(actor, key, "documentation")) is not None:
        return done
    with kept(_uploads(command)) as files:
        return _change(actor, meeting_id, documentation_id, command, files, key)


@transactional
def remove_documentation(actor: Actor, meeting_id: int, documentation_id: int, version: int, key: str = "") -> int:
    """Take a row out; its file stays with the meeting. Gives the meeting's id. Raises Conflict, NotFound."""
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.MEETING_EDIT, facts)
    if (done := submissions.done_before(actor, key, "removal")) is not None:
        return done
    row = _row(actor, facts, documentation_id)
    level, words, current = _level(facts, row), row.caption, row.version
    gone = delete(Documentation).where(Documentation.id == documentation_id, Documentation.version == version)
    if changed_rows(gone) != 1:
        raise Conflict(version=current)
    submissions.remember(actor, key, "removal", meeting_id)
    _note(actor, "hapus", facts, documentation_id, level, {"caption": (words, None)})
    return meeting_id


@transactional
def _add(actor: Actor, meeting_id: int, command: DocumentationDetails, files: tuple[KeptFile, ...], key: str) -> int:
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.MEETING_EDIT, facts)
    if (done := submissions.done_before(actor, key, "documentation")) is not None:
        return done
    present = db.session.scalar(
        select(func.count()).select_from(Documentation).where(Documentation.meeting_id == meeting_id)
    )
    if (present or 0) >= ROWS_MAX:
        raise RuleViolation("caption", f"Satu rapat memuat paling banyak {ROWS_MAX} baris dokumentasi.")
    row = Documentation(
        government_id=actor.government_id,
        meeting_id=meeting_id,
        kind=command.kind,
        caption=command.caption,
        file_id=_file(actor, facts, command, files),
    )
    db.session.add(row)
    db.session.flush()  # key and history need the id
    submissions.remember(actor, key, "documentation", row.id)
    changes = {"caption": (None, row.caption), "kind": (None, row.kind), "file_id": (None, row.file_id)}
    _note(actor, "buat", facts, row.id, _level(facts, row), changes)
    return row.id


@transactional
def _change(
    actor: Actor,
    meeting_id: int,
    documentation_id: int,
    command: ChangeDocumentation,
    files: tuple[KeptFile, ...],
    key: str,
) -> int:
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.MEETING_EDIT, facts)
    if (done := submissions.done_before(actor, key, "documentation")) is not None:
        return done
    row = _row(actor, facts, documentation_id)
    values: dict[str, Any] = {"caption": command.caption, "kind": command.kind}
    if files:
        values["file_id"] = _file(actor, facts, command, files)
    changes = edits.differences(row, values)
    versions.bump(Documentation, documentation_id, command.version, **values)
    submissions.remember(actor, key, "documentation", documentation_id)
    _note(actor, "ubah", facts, documentation_id, _level(facts, row), changes)
    return documentation_id


def _uploads(command: DocumentationDetails) -> tuple[Upload, ...]:
    return (command.upload,) if command.upload else ()


def _file(actor: Actor, facts: MeetingFacts, command: DocumentationDetails, files: tuple[KeptFile, ...]) -> int | None:
    return add_rows(actor, facts, command.kind, command.confidentiality, files)[0] if files else None


def _row(actor: Actor, facts: MeetingFacts, documentation_id: int) -> Documentation:
    """The row, if it stands in that meeting and its file may be seen. Raises NotFound."""
    row = db.session.scalar(
        select(Documentation).where(Documentation.id == documentation_id, Documentation.meeting_id == facts.id)
    )
    if row is None or not sees_file(actor, facts, row.file_id or 0, _level(facts, row)):
        raise NotFound
    return row


def _level(facts: MeetingFacts, row: Documentation) -> Confidentiality:
    """A caption is as closed as its file."""
    if row.file_id is None:
        return facts.confidentiality
    return db.session.scalars(select(StoredFile.confidentiality).where(StoredFile.id == row.file_id)).one()


def _note(
    actor: Actor, act: str, facts: MeetingFacts, row_id: int, level: Confidentiality, changes: audit.Changes
) -> None:
    if is_closed(facts, level):
        changes = {name: (CLOSED, CLOSED) if name == "caption" else pair for name, pair in changes.items()}
    audit.record(actor, act, "documentation", row_id, meeting_id=facts.id, changes=changes)
