"""What the pages of kesimpulan, data and kontak send by themselves, and both texts of a stale one."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus
from app.domain.roles import Role
from app.domain.writing import MinutesPart
from app.queries.minutes_states import stored_state
from tests import factories, page, rows
from tests.client import Browser
from tests.minutes_case import Case
from tests.statements import statements
from tests.web.forms_walk import find_form
from tests.web.minutes_pages import address, opened, typed_texts

KEY = "k" * 24
MARKUP = '"><script>alert(1)</script>'
#: Place of the page → part, list of its rows, the field of its words, and what else a row needs.
PAGES: dict[str, tuple[MinutesPart, str, str, dict[str, str]]] = {
    "kesimpulan": (MinutesPart.KESIMPULAN, "conclusions", "text", {"confidentiality": "biasa"}),
    "data": (MinutesPart.ANGKA, "figures", "indicator", {"value": "12,5"}),
    "kontak": (MinutesPart.KONTAK, "contacts", "name", {}),
}


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


@pytest.fixture(params=PAGES)
def place(request) -> str:
    return request.param


def send(browser: Browser, case: Case, place: str, *texts: tuple[object, str], **values: Any):
    """`texts` are id or key of a row, and its words."""
    _, name, field, more = PAGES[place]
    body: dict[str, Any] = {"version": case.minutes_version, "submission_key": "s" * 24}
    for number, (own, words) in enumerate(texts):
        known = {"id": own} if isinstance(own, int) else {"key": own}
        sent = {**more, **known, field: words}
        body |= {f"{name}-{number}-{key}": value for key, value in sent.items()}
    return browser.post(address(case, f"{place}/simpan-otomatis"), body | values)


def standing(case: Case, place: str) -> dict[int, str]:
    part, _, field, _ = PAGES[place]
    found = stored_state(case.meeting.id, part, None)[1].rows
    return {int(name.split(":")[1]): values[field] for name, values in found.items()}


def test_a_changed_row_is_one_small_request_and_one_small_answer(case, place, browser_of):
    browser = browser_of(case.writer)
    send(browser, case, place, *((f"k{number:023}", f"Baris {number} " + "kata " * 20) for number in range(30)))
    first = next(iter(standing(case, place)))
    with statements() as sent:
        answer = send(browser, case, place, (first, "Diketik ulang"), submission_key="t" * 24)
    assert answer.status_code == 200
    assert answer.json["version"] == case.minutes_version
    assert len(answer.data) < 200
    assert len(sent) < 60
    assert standing(case, place)[first] == "Diketik ulang"


def test_a_new_row_learns_its_id_and_the_ordinary_form_still_fits(case, place, browser_of):
    part, name, field, _ = PAGES[place]
    browser = browser_of(case.writer)
    needed = {"figures": {"figures-0-value": "12,5"}}.get(name, {})
    form = opened(browser, address(case, place)).filled({f"{name}-0-{field}": "Satu", **needed})
    answer = send(browser, case, place, (KEY, "Satu"), order=f"{part.value}:{KEY}")
    row_id = answer.json["ids"][KEY]
    settled = form.changed("version", str(answer.json["version"])).changed(f"{name}-0-id", str(row_id))
    assert settled.send(browser).status_code == 303
    assert standing(case, place) == {row_id: "Satu"}


def test_what_others_wrote_comes_with_the_answer(case, place, browser_of):
    part, _, field, _ = PAGES[place]
    one, other = browser_of(case.writer), browser_of(factories.user(case.government, Role.SECRETARIAT, case.agency))
    based_on = case.minutes_version
    send(one, case, place, (KEY, f"Baru {MARKUP}"))
    answer = send(other, case, place, ("m" * 24, "Lain"), version=based_on)
    first, second = standing(case, place)
    assert answer.json["rows"][f"{part.value}:{first}"][field] == f"Baru {MARKUP}"
    assert answer.json["order"] == [f"{part.value}:{first}", f"{part.value}:{second}"]
    assert answer.mimetype == "application/json"


def test_the_origin_of_a_conclusion_is_told_as_its_choice(case, browser_of):
    one, other = browser_of(case.writer), browser_of(factories.user(case.government, Role.SECRETARIAT, case.agency))
    based_on = case.minutes_version
    send(one, case, "kesimpulan", (KEY, "Baru"), **{"conclusions-0-origin": f"butir-{case.first.id}"})
    answer = send(other, case, "kesimpulan", ("m" * 24, "Lain"), version=based_on)
    told = answer.json["rows"][f"kesimpulan:{next(iter(standing(case, 'kesimpulan')))}"]
    assert (told["origin"], told["confidentiality"]) == (f"butir-{case.first.id}", "biasa")


def test_a_stale_page_shows_both_texts_and_proposes_the_merge(case, place, browser_of):
    _, name, field, _ = PAGES[place]
    browser = browser_of(case.writer)
    send(browser, case, place, (KEY, "Satu"), ("m" * 24, "Dua"))
    first, second = standing(case, place)
    form = opened(browser, address(case, place)).filled({f"{name}-0-{field}": "Satu punya saya"})
    send(browser, case, place, (second, f"Dua punya orang lain {MARKUP}"), submission_key="t" * 24)
    send(browser, case, place, ("n" * 24, "Tiga ditambahkan orang lain"), submission_key="u" * 24)
    answer = form.send(browser)
    assert answer.status_code == 409
    assert page.faults(browser.app, answer, status=409) == []
    assert MARKUP not in answer.text
    for words in ("Satu punya saya", "punya orang lain", "Tiga ditambahkan orang lain"):
        assert words in answer.text
    merged = find_form(answer, address(case, place))
    assert merged is not None
    assert merged.send(browser).status_code == 303
    texts = ["Satu punya saya", f"Dua punya orang lain {MARKUP}", "Tiga ditambahkan orang lain"]
    assert list(standing(case, place).values()) == texts
    assert list(standing(case, place))[:2] == [first, second]


def test_the_same_words_of_both_stand_side_by_side(case, place, browser_of):
    _, name, field, _ = PAGES[place]
    browser = browser_of(case.writer)
    send(browser, case, place, (KEY, "Hari Senin"))
    [first] = standing(case, place)
    based_on = case.minutes_version
    form = opened(browser, address(case, place)).filled({f"{name}-0-{field}": "Hari Jumat"})
    send(browser, case, place, (first, "Hari Rabu"), submission_key="t" * 24)
    before = rows.snapshot()
    clash = send(browser, case, place, (first, "Hari Jumat"), submission_key="u" * 24, version=based_on)
    assert (clash.status_code, clash.json["version"]) == (409, case.minutes_version)
    assert rows.differences(before, rows.snapshot()) == []
    answer = form.send(browser)
    assert answer.status_code == 409
    assert "Rabu" in answer.text
    assert any("Jumat" in text for text in typed_texts(answer)) or 'value="Hari Jumat"' in answer.text


@pytest.mark.parametrize(
    ("place", "wrong", "path"),
    [
        ("kesimpulan", {"conclusions-0-id": "1", "conclusions-0-text": ""}, "conclusions-0-text"),
        ("kesimpulan", {"conclusions-0-text": "kata\x07"}, "conclusions-0-text"),
        ("kesimpulan", {"conclusions-0-origin": "butir-424242"}, "conclusions-0-origin"),
        ("kesimpulan", {"conclusions-0-origin": "instansi-1"}, "conclusions-0-origin"),
        ("kesimpulan", {"conclusions-0-confidentiality": "lain"}, "conclusions-0-confidentiality"),
        ("kesimpulan", {"conclusions-0-id": "424242"}, "conclusions-0-text"),
        ("kesimpulan", {"conclusions-0-base_text": "kata\x07"}, "conclusions-0-base_text"),
        ("data", {"figures-0-value": "dua"}, "figures-0-value"),
        ("data", {"figures-0-value": ""}, "figures-0-value"),
        ("data", {"figures-0-speaker_id": "424242"}, "figures-0-speaker_id"),
        ("data", {"figures-0-base_value": "dua"}, "figures-0-base_value"),
        ("kontak", {"contacts-0-name": "", "contacts-0-purpose": "Pengaduan"}, "contacts-0-name"),
        ("kontak", {"contacts-0-number": "9" * 200}, "contacts-0-number"),
    ],
)
def test_wrong_rows_are_told_at_the_row_and_nothing_is_saved(case, browser_of, place, wrong, path):
    browser = browser_of(case.writer)
    opened(browser, address(case, place))
    before = rows.snapshot()
    answer = send(browser, case, place, (KEY, "Satu"), **wrong)
    assert answer.status_code == 422
    assert path in answer.json["errors"]
    assert rows.differences(before, rows.snapshot()) == []


def test_the_form_itself_may_be_wrong(case, place, browser_of):
    browser = browser_of(case.writer)
    url = address(case, f"{place}/simpan-otomatis")
    assert browser.open("POST", url, data={"version": "1"}).status_code == 400
    assert send(browser, case, place, (KEY, "Satu"), version="x").status_code == 422
    assert send(browser_of(None), case, place, (KEY, "Satu")).status_code == 401
    factories.approved(case.meeting, MinutesStatus.DISETUJUI)
    assert send(browser, case, place, (KEY, "Satu")).status_code == 422
    assert standing(case, place) == {}


def test_text_of_a_rahasia_meeting_is_never_kept_in_the_browser(app, place, browser_of):
    for level, is_kept in ((Confidentiality.BIASA, True), (Confidentiality.RAHASIA, False)):
        case = Case(level)
        text = browser_of(case.writer).get(address(case, place)).text
        assert "data-autosave=" in text
        assert ("data-unsent-key" in text) is is_kept
