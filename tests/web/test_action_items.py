"""Pages of action items: the form, both texts of a stale save, what an agency sees through its own share alone."""

from __future__ import annotations

from datetime import date

import pytest

from app.db import db
from app.domain.agencies import AgencyKind, Relation
from app.models.action_items import ActionItem, Deadline, ItemSupporter
from tests import factories
from tests.web.action_items_case import World


@pytest.fixture
def world(app) -> World:
    return World()


def test_a_conclusion_becomes_an_item_and_leaves_the_list(world, browser_of):
    conclusion = world.conclusion("Data korban dihimpun setiap bulan")
    browser = browser_of(world.secretary)
    url = f"/rapat/{world.meeting.id}/tindak-lanjut"
    page = browser.get(url)
    assert "Kesimpulan tanpa tindak lanjut" in page.text
    assert f"{url}/baru?kesimpulan={conclusion.id}" in page.text
    form = browser.get(f"{url}/baru?kesimpulan={conclusion.id}")
    assert form.status_code == 200
    assert "Data korban dihimpun setiap bulan</textarea>" in form.text
    answer = browser.post(f"{url}/baru", world.body(origin=f"kesimpulan-{conclusion.id}"))
    assert (answer.status_code, answer.headers["Location"]) == (303, url)
    page = browser.get(url)
    assert "Kesimpulan tanpa tindak lanjut" not in page.text
    assert "Mengirim format data" in page.text


@pytest.mark.parametrize(
    "asked", ["kesimpulan=9999999", "kesimpulan=abc", "butir=0", "tanya-jawab=9223372036854775808"]
)
def test_an_origin_that_is_not_there_is_a_missing_page(world, browser_of, asked):
    answer = browser_of(world.secretary).get(f"/rapat/{world.meeting.id}/tindak-lanjut/baru?{asked}")
    assert answer.status_code == 404


def test_all_fields_are_saved(world, browser_of):
    force = factories.task_force(world.government, world.health)
    speaker = factories.participant(world.meeting, name_text="Rustam")
    data = world.body(
        number="4",
        horizons=["pendek", "panjang"],
        supporter_agencies=[str(world.health.id)],
        **{"supporters-0-party": f"gugus_tugas-{force.id}", "supporters-0-words": "semua anggota gugus tugas"},
        **{"supporters-1-party": "", "supporters-1-words": ""},
        stated_by=str(speaker.id),
        due_on="2026-12-01",
        due_text="segera",
        expected_output="Tabel data",
        expected_proof="Berita acara",
        indicator="Berkas terisi",
        target="12,5",
        unit="berkas",
        from_kepala_daerah="y",
    )
    assert browser_of(world.secretary).post(f"/rapat/{world.meeting.id}/tindak-lanjut/baru", data).status_code == 303
    item = db.session.query(ActionItem).one()
    assert (item.number, item.stated_by_id, item.due_on, item.due_text) == (4, speaker.id, date(2026, 12, 1), "segera")
    assert (str(item.target.normalize()), item.unit, item.from_kepala_daerah) == ("12.5", "berkas", True)
    supporters = db.session.query(ItemSupporter).order_by(ItemSupporter.position)
    assert [(one.agency_id, one.task_force_id, one.unsur_text) for one in supporters] == [
        (world.health.id, None, None),
        (None, force.id, "semua anggota gugus tugas"),
    ]
    page = browser_of(world.secretary).get(f"/tindak-lanjut/{item.id}/ubah")
    for text in ("semua anggota gugus tugas", "12,5", "2026-12-01", "Berita acara"):
        assert text in page.text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": ""}, "Isian ini wajib diisi."),
        ({"owner": ""}, "Pilih penanggung jawab dari daftar"),
        ({"owner_text": "kepala dinas"}, "Penanggung jawab hanya satu."),
        ({"owner": "instansi-9999999"}, "Pilihan ini tidak dikenal."),
        ({"owner": "lain-1"}, "Pilihan ini tidak dikenal."),
        ({"due_on": "2026-02-30"}, "tidak ada dalam kalender"),
        ({"number": "0"}, "Bilangan harus antara 1"),
        ({"target": "banyak"}, "Tulis bilangan dengan angka"),
        ({"text": "a\x07b"}, "karakter kendali"),
        ({"supporter_agencies": ["9999999"]}, "Salah satu pilihan tidak dikenal"),
        ({"origin": "butir-9999999"}, "Pilihan ini tidak dikenal."),
    ],
)
def test_each_bad_field_speaks_and_nothing_is_saved_or_lost(world, browser_of, changes, sentence):
    data = world.body(expected_output="Kalimat yang tidak boleh hilang", **changes)
    answer = browser_of(world.secretary).post(f"/rapat/{world.meeting.id}/tindak-lanjut/baru", data)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Kalimat yang tidak boleh hilang" in answer.text
    assert db.session.query(ActionItem).count() == 0


