"""Pages of one meeting: planning, the overview, changing, both texts of a stale save, its states."""

from __future__ import annotations

from datetime import date, time

import pytest
from lxml import html
from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.funding import FundingLine
from app.models.meetings import AgendaRow, Meeting, MeetingDay, MeetingTopic, SmallTeam, SourceArticle
from app.models.participants import Participant
from tests import factories

BIASA, TERBATAS, RAHASIA = Confidentiality


class World:
    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial")
        self.force = factories.task_force(self.government, self.social, name="Gugus Tugas Contoh")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.meeting = factories.meeting(self.organiser, self.user, "Rakor pertama")

    def typed(self, **values) -> dict:
        return {
            "title": "Rakor TPPO",
            "kind": "rapat_koordinasi",
            "confidentiality": "biasa",
            "secretariat_agency_id": str(self.organiser.id),
            "days-0-on_date": "2026-11-25",
            "days-0-starts": "09:00",
            "days-0-until_done": "y",
            **values,
        }


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.fixture
def secretary(world, browser_of):
    return browser_of(world.user)


def planned() -> Meeting:
    return db.session.scalars(select(Meeting).order_by(Meeting.id.desc())).first()


def fields(answer) -> dict[str, list[str]]:
    """What the main form of a page would send: the one with the most fields."""
    form = max(html.document_fromstring(answer.text).forms, key=lambda one: len(one.fields))
    found: dict[str, list[str]] = {}
    for name, value in form.form_values():
        if "__baris__" in name:  # the row that a script copies stands in a template, which no browser sends
            continue
        found.setdefault(name, []).append(value)
    return found


def test_one_short_form_plans_a_meeting(world, secretary):
    answer = secretary.post(
        "/rapat/baru",
        world.typed(agency_ids=[str(world.social.id)], agenda="09.00 Doa | Kemenag\nArahan", topics="TPPO\n\nGizi"),
    )
    meeting = planned()
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/rapat/{meeting.id}")
    page = secretary.get(f"/rapat/{meeting.id}").text
    for words in ("Rabu, 25 November 2026", "09.00 WIB s.d. selesai", "TPPO; Gizi", "Kemenag", "Langkah berikutnya"):
        assert words in page
    assert db.session.scalars(select(Participant.agency_id)).all() == [world.social.id]


def test_only_a_title_is_enough(world, secretary):
    answer = secretary.post("/rapat/baru", {"title": "Rakor", "secretariat_agency_id": str(world.organiser.id)})
    assert answer.status_code == 303
    assert "Belum diketahui" in secretary.get(answer.headers["Location"]).text


