"""Files of a meeting: taking them in, and withdrawing one. Bytes are written before the row, never the other way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import current_app
from sqlalchemy import func, select, update
from sqlalchemy.exc import SQLAlchemyError

from app import clock
from app.db import changed_rows, db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.facts import MeetingFacts, PartFacts
from app.domain.meetings import ORDINARY_KINDS, Confidentiality, FileKind
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.domain.sight import sees_part
from app.models.approvals import ApprovalEvent
from app.models.files import StoredFile
from app.models.minutes import MinutesRevision
from app.queries import subjects
from app.services import audit, submissions
from app.services.authorisation import OPERATOR, authorise
from app.services.minutes_writing import let_writer_read
from app.storage import CheckedUpload, LocalStorage, Saved, check_upload

#: Files of one meeting that are not withdrawn.
FILES_MAX = 200


@dataclass(frozen=True)
class Upload:
    """A file as it arrived: the name it had, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, kw_only=True)
class StoreFiles:
    """One or several files of one kind and class; all are taken in, or none."""

    uploads: tuple[Upload, ...]
    kind: FileKind
    confidentiality: Confidentiality = Confidentiality.BIASA


def storage() -> LocalStorage:
    """The folder of this installation."""
    return LocalStorage(Path(current_app.config["FILES_FOLDER"]))


def store_files(actor: Actor, meeting_id: int, command: StoreFiles, key: str = "") -> int:
    """Check, clean and keep files of a meeting; gives the id of the first one.

    Raises RuleViolation("file", …) for what may not be stored, NotAllowed, NotFound.
    """
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if (done := submissions.done_before(actor, key, "file")) is not None:
        return done
    if not command.uploads:
        raise RuleViolation("file", "Pilih berkas yang diunggah.")
    if command.kind not in ORDINARY_KINDS:
        raise RuleViolation("kind", "Berkas jenis ini diunggah bersama laporan atau persetujuannya.")
    with kept(command.uploads) as files:
        return _record_files(actor, meeting_id, command, files, key)


@transactional
def withdraw_file(actor: Actor, meeting_id: int, file_id: int, key: str = "") -> int:
    """Take a file off the meeting; its bytes stay in the storage. Gives the file's id. Raises NotAllowed, NotFound."""
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.MEETING_EDIT, facts)
    if (done := submissions.done_before(actor, key, "file")) is not None:
        return done
    found = db.session.execute(
        select(StoredFile.confidentiality, StoredFile.kind).where(
            StoredFile.id == file_id, StoredFile.meeting_id == meeting_id, StoredFile.kind != FileKind.BUKTI
        )
    ).one_or_none()
    if found is None or not sees_file(actor, facts, file_id, found.confidentiality):
        raise NotFound
    if found.kind is FileKind.PERSETUJUAN:
        raise RuleViolation("", "Berkas ini notula bertanda tangan yang sudah disetujui, sehingga tidak dapat ditarik.")
    approved = select(MinutesRevision.id).where(MinutesRevision.docx_file_id == file_id)
    if db.session.scalar(approved.union(select(ApprovalEvent.id).where(ApprovalEvent.file_id == file_id)).limit(1)):
        raise RuleViolation("", "Berkas ini naskah notula yang sudah disetujui, sehingga tidak dapat ditarik.")
    take_out(file_id)
    submissions.remember(actor, key, "file", file_id)
    audit.record(actor, "tarik", "file", file_id, meeting_id=meeting_id)
    return file_id


@dataclass(frozen=True)
class KeptFile:
    """A checked upload whose bytes lie in the storage, waiting for its row."""

    checked: CheckedUpload
    saved: Saved


@contextmanager
def kept(uploads: tuple[Upload, ...]) -> Iterator[tuple[KeptFile, ...]]:
    """Bytes of the uploads, durably stored before the transaction inside; what got no row is taken away again."""
    checked = _checked(uploads)
    store = storage()
    files: list[KeptFile] = []
    try:
        for one in checked:
            # Not in one go: what was stored before a failure is to be known below.
            files.append(KeptFile(one, store.save(one.data)))  # noqa: PERF401
        yield tuple(files)
    finally:
        _discard_unused(store, [file.saved.name for file in files])


