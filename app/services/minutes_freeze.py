"""Freezing a notula: the whole sheet as JSON with its digest, the archive copy, who approved. When is in approval.py.

The stored DOCX carries every part and is as closed as the strictest of them; readers get papers built from the JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app import clock
from app.db import db
from app.documents import minutes as notula
from app.domain.errors import Conflict, NotFound
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality, FileKind
from app.domain.roles import Actor
from app.domain.sheet_json import SCHEMA_VERSION, digest, encode, to_json
from app.domain.sheet_reader import for_reader
from app.domain.sheets import Addendum, MinutesSheet
from app.domain.signatures import Signer
from app.models.files import StoredFile
from app.models.minutes import MinutesRevision
from app.queries.revisions import latest_whole
from app.queries.whole_minutes import whole_sheet
from app.services.files import KeptFile, Upload, kept, stored_row


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """A whole sheet ready to be written: its JSON with the digest, and the sheet that its archive copy prints."""

    data: dict[str, Any]
    sha256: str
    signer: Signer
    full: MinutesSheet


def freeze(actor: Actor, facts: MeetingFacts, signer: Signer) -> Frozen:
    """The notula as it stands now, approved by that signer. Raises NotFound."""
    sheet = replace(whole_sheet(actor, facts), draft=False, signer=signer)
    data = to_json(sheet)
    full = for_reader(sheet, lambda _level: True, base=facts.confidentiality)
    return Frozen(data=data, sha256=digest(data, SCHEMA_VERSION), signer=signer, full=full)


def freeze_with(actor: Actor, facts: MeetingFacts, addendum: Addendum) -> Frozen:
    """The latest approved state as it is, with one addition at its end. Raises NotFound."""
    before = latest_whole(actor, facts)
    if before.signer is None:
        raise NotFound
    sheet = replace(before, made_at=None, addenda=(*before.addenda, addendum))
    data = to_json(sheet)
    full = for_reader(sheet, lambda _level: True, base=facts.confidentiality)
    return Frozen(data=data, sha256=digest(data, SCHEMA_VERSION), signer=before.signer, full=full)


@contextmanager
def archived(frozen: Frozen) -> Iterator[KeptFile]:
    """The archive copy in the storage, before the transaction inside; without a row it is taken away again."""
    with kept((Upload("notula.docx", notula.build(frozen.full)),)) as (docx,):
        yield docx


def write_revision(
    actor: Actor, facts: MeetingFacts, no: int, frozen: Frozen, docx: KeptFile, signed_on: date | None
) -> MinutesRevision:
    """Within a running transaction: the revision as it was frozen before. Raises Conflict if the notula moved since."""
    if freeze(actor, facts, frozen.signer).sha256 != frozen.sha256:
        raise Conflict
    return store_revision(actor, facts, no, frozen, docx, signed_on)


def store_revision(
    actor: Actor, facts: MeetingFacts, no: int, frozen: Frozen, docx: KeptFile, signed_on: date | None
) -> MinutesRevision:
    """The same of what cannot have moved since: an approved state under the version of the minutes that was checked."""
    name = f"notula-rapat-{facts.id}-revisi-{no}.docx"
    file = store_closed(actor, facts, docx, FileKind.LAINNYA, frozen.full.confidentiality, name)
    row = MinutesRevision(
        government_id=actor.government_id,
        meeting_id=facts.id,
        no=no,
        sheet=frozen.data,
        schema_version=SCHEMA_VERSION,
        sha256=frozen.sha256,
        docx_file_id=file.id,
        approver={"signer": encode(frozen.signer), "signed_on": encode(signed_on)},
        approved_at=clock.now(),
    )
    db.session.add(row)
    return row


def store_closed(
    actor: Actor, facts: MeetingFacts, file: KeptFile, kind: FileKind, level: Confidentiality, name: str
) -> StoredFile:
    """A paper that carries the whole notula; its writer does not become a reader of what is closed to him."""
    row = stored_row(actor, facts.id, kind, level, file, name)
    db.session.add(row)
    db.session.flush()  # the revision and the event need the id
    return row
