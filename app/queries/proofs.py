"""One bukti dukung as a download sends it. Those of an item stand in its timeline."""

from __future__ import annotations

from sqlalchemy import select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import ProofFacts
from app.domain.meetings import stricter
from app.models.files import StoredFile
from app.models.users import User
from app.queries.files import FileRow


def proof_file(proof: ProofFacts) -> FileRow:
    """The file, after a permission check. Raises NotFound for one that was withdrawn."""
    row = db.session.execute(
        select(StoredFile, User.display_name)
        .join(User, User.id == StoredFile.uploaded_by_user_id)
        .where(StoredFile.id == proof.id, StoredFile.withdrawn_at.is_(None))
    ).one_or_none()
    if row is None:
        raise NotFound
    file: StoredFile = row.StoredFile
    return FileRow(
        id=file.id,
        meeting_id=proof.meeting.id,
        kind=file.kind,
        level=stricter(proof.meeting.confidentiality, proof.confidentiality),
        original_name=file.original_name,
        stored_name=file.stored_name,
        media_type=file.media_type,
        size_bytes=file.size_bytes,
        uploaded_by=row.display_name,
        uploaded_at=file.uploaded_at,
    )
