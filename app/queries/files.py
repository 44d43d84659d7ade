"""Files and documentation rows of one meeting that the reader sees, by their effective class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts, PartFacts
from app.domain.indonesian import number
from app.domain.meetings import Confidentiality, FileKind, stricter
from app.domain.roles import Actor
from app.domain.sight import sees_part
from app.models.files import Documentation, StoredFile
from app.models.users import User
from app.queries.keyset import AnySelect
from app.queries.privacy_many import masked_of_meetings


@dataclass(frozen=True, kw_only=True)
class FileRow:
    """A file as a list shows it and a download sends it; `level` is its effective class."""

    id: int
    meeting_id: int
    kind: FileKind
    level: Confidentiality
    original_name: str
    stored_name: str
    media_type: str
    size_bytes: int
    uploaded_by: str
    uploaded_at: datetime

    @property
    def size_words(self) -> str:
        """`1,4 MB`."""
        return size_words(self.size_bytes)


@dataclass(frozen=True, kw_only=True)
class DocumentationRow:
    """A caption, and the file behind it where there is one that was not withdrawn."""

    id: int
    version: int
    kind: FileKind
    caption: str
    file_id: int | None
    size_bytes: int | None

    @property
    def size_words(self) -> str:
        """The size of its file; empty without one."""
        return size_words(self.size_bytes) if self.size_bytes is not None else ""


def size_words(size_bytes: int) -> str:
    """`512 KB`, `1,4 MB`."""
    if size_bytes < 1024 * 1024:
        return f"{number(max(1, round(size_bytes / 1024)))} KB"
    return f"{number(round(Decimal(size_bytes) / (1024 * 1024), 1))} MB"


def download_name(file: FileRow) -> str:
    """The name a download gets; that of a closed file says nothing about the meeting, none names a victim."""
    if file.level is Confidentiality.BIASA:
        return masked_of_meetings([file.original_name], [file.meeting_id])[0]
    return f"berkas-{file.id}.{file.original_name.rpartition('.')[2].lower()}"


def seen_levels(actor: Actor, meeting: MeetingFacts) -> list[Confidentiality]:
    """Own classes of parts of that meeting that the actor sees; empty when none."""
    return [level for level in Confidentiality if sees_part(actor, PartFacts(0, meeting, level))]


def files_of(actor: Actor, meeting: MeetingFacts) -> list[FileRow]:
    """Files that are not withdrawn, in the order of their kinds, the newest first."""
    rows = db.session.execute(_files(actor, meeting).order_by(StoredFile.id.desc()))
    order = list(FileKind)
    return sorted((_file(meeting, row) for row in rows), key=lambda row: order.index(row.kind))


def file_of(actor: Actor, meeting: MeetingFacts, file_id: int) -> FileRow:
    """One of these files. Raises NotFound."""
    row = db.session.execute(_files(actor, meeting).where(StoredFile.id == file_id)).one_or_none()
    if row is None:
        raise NotFound
    return _file(meeting, row)


def documentation_of(actor: Actor, meeting: MeetingFacts) -> list[DocumentationRow]:
    """Captions in the order of recording; one whose file is closed to the reader is left out with it."""
    return [_documentation(row) for row in db.session.execute(_captions(actor, meeting).order_by(Documentation.id))]


def documentation_row(actor: Actor, meeting: MeetingFacts, documentation_id: int) -> DocumentationRow:
    """One of these captions. Raises NotFound."""
    row = db.session.execute(_captions(actor, meeting).where(Documentation.id == documentation_id)).one_or_none()
    if row is None:
        raise NotFound
    return _documentation(row)


def captions_of_file(actor: Actor, meeting: MeetingFacts, file_id: int) -> list[str]:
    """Captions that lose their file when it is withdrawn."""
    return [row.caption for row in documentation_of(actor, meeting) if row.file_id == file_id]


def _files(actor: Actor, meeting: MeetingFacts) -> AnySelect:
    return (
        select(StoredFile, User.display_name)
        .join(User, User.id == StoredFile.uploaded_by_user_id)
        .where(
            StoredFile.meeting_id == meeting.id,
            StoredFile.government_id == actor.government_id,
            # A bukti dukung stands on its item, with rights of its own.
            StoredFile.kind != FileKind.BUKTI,
            StoredFile.withdrawn_at.is_(None),
            StoredFile.confidentiality.in_(seen_levels(actor, meeting)),
        )
    )


def _captions(actor: Actor, meeting: MeetingFacts) -> AnySelect:
    levels = seen_levels(actor, meeting)
    open_to_reader: ColumnElement[bool] = StoredFile.confidentiality.in_(levels)
    if Confidentiality.BIASA in levels:
        open_to_reader = or_(Documentation.file_id.is_(None), open_to_reader)
    return (
        select(
            Documentation.id,
            Documentation.version,
            Documentation.kind,
            Documentation.caption,
            StoredFile.id.label("file_id"),
            StoredFile.size_bytes,
            StoredFile.withdrawn_at,
        )
        .outerjoin(StoredFile, StoredFile.id == Documentation.file_id)
        .where(
            Documentation.meeting_id == meeting.id,
            Documentation.government_id == actor.government_id,
            open_to_reader,
        )
    )


def _file(meeting: MeetingFacts, row: Any) -> FileRow:
    file: StoredFile = row.StoredFile
    return FileRow(
        id=file.id,
        meeting_id=meeting.id,
        kind=file.kind,
        level=stricter(meeting.confidentiality, file.confidentiality),
        original_name=file.original_name,
        stored_name=file.stored_name,
        media_type=file.media_type,
        size_bytes=file.size_bytes,
        uploaded_by=row.display_name,
        uploaded_at=file.uploaded_at,
    )


def _documentation(row: Any) -> DocumentationRow:
    there = row.file_id is not None and row.withdrawn_at is None
    return DocumentationRow(
        id=row.id,
        version=row.version,
        kind=row.kind,
        caption=row.caption,
        file_id=row.file_id if there else None,
        size_bytes=row.size_bytes if there else None,
    )