def test_own_agency_is_chosen_already(world, secretary):
    assert fields(secretary.get("/rapat/baru"))["secretariat_agency_id"] == [str(world.organiser.id)]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("title", "", "Isian ini wajib diisi."),
        ("title", "Rakor\x07", "karakter kendali"),
        ("title", "x" * 301, "terlalu panjang"),
        ("days-0-on_date", "2026-02-30", "Tanggal 30 Februari 2026 tidak ada"),
        ("days-0-on_date", "0001-01-01", "Tahun harus antara"),
        ("days-0-starts", "25:00", "Tulis waktu seperti"),
        ("days-0-ends", "08:00", "Waktu selesai harus setelah waktu mulai."),
        ("days-0-day", "31", "berbeda dengan tanggal lengkapnya"),
        ("agency_ids", "9223372036854775808", "Salah satu pilihan tidak dikenal"),
        ("secretariat_agency_id", "999999", "Pilihan ini tidak dikenal"),
        ("online_url", "javascript:alert(1)", "alamat web yang lengkap"),
        ("agenda", "Doa\ufffe", "karakter kendali"),
        ("stated_total", "100001", "Bilangan harus antara"),
    ],
)
def test_a_bad_value_is_refused_at_its_field(world, secretary, name, value, words):
    typed = world.typed(place="Aula Sultan", **{name: value})
    if name == "days-0-ends":
        typed.pop("days-0-until_done")
    answer = secretary.post("/rapat/baru", typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="Aula Sultan"' in answer.text
    assert planned().id == world.meeting.id


def test_29_february_without_a_year_may_be(world, secretary):
    typed = {
        "days-0-day": "29",
        "days-0-month": "2",
        "days-0-on_date": "",
        "days-0-starts": "",
        "days-0-until_done": "",
    }
    typed = {name: value for name, value in world.typed(**typed).items() if value}
    assert secretary.post("/rapat/baru", typed).status_code == 303
    assert secretary.post("/rapat/baru", {**typed, "days-0-day": "30"}).status_code == 422


def test_rows_without_a_script(world, secretary):
    typed = world.typed(place="Aula")
    added = secretary.post("/rapat/baru", {**typed, "tambah_baris": "days"})
    assert added.status_code == 200
    assert fields(added)["days-0-on_date"] == ["2026-11-25"]
    assert "days-1-on_date" in fields(added)
    assert fields(added)["place"] == ["Aula"]
    both = {**typed, "days-1-on_date": "2026-11-26"}
    removed = fields(secretary.post("/rapat/baru", {**both, "hapus_baris": "days-0"}))
    assert [value for name, value in removed.items() if name.endswith("on_date")] == [["2026-11-26"]]
    assert planned().id == world.meeting.id


def test_changing_shows_what_is_saved_and_saves_it_back(world, secretary):
    secretary.post(
        "/rapat/baru", world.typed(agenda="09.00 Doa | Kemenag", topics="TPPO", task_force_ids=[str(world.force.id)])
    )
    meeting = planned()
    day_id = db.session.scalars(select(MeetingDay.id).filter_by(meeting_id=meeting.id)).one()
    typed = fields(secretary.get(f"/rapat/{meeting.id}/ubah"))
    assert secretary.post(f"/rapat/{meeting.id}/ubah", {**typed, "place": ["Aula"]}).status_code == 303
    changed = db.session.get_one(Meeting, meeting.id)
    assert (changed.place, changed.version, changed.calendar_sequence) == ("Aula", 2, 1)
    assert db.session.scalars(select(MeetingDay.id).filter_by(meeting_id=meeting.id)).one() == day_id
    rows = db.session.execute(select(AgendaRow.text, AgendaRow.starts, AgendaRow.officer_text)).all()
    assert rows == [("Doa", time(9), "Kemenag")]
    assert db.session.scalars(select(MeetingTopic.text)).all() == ["TPPO"]


def test_a_stale_save_shows_both_texts_and_can_be_sent_again(world, secretary):
    url = f"/rapat/{world.meeting.id}/ubah"
    first, second = fields(secretary.get(url)), fields(secretary.get(url))
    assert secretary.post(url, {**first, "title": "Judul dari Ani", "kind": "sosialisasi"}).status_code == 303
    clash = secretary.post(url, {**second, "title": "Judul dari Budi", "kind": "rapat_evaluasi"})
    assert clash.status_code == 409
    for words in ("Judul dari Ani", "Judul dari Budi", "Sosialisasi", "Rapat evaluasi"):
        assert words in clash.text
    assert db.session.get_one(Meeting, world.meeting.id).title == "Judul dari Ani"
    assert secretary.post(url, fields(clash)).status_code == 303
    saved = db.session.get_one(Meeting, world.meeting.id)
    assert (saved.title, saved.kind, saved.version) == ("Judul dari Budi", "rapat_evaluasi", 3)


def test_class_is_raised_at_once_and_lowered_with_a_reason(world, secretary):
    url = f"/rapat/{world.meeting.id}/ubah"
    assert secretary.post(url, {**fields(secretary.get(url)), "confidentiality": "rahasia"}).status_code == 303
    typed = {**fields(secretary.get(url)), "confidentiality": "biasa"}
    assert secretary.post(url, typed).status_code == 422
    assert secretary.post(url, {**typed, "lower_reason": "Sudah diumumkan"}).status_code == 303


@pytest.mark.parametrize(("path", "words"), [("tunda", "Ditunda"), ("batalkan", "Dibatalkan")])
def test_the_state_is_asked_shown_and_taken_back(world, secretary, path, words):
    url = f"/rapat/{world.meeting.id}"
    assert "Rakor pertama?" in secretary.get(f"{url}/{path}").text
    assert secretary.post(f"{url}/{path}", {"version": "1", "reason": "Pimpinan berhalangan"}).status_code == 303
    page = secretary.get(url).text
    assert words in page
    assert "Pimpinan berhalangan" in page
    assert "Langkah ini tidak diperlukan" in secretary.get(f"{url}/{path}").text
    assert secretary.post(f"{url}/{path}", {"version": "2"}).status_code == 422
    assert secretary.post(f"{url}/jadwalkan", {"version": "1"}).status_code == 409
    assert secretary.post(f"{url}/jadwalkan", {"version": "2"}).status_code == 303


def test_everything_recorded_stands_on_the_overview(world, secretary):
    scope = {"government_id": world.government.id, "meeting_id": world.meeting.id}
    day = db.session.scalars(select(MeetingDay).filter_by(meeting_id=world.meeting.id)).one()
    day.on_date, day.weekday, day.day, day.month, day.date_text = None, "Selasa", 6, 7, "Selasa, (6/7)"
    factories.save(
        day,
        SmallTeam(**scope, name="Tim kecil data"),
        SourceArticle(**scope, outlet="Media Contoh", byline="Redaktur", republished_on=date(2024, 11, 15)),
        FundingLine(**scope, source_text="Dana bersama", giver="Kementerian Contoh", fiscal_year=2024),
    )
    page = secretary.get(f"/rapat/{world.meeting.id}").text
    for words in (
        "Selasa, 6 Juli", "Tahun belum diketahui", "Selasa, (6/7)", "Tim kecil data", "Anggota belum disebut",
        "Media Contoh", "Redaktur", "Tayang ulang 15 November 2024", "Dana bersama", "Kementerian Contoh", "2024",
    ):  # fmt: skip
        assert words in page
    assert "kalender.ics" not in page


def test_links_are_shown_only_to_whom_they_may_be(world, browser_of):
    secret = factories.meeting(world.organiser, world.user, "Rapat tertutup", level=RAHASIA)
    world.meeting.previous_meeting_id = secret.id
    factories.save(world.meeting)
    assert "Rapat tertutup" in browser_of(world.user).get(f"/rapat/{world.meeting.id}").text
    observer = factories.user(world.government, Role.OBSERVER)
    page = browser_of(observer).get(f"/rapat/{world.meeting.id}")
    assert page.status_code == 200
    assert "Rapat tertutup" not in page.text
    assert "Ubah" not in page.text
