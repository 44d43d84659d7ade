"""The loop of an item in a browser: report with a photo, approval, verification, return, and done."""

from __future__ import annotations

import io
from datetime import date

import pytest
from lxml import html

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.action_items import Deadline
from app.models.item_loop import Proof
from app.models.records import AccessLog
from tests import factories
from tests.services.loop_case import World
from tests.storage.samples import jpeg_file
from tests.web.forms_walk import find_form

S = ItemStatus


@pytest.fixture
def world(app) -> World:
    return World()


def url(world: World, step: str = "") -> str:
    return f"/tindak-lanjut/{world.item.id}" + (f"/bagian/{world.share.id}/{step}" if step else "")


def fill(browser, page: str, target: str, **typed):
    """Open a page, fill the form that goes to `target` as a person does, send it."""
    form = find_form(browser.get(page), target)
    assert form is not None, f"no form on {page} goes to {target}"
    return form.filled(typed).send(browser, target)


def act(browser, world: World, step: str, **typed):
    answer = fill(browser, url(world, step), url(world, step), **typed)
    assert (answer.status_code, answer.headers["Location"]) == (303, url(world))
    return browser.get(url(world)).text


def offered(browser, world: World) -> list[str]:
    """The words of the buttons in the block of acts."""
    tree = html.document_fromstring(browser.get(url(world)).text)
    buttons = tree.xpath("//section[@id='langkah']//*[contains(@class, 'btn')]")
    return [" ".join(one.text_content().split()) for one in buttons]


def test_from_the_report_to_done(world, browser_of):
    staff, head, secretary = (browser_of(world.users[name]) for name in ("stf", "kep", "sek"))
    assert "Laporkan perkembangan" in offered(staff, world)
    text = "Format sudah diedarkan ke dua belas sekolah. Sepuluh sudah mengisi."
    page = act(staff, world, "lapor", text=text, file=[(jpeg_file(), "sekolah.jpg")])
    for words in (text, "sekolah.jpg", "Menunggu persetujuan kepala", "menunggu persetujuan kepala instansi"):
        assert words in page
    assert "Setujui laporan" not in offered(staff, world)

    assert offered(head, world)[0] == "Setujui laporan"
    answer = fill(head, url(world), url(world, "setujui"))
    assert answer.status_code == 303
    assert "Laporan disetujui kepala instansi" in head.get(url(world)).text
    page = act(head, world, "ajukan-verifikasi")
    assert "Menunggu verifikasi" in page

    assert {"Nyatakan selesai", "Kembalikan untuk dilengkapi"} <= set(offered(secretary, world))
    page = act(secretary, world, "kembalikan", note="Lampirkan daftar sekolah")
    assert "Dikembalikan untuk dilengkapi" in page
    assert "Lampirkan daftar sekolah" in staff.get(url(world)).text

    act(staff, world, "lapor", text="Daftar sekolah terlampir", file=[(jpeg_file(), "daftar.jpg")])
    assert fill(head, url(world), url(world, "setujui")).status_code == 303
    act(head, world, "ajukan-verifikasi", note="Sudah lengkap")
    page = act(secretary, world, "nyatakan-selesai")
    assert "Dinyatakan selesai" in page
    assert offered(staff, world) == offered(head, world) == []
    assert world.read().status is S.SELESAI
    order = ["Dinyatakan selesai", "Sudah lengkap", "Daftar sekolah terlampir", "Lampirkan daftar sekolah", text]
    places = [page.index(words) for words in order]
    assert places == sorted(places), "the timeline is read from the newest to the oldest"


def test_the_reporter_does_not_confirm(world, browser_of):
    """A head who also keeps the organiser's secretariat reports himself; a colleague must close."""
    factories.give_role(world.users["kep"], Role.SECRETARIAT, world.organiser)
    head = browser_of(world.users["kep"])
    act(head, world, "lapor", text="Sudah dikerjakan")
    act(head, world, "ajukan-verifikasi")
    assert "Nyatakan selesai" not in offered(head, world)
    answer = head.get(url(world, "nyatakan-selesai"))
    assert answer.status_code == 403
    assert "bukan yang melaporkan" in answer.text
    assert "Nyatakan selesai" in offered(browser_of(world.users["sek"]), world)


def test_a_stale_report_shows_both_texts_and_can_be_sent_again(world, browser_of):
    staff, head = browser_of(world.users["stf"]), browser_of(world.users["kep"])
    form = find_form(staff.get(url(world, "lapor")), url(world, "lapor"))
    act(head, world, "lapor", text="Laporan kepala dinas")
    answer = form.filled({"text": "Laporan staf"}).send(staff, url(world, "lapor"))
    assert answer.status_code == 409
    assert "Laporan kepala dinas" in answer.text
    assert "Laporan staf" in answer.text
    again = find_form(answer, url(world, "lapor"))
    assert again.send(staff).status_code == 303
    assert [one.text for one in world.reports()] == ["Laporan kepala dinas", "Laporan staf"]


def test_a_stale_approval_shows_the_report_that_came_meanwhile(world, browser_of):
    staff, head = browser_of(world.users["stf"]), browser_of(world.users["kep"])
    act(staff, world, "lapor", text="Laporan pertama")
    form = find_form(head.get(url(world)), url(world, "setujui"))
    act(head, world, "kembalikan-laporan", note="Belum jelas")
    act(staff, world, "lapor", text="Laporan kedua")
    answer = form.send(head)
    assert answer.status_code == 409
    assert "Laporan kedua" in answer.text
    assert world.read().status is S.MENUNGGU_PERSETUJUAN_KEPALA


