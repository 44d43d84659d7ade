"""Pages of extensions, clarifications, partners' answers and control: what they offer, say and refuse."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.partner_rules import NOT_A_PARTNER
from app.domain.roles import Role
from app.models.action_items import ActionItem
from app.models.item_loop import ExtensionRequest
from app.services.extensions import ALREADY_ASKED
from tests import factories, page
from tests.services.control_case import ControlWorld
from tests.statements import statements

S = ItemStatus


@pytest.fixture
def world(app) -> ControlWorld:
    return ControlWorld()


def url(world, item, agency, step: str) -> str:
    return f"/tindak-lanjut/{item.id}/bagian/{world.share(item, agency).id}/{step}"


def follow(browser, answer) -> str:
    """The text of the page that an answer leads to."""
    assert answer.status_code == 303
    return browser.get(answer.headers["Location"]).text


def test_asking_and_granting_more_time(world, browser_of, app):
    item = world.item(world.social)
    head, asisten = browser_of(world.users["head"]), browser_of(world.users["asisten"])
    here = url(world, item, world.social, "perpanjangan")
    assert page.faults(app, head.get(here)) == []
    sent = {"version": 1, "wanted_on": world.day(10).isoformat(), "note": "Menunggu data kecamatan"}
    assert "Permohonan perpanjangan diajukan." in follow(head, head.post(here, sent))
    assert ALREADY_ASKED in follow(head, head.get(here))
    deciding = asisten.get(f"{here}/keputusan")
    assert page.faults(app, deciding) == []
    assert "Menunggu data kecamatan" in deciding.text
    assert f'value="{world.day(10).isoformat()}"' in deciding.text
    granted = {"version": 1, "decision": "dikabulkan", "granted_on": world.day(7).isoformat()}
    assert follow(asisten, asisten.post(f"{here}/keputusan", granted))
    assert world.reload(item).due_on == world.day(7)


def test_refusals_stand_at_their_field_and_keep_the_text(world, browser_of):
    item = world.item(world.social)
    head = browser_of(world.users["head"])
    here = url(world, item, world.social, "perpanjangan")
    sent = {"version": 1, "wanted_on": world.day(2).isoformat(), "note": "Menunggu data kecamatan"}
    answer = head.post(here, sent)
    assert answer.status_code == 422
    assert 'id="wanted_on-galat"' in answer.text
    assert "Pilih tanggal sesudah batas waktu sekarang" in answer.text
    assert "Menunggu data kecamatan" in answer.text
    assert db.session.scalars(select(ExtensionRequest)).all() == []


def test_a_stale_page_shows_both_texts(world, browser_of):
    item = world.item(world.social, text="Uraian tersimpan")
    secretary = browser_of(world.users["secretary"])
    sent = {"version": 8, "text": "Uraian baru", "owner": f"instansi-{world.social.id}", "reason": "Kurang jelas"}
    answer = secretary.post(f"/tindak-lanjut/{item.id}/alihkan", sent)
    assert answer.status_code == 409
    assert all(words in answer.text for words in ("Uraian tersimpan", "Uraian baru", "Kurang jelas"))


def test_nobody_decides_on_his_own_request(world, browser_of):
    factories.give_role(world.users["head"], Role.SEKDA, world.setda)
    item = world.item(world.social)
    head = browser_of(world.users["head"])
    here = url(world, item, world.social, "perpanjangan")
    head.post(here, {"version": 1, "wanted_on": world.day(9).isoformat(), "note": "Menunggu data"})
    answer = head.post(f"{here}/keputusan", {"version": 1, "decision": "dikabulkan"})
    assert answer.status_code == 403
    assert "bukan pengaju permohonan ini" in answer.text


def test_question_and_answer(world, browser_of, app):
    item = world.item(world.social)
    head, secretary = browser_of(world.users["head"]), browser_of(world.users["secretary"])
    here = url(world, item, world.social, "klarifikasi")
    assert "Tidak ada klarifikasi" in follow(secretary, secretary.get(f"{here}/jawaban"))
    assert head.post(here, {"version": 1, "note": "Apakah termasuk SMP?"}).status_code == 303
    answering = secretary.get(f"{here}/jawaban")
    assert page.faults(app, answering) == []
    assert "Apakah termasuk SMP?" in answering.text
    assert secretary.post(f"{here}/jawaban", {"version": 2, "note": "Termasuk SMP"}).status_code == 303
    assert "Termasuk SMP" in head.get(f"/tindak-lanjut/{item.id}").text


@pytest.mark.parametrize(
    ("name", "offered", "other"),
    [
        ("police", ("Ada keterangan", "Selesai menurut keterangan instansi", "Belum ada kabar"), "Bersedia"),
        ("campus", ("Bersedia", "Tidak ada kabar"), "Ada keterangan"),
    ],
)
def test_words_for_partners_are_gentle(world, browser_of, app, name, offered, other):
    agency = getattr(world, name)
    item = world.item(agency, due=-30)
    answer = browser_of(world.users["secretary"]).get(url(world, item, agency, "keterangan"))
    assert page.faults(app, answer) == []
    assert all(f">{words}</label>" in answer.text for words in offered)
    assert f">{other}</label>" not in answer.text
    shown = answer.text.casefold()
    assert not [
        word for word in ("terlambat", "lewat", "persen", "%", "capaian") if word in shown.partition("<main")[2]
    ]


def test_what_the_police_said_stands_on_the_item(world, browser_of):
    item = world.item(world.police)
    secretary = browser_of(world.users["secretary"])
    sent = {
        "version": 1,
        "act": "selesai_menurut_keterangan",
        "stated_by_text": "Kapolres",
        "channel": "telepon",
        "note": "Patroli sekolah sudah berjalan",
    }
    text = follow(secretary, secretary.post(url(world, item, world.police, "keterangan"), sent))
    assert all(words in text for words in ("Selesai menurut keterangan instansi", "Patroli sekolah", "Kapolres"))


def test_a_subordinate_agency_is_sent_to_its_own_page(world, browser_of):
    item = world.item(world.social)
    for name, step in (("secretary", "keterangan"), ("staff", "sampaikan")):
        browser = browser_of(world.users[name])
        assert NOT_A_PARTNER in follow(browser, browser.get(url(world, item, world.social, step)))


def test_a_partner_tells_it_with_fewer_fields(world, browser_of, app):
    item = world.item(world.campus)
    here = url(world, item, world.campus, "sampaikan")
    staff = browser_of(world.users["campus_staff"])
    shown = staff.get(here)
    assert page.faults(app, shown) == []
    assert "stated_by_text" not in shown.text
    assert "Tidak ada kabar" not in shown.text
    assert staff.post(here, {"version": 1, "act": "catat_kesediaan", "note": "Bersedia"}).status_code == 303


@pytest.mark.parametrize(
    ("step", "status"),
    [
        ("tunda", S.DALAM_PROSES),
        ("lanjutkan", S.DITUNDA),
        ("hentikan", S.DALAM_PROSES),
        ("buka-kembali", S.SELESAI),
    ],
)
def test_pages_of_the_sekda(world, browser_of, app, step, status):
    item = world.item(world.social, world.health)
    sekda = browser_of(world.users["sekda"])
    here = url(world, item, world.social, step)
    world.set_status(item, world.social, status)
    shown = sekda.get(here)
    assert page.faults(app, shown) == []
    assert "Berlaku juga untuk semua instansi lain" in shown.text
    assert follow(sekda, sekda.post(here, {"version": 1, "note": "Alasan Sekda", "is_whole": "y"}))
    assert "keadaan sekarang" in follow(sekda, sekda.get(here))


def test_one_agency_alone_is_not_asked_about_others(world, browser_of):
    item = world.item(world.social)
    shown = browser_of(world.users["sekda"]).get(url(world, item, world.social, "tunda"))
    assert "Berlaku juga" not in shown.text


def test_priority_by_its_button(world, browser_of, app):
    item = world.item(world.social)
    asisten, here = browser_of(world.users["asisten"]), f"/tindak-lanjut/{item.id}/prioritas"
    shown = asisten.get(here)
    assert page.faults(app, shown) == []
    assert 'value="prioritaskan"' in shown.text
    assert asisten.post(here, {"version": 1, "act": "prioritaskan"}).status_code == 303
    assert 'value="cabut_prioritas"' in asisten.get(here).text


def test_the_page_that_hands_an_item_on(world, browser_of, app):
    item = world.item(world.social)
    secretary, here = browser_of(world.users["secretary"]), f"/tindak-lanjut/{item.id}/alihkan"
    shown = secretary.get(here)
    assert page.faults(app, shown) == []
    assert "Pengadilan Negeri" not in shown.text
    sent = {"version": 1, "text": item.text, "owner": f"instansi-{world.court.id}", "reason": "Uji"}
    refused = secretary.post(here, sent)
    assert (refused.status_code, 'id="owner-galat"' in refused.text) == (422, True)
    sent["owner"] = f"instansi-{world.health.id}"
    assert "Dinas Kesehatan" in follow(secretary, secretary.post(here, sent))


def test_words_of_the_source_may_stay(world, browser_of):
    item = world.item(None, owner_text="semua kepala sekolah")
    secretary, here = browser_of(world.users["secretary"]), f"/tindak-lanjut/{item.id}/alihkan"
    assert "Tetap: semua kepala sekolah" in secretary.get(here).text
    sent = {"version": 1, "text": "Uraian baru", "owner": "", "reason": "Kurang jelas"}
    assert secretary.post(here, sent).status_code == 303
    row = db.session.get_one(ActionItem, item.id)
    assert (row.text, row.owner_text) == ("Uraian baru", "semua kepala sekolah")


def test_few_statements_on_every_page(world, browser_of):
    item = world.item(world.social, world.health, world.police, world.campus)
    share = world.set_status(item, world.social, S.DALAM_PROSES)
    pages = {
        "sekda": [f"bagian/{share.id}/tunda", f"bagian/{share.id}/hentikan", "prioritas", "alihkan"],
        "head": [f"bagian/{share.id}/perpanjangan", f"bagian/{share.id}/klarifikasi"],
        "secretary": [f"bagian/{world.share(item, world.police).id}/keterangan"],
    }
    for name, paths in pages.items():
        browser = browser_of(world.users[name])
        for path in paths:
            with statements() as sent:
                assert browser.get(f"/tindak-lanjut/{item.id}/{path}").status_code == 200
            assert len(sent) <= 10, "\n\n".join(sent)
