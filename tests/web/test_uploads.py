"""Uploads through every form: several at once, hostile ones at the field, too large ones, pictures without traces."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import func, select

from app.db import db
from app.domain.meetings import FileKind
from app.domain.roles import Role
from app.models.emblems import Emblem
from app.services import files
from tests import page
from tests.database import ON_POSTGRESQL
from tests.storage import hostile
from tests.storage.samples import Upload, docx_file, jpeg_file, pdf_file
from tests.turns import shared
from tests.web.files_case import FORMS, World, stored


@pytest.fixture
def world(app, browser_of) -> World:
    return World(browser_of)


def _is_sendable(upload: Upload) -> bool:
    """A lone surrogate in a name cannot even be put into a request; test_checks.py tries it."""
    return "\ud800" not in upload.file_name


def test_several_files_are_taken_in_at_once(app, world):
    empty = world.browser.get(world.url)
    assert page.faults(app, empty) == []
    answer = world.send("berkas", ("Bahan.docx", docx_file()), ("foto.jpg", jpeg_file()), kind="foto")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{world.url}?terunggah=foto")
    assert [(row.original_name, row.kind) for row in stored()] == [
        ("Bahan.docx", FileKind.FOTO),
        ("foto.jpg", FileKind.FOTO),
    ]
    shown = world.browser.get(world.url)
    assert page.faults(app, shown) == []
    assert "2 berkas tersimpan." in shown.text
    assert "Bahan.docx" in shown.text


@pytest.mark.parametrize("form", FORMS)
def test_hostile_uploads_are_refused_at_the_field(world, form):
    wrong = [f"{upload.id}: {fault}" for upload in _kinds(form) for fault in _faults(world, form, upload)]
    assert not wrong, "\n".join(wrong)


def _kinds(form: str) -> list[Upload]:
    """Every kind goes through the first form, some through the other: test_checks.py asks what is behind both."""
    sendable = [one for one in hostile.refused() if _is_sendable(one)]
    kinds = sendable if form == next(iter(FORMS)) else sendable[::6]
    return shared(kinds, form) if ON_POSTGRESQL else kinds


def _faults(world: World, form: str, upload: Upload) -> list[str]:
    answer = world.send(form, (upload.file_name, upload.data), kind="daftar_hadir", confidentiality="terbatas")
    words = ['id="file-galat"', *(f'<option selected value="{one}">' for one in ("daftar_hadir", "terbatas"))]
    if "caption" in FORMS[form]:
        words.append('value="Foto bersama"')
    found = [f"{word} is missing" for word in words if word not in answer.text]
    if answer.status_code != 422:
        found.append(f"status {answer.status_code}")
    if stored() or list(files.storage().names()):
        found.append("something was stored")
    return found


@pytest.mark.parametrize("form", ["lambang-daerah", "lambang-negara"])
def test_hostile_emblems_are_refused_at_the_field(world, form):
    """What stands behind these forms is asked in tests/storage/test_emblems.py."""
    admin, wrong = world.of_role(Role.ADMINISTRATOR), []
    for upload in _kinds(form):
        answer = admin.post(f"/profil-naskah/{form}", {"file": (io.BytesIO(upload.data), upload.file_name)})
        if answer.status_code != 422 or 'id="file-galat"' not in answer.text:
            wrong.append(f"{upload.id}: status {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert db.session.scalar(select(func.count()).select_from(Emblem)) == 0


@pytest.mark.parametrize("upload", [pytest.param(one, id=one.id) for one in hostile.cleaned()])
def test_pictures_are_stored_without_what_was_hidden_in_them(world, upload):
    assert world.send("berkas", (upload.file_name, upload.data)).status_code == 303
    assert hostile.MARKER not in files.storage().read(stored()[0].stored_name)


def test_a_refused_file_leaves_a_good_page_with_the_sentence(app, world):
    answer = world.send("berkas", ("laporan.exe", b"MZ"), ("Bahan.docx", docx_file()))
    assert page.faults(app, answer, status=422) == []
    assert "Berkas ke-1: Jenis berkas .exe tidak diterima." in answer.text
    nothing = world.browser.post(world.url, FORMS["berkas"])
    assert page.faults(app, nothing, status=422) == []
    assert "wajib diisi" in nothing.text


def test_too_large_a_file_and_too_large_a_body(app, world, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_UPLOAD_BYTES", 1024 * 1024)
    large = world.send("berkas", ("besar.pdf", pdf_file() + b" " * 1024 * 1024))
    assert large.status_code == 422
    assert "paling besar 1,0 MB" in large.text
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 2 * 1024 * 1024)
    answer = world.send("berkas", ("besar.pdf", b" " * 3 * 1024 * 1024))
    assert page.faults(app, answer, status=413) == []
    assert "Ukuran paling besar 2 MB" in answer.text
    assert "Kembali ke formulir dengan tombol kembali peramban" in answer.text
    assert stored() == []


def test_too_long_a_text_is_told_with_its_own_limit(app, world, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_FORM_MEMORY_SIZE", 1024 * 1024)
    answer = world.browser.post(world.url, {**FORMS["berkas"], "caption": "x" * (2 * 1024 * 1024)})
    assert page.faults(app, answer, status=413) == []
    assert "Teks dalam satu kiriman paling besar 1 MB" in answer.text
