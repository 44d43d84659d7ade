"""Two people write the same section: both texts stand on the page, and nothing typed is ever lost."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.services.minutes_points import PointRow
from tests import factories, page
from tests.minutes_case import Case
from tests.web.forms_walk import find_form
from tests.web.minutes_pages import address, opened, typed_texts

MARKUP = '"><script>alert(1)</script>'


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def test_stale_save_shows_both_texts_and_what_others_added(case, browser_of):
    browser = browser_of(case.writer)
    form = opened(browser, address(case)).filled(
        {"points-0-text": "Satu punya saya", "points-1-text": "Dua", "points-2-text": "Tiga punya saya"}
    )
    case.save(
        PointRow(id=case.second.id, text=f"Dua punya orang lain {MARKUP}"),
        PointRow(id=case.first.id, text="Satu"),
        PointRow(text="Empat ditambahkan orang lain"),
    )
    answer = form.send(browser)
    assert answer.status_code == 409
    assert page.faults(browser.app, answer, status=409) == []
    for words in ("Satu punya saya", "Tiga punya saya", "Dua punya orang lain", "Empat ditambahkan orang lain"):
        assert words in answer.text
    assert MARKUP not in answer.text
    assert [text for _, text in case.standing()][2] == "Empat ditambahkan orang lain"
    merged = find_form(answer, address(case))
    assert merged is not None
    assert merged.send(browser).status_code == 303
    # What only one of them changed is taken from him, the order too.
    texts = [text for _, text in case.standing()]
    assert sorted(texts) == sorted(
        [f"Dua punya orang lain {MARKUP}", "Satu punya saya", "Empat ditambahkan orang lain", "Tiga punya saya"]
    )
    assert texts.index("Satu punya saya") > texts.index(f"Dua punya orang lain {MARKUP}")


def test_the_stale_page_marks_which_words_differ(case, browser_of):
    browser = browser_of(case.writer)
    form = opened(browser, address(case)).filled({"points-1-text": f"Dua puluh kasus {MARKUP}"})
    case.save(PointRow(id=case.first.id, text="Satu"), PointRow(id=case.second.id, text="Tiga puluh kasus"))
    answer = form.send(browser)
    assert answer.status_code == 409
    assert page.faults(browser.app, answer, status=409) == []
    sides = BeautifulSoup(answer.text, "html.parser").select(".conflict-three .conflict-text")
    saved, mine = (side for side in sides if "puluh kasus" in side.get_text())
    assert [mark.get_text() for mark in saved.select("mark")] == [" [hanya pada yang tersimpan: Tiga] "]
    for spoken in (*saved.select(".visually-hidden"), *mine.select(".visually-hidden")):
        spoken.extract()
    assert [mark.get_text() for mark in mine.select("mark")] == ["Dua", f" {MARKUP}"]
    assert (saved.get_text(), mine.get_text()) == ("Tiga puluh kasus", f"Dua puluh kasus {MARKUP}")


def test_a_row_that_another_withdrew_is_named_and_may_come_back(case, browser_of):
    browser = browser_of(case.writer)
    form = opened(browser, address(case)).filled({"points-1-text": "Dua, masih penting"})
    case.save(PointRow(id=case.first.id, text="Satu"), removed_point_ids=frozenset({case.second.id}))
    answer = form.send(browser)
    assert answer.status_code == 409
    assert "sudah dihapus orang lain" in answer.text
    merged = find_form(answer, address(case))
    assert merged is not None
    assert merged.send(browser).status_code == 303
    assert case.standing() == [(case.first.id, "Satu"), (case.second.id, "Dua, masih penting")]


def test_the_stale_page_tells_nothing_of_closed_rows(case, browser_of):
    reader = factories.user(case.government, Role.SECRETARIAT, case.agency)
    factories.reader(case.meeting, reader)
    browser = browser_of(case.writer)
    form = opened(browser, address(case))
    secret = PointRow(text="kanari-rahasia", confidentiality=Confidentiality.RAHASIA)
    case.save(PointRow(id=case.first.id, text="Satu A"), secret, by=factories.actor(reader))
    answer = form.send(browser)
    assert answer.status_code == 409
    assert "kanari" not in answer.text
    assert "kanari" not in browser.get(address(case)).text
    assert "tidak ditampilkan" in browser.get(address(case)).text


#: As the page takes it in (domain/text.py): trimmed, each letter composed.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=60).filter(
    lambda text: text.strip() == text and unicodedata.is_normalized("NFC", text)
)


@given(st.lists(TEXT, min_size=1, max_size=4), st.booleans())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_typed_is_never_lost_when_somebody_else_saved(case, browser_of, texts, moved):
    browser = browser_of(case.writer)
    form = opened(browser, address(case)).filled(
        {f"points-{number + 2}-text": text for number, text in enumerate(texts)}
    )
    rows = [PointRow(id=case.first.id, text="Satu"), PointRow(id=case.second.id, text="Dua lain")]
    case.save(*(reversed(rows) if moved else rows))
    answer = form.send(browser)
    assert answer.status_code == 409
    shown = [text.replace("\r\n", "\n") for text in typed_texts(answer)]
    hidden = [html.unescape(value) for value in re.findall(r'value="([^"]*)"', answer.text)]
    for text in texts:
        assert text in shown or text in hidden
    merged = find_form(answer, address(case))
    assert merged is not None
    assert merged.send(browser).status_code == 303
    saved = [text for _, text in case.standing()]
    assert len(saved) >= len(texts) + 2
    case.save(
        PointRow(id=case.first.id, text="Satu"),
        PointRow(id=case.second.id, text="Dua"),
        removed_point_ids=frozenset(row_id for row_id, _ in case.standing()),
    )
