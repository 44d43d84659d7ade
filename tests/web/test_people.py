"""Pages of persons: bare names in order, private data only for those who may, proposals, appointments."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html
from sqlalchemy import select

from app.db import db
from app.domain.meetings import ParticipantRole
from app.domain.roles import Role
from app.models.people import Appointment, Person
from tests import factories
from tests.services.directory import office, row

NIP, PHONE, EMAIL = "198001152005011003", "0812-3456-7890", "rustam@contoh.go.id"


@pytest.fixture
def at(app):
    return office()


@pytest.fixture
def rustam(at) -> Person:
    person = factories.person(at.home, "Rustam", nip=NIP, phone=PHONE, email=EMAIL, back_titles="S.Sos.")
    factories.appointment(person, at.agency, "Kepala Dinas Sosial")
    return person


def listed(answer) -> list[str]:
    return [cell.text_content().strip() for cell in html.document_fromstring(answer.text).xpath("//th[@scope='row']/a")]


def test_names_are_ordered_without_titles(at, browser_of):
    for name, front in (("H. Zulkifli", None), ("Budi", "Drs."), ("Hj. Aminah", "dr."), ("cokro", None)):
        factories.person(at.home, name, front_titles=front)
    assert [name for name in listed(browser_of(at.admin_user).get("/pejabat")) if "Orang Nomor" not in name] == [
        "dr. Hj. Aminah",
        "Drs. Budi",
        "cokro",
        "H. Zulkifli",
    ]


def test_filters_by_agency_office_and_state(at, rustam, browser_of):
    admin = browser_of(at.admin_user)
    factories.person(at.home, "Siti", agency_id=at.other.id, is_proposed=True)
    assert listed(admin.get(f"/pejabat?instansi={at.agency.id}")) == ["Rustam, S.Sos."]
    assert listed(admin.get(f"/pejabat?instansi={at.other.id}")) == ["Siti"]
    assert listed(admin.get("/pejabat?keadaan=usulan")) == ["Siti"]
    assert admin.get(f"/pejabat?instansi={at.foreign_agency.id}").status_code == 422
    assert "usulan menunggu pengukuhan" in admin.get("/pejabat").text


def test_an_nrp_is_recorded_and_shown_to_those_who_may(at, browser_of):
    admin = browser_of(at.admin_user)
    answer = admin.post("/pejabat/baru", {"name": "Sulistyo", "service_number": "80011234", "rank": "AKBP"})
    assert answer.status_code == 303
    page = admin.get(answer.headers["Location"]).text
    assert "NRP" in page
    assert "80011234" in page
    assert "80011234" not in browser_of(at.secretariat_user).get(answer.headers["Location"]).text
    assert listed(admin.get("/pejabat?q=80011234")) == ["Sulistyo"]


def test_a_nip_is_searched_by_the_administrator_only(at, rustam, browser_of):
    assert listed(browser_of(at.admin_user).get(f"/pejabat?q={NIP}")) == ["Rustam, S.Sos."]
    assert listed(browser_of(at.secretariat_user).get(f"/pejabat?q={NIP}")) == []


@pytest.mark.parametrize(
    ("role", "own_agency", "met", "sees"),
    [
        (Role.ADMINISTRATOR, False, False, True),
        (Role.AGENCY_HEAD, True, False, True),
        (Role.AGENCY_HEAD, False, False, False),
        (Role.REPORTER, True, False, True),
        (Role.REPORTER, False, False, False),
        (Role.SECRETARIAT, True, False, False),
        (Role.SECRETARIAT, False, True, True),
        (Role.SEKDA, True, True, False),
        (Role.OBSERVER, False, False, False),
    ],
)
def test_nip_and_phone_only_for_those_who_may_see_them(at, rustam, browser_of, role, own_agency, met, sees):
    agency = at.agency if own_agency else at.other
    user = factories.user(at.home, role, agency)
    if met:
        meeting = factories.meeting(agency, at.secretariat_user)
        factories.participant(meeting, ParticipantRole.PESERTA, person_id=rustam.id, name_text="Rustam")
    shown = browser_of(user).get(f"/pejabat/{rustam.id}").text
    assert "Kepala Dinas Sosial" in shown
    for secret in ("19800115 200501 1 003", PHONE, EMAIL):
        assert (secret in shown) is sees
    assert NIP not in shown


def test_nip_and_phone_stand_on_no_list_and_in_no_choice(at, rustam, browser_of):
    browser = browser_of(at.secretariat_user)
    for url in ("/pejabat", f"/instansi/{at.agency.id}", "/pejabat/usulkan", "/instansi/peta-asisten"):
        shown = browser.get(url).text
        assert not [secret for secret in (NIP, PHONE, EMAIL) if secret in shown]


def test_a_secretariat_proposes_and_the_administrator_confirms(at, browser_of):
    secretariat, admin = browser_of(at.secretariat_user), browser_of(at.admin_user)
    assert "/pejabat/usulkan" in secretariat.get("/pejabat").text
    answer = secretariat.post("/pejabat/usulkan", {"name": "Siti Aminah", "back_titles": "M.Kes."})
    assert answer.status_code == 303
    shown = secretariat.get(answer.headers["Location"]).text
    assert "Usulan" in shown
    assert "Kukuhkan" not in shown
    person = db.session.scalars(select(Person).where(Person.name == "Siti Aminah")).one()
    assert "Kukuhkan usulan" in admin.get(f"/pejabat/{person.id}").text
    assert secretariat.post(f"/pejabat/{person.id}/kukuhkan", {"version": "1"}).status_code == 403
    assert admin.post(f"/pejabat/{person.id}/kukuhkan", {"version": "1"}).status_code == 303
    assert not row(Person, person.id).is_proposed


def test_a_namesake_is_asked_about_and_nothing_typed_is_lost(at, rustam, browser_of):
    admin = browser_of(at.admin_user)
    typed = {"name": "Rustam", "rank": "Pembina, IV/a"}
    answer = admin.post("/pejabat/baru", typed)
    assert answer.status_code == 422
    assert "Sudah tercatat: Rustam, S.Sos. (Dinas Sosial)" in answer.text
    assert 'value="Pembina, IV/a"' in answer.text
    assert admin.post("/pejabat/baru", {**typed, "is_distinct": "y"}).status_code == 303


def test_a_nip_that_looks_mistyped_is_kept_with_a_remark(at, browser_of):
    admin = browser_of(at.admin_user)
    answer = admin.post("/pejabat/baru", {"name": "Rustam", "nip": "19803915 200501 1 003"})
    assert answer.status_code == 303
    assert "bukan tanggal lahir" in admin.get(answer.headers["Location"]).text
    assert admin.post("/pejabat/baru", {"name": "Budi", "nip": "123"}).status_code == 422


def test_a_position_is_taken_up_ended_and_a_mistake_taken_out(at, rustam, browser_of):
    admin = browser_of(at.admin_user)
    url = f"/pejabat/{rustam.id}/jabatan"
    acting = {
        "agency_id": str(at.other.id),
        "title": "Kepala Dinas Kesehatan",
        "kind": "kepala_instansi",
        "held_as": "plt",
    }
    refused = admin.post(f"{url}/baru", acting)
    assert refused.status_code == 422
    assert "Isi tanggal mulai" in refused.text
    assert admin.post(f"{url}/baru", {**acting, "valid_from": "2026-01-02"}).status_code == 303
    assert "Plt. Kepala Dinas Kesehatan" in admin.get(f"/pejabat/{rustam.id}").text
    made = db.session.scalars(select(Appointment).where(Appointment.valid_from == date(2026, 1, 2))).one()
    body = {"position_id": str(made.position_id), "held_as": "plt", "valid_from": "2026-01-02", "version": "1"}
    assert admin.post(f"{url}/{made.id}/ubah", {**body, "valid_to": "2026-02-30"}).status_code == 422
    assert admin.post(f"{url}/{made.id}/ubah", {**body, "valid_to": "2026-03-31"}).status_code == 303
    assert "31 Maret 2026" in admin.get(f"/pejabat/{rustam.id}").text
    assert "Hapus Plt. Kepala Dinas Kesehatan" in admin.get(f"{url}/{made.id}/hapus").text
    assert admin.post(f"{url}/{made.id}/hapus", {"version": "2"}).status_code == 303
    assert "Kepala Dinas Kesehatan" not in admin.get(f"/pejabat/{rustam.id}").text


def test_either_a_position_or_a_new_one(at, rustam, browser_of):
    admin = browser_of(at.admin_user)
    position = db.session.scalars(select(Appointment.position_id)).first()
    url = f"/pejabat/{rustam.id}/jabatan/baru"
    for body in (
        {"held_as": "definitif"},
        {"held_as": "definitif", "title": "Sekretaris"},
        {"held_as": "definitif", "title": "Sekretaris", "agency_id": str(at.agency.id), "position_id": str(position)},
    ):
        assert admin.post(url, body).status_code == 422


def test_an_appointment_of_somebody_else_is_missing(at, rustam, browser_of):
    admin = browser_of(at.admin_user)
    other = factories.appointment(factories.person(at.home), at.other)
    for path in ("ubah", "hapus"):
        assert admin.get(f"/pejabat/{rustam.id}/jabatan/{other.id}/{path}").status_code == 404
    assert admin.get(f"/pejabat/{at.foreign_person.id}").status_code == 404
