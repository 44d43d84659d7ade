"""A meeting with its secretariat in a browser, for the tests of the pages of files."""

from __future__ import annotations

import io

from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality, FileKind
from app.domain.roles import Role
from app.models.files import StoredFile
from app.services.files import StoreFiles, Upload, store_files
from tests import factories
from tests.storage.samples import pdf_file

BIASA, TERBATAS, RAHASIA = Confidentiality


#: What each form that takes a file needs beside it.
FORMS = {"berkas": {"kind": "bahan", "confidentiality": "biasa"}, "dokumentasi/baru": {"caption": "Foto bersama"}}


class World:
    """A meeting of one agency with its secretariat in a browser."""

    def __init__(self, browser_of) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.meeting = factories.meeting(self.organiser, self.user, "Rapat Penanganan Kasus")
        self.browser_of = browser_of
        self.browser = browser_of(self.user)
        self.url = f"/rapat/{self.meeting.id}/berkas"

    def of_role(self, role: Role, at=None, government=None):
        home = government or self.government
        return self.browser_of(factories.user(home, role, at or factories.agency(home)))

    def store(self, name: str = "Bahan rapat.pdf", level: Confidentiality = BIASA, meeting=None) -> int:
        command = StoreFiles(uploads=(Upload(name, pdf_file()),), kind=FileKind.BAHAN, confidentiality=level)
        return store_files(factories.actor(self.user), (meeting or self.meeting).id, command)

    def send(self, form: str, *uploads: tuple[str, bytes], **values):
        body = {**FORMS[form], "kind": "lainnya", "confidentiality": "biasa", **values}
        sent = [(io.BytesIO(data), name) for name, data in uploads]
        return self.browser.post(f"/rapat/{self.meeting.id}/{form}", {**body, "file": sent})


def stored() -> list[StoredFile]:
    return list(db.session.scalars(select(StoredFile).order_by(StoredFile.id)))