def test_a_court_is_not_offered_and_not_accepted(world, browser_of):
    court = factories.agency(
        world.government, "Pengadilan Negeri Tanjungkoto", relation=Relation.MITRA, kind=AgencyKind.PENGADILAN
    )
    browser, url = browser_of(world.secretary), f"/rapat/{world.meeting.id}/tindak-lanjut/baru"
    assert "Pengadilan Negeri Tanjungkoto" not in browser.get(url).text
    assert browser.post(url, world.body(owner=f"instansi-{court.id}")).status_code == 422


def test_a_remark_never_blocks(world, browser_of):
    browser = browser_of(world.secretary)
    data = world.body(due_on="2029-01-02", horizons=["pendek"])
    url = f"/rapat/{world.meeting.id}/tindak-lanjut"
    assert browser.post(f"{url}/baru", data).status_code == 303
    assert "termasuk jangka panjang, sedangkan yang dipilih jangka pendek" in browser.get(url).text
    item = db.session.query(ActionItem).one()
    assert item.due_on == date(2029, 1, 2)
    assert "termasuk jangka panjang" in browser.get(f"/tindak-lanjut/{item.id}/ubah").text


def test_the_same_form_twice_makes_one_item(world, browser_of):
    browser = browser_of(world.secretary)
    for _ in range(3):
        assert browser.post(f"/rapat/{world.meeting.id}/tindak-lanjut/baru", world.body()).status_code == 303
    assert db.session.query(ActionItem).count() == 1


def test_rows_of_supporters_change_without_javascript_and_without_saving(world, browser_of):
    browser, url = browser_of(world.secretary), f"/rapat/{world.meeting.id}/tindak-lanjut/baru"
    answer = browser.post(url, world.body(tambah_baris="supporters"))
    assert answer.status_code == 200
    assert 'name="supporters-0-words"' in answer.text
    answer = browser.post(url, world.body(**{"supporters-0-words": "tim ahli", "hapus_baris": "supporters-0"}))
    assert answer.status_code == 200
    assert 'name="supporters-0-words"' not in answer.text
    assert "Mengirim format data</textarea>" in answer.text
    assert db.session.query(ActionItem).count() == 0


def test_a_stale_change_shows_both_texts_and_can_be_sent_again(world, browser_of):
    item = factories.item(world.meeting, world.social, "Teks semula")
    url, first, second = f"/tindak-lanjut/{item.id}/ubah", browser_of(world.secretary), browser_of(world.secretary)
    data = world.body(version="1", number=str(item.number))
    assert first.post(url, {**data, "text": "Teks orang pertama"}).status_code == 303
    late = {**data, "text": "Teks orang kedua", "submission_key": "kunci-formulir-000002"}
    answer = second.post(url, late)
    assert answer.status_code == 409
    assert "Teks orang pertama" in answer.text
    assert "Teks orang kedua" in answer.text
    again = second.post(url, {**late, "version": "2", "submission_key": "kunci-formulir-000003"})
    assert again.status_code == 303
    db.session.expire_all()
    assert db.session.get_one(ActionItem, item.id).text == "Teks orang kedua"


def test_a_due_date_moves_with_a_reason_and_the_first_one_stays_readable(world, browser_of):
    item = factories.item(world.meeting, world.social, due_on=date(2026, 12, 1))
    browser, url = browser_of(world.secretary), f"/tindak-lanjut/{item.id}/ubah"
    data = world.body(version="1", number=str(item.number), due_on="15/12/2026")
    answer = browser.post(url, data)
    assert answer.status_code == 422
    assert "Batas waktu berubah. Tulis alasannya" in answer.text
    assert browser.post(url, {**data, "due_reason": "data belum lengkap"}).status_code == 303
    page = browser.get(f"/tindak-lanjut/{item.id}").text
    for text in ("15 Desember 2026", "Batas waktu awal 1 Desember 2026", "data belum lengkap"):
        assert text in page
    assert db.session.query(Deadline).count() == 2


def test_withdrawing_asks_for_a_reason_and_twice_leads_to_the_same_page(world, browser_of):
    item = factories.item(world.meeting, world.social, "Tercatat dua kali")
    browser, url = browser_of(world.secretary), f"/tindak-lanjut/{item.id}/cabut"
    assert "Cabut “Tercatat dua kali”?" in browser.get(url).text
    data = {"version": "1", "submission_key": "kunci-formulir-000001", "reason": ""}
    assert browser.post(url, data).status_code == 422
    for _ in range(2):
        answer = browser.post(url, {**data, "reason": "rangkap"})
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/rapat/{world.meeting.id}/tindak-lanjut")
    assert browser.get(url).status_code == 404
    assert browser.get(f"/tindak-lanjut/{item.id}").status_code == 404
