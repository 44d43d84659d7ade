"""Emblems on the page of profiles of papers: seen, replaced, taken away; what is refused; on the notula's preview."""

from __future__ import annotations

import io
from base64 import b64encode

import docx
import pytest
from lxml import html
from sqlalchemy import func, select

from app.db import db
from app.models.emblems import Emblem
from app.models.governments import PaperProfile
from tests import factories, page
from tests.minutes_case import Case
from tests.services.directory import office
from tests.storage import hostile
from tests.storage.samples import jpeg_file, pdf_file, png_file

FORMS = ("lambang-daerah", "lambang-negara")
PNG, JPG = ("lambang.png", png_file((200, 240))), ("garuda.jpg", jpeg_file((200, 240)))
INDEX = "/profil-naskah"


@pytest.fixture
def at(app):
    here = office()
    factories.save(PaperProfile(government_id=here.home.id))
    return here


@pytest.fixture
def admin(at, browser_of):
    return browser_of(at.admin_user)


def send(browser, form: str, upload: tuple[str, bytes], **values):
    return browser.post(f"{INDEX}/{form}", {**values, "file": (io.BytesIO(upload[1]), upload[0])})


def rows() -> list[Emblem]:
    return list(db.session.scalars(select(Emblem).order_by(Emblem.id)))


def shown(text: str) -> list[tuple[str, str]]:
    """(what it is, the picture itself) of every emblem on a page."""
    found = html.fromstring(text).xpath('//img[@class="emblem-picture"]')
    return [(one.get("alt"), one.get("src")) for one in found]


def address(row: Emblem) -> str:
    return f"data:{row.media_type};base64,{b64encode(row.picture).decode()}"


def test_both_are_handed_in_and_seen_on_the_page(app, admin):
    empty = admin.get(INDEX)
    assert page.faults(app, empty) == []
    assert shown(empty.text) == []
    assert "Kop dicetak tanpa lambang." in empty.text
    for form, upload in zip(FORMS, (PNG, JPG), strict=True):
        assert page.faults(app, admin.get(f"{INDEX}/{form}")) == []
        answer = send(admin, form, upload)
        assert (answer.status_code, answer.headers["Location"]) == (303, INDEX)
    region, state = rows()
    answer = admin.get(INDEX)
    assert page.faults(app, answer) == []
    assert shown(answer.text) == [
        ("Lambang daerah yang berlaku", address(region)),
        ("Lambang negara (Garuda) yang berlaku", address(state)),
    ]
    assert "Lambang negara (Garuda) tersimpan; naskah berikutnya dicetak dengannya." in answer.text


def test_one_is_replaced(app, admin):
    send(admin, FORMS[0], PNG)
    form = admin.get(f"{INDEX}/{FORMS[0]}")
    assert "Ganti lambang daerah" in form.text
    assert len(shown(form.text)) == 1
    send(admin, FORMS[0], ("baru.jpg", JPG[1]))
    first, second = rows()
    assert first.withdrawn_at is not None
    assert shown(admin.get(INDEX).text) == [("Lambang daerah yang berlaku", address(second))]


def test_one_is_taken_away_after_asking(app, admin):
    send(admin, FORMS[0], PNG)
    (row,) = rows()
    url = f"{INDEX}/lambang/{row.id}/hapus"
    asked = admin.get(url)
    assert page.faults(app, asked) == []
    assert "Hapus lambang daerah?" in asked.text
    assert "Naskah yang sudah disetujui atau terbit tidak berubah." in asked.text
    assert rows()[0].withdrawn_at is None
    assert admin.post(url).status_code == 303
    assert shown(admin.get(INDEX).text) == []
    assert len(rows()) == 1
    assert (admin.get(url).status_code, admin.post(url).status_code) == (404, 404)


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (("lambang.pdf", pdf_file()), "Jenis berkas .pdf tidak diterima. Unggah gambar JPG atau PNG."),
        (("lambang.jpg", PNG[1]), "Isi berkas tidak sesuai dengan akhiran namanya (.jpg)."),
        (("lambang.png", png_file((64, 48))), "Gambar terlalu kecil sehingga kabur pada cetakan."),
        (("lambang.png", PNG[1][:60]), "Berkas rusak atau tidak lengkap"),
    ],
)
def test_the_field_says_what_is_wrong(app, admin, upload, words):
    answer = send(admin, FORMS[0], upload)
    assert page.faults(app, answer, status=422) == []
    assert words in answer.text
    assert rows() == []


def test_without_a_file_nothing_is_stored(app, admin):
    answer = admin.post(f"{INDEX}/{FORMS[0]}", {})
    assert page.faults(app, answer, status=422) == []
    assert "wajib diisi" in answer.text
    assert rows() == []


def test_too_large_a_file_is_told_at_its_field(app, admin, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_UPLOAD_BYTES", 1024 * 1024)
    answer = send(admin, FORMS[0], ("lambang.png", PNG[1] + b"\0" * 1024 * 1024))
    assert answer.status_code == 422
    assert "paling besar 1,0 MB" in answer.text
    assert "PNG atau JPG, paling besar 1 MB." in answer.text


def test_a_picture_is_stored_without_what_was_hidden_in_it(admin):
    image = jpeg_file((200, 240), comment=hostile.MARKER) + pdf_file() + hostile.MARKER
    assert send(admin, FORMS[0], ("foto.jpg", image)).status_code == 303
    assert hostile.MARKER not in rows()[0].picture


def test_of_another_government_none_is_seen_or_taken(at, admin, browser_of):
    abroad = factories.emblem(factories.user(at.foreign))
    assert shown(admin.get(INDEX).text) == []
    url = f"{INDEX}/lambang/{abroad.id}/hapus"
    assert (admin.get(url).status_code, admin.post(url).status_code) == (404, 404)
    assert db.session.scalar(select(func.count()).select_from(Emblem).where(Emblem.withdrawn_at.is_(None))) == 1


def test_others_neither_see_the_page_nor_send(at, browser_of):
    browser = browser_of(at.secretariat_user)
    for form in FORMS:
        assert browser.get(f"{INDEX}/{form}").status_code == 403
        assert send(browser, form, PNG).status_code == 403
    assert rows() == []


def test_the_preview_and_the_download_of_a_notula_show_it(app, browser_of):
    case = Case()
    row = factories.emblem(case.writer)
    browser = browser_of(case.writer)
    answer = browser.get(f"/rapat/{case.meeting.id}/notula/pratinjau")
    assert page.faults(app, answer) == []
    (picture,) = html.fromstring(answer.text).xpath('//img[@class="paper-emblem"]')
    assert picture.get("src") == address(row)
    assert "img-src 'self' data:" in answer.headers["Content-Security-Policy"]
    paper = browser.get(f"/rapat/{case.meeting.id}/notula.docx")
    document = docx.Document(io.BytesIO(paper.data))
    (shape,) = document.inline_shapes
    assert document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed].blob == row.picture