def test_reading_a_closed_proof_is_logged(app, browser_of):
    world = World(Confidentiality.TERBATAS)
    staff = browser_of(world.users["stf"])
    act(staff, world, "lapor", text="Dengan foto", file=[(jpeg_file(), "foto.jpg")])
    file_id = db.session.query(Proof).one().file_id
    for who, status in (("sek", 200), ("stf_lain", 404)):
        answer = browser_of(world.users[who]).get(f"{url(world)}/bukti/{file_id}")
        assert answer.status_code == status
        if status == 200:
            assert "foto" not in answer.headers["Content-Disposition"]
    logged = db.session.query(AccessLog).filter_by(subject_kind="proof", subject_id=file_id).order_by(AccessLog.id)
    assert [(row.user_id, row.allowed) for row in logged] == [
        (world.users["sek"].id, True),
        (world.users["stf_lain"].id, False),
    ]


def test_the_same_report_sent_twice_is_one(world, browser_of):
    staff = browser_of(world.users["stf"])
    form = find_form(staff.get(url(world, "lapor")), url(world, "lapor")).filled({"text": "Sekali saja"})
    for _ in range(2):
        assert form.send(staff, url(world, "lapor")).status_code == 303
    assert len(world.reports()) == 1


def test_a_step_that_came_too_late_says_so(world, browser_of):
    head = browser_of(world.users["kep"])
    answer = head.get(url(world, "setujui"))
    assert (answer.status_code, answer.headers["Location"]) == (303, url(world))
    assert "Langkah ini tidak dapat dilakukan pada keadaan sekarang" in head.get(url(world)).text


def test_a_refused_report_keeps_what_was_typed(world, browser_of):
    staff = browser_of(world.users["stf"])
    data = {"text": "Kalimat yang tidak boleh hilang", "stated": "terkendala", "version": "1"}
    answer = staff.post(url(world, "lapor"), data)
    assert answer.status_code == 422
    assert "Kalimat yang tidak boleh hilang" in answer.text
    assert "Tulis kendala yang dihadapi." in answer.text
    bad = {**data, "obstacle": "Ada", "file": (io.BytesIO(b"MZ"), "racun.exe")}
    answer = staff.post(url(world, "lapor"), bad, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert "Jenis berkas .exe tidak" in answer.text
    assert world.reports() == []


def test_percent_is_asked_only_where_there_is_a_target(world, browser_of):
    staff = browser_of(world.users["stf"])
    assert "Capaian" not in staff.get(url(world, "lapor")).text
    world.item.target, world.item.unit = 24, "sekolah"
    factories.save(world.item)
    page = staff.get(url(world, "lapor")).text
    assert "Capaian (persen)" in page
    assert "Dari target 24 sekolah." in page
    act(staff, world, "lapor", text="Separuh jalan", percent="50")
    assert "50%" in browser_of(world.users["sek"]).get(url(world)).text


def test_forwarding_shows_the_bidang(world, browser_of):
    page = act(browser_of(world.users["kep"]), world, "teruskan", bidang="Bidang Pembinaan SD", note="Pekan ini")
    assert "Diteruskan ke Bidang Pembinaan SD" in page
    assert "Bidang Pembinaan SD: Pekan ini" in page


def test_a_proof_is_downloaded_taken_back_and_gone(world, browser_of):
    staff = browser_of(world.users["stf"])
    act(staff, world, "lapor", text="Dengan foto", file=[(jpeg_file(), "foto.jpg")])
    file_id = db.session.query(Proof).one().file_id
    address = f"/tindak-lanjut/{world.item.id}/bukti/{file_id}"
    answer = staff.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert f"{address}/tarik" in staff.get(url(world)).text
    assert fill(staff, f"{address}/tarik", f"{address}/tarik").status_code == 303
    assert staff.get(address).status_code == 404
    assert "foto.jpg" not in staff.get(url(world)).text


@pytest.mark.parametrize("who", ["pmt", "sek_lain", "stf_lain", "kep_lain"])
def test_who_sees_reports_without_proofs(world, browser_of, who):
    report = factories.report(world.share, world.users["stf"], "Sudah dikerjakan separuhnya")
    proof = factories.proof(report, world.users["stf"], "daftar.pdf")
    page = browser_of(world.users[who]).get(url(world)).text
    assert "Sudah dikerjakan separuhnya" in page
    assert "daftar.pdf" not in page
    assert browser_of(world.users[who]).get(f"{url(world)}/bukti/{proof.file_id}").status_code == 404


def test_the_first_due_date_stays_beside_the_current_one(world, browser_of):
    world.item = world.firm(due_on=date(2026, 11, 14))
    page = browser_of(world.users["pmt"]).get(url(world)).text
    assert "Batas waktu awal 14 November 2026, belum diperpanjang" in page
    world.item.due_on, world.item.extension_count = date(2026, 11, 28), 2
    later = Deadline(
        government_id=world.government.id, item_id=world.item.id, due_on=date(2026, 11, 28), set_at=clock.now()
    )
    factories.save(world.item, later)
    page = browser_of(world.users["pmt"]).get(url(world)).text
    assert "28 November 2026" in page
    assert "Batas waktu awal 14 November 2026, diperpanjang 2 kali" in page
