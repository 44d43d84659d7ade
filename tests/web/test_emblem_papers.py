"""Papers as they are taken along: each bears the emblem of its day, issued and approved ones after it was replaced."""

from __future__ import annotations

import io
from typing import Any

import docx
from sqlalchemy import select

from app.db import db
from app.domain.emblems import EmblemKind
from app.domain.roles import Role
from app.models.emblems import Emblem
from app.models.files import StoredFile
from app.models.minutes import MinutesRevision
from app.services import files
from app.services.emblems import withdraw_emblem
from tests import factories
from tests.approval_case import Case
from tests.services.directory import row
from tests.services.letters_case import LettersCase


def pictures(paper: bytes) -> list[bytes]:
    """What stands on the paper as pictures, in its order."""
    document = docx.Document(io.BytesIO(paper))
    blips = [shape._inline.graphic.graphicData.pic.blipFill.blip.embed for shape in document.inline_shapes]
    return [document.part.related_parts[blip].blob for blip in blips]


def replaced(first: Emblem, by: Any) -> None:
    """Another emblem is in force from now on."""
    withdraw_emblem(factories.actor(by), first.id)
    factories.emblem(by, first.kind, "#b01c2e")


def test_an_approved_notula_at_every_door(app, browser_of):
    case = Case(steps=False)
    admin = factories.user(case.government, Role.ADMINISTRATOR)
    first = factories.emblem(admin)
    case.record()
    replaced(first, admin)
    browser, wanted = browser_of(case.secretary), [row(Emblem, first.id).picture]
    for path in ("notula.docx", "notula/revisi.docx", "notula-publik.docx"):
        answer = browser.get(f"/rapat/{case.meeting.id}/{path}")
        assert answer.status_code == 200, path
        assert pictures(answer.data) == wanted, path
    kept = db.session.get_one(StoredFile, db.session.scalars(select(MinutesRevision.docx_file_id)).one())
    assert pictures(files.storage().read(kept.stored_name)) == wanted
    case.reopen()
    draft = browser.get(f"/rapat/{case.meeting.id}/notula.docx").data
    assert pictures(draft) == [factories.picture("#b01c2e")]


def test_an_issued_letter_at_both_doors(app, browser_of):
    case = LettersCase()
    admin = factories.user(case.government, Role.ADMINISTRATOR)
    first = factories.emblem(admin)
    letter_id = case.undangan()
    replaced(first, admin)
    browser = browser_of(case.user)
    for path in (f"surat/{letter_id}.docx", f"undangan/{letter_id}.docx"):
        answer = browser.get(f"/rapat/{case.meeting.id}/{path}")
        assert pictures(answer.data) == [row(Emblem, first.id).picture], path
    assert browser.get(f"/rapat/{case.meeting.id}/surat/{letter_id}").status_code == 200


def test_papers_of_today_bear_the_one_in_force(app, browser_of):
    case = LettersCase()
    first = factories.emblem(factories.user(case.government, Role.ADMINISTRATOR))
    factories.item(case.meeting, case.social, "Menjaga rumah aman")
    user, here = factories.user(case.government, Role.SEKDA, case.setda), f"/rapat/{case.meeting.id}"
    factories.give_role(user, Role.SECRETARIAT, case.setda)
    browser, wanted = browser_of(user), [row(Emblem, first.id).picture]
    for path in (
        *(f"{here}/{name}.docx" for name in ("daftar-hadir", "matriks-rencana-aksi", "ringkasan-sementara")),
        *(f"{here}/surat-tindak-lanjut/{case.social.id}.docx", "/agenda-pimpinan.docx", "/laporan-mingguan.docx"),
    ):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        assert pictures(answer.data) == wanted, path


def test_the_head_of_government_writes_under_garuda(app, browser_of):
    case = LettersCase()
    admin = factories.user(case.government, Role.ADMINISTRATOR)
    factories.emblem(admin)
    garuda = factories.emblem(admin, EmblemKind.GARUDA, "#c8942b")
    letter_id = case.draft()
    case.signed_by(letter_id, case.bupati_position)
    browser = browser_of(case.user)
    paper = browser.get(f"/rapat/{case.meeting.id}/surat/{letter_id}.docx").data
    assert pictures(paper) == [row(Emblem, garuda.id).picture]
    assert [one.text for one in docx.Document(io.BytesIO(paper)).paragraphs][:2] == ["", "BUPATI CONTOH"]
