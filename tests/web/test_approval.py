"""The page of the approval: whose desk, who is offered what, and the way through its forms."""

from __future__ import annotations

import io

import pytest

from app.domain.minutes import MinutesStatus
from app.domain.roles import Role
from app.services.minutes_writing import FROZEN_ITEMS
from tests import factories
from tests.approval_case import SCAN, Case
from tests.statements import statements
from tests.web.forms_walk import find_form

SUBMIT, INITIAL, RECORD_INITIAL, BACK, TAKE, GIVE, RECORD, REOPEN = (
    "Ajukan persetujuan",
    "Bubuhkan paraf",
    "Catat paraf dari naskah",
    "Kembalikan untuk diperbaiki",
    "Tarik kembali",
    ">Setujui<",
    "Catat persetujuan pimpinan",
    ">Buka kembali<",
)
ALL = (SUBMIT, INITIAL, RECORD_INITIAL, BACK, TAKE, GIVE, RECORD, REOPEN)


@pytest.fixture
def case(app) -> Case:
    return Case()


def _url(case: Case, rest: str = "") -> str:
    return f"/rapat/{case.meeting.id}/persetujuan{rest}"


def _offered(text: str) -> set[str]:
    head, _, body = text.partition("Keadaan notula")
    assert head
    return {words for words in ALL if words in body.partition("Riwayat persetujuan")[0]}


#: state → account → what is offered
OFFERS = {
    MinutesStatus.KONSEP: {"secretary": {SUBMIT, RECORD}, "chair": set(), "sekda": set(), "asisten": set()},
    MinutesStatus.MENUNGGU_PARAF: {
        "secretary": {RECORD_INITIAL, TAKE, RECORD},
        "desk": {INITIAL, BACK},
        "chair": {BACK},
        "sekda": {BACK},
        "asisten": set(),
    },
    MinutesStatus.MENUNGGU_PERSETUJUAN: {
        "secretary": {TAKE, RECORD},
        "desk": set(),
        "chair": {BACK, GIVE},
        "sekda": {BACK, GIVE},
        "asisten": set(),
    },
    MinutesStatus.DISETUJUI: {
        "secretary": set(),
        "desk": set(),
        "chair": set(),
        "sekda": {REOPEN},
        "asisten": {REOPEN},
    },
}


@pytest.mark.parametrize("status", list(MinutesStatus))
def test_only_possible_acts_are_offered_to_those_who_may(case, browser_of, status):
    if status is MinutesStatus.MENUNGGU_PARAF:
        case.submit()
    elif status is not MinutesStatus.KONSEP:
        case.to_desk_of_chair()
    if status is MinutesStatus.DISETUJUI:
        case.approve(case.chair)
    for name, expected in OFFERS[status].items():
        user = case.desks[0] if name == "desk" else getattr(case, name)
        assert _offered(browser_of(user).get(_url(case)).text) == expected, name


def test_the_page_says_on_whose_desk_it_lies(case, browser_of):
    browser = browser_of(case.secretary)
    assert "Konsep di meja sekretariat rapat Dinas Penyelenggara, belum diajukan." in browser.get(_url(case)).text
    case.submit()
    holder = case.desks[0].display_name
    assert f"Konsep di meja Kepala Bidang Data ({holder}), menunggu paraf." in browser.get(_url(case)).text
    case.record_initial()
    case.record_initial()
    assert "Konsep di meja pimpinan rapat, menunggu persetujuan." in browser.get(_url(case)).text
    case.give_back(case.chair, "Lengkapi butir kedua")
    assert "Lengkapi butir kedua" in browser.get(_url(case)).text


def test_who_initials_and_sends_his_return_twice_gets_the_first_result(case, browser_of):
    case.submit()
    url = _url(case, "/kembalikan")
    form = find_form((browser := browser_of(case.desks[0])).get(url), url)
    assert form is not None
    sent = form.filled({"note": "Lengkapi butir kedua"})
    for _ in range(2):
        answer = sent.send(browser)
        assert (answer.status_code, answer.headers["Location"]) == (303, _url(case))
    assert case.acts() == ["ajukan", "kembalikan"]
    assert browser.get(url).status_code == 403
    again = {"note": "Sekali lagi", "version": str(case.version), "submission_key": "kunci-lain-yang-baru"}
    assert browser.post(url, again).status_code == 403


