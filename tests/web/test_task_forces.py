"""Pages of task forces, and who reads the lists of master data: members, past ones, what is refused."""

from __future__ import annotations

import re

import pytest
from lxml import html

from app import clock
from app.domain.roles import Role
from app.models.agencies import TaskForce
from app.models.governments import Holiday, PaperProfile
from tests import factories
from tests.services.directory import office, row


@pytest.fixture
def at(app):
    here = office()
    factories.save(PaperProfile(government_id=here.home.id))
    return here


@pytest.fixture
def admin(at, browser_of):
    return browser_of(at.admin_user)


def listed(answer) -> list[str]:
    return [
        cell.text_content().split("\n")[0].strip()
        for cell in html.document_fromstring(answer.text).xpath("//tbody//th")
    ]


def test_a_task_force_from_its_decree_to_its_members(at, admin):
    typed = {"name": "Gugus Tugas TPPO", "decree_on": "2026-01-02", "aliases": "Satgas TPPO\n\nTim TPPO"}
    answer = admin.post("/gugus-tugas/baru", typed)
    assert answer.status_code == 303
    url = answer.headers["Location"]
    shown = admin.get(url).text
    for words in ("2 Januari 2026", "Satgas TPPO", "Tim TPPO", "Belum ada anggota"):
        assert words in shown
    both = {"agency_ids": [str(at.agency.id), str(at.other.id)]}
    assert admin.post(f"{url}/anggota/instansi", both).status_code == 303
    assert admin.post(f"{url}/anggota/instansi", both).status_code == 303
    assert listed(admin.get(url)) == ["Dinas Sosial", "Dinas Kesehatan"]
    assert str(at.agency.id) not in html.document_fromstring(admin.get(f"{url}/anggota/instansi").text).xpath(
        "//input[@name='agency_ids']/@value"
    )
    assert admin.post(f"{url}/anggota/baru", {"unsur_text": "LSM", "role": "pengarah"}).status_code == 303
    assert listed(admin.get(url))[0] == "LSM"


def test_members_that_are_refused_keep_what_was_typed(at, admin):
    force = factories.task_force(at.home)
    url = f"/gugus-tugas/{force.id}/anggota/baru"
    nobody = admin.post(url, {"role": "anggota", "office_text": "Kepala Dinas"})
    assert nobody.status_code == 422
    assert "Pilih instansi atau pejabat" in nobody.text
    assert 'value="Kepala Dinas"' in nobody.text
    for field, foreign in (("agency_id", at.foreign_agency.id), ("person_id", at.foreign_person.id)):
        assert admin.post(url, {"role": "anggota", field: str(foreign)}).status_code == 422


def test_a_past_membership_stands_apart(at, admin):
    force = factories.task_force(at.home, at.agency)
    member = html.document_fromstring(admin.get(f"/gugus-tugas/{force.id}").text).xpath("//tbody//th/a/@href")[0]
    body = {"agency_id": str(at.agency.id), "role": "anggota", "valid_to": "2020-12-31", "version": "1"}
    assert admin.post(member, body).status_code == 303
    shown = admin.get(f"/gugus-tugas/{force.id}").text
    assert "Belum mulai atau sudah selesai" in shown
    assert "31 Desember 2020" in shown
    assert admin.post(member, body).status_code == 409


def test_everybody_reads_task_forces_and_holidays_and_nobody_else_the_profiles(at, browser_of):
    force = factories.task_force(at.home, at.agency)
    reader = browser_of(at.secretariat_user)
    for url in ("/gugus-tugas", f"/gugus-tugas/{force.id}", "/hari-libur"):
        shown = reader.get(url)
        assert shown.status_code == 200
        assert not re.search(r"/(?:gugus-tugas|hari-libur)[^\"]*/(?:baru|ubah|isi|pekan-kerja)", shown.text)
    for url in ("/profil-naskah", "/hari-libur/baru", f"/gugus-tugas/{force.id}/anggota/baru"):
        assert reader.get(url).status_code == 403
    assert reader.post(f"/gugus-tugas/{force.id}/nonaktif", {"version": "1"}).status_code == 403
    assert row(TaskForce, force.id).is_active


def test_rows_of_another_government_are_missing(at, admin):
    force = factories.task_force(at.foreign)
    holiday = Holiday(government_id=at.foreign.id, on_date=clock.today(factories.ZONE), name="Libur seberang")
    profile = PaperProfile(government_id=at.foreign.id)
    factories.save(holiday, profile)
    for url in (
        f"/gugus-tugas/{force.id}",
        f"/gugus-tugas/{force.id}/anggota/baru",
        f"/hari-libur/{holiday.id}/ubah",
        f"/profil-naskah/{profile.id}/ubah",
        f"/profil-naskah/{profile.id}/hapus",
    ):
        assert admin.get(url).status_code == 404
    assert "Libur seberang" not in admin.get("/hari-libur").text


def test_no_other_role_finds_the_pages_in_the_menu(at, browser_of):
    for role in (Role.SEKDA, Role.OBSERVER, Role.LEADERSHIP_STAFF):
        shown = browser_of(factories.user(at.home, role, at.agency)).get("/gugus-tugas").text
        assert "/profil-naskah" not in shown
        assert "/pengguna" not in shown
        assert "/hari-libur" in shown
