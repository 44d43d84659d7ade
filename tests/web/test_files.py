"""Pages of files and documentation: downloads that nothing runs, who sees which, captions."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.roles import Role
from app.models.files import Documentation
from app.models.records import AccessLog
from app.web.headers import FILE_POLICY
from tests import factories, page
from tests.storage.samples import pdf_file
from tests.web.files_case import BIASA, FORMS, RAHASIA, TERBATAS, World, stored


@pytest.fixture
def world(app, browser_of) -> World:
    return World(browser_of)


def test_a_download_is_an_attachment_that_nothing_runs(world):
    file_id = world.store("Laporan \u201cakhir\u201d; tahun 2026.pdf")
    answer = world.browser.get(f"{world.url}/{file_id}")
    assert (answer.status_code, answer.data) == (200, pdf_file())
    assert answer.headers["Content-Type"] == "application/pdf"
    assert int(answer.headers["Content-Length"]) == len(pdf_file())
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith('attachment; filename="Laporan akhir- tahun 2026.pdf"; ')
    assert "filename*=UTF-8''Laporan%20%E2%80%9Cakhir%E2%80%9D%3B%20tahun%202026.pdf" in disposition
    assert answer.headers["Content-Security-Policy"] == FILE_POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    part = world.browser.get(f"{world.url}/{file_id}", headers={"Range": "bytes=0-3"})
    assert part.status_code == 200


@pytest.mark.parametrize(("of_meeting", "of_file"), [(BIASA, TERBATAS), (TERBATAS, BIASA), (RAHASIA, BIASA)])
def test_the_name_of_a_closed_download_says_nothing(world, of_meeting, of_file):
    meeting = factories.meeting(world.organiser, world.user, level=of_meeting)
    file_id = world.store("Kasus Mawar.PDF", of_file, meeting)
    answer = world.browser.get(f"/rapat/{meeting.id}/berkas/{file_id}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="berkas-{file_id}.pdf"'
    seen = db.session.scalars(
        select(AccessLog.allowed).where(AccessLog.subject_id == file_id, AccessLog.act == "file_view")
    )
    assert seen.all() == [True]


#: (role or "invited", class of the meeting, class of the file, status of the page, status of the download)
READERS = [
    (Role.REPORTER, BIASA, BIASA, 200, 200),
    (Role.OBSERVER, BIASA, BIASA, 200, 200),
    (Role.SECRETARIAT, BIASA, TERBATAS, 200, 404),
    (Role.SEKDA, BIASA, TERBATAS, 200, 200),
    (Role.SEKDA, BIASA, RAHASIA, 200, 404),
    (Role.SEKDA, TERBATAS, BIASA, 200, 200),
    ("invited", BIASA, TERBATAS, 200, 404),
    ("invited", TERBATAS, BIASA, 200, 404),
    (Role.SECRETARIAT, TERBATAS, BIASA, 404, 404),
    (Role.SEKDA, RAHASIA, BIASA, 404, 404),
    (Role.ADMINISTRATOR, BIASA, BIASA, 404, 404),
]


@pytest.mark.parametrize(("role", "of_meeting", "of_file", "page_status", "download_status"), READERS)
def test_who_sees_which_file(world, role, of_meeting, of_file, page_status, download_status):
    meeting = factories.meeting(world.organiser, world.user, level=of_meeting)
    agency = factories.agency(world.government)
    if role == "invited":
        factories.participant(meeting, agency_id=agency.id)
    browser = world.of_role(Role.SECRETARIAT if role == "invited" else role, agency)
    file_id = world.store("Kanari.pdf", of_file, meeting)
    caption = Documentation(
        government_id=world.government.id, meeting_id=meeting.id, caption="Kanari foto", file_id=file_id
    )
    factories.save(caption)
    url = f"/rapat/{meeting.id}/berkas"
    listed = browser.get(url)
    assert (listed.status_code, browser.get(f"{url}/{file_id}").status_code) == (page_status, download_status)
    assert ("Kanari" in listed.text) is (download_status == 200)
    assert "Unggah berkas" not in listed.text
    refused = 403 if page_status == 200 else 404
    base = f"/rapat/{meeting.id}"
    for path in (
        f"berkas/{file_id}/tarik",
        "dokumentasi/baru",
        f"dokumentasi/{caption.id}/ubah",
        f"dokumentasi/{caption.id}/hapus",
    ):
        assert browser.get(f"{base}/{path}").status_code == refused
        assert browser.post(f"{base}/{path}", {"caption": "x", "version": "1"}).status_code == refused
    assert browser.post(url, FORMS["berkas"]).status_code == refused


def test_files_of_another_meeting_and_of_another_government_are_missing(world):
    file_id = world.store()
    row = Documentation(government_id=world.government.id, meeting_id=world.meeting.id, caption="Foto")
    factories.save(row)
    other = factories.meeting(world.organiser, world.user)
    abroad = factories.government("Sana")
    foreign = world.of_role(Role.SECRETARIAT, government=abroad)
    for browser, meeting in ((world.browser, other), (foreign, world.meeting)):
        for path in (
            f"berkas/{file_id}",
            f"berkas/{file_id}/tarik",
            f"dokumentasi/{row.id}/ubah",
            f"dokumentasi/{row.id}/hapus",
        ):
            assert browser.get(f"/rapat/{meeting.id}/{path}").status_code == 404
            if path != f"berkas/{file_id}":
                answer = browser.post(f"/rapat/{meeting.id}/{path}", {"caption": "x", "kind": "foto", "version": "1"})
                assert answer.status_code == 404
    assert stored()[0].withdrawn_at is None


def test_withdrawing_asks_and_may_be_sent_twice(app, world):
    file_id = world.store()
    factories.save(
        Documentation(
            government_id=world.government.id, meeting_id=world.meeting.id, caption="Foto pembukaan", file_id=file_id
        )
    )
    asked = world.browser.get(f"{world.url}/{file_id}/tarik")
    assert page.faults(app, asked) == []
    assert "Tarik berkas Bahan rapat.pdf?" in asked.text
    assert "Foto pembukaan" in asked.text
    for _ in range(2):
        answer = world.browser.post(f"{world.url}/{file_id}/tarik", {"submission_key": "t" * 20})
        assert answer.status_code == 303
    assert isinstance(stored()[0].withdrawn_at, datetime)
    assert world.browser.get(f"{world.url}/{file_id}").status_code == 404
    assert "Foto pembukaan" in world.browser.get(world.url).text
    assert "tanpa berkas" in world.browser.get(world.url).text


def test_a_caption_is_added_changed_and_taken_out(app, world):
    base = f"/rapat/{world.meeting.id}/dokumentasi"
    assert page.faults(app, world.browser.get(f"{base}/baru")) == []
    body = {"caption": "Foto bersama", "kind": "foto", "confidentiality": "biasa", "submission_key": "c" * 20}
    for _ in range(2):
        assert world.browser.post(f"{base}/baru", body).status_code == 303
    row = db.session.scalars(select(Documentation)).one()
    assert page.faults(app, world.browser.get(f"{base}/{row.id}/ubah")) == []
    change = {**body, "caption": "Foto pembukaan", "version": "1", "submission_key": "d" * 20}
    assert world.browser.post(f"{base}/{row.id}/ubah", change).status_code == 303
    stale = world.browser.post(f"{base}/{row.id}/ubah", {**change, "caption": "Foto lain", "submission_key": "e" * 20})
    assert stale.status_code == 409
    assert "Foto pembukaan" in stale.text
    assert "Foto lain" in stale.text
    empty = world.browser.post(
        f"{base}/{row.id}/ubah", {**change, "caption": "", "version": "2", "submission_key": "f" * 20}
    )
    assert empty.status_code == 422
    asked = world.browser.get(f"{base}/{row.id}/hapus")
    assert page.faults(app, asked) == []
    assert "Foto pembukaan" in asked.text
    remove_url = f"{base}/{row.id}/hapus"
    assert world.browser.post(remove_url, {"version": "1"}).status_code == 409
    for _ in range(2):
        body = {"version": "2", "submission_key": "g" * 20}
        assert world.browser.post(remove_url, body).status_code == 303
    assert db.session.scalars(select(Documentation)).all() == []
