"""Emblems of the kop: a picture is handed in, in place of the one before it, or taken away; none is ever deleted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import select, update

from app import clock
from app.db import changed_rows, db, transactional
from app.domain.emblems import EmblemKind
from app.domain.errors import RuleViolation
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.emblems import Emblem
from app.queries import emblems, subjects
from app.services import audit, edits, submissions
from app.services.authorisation import authorise
from app.services.files import Upload
from app.storage import CheckedUpload, check_emblem

SUBJECT = "emblem"
CHANGED_MEANWHILE = "Lambang ini baru saja diganti oleh pengguna lain. Muat ulang halamannya, lalu periksa gambarnya."


@dataclass(frozen=True, kw_only=True)
class StoreEmblem:
    kind: EmblemKind
    upload: Upload


def store_emblem(actor: Actor, command: StoreEmblem, key: str = "") -> int:
    """Check and clean a picture, which papers print from now on; gives its id.

    Raises RuleViolation("file", …) for what is no fitting picture.
    """
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    upload = command.upload
    # Takes a second for the largest pictures, so before the transaction.
    checked = check_emblem(upload.name, upload.data, max_size=current_app.config["MAX_UPLOAD_BYTES"])
    return _store(actor, command.kind, checked, key)


@transactional
def _store(actor: Actor, kind: EmblemKind, checked: CheckedUpload, key: str) -> int:
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    before = db.session.execute(
        select(Emblem.id, Emblem.sha256).where(
            Emblem.government_id == actor.government_id, Emblem.kind == kind, Emblem.withdrawn_at.is_(None)
        )
    ).one_or_none()
    if before is not None:
        _withdraw(before.id)
    row = Emblem(
        government_id=actor.government_id,
        kind=kind,
        picture=checked.data,
        media_type=checked.media_type,
        sha256=hashlib.sha256(checked.data).hexdigest(),
        uploaded_by_user_id=actor.user_id,
        uploaded_at=clock.now(),
    )
    with edits.unique("file", CHANGED_MEANWHILE):
        db.session.add(row)
    submissions.remember(actor, key, SUBJECT, row.id)
    changes: audit.Changes = {"kind": (None, kind), "sha256": (before.sha256 if before else None, row.sha256)}
    audit.record(actor, "unggah", SUBJECT, row.id, changes=changes)
    return row.id


@transactional
def withdraw_emblem(actor: Actor, emblem_id: int, key: str = "") -> None:
    """Print the kop without it from now on; papers that were fixed with it keep it. Raises NotFound, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, emblems.known(actor, emblem_id))
    if submissions.done_before(actor, key, SUBJECT) is not None:
        return
    _withdraw(emblem_id)
    submissions.remember(actor, key, SUBJECT, emblem_id)
    audit.record(actor, "tarik", SUBJECT, emblem_id)


def _withdraw(emblem_id: int) -> None:
    in_force = update(Emblem).where(Emblem.id == emblem_id, Emblem.withdrawn_at.is_(None))
    if changed_rows(in_force.values(withdrawn_at=clock.now())) != 1:
        raise RuleViolation("file", CHANGED_MEANWHILE)