def test_the_normal_way_is_one_form(case, browser_of):
    browser = browser_of(case.secretary)
    url = _url(case, "/catat")
    form = find_form(browser.get(url), url)
    assert form is not None
    values = {"signed_on": factories.days_ago(1).isoformat(), "signer": f"peserta-{case.chair_row}"}
    answer = form.filled({**values, "file": (SCAN.data, "notula.pdf")}).send(browser)
    assert answer.status_code == 303
    page = browser.get(_url(case)).text
    assert "Revisi ke-1" in page
    assert "Unduh naskah bertanda tangan" in page
    assert f"Disetujui oleh {case.chair.display_name}, Kepala Dinas Penyelenggara." in page


def test_a_refused_paper_stands_at_its_field(case, browser_of):
    browser = browser_of(case.secretary)
    values = {"signed_on": "2026-11-20", "signer": "sekda", "version": str(case.version)}
    answer = browser.post(
        _url(case, "/catat"),
        {**values, "file": (io.BytesIO(b"bukan pdf"), "notula.pdf")},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 422
    assert "Isi berkas tidak sesuai" in answer.text
    assert case.revisions() == []


@pytest.mark.parametrize("path", ["/catat", "/kembalikan", "/buka-kembali"])
def test_a_form_that_is_not_possible_now_leads_back_to_the_state(case, browser_of, path):
    if path == "/catat":
        case.record()
    user = case.secretary if path == "/catat" else case.sekda
    answer = browser_of(user).get(_url(case, path))
    assert (answer.status_code, answer.headers["Location"]) == (303, _url(case))


def test_notes_of_the_draft_are_not_for_all_readers(case, browser_of):
    case.submit()
    case.give_back(case.chair, "Nama korban keliru")
    case.record()
    reader = factories.user(case.government, Role.OBSERVER)
    text = browser_of(reader).get(_url(case)).text
    assert "Nama korban keliru" not in text
    assert "Dikembalikan" not in text
    assert "Revisi ke-1" in text
    assert "Nama korban keliru" in browser_of(case.secretary).get(_url(case)).text


def test_minutes_and_items_say_why_they_are_locked(case, browser_of):
    browser = browser_of(case.secretary)
    notula = f"/rapat/{case.meeting.id}/notula"
    assert "Ajukan persetujuan" in browser.get(notula).text
    case.submit()
    locked = browser.get(notula).text
    assert "Isinya tidak dapat diubah selama diajukan." in locked
    assert "Ajukan persetujuan" not in locked
    assert "Tulis notula" not in locked
    case.record()
    form_url = f"/rapat/{case.meeting.id}/tindak-lanjut/baru"
    answer = browser.post(form_url, {"text": "Satu lagi", "owner_text": "semua dinas", "item_class": "tindak_lanjut"})
    assert answer.status_code == 422
    assert FROZEN_ITEMS in answer.text


def test_the_page_asks_as_much_after_many_rounds(case, browser_of):
    def count() -> int:
        browser = browser_of(case.secretary)
        browser.get(_url(case))
        with statements() as sent:
            browser.get(_url(case))
        return len(sent)

    case.submit()
    few = count()
    for _ in range(6):
        case.take_back()
        case.submit()
    assert count() == few <= 14


def test_steps_of_paraf_are_kept_in_their_order(case, browser_of):
    administrator = factories.user(case.government, Role.ADMINISTRATOR)
    browser = browser_of(administrator)
    url = f"/instansi/{case.agency.id}/langkah-paraf"
    first, second = (str(case.position_of(desk)) for desk in case.desks)
    form = find_form(browser.get(url), url)
    assert form is not None
    assert [form.value(f"step_{n}_position_id") for n in (1, 2, 3)] == [first, second, ""]
    turned = {"step_1_position_id": second, "step_2_position_id": first}
    assert form.filled(turned).send(browser).status_code == 303
    again = find_form(browser.get(url), url)
    assert again is not None
    assert [again.value(f"step_{n}_position_id") for n in (1, 2)] == [second, first]
    twice = again.filled({"step_2_position_id": second}).send(browser)
    assert twice.status_code == 422
    emptied = again.filled({"step_1_position_id": "", "step_2_position_id": ""}).send(browser)
    assert emptied.status_code == 303
    case.submit()
    assert case.head.status is MinutesStatus.MENUNGGU_PERSETUJUAN


def test_what_is_said_of_an_agency_without_paraf_stands_above_the_steps(app, browser_of):
    case = Case(steps=False)
    case.submit()
    beside = browser_of(case.secretary).get(_url(case)).text.partition('id="langkah"')[2]
    note, badge = "Instansi ini tidak memakai paraf", "Menunggu persetujuan"
    assert 0 < beside.index(note) < beside.index(badge)