def _checked(uploads: tuple[Upload, ...]) -> list[CheckedUpload]:
    """All uploads checked; the sentences of all refused ones together. Takes seconds for large files."""
    checked, refusals = [], []
    for number, upload in enumerate(uploads, start=1):
        try:
            checked.append(check_upload(upload.name, upload.data, max_size=current_app.config["MAX_UPLOAD_BYTES"]))
        except RuleViolation as refusal:
            refusals.append(refusal.message if len(uploads) == 1 else f"Berkas ke-{number}: {refusal.message}")
    if refusals:
        raise RuleViolation("file", " ".join(refusals))
    return checked


def _discard_unused(store: LocalStorage, names: list[str]) -> None:
    """Where the rows cannot be asked, files stay: one too many harms nobody, one too few is a loss."""
    if not names:
        return
    try:
        used = set(db.session.scalars(select(StoredFile.stored_name).where(StoredFile.stored_name.in_(names))))
    except SQLAlchemyError:
        return
    for name in names:
        if name not in used:
            store.discard(name)


@transactional
def _record_files(actor: Actor, meeting_id: int, command: StoreFiles, files: tuple[KeptFile, ...], key: str) -> int:
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.MEETING_EDIT, facts)
    if (done := submissions.done_before(actor, key, "file")) is not None:
        return done
    ids = add_rows(actor, facts, command.kind, command.confidentiality, files)
    submissions.remember(actor, key, "file", ids[0])
    return ids[0]


def add_rows(
    actor: Actor, meeting: MeetingFacts, kind: FileKind, level: Confidentiality, files: tuple[KeptFile, ...]
) -> list[int]:
    """Within a running transaction: the rows of kept files, with their history; gives their ids."""
    _check_room(meeting.id, len(files))
    if level is Confidentiality.RAHASIA:
        let_writer_read(actor, meeting, ["confidentiality"])
    return record_rows(actor, meeting.id, kind, level, files)


def record_rows(
    actor: Actor, meeting_id: int, kind: FileKind, level: Confidentiality, files: tuple[KeptFile, ...]
) -> list[int]:
    """The rows alone, for files that hang on something within the meeting and are seen by rights of their own."""
    rows = [stored_row(actor, meeting_id, kind, level, file, file.checked.original_name) for file in files]
    db.session.add_all(rows)
    db.session.flush()  # history and key need the ids
    for row in rows:
        # Never the name: it may say what a closed meeting is about.
        changes = {"kind": (None, kind), "confidentiality": (None, level), "sha256": (None, row.sha256)}
        audit.record(actor, "unggah", "file", row.id, meeting_id=meeting_id, changes=changes)
    return [row.id for row in rows]


def _check_room(meeting_id: int, more: int) -> None:
    present = db.session.scalar(
        select(func.count())
        .select_from(StoredFile)
        .where(
            StoredFile.meeting_id == meeting_id,
            StoredFile.kind != FileKind.BUKTI,
            StoredFile.withdrawn_at.is_(None),
        )
    )
    if (present or 0) + more > FILES_MAX:
        raise RuleViolation("file", f"Satu rapat memuat paling banyak {FILES_MAX} berkas. Tarik yang tidak diperlukan.")


def sees_file(actor: Actor, meeting: MeetingFacts, file_id: int, level: Confidentiality) -> bool:
    """Whether the writer sees a file of that class; the operator of the server loads whole meetings."""
    return actor.user_id == OPERATOR or sees_part(actor, PartFacts(file_id, meeting, level))


def stored_row(
    actor: Actor, meeting_id: int, kind: FileKind, level: Confidentiality, file: KeptFile, name: str
) -> StoredFile:
    """The row of a kept file under that name, not yet added."""
    return StoredFile(
        government_id=actor.government_id,
        meeting_id=meeting_id,
        kind=kind,
        confidentiality=level,
        original_name=name,
        stored_name=file.saved.name,
        media_type=file.checked.media_type,
        size_bytes=file.saved.size,
        sha256=file.saved.sha256,
        uploaded_by_user_id=actor.user_id,
        uploaded_at=clock.now(),
    )


def take_out(file_id: int) -> None:
    """Within a running transaction: the file stands withdrawn; its bytes stay. Raises NotFound when it did already."""
    withdrawn = changed_rows(
        update(StoredFile)
        .where(StoredFile.id == file_id, StoredFile.withdrawn_at.is_(None))
        .values(withdrawn_at=clock.now())
    )
    if withdrawn != 1:
        raise NotFound
