"""Pages of the participants: what each reader is offered, forms that lose nothing, ids in addresses and bodies."""

from __future__ import annotations

import re
from datetime import date

import pytest
from lxml import html
from sqlalchemy import select

from app.db import db
from app.domain.agencies import AgencyKind
from app.domain.meetings import Confidentiality, ParticipantRole
from app.domain.people import AppointmentStatus
from app.domain.roles import Role
from app.models.participants import Participant
from app.models.people import Person
from app.queries.participants import roles_of
from tests import factories, page
from tests.statements import statements

BIASA, TERBATAS, RAHASIA = Confidentiality
PHONE, NIP = "081234567890", "197001011990031001"


class World:
    """A meeting of one agency, its secretariat in a browser, another agency, and a person in office."""

    def __init__(self, browser_of) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial")
        self.force = factories.task_force(self.government, self.social)
        self.person = factories.person(self.government, "Rustam", back_titles="S.Sos.", phone=PHONE, nip=NIP)
        factories.appointment(self.person, self.social, "Kepala Dinas Sosial", status=AppointmentStatus.PLT)
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.meeting = factories.meeting(self.organiser, self.user)
        self.foreign = factories.government("Sana")
        self.browser_of = browser_of
        self.browser = browser_of(self.user)
        self.list_url = f"/rapat/{self.meeting.id}/peserta"

    def of_role(self, role: Role, at=None, government=None):
        home = government or self.government
        return self.browser_of(factories.user(home, role, at or factories.agency(home)))

    def add(self, **values) -> Participant:
        return factories.participant(self.meeting, *values.pop("roles", ()), **values)

    def rows(self) -> list[Participant]:
        return list(db.session.scalars(select(Participant).order_by(Participant.position)))


@pytest.fixture
def world(app, browser_of) -> World:
    return World(browser_of)


def _of_class(answer, name: str) -> list:
    return html.fromstring(answer.text).xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]")


def values_of(answer) -> dict[str, str]:
    """What stands in the fields of the page's largest form."""
    form = max(html.fromstring(answer.text).forms, key=lambda one: len(one.fields))
    return {name: value for name, value in form.form_values() if name != "csrf_token"}


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
        ({"name_text": "A", "roles": "raja"}, "tidak dapat dibaca"),
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


def test_statements_do_not_grow_with_the_rows(world):
    def sent(url: str) -> int:
        world.browser.get(url)
        with statements() as found:
            assert world.browser.get(url).status_code == 200
        return len(found)

    def fill(count: int) -> Participant:
        made = [
            world.add(
                person_id=factories.person(world.government).id,
                agency_id=factories.agency(world.government).id,
                name_text="Orang",
                roles=(ParticipantRole.PESERTA,),
            )
            for _ in range(count)
        ]
        return made[0]

    row = fill(10)
    urls = [
        world.list_url,
        f"{world.list_url}/baru",
        f"{world.list_url}/{row.id}/ubah",
        f"{world.list_url}/{row.id}/hapus",
    ]
    few = [sent(url) for url in urls]
    fill(90)
    assert [sent(url) for url in urls] == few
    assert max(few) <= STATEMENTS, few


#: Session, account, roles, government, facts and head of the meeting included.
STATEMENTS = 10


def test_the_offices_are_those_of_the_meetings_day(world):
    person = factories.person(world.government, "Siti")
    for title, first, last in (("Asisten", 2024, 2025), ("Sekretaris Daerah", 2026, 2027)):
        factories.appointment(person, world.social, title, valid_from=date(first, 1, 1), valid_to=date(last, 12, 31))
    for year, title in ((2025, "Asisten"), (2026, "Sekretaris Daerah")):
        world.meeting.sort_on = date(year, 5, 5)
        factories.save(world.meeting)
        filled = world.browser.post(f"{world.list_url}/baru", {"person_id": person.id, "isi_pejabat": "1"})
        assert values_of(filled)["office_text"] == title
