"""The form of one participant: what it fills in, keeps, refuses, and shows when somebody else saved."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.meetings import ParticipantRole
from app.models.people import Person
from app.queries.participants import roles_of
from tests import factories, page
from tests.web.participants_case import World, values_of


@pytest.fixture
def world(app, browser_of) -> World:
    return World(browser_of)


def test_a_row_is_added_and_changed_through_its_form(app, world):
    url = f"{world.list_url}/baru"
    empty = world.browser.get(url)
    assert page.faults(app, empty) == []
    typed = {
        **values_of(empty),
        "name_text": "Sri Purwaningsih",
        "office_text": "Wali Kota Jambi",
        "appointment_status": "pj",
        "roles": ["pemberi_sambutan", "penutup"],
        "represents_office": "Gubernur",
    }
    answer = world.browser.post(url, typed)
    row = world.rows()[0]
    assert answer.headers["Location"] == f"{world.list_url}#peserta-{row.id}"
    assert world.browser.post(url, typed).status_code == 303
    assert len(world.rows()) == 1
    edit_url = f"{world.list_url}/{row.id}/ubah"
    shown = world.browser.get(edit_url)
    assert page.faults(app, shown) == []
    values = values_of(shown)
    assert (values["name_text"], values["appointment_status"]) == ("Sri Purwaningsih", "pj")
    changed = {**values, "roles": ["penutup", "pemberi_sambutan"], "is_representative": "ya"}
    assert world.browser.post(edit_url, changed).status_code == 303
    assert (row.is_representative.value, row.version) == ("ya", 2)
    assert roles_of(row.id) == [ParticipantRole.PENUTUP, ParticipantRole.PEMBERI_SAMBUTAN]
    assert "Penutup acara" in re.split("Pemberi sambutan", world.browser.get(edit_url).text)[0]


def test_adding_several_in_a_row(world):
    answer = world.browser.post(f"{world.list_url}/baru", {"name_text": "A", "is_representative": "ya", "lagi": "1"})
    assert answer.headers["Location"] == f"{world.list_url}/baru"


def test_the_data_of_the_chosen_person_fills_the_form(world):
    url = f"{world.list_url}/baru"
    filled = values_of(
        world.browser.post(
            url, {"person_id": world.person.id, "topic": "Materi", "isi_pejabat": "1", "roles": "peserta"}
        )
    )
    assert (filled["name_text"], filled["office_text"]) == ("Rustam, S.Sos.", "Kepala Dinas Sosial")
    assert (filled["appointment_status"], filled["agency_id"]) == ("plt", str(world.social.id))
    assert (filled["topic"], filled["roles"]) == ("Materi", "peserta")
    other = factories.person(world.government, "Siti")
    typed = {**filled, "person_id": other.id, "office_text": "Jabatan yang diketik", "isi_pejabat": "1"}
    again = values_of(world.browser.post(url, typed))
    assert (again["name_text"], again["office_text"]) == ("Siti", "Jabatan yang diketik")
    assert again["appointment_status"] == ""
    assert world.rows() == []


def test_texts_of_one_person_never_stay_with_another(world):
    row = world.add(person_id=world.person.id, name_text="Rustam, S.Sos.", office_text="Kepala Dinas Sosial")
    other = factories.person(world.government, "Siti")
    url = f"{world.list_url}/{row.id}/ubah"
    values = values_of(world.browser.get(url))
    assert world.browser.post(url, {**values, "person_id": other.id}).status_code == 303
    assert (row.person_id, row.name_text, row.office_text) == (other.id, "Siti", None)


def test_a_saved_row_does_not_follow_master_data(world):
    row = world.add(person_id=world.person.id, name_text="Rustam, S.Sos.", office_text="Sekretaris Dinas")
    world.person.name = "Rustam Efendi"
    factories.save(world.person)
    url = f"{world.list_url}/{row.id}/ubah"
    values = values_of(world.browser.get(url))
    assert world.browser.post(url, {**values, "topic": "Langkah hukum"}).status_code == 303
    assert (row.name_text, row.office_text, row.topic) == ("Rustam, S.Sos.", "Sekretaris Dinas", "Langkah hukum")


def test_a_person_is_proposed_on_the_spot(world):
    world.browser.post(
        f"{world.list_url}/baru",
        {"name_text": "Siti Aminah, S.H.", "propose_person": "y", "is_representative": "tidak"},
    )
    assert db.session.scalars(select(Person.name).where(Person.is_proposed)).all() == ["Siti Aminah"]
    assert "Usulan data pejabat" in world.browser.get(world.list_url).text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Isi paling sedikit satu"),
        ({"name_text": "A", "count": "3"}, "hanya untuk satu orang"),
        ({"unsur_text": "A\x07", "topic": "tetap ada"}, "karakter kendali"),
        ({"name_text": "A", "count": "dua"}, "angka"),
        ({"name_text": "A" * 301}, "terlalu panjang"),
        ({"name_text": "A", "roles": "raja"}, "tidak dikenal"),
        ({"name_text": "A", "unsur_kind": "raja"}, "tidak dikenal"),
        ({"name_text": "A", "person_id": str(2**63)}, "tidak dikenal"),
    ],
)
def test_refusals_keep_what_was_typed(app, world, values, words):
    typed = {"office_text": "", "team_office": "Ketua <b>tim</b>", "is_representative": "tidak", **values}
    answer = world.browser.post(f"{world.list_url}/baru", typed)
    assert answer.status_code == 422
    if "\x07" not in typed.get("unsur_text", ""):
        assert page.faults(app, answer, status=422) == []
    assert words in answer.text
    assert "Ketua &lt;b&gt;tim&lt;/b&gt;" in answer.text
    assert world.rows() == []


def test_a_stale_save_shows_both_texts(world):
    row = world.add(name_text="Rustam", agency_id=world.social.id)
    url = f"{world.list_url}/{row.id}/ubah"
    mine = values_of(world.browser.get(url))
    assert (
        world.browser.post(url, {**mine, "name_text": "Rustam, S.Sos.", "submission_key": "k" * 20}).status_code == 303
    )
    answer = world.browser.post(url, {**mine, "name_text": "Rustam Efendi", "topic": "Materi saya"})
    assert answer.status_code == 409
    for words in ("Rustam, S.Sos.", "Rustam Efendi", "Materi saya", "Dinas Sosial"):
        assert words in answer.text
    assert row.name_text == "Rustam, S.Sos."
    again = values_of(answer)
    assert again["version"] == "2"
    assert world.browser.post(url, again).status_code == 303
    assert (row.name_text, row.topic, row.agency_id) == ("Rustam Efendi", "Materi saya", world.social.id)


def test_the_offices_are_those_of_the_meetings_day(world):
    person = factories.person(world.government, "Siti")
    for title, first, last in (("Asisten", 2024, 2025), ("Sekretaris Daerah", 2026, 2027)):
        factories.appointment(person, world.social, title, valid_from=date(first, 1, 1), valid_to=date(last, 12, 31))
    for year, title in ((2025, "Asisten"), (2026, "Sekretaris Daerah")):
        world.meeting.sort_on = date(year, 5, 5)
        factories.save(world.meeting)
        filled = world.browser.post(f"{world.list_url}/baru", {"person_id": person.id, "isi_pejabat": "1"})
        assert values_of(filled)["office_text"] == title
