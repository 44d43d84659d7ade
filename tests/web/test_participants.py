"""The list of participants: groups, rights, inviting, order, removal, ids in addresses and bodies."""

from __future__ import annotations

import pytest
from lxml import html

from app.domain.agencies import AgencyKind
from app.domain.meetings import Confidentiality, ParticipantRole
from app.domain.people import AppointmentStatus
from app.domain.roles import Role
from tests import factories, page
from tests.web.participants_case import NIP, PHONE, World, values_of

BIASA, TERBATAS, RAHASIA = Confidentiality


@pytest.fixture
def world(app, browser_of) -> World:
    return World(browser_of)


def _of_class(answer, name: str) -> list:
    return html.fromstring(answer.text).xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]")


def test_the_list_is_grouped_as_the_notula_groups_it(app, world):
    world.add(agency_id=world.social.id)
    world.add(unsur_text="Camat dan Lurah", unsur_kind=AgencyKind.KECAMATAN_KELURAHAN, count=12)
    world.add(
        name_text="Suriansyah",
        office_text="Kepala Dinas",
        appointment_status=AppointmentStatus.PLT,
        institution_text="Dinas Sosial",
        represents_office="Gubernur",
        roles=(ParticipantRole.PIMPINAN, ParticipantRole.NARASUMBER),
    )
    answer = world.browser.get(world.list_url)
    assert page.faults(app, answer) == []
    assert [one.text_content() for one in _of_class(answer, "group-title")] == ["Dinas Sosial", "Camat dan Lurah"]
    row = " ".join(" ".join(_of_class(answer, "group-row")[1].itertext()).split())
    assert "Suriansyah Plt. Kepala Dinas mewakili Gubernur Pimpinan rapat Narasumber" in row
    assert "3 baris, 2 instansi" in answer.text
    assert "13 orang" in answer.text


def test_the_stated_total_stands_apart_and_is_never_a_wall(world):
    world.meeting.stated_total, world.meeting.stated_total_note = 10, "dari panitia"
    factories.save(world.meeting)
    world.add(unsur_text="Camat", count=12)
    answer = world.browser.get(world.list_url)
    assert "10 orang, dari panitia" in answer.text
    assert "melebihi jumlah peserta yang disebut" in answer.text


@pytest.mark.parametrize(
    ("role", "level", "status"),
    [
        (Role.REPORTER, BIASA, 200),
        (Role.SECRETARIAT, BIASA, 200),
        (Role.OBSERVER, BIASA, 200),
        (Role.SEKDA, TERBATAS, 200),
        (Role.SECRETARIAT, TERBATAS, 404),
        (Role.SEKDA, RAHASIA, 404),
        (Role.ADMINISTRATOR, BIASA, 404),
    ],
)
def test_who_reads_the_list(world, role, level, status):
    meeting = factories.meeting(world.organiser, world.user, level=level)
    row = factories.participant(meeting, name_text="Kanari Nama")
    browser = world.of_role(role)
    answer = browser.get(f"/rapat/{meeting.id}/peserta")
    assert answer.status_code == status
    assert ("Kanari Nama" in answer.text) is (status == 200)
    assert "Tambah peserta" not in answer.text
    refused = 403 if status == 200 else 404
    for url in ("peserta/baru", f"peserta/{row.id}/ubah", f"peserta/{row.id}/hapus"):
        assert browser.get(f"/rapat/{meeting.id}/{url}").status_code == refused
        assert browser.post(f"/rapat/{meeting.id}/{url}", {"name_text": "x", "version": "1"}).status_code == refused
    for url in ("peserta", "peserta/urutan"):
        assert browser.post(f"/rapat/{meeting.id}/{url}", {"agency_ids": world.social.id}).status_code == refused
    assert len(world.rows()) == 1


def test_phone_and_nip_are_nowhere(world):
    row = world.add(person_id=world.person.id, name_text="Rustam, S.Sos.")
    for url in ("", "/baru", f"/{row.id}/ubah", f"/{row.id}/hapus"):
        text = world.browser.get(world.list_url + url).text
        assert PHONE not in text
        assert NIP not in text


def test_quick_adding_invites_and_keeps_what_was_refused(world):
    answer = world.browser.post(world.list_url, {"agency_ids": [world.organiser.id], "task_force_id": world.force.id})
    assert (answer.status_code, len(world.rows())) == (303, 2)
    text = world.browser.get(world.list_url).text
    assert "2 instansi ditambahkan." in text
    assert "Semua instansi sudah ada" in text
    abroad = factories.agency(world.foreign)
    wrong = world.browser.post(world.list_url, {"agency_ids": [world.social.id, abroad.id]})
    assert wrong.status_code == 422
    assert "tidak dikenal" in wrong.text
    assert f'value="{world.social.id}" checked' in wrong.text
    assert world.browser.post(world.list_url, {}).status_code == 422
    assert len(world.rows()) == 2


def test_foreign_ids_in_a_body_are_refused_and_in_an_address_missing(world):
    abroad_person, abroad_agency = factories.person(world.foreign), factories.agency(world.foreign)
    for field, value in (("person_id", abroad_person.id), ("agency_id", abroad_agency.id)):
        body = {"unsur_text": "Camat", "is_representative": "ya", field: value}
        assert world.browser.post(f"{world.list_url}/baru", body).status_code == 422
    row = world.add(name_text="Rustam")
    other = factories.meeting(world.organiser, world.user)
    abroad = world.of_role(Role.SECRETARIAT, government=world.foreign)
    for browser, base in ((world.browser, f"/rapat/{other.id}/peserta"), (abroad, world.list_url)):
        for act in ("ubah", "hapus"):
            assert browser.get(f"{base}/{row.id}/{act}").status_code == 404
            body = {"name_text": "x", "is_representative": "ya", "version": "1"}
            assert browser.post(f"{base}/{row.id}/{act}", body).status_code == 404
    moved = world.browser.post(f"/rapat/{other.id}/peserta/urutan", {"naikkan": row.id})
    assert moved.status_code == 422
    assert "tidak ada dalam daftar peserta" in moved.text
    assert (len(world.rows()), row.version) == (1, 1)


def test_removal_asks_names_the_row_and_says_why_one_stays(app, world):
    row = world.add(name_text="Rustam")
    url = f"{world.list_url}/{row.id}/hapus"
    asked = world.browser.get(url)
    assert page.faults(app, asked) == []
    assert "Hapus Rustam dari daftar peserta?" in asked.text
    factories.point(factories.section(world.meeting), speaker_id=row.id)
    kept = world.browser.get(url)
    assert page.faults(app, kept) == []
    assert "disebut pada butir notula (1)" in kept.text
    refused = world.browser.post(url, values_of(asked))
    assert refused.status_code == 422
    assert "disebut pada butir notula (1)" in refused.text
    free_url = f"{world.list_url}/{world.add(name_text='Siti').id}/hapus"
    body = values_of(world.browser.get(free_url))
    for _ in range(2):
        assert world.browser.post(free_url, body).status_code == 303
    assert world.rows() == [row]


def test_buttons_change_the_order_once(world):
    rows = [world.add(name_text=name) for name in ("A", "B", "C")]
    body = {"turunkan": rows[0].id, "submission_key": "m" * 20}
    for _ in range(2):
        answer = world.browser.post(f"{world.list_url}/urutan", body)
        assert answer.headers["Location"] == f"{world.list_url}#peserta-{rows[0].id}"
    assert [row.name_text for row in world.rows()] == ["B", "A", "C"]
    assert world.browser.post(f"{world.list_url}/urutan", {}).status_code == 422
