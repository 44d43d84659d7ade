"""The checks before submitting on the page of the notula and of its approval: each line leads to its place."""

from __future__ import annotations

import re

import pytest

from app.domain.roles import Role
from app.domain.writing import OWNER_UNKNOWN
from app.models.minutes import Conclusion, Figure
from tests import factories, page
from tests.minutes_case import Case

TITLE = re.compile(r"Periksa sebelum diajukan \((\d+)\)")


@pytest.fixture
def case(app) -> Case:
    return Case()


def _url(case: Case, rest: str = "notula") -> str:
    return f"/rapat/{case.meeting.id}/{rest}"


def _lines(text: str) -> dict[str, str]:
    """Sentence → address, of the lists of the panel."""
    panel = text.partition('id="pemeriksaan"')[2].partition("</section>")[0]
    return {words: url for url, words in re.findall(r'<li><a href="([^"]+)">([^<]+)</a>', panel)}


def _fill(case: Case) -> None:
    scope = {"government_id": case.government.id, "meeting_id": case.meeting.id}
    factories.section(case.meeting, title="Penutup kosong")
    factories.point(case.section, "Empat", speaker_text="Tamu Tak Tercatat")
    factories.save(
        Figure(**scope, position=1, indicator="Kasus", value_text="banyak"),
        Conclusion(**scope, position=1, text="Kesimpulan"),
    )
    factories.remark(case.first, case.writer)


def test_each_line_leads_to_its_place(case, browser_of):
    _fill(case)
    item = factories.item(case.meeting, text="Satukan data", number=1, owner_text=OWNER_UNKNOWN)
    browser = browser_of(case.writer)
    lines = _lines(browser.get(_url(case)).text)
    section = f"/rapat/{case.meeting.id}/notula/bagian"
    assert lines["Tamu Tak Tercatat tidak ada dalam daftar peserta."] == (
        f"{section}/{case.section.id}#points-2-speaker_text"
    )
    assert lines["Data “Kasus” belum disertai sumber."].endswith("/notula/data#figures-0-source")
    assert lines["Tindak lanjut 1 belum memiliki penanggung jawab."] == f"/tindak-lanjut/{item.id}/ubah"
    assert lines["1 catatan pembaca pada satu butir belum ditanggapi."].endswith(f"#butir-{case.first.id}")
    for url in lines.values():
        path, _, anchor = url.partition("#")
        answer = browser.get(path)
        assert answer.status_code == 200, url
        assert not anchor or f'id="{anchor}"' in answer.text, url


def test_the_same_stands_before_submitting_and_never_stops_it(case, browser_of):
    _fill(case)
    browser = browser_of(case.writer)
    answer = browser.get(_url(case, "persetujuan"))
    assert page.faults(browser.app, answer) == []
    assert TITLE.search(answer.text)[1] == TITLE.search(browser.get(_url(case)).text)[1] != "0"
    assert ">Ajukan persetujuan<" in answer.text.replace("<span>", ">").replace("</span>", "<").replace(">>", ">")


def test_what_the_privacy_guard_holds_back_is_counted_before_submitting(case, browser_of):
    factories.point(case.section, "Korban bernama Sinta Dewi dirujuk")
    lines = _lines(browser_of(case.writer).get(_url(case, "persetujuan")).text)
    (url,) = (url for words, url in lines.items() if "pemeriksaan privasi" in words)
    assert url == f"/rapat/{case.meeting.id}/notula/privasi?naskah=notula"


def test_nothing_left_is_said_too(case, browser_of):
    scope = {"government_id": case.government.id, "meeting_id": case.meeting.id}
    factories.save(Conclusion(**scope, position=1, text="Kesimpulan"))
    text = browser_of(case.writer).get(_url(case)).text
    assert TITLE.search(text)[1] == "0"
    assert "Tidak ada yang perlu dilengkapi." in text


def test_readers_of_the_draft_are_not_asked(case, browser_of):
    text = browser_of(factories.user(case.government, Role.SEKDA, case.agency)).get(_url(case)).text
    assert "Periksa sebelum diajukan" not in text


def test_what_is_closed_to_the_writer_is_not_told(case, browser_of):
    factories.point(case.section, "Rahasia", speaker_text="Kanari Tertutup", confidentiality="rahasia")
    factories.item(case.meeting, text="kanari", number=2, owner_text="kanari-unsur", confidentiality="rahasia")
    text = browser_of(case.writer).get(_url(case)).text
    assert "kanari" not in text.casefold()
