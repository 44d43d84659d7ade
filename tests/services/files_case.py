"""A government with one meeting and its secretariat, for the tests of files and documentation."""

from __future__ import annotations

from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality, FileKind
from app.domain.roles import Role
from app.models.files import Documentation, StoredFile
from app.models.records import AuditPayload
from app.services import files
from app.services.documentation import (
    DocumentationDetails,
    add_documentation,
)
from app.services.files import StoreFiles, Upload, store_files
from tests import factories
from tests.storage.samples import pdf_file

BIASA, TERBATAS, RAHASIA = Confidentiality


PDF = Upload("Bahan rapat.pdf", pdf_file())


class World:
    """A government with an organiser, its secretariat, a meeting, and a foreign government."""

    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.actor = factories.actor(self.user)
        self.meeting = factories.meeting(self.organiser, self.user)

    def store(self, *uploads: Upload, level: Confidentiality = BIASA, key: str = "", meeting=None) -> int:
        command = StoreFiles(uploads=uploads, kind=FileKind.BAHAN, confidentiality=level)
        return store_files(self.actor, (meeting or self.meeting).id, command, key)

    def document(self, key: str = "", **values) -> Documentation:
        values = {"caption": "Foto bersama", **values}
        made = add_documentation(self.actor, self.meeting.id, DocumentationDetails(**values), key)
        return db.session.get_one(Documentation, made)


def stored() -> list[StoredFile]:
    return list(db.session.scalars(select(StoredFile).order_by(StoredFile.id)))


def on_disk() -> list[str]:
    return list(files.storage().names())


def payloads() -> str:
    return " ".join(db.session.scalars(select(AuditPayload.payload).order_by(AuditPayload.entry_id)))
