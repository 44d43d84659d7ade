"""What the writing page sends by itself: small answers, errors at the rows sent, nothing for those who may not."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus
from app.domain.roles import Role
from app.models.records import AuditEntry
from app.models.writing import WritingMark
from tests import factories, rows
from tests.client import Browser
from tests.minutes_case import Case
from tests.statements import statements
from tests.turns import shared
from tests.web import matrix
from tests.web.minutes_pages import address, opened
from tests.world import ACCOUNTS

KEY = "k" * 24
MARKUP = '"><script>alert(1)</script>'


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def point(case: Case, number: int = 0, **values: object) -> dict[str, object]:
    """A row as the page sends it."""
    sent = {"id": case.first.id, "text": "Satu A", "kind": "arahan", "confidentiality": "biasa", **values}
    return {f"points-{number}-{name}": value for name, value in sent.items() if value is not None}


def send(browser: Browser, case: Case, **values: object):
    body = {"version": case.version, "submission_key": "s" * 24, **values}
    return browser.post(address(case, f"bagian/{case.section.id}/simpan-otomatis"), body)


def test_a_changed_row_is_one_small_request_and_one_small_answer(case, browser_of):
    browser = browser_of(case.writer)
    for number in range(60):
        factories.point(case.section, f"Butir {number} " + "kata " * 100)
    send(browser, case, **point(case))
    with statements() as sent:
        answer = send(browser, case, **point(case, text="Satu B"), submission_key="t" * 24)
    assert answer.status_code == 200
    assert answer.json["version"] == case.version
    assert answer.json["words"].startswith("Tersimpan pukul")
    assert len(answer.data) < 200
    assert len(sent) < 60
    assert case.standing()[0][1] == "Satu B"


def test_a_new_row_learns_its_id_and_the_ordinary_form_still_fits(case, browser_of):
    browser = browser_of(case.writer)
    form = opened(browser, address(case)).filled({"points-2-text": "Tiga"})
    order = f"butir:{case.first.id},butir:{case.second.id},butir:{KEY}"
    answer = send(browser, case, **point(case, id="", key=KEY, text="Tiga"), order=order)
    row_id = answer.json["ids"][KEY]
    # The page writes version and id into its hidden fields; then its button is no conflict and doubles nothing.
    settled = form.changed("version", str(answer.json["version"])).changed("points-2-id", str(row_id))
    assert settled.send(browser).status_code == 303
    assert [text for _, text in case.standing()] == ["Satu", "Dua", "Tiga"]


def test_what_others_wrote_comes_with_the_answer(case, browser_of):
    one, other = browser_of(case.writer), browser_of(factories.user(case.government, Role.SECRETARIAT, case.agency))
    based_on = case.version
    send(one, case, **point(case, id="", key=KEY, text=f"Baru {MARKUP}", speaker_id=case.speaker.id))
    answer = send(other, case, version=based_on, **point(case, text="Satu lain"))
    new_id = case.standing()[-1][0]
    told = answer.json["rows"][f"butir:{new_id}"]
    assert (told["text"], told["speaker_id"]) == (f"Baru {MARKUP}", str(case.speaker.id))
    assert answer.json["order"] == [f"butir:{row_id}" for row_id, _ in case.standing()]
    assert answer.mimetype == "application/json"


def test_the_same_words_answer_409_and_change_nothing(case, browser_of):
    one, other = browser_of(case.writer), browser_of(factories.user(case.government, Role.SECRETARIAT, case.agency))
    based_on = case.version
    send(one, case, **point(case, text="Hari Senin"))
    before = rows.snapshot()
    answer = send(other, case, version=based_on, **point(case, text="Hari Jumat"))
    assert (answer.status_code, answer.json["version"]) == (409, case.version)
    assert rows.differences(before, rows.snapshot()) == []


@pytest.mark.parametrize(
    ("wrong", "status", "path"),
    [
        ({"text": ""}, 422, "points-0-text"),
        ({"text": "kata\x07"}, 422, "points-0-text"),
        ({"text": "kata " * 5_000}, 422, "points-0-text"),
        ({"kind": "tidak_ada"}, 422, "points-0-kind"),
        ({"speaker_id": "424242"}, 422, "points-0-speaker_id"),
        ({"speaker_text": "Rustam", "speaker_id": "sendiri"}, 422, "points-0-speaker_id"),
        ({"id": "424242"}, 422, "points-0-text"),
        ({"id": str(2**63)}, 422, "points-0-id"),
        ({"base_text": "kata\x07"}, 422, "points-0-base_text"),
    ],
)
def test_wrong_rows_are_told_at_the_row_and_nothing_is_saved(case, browser_of, wrong, status, path):
    if wrong.get("speaker_id") == "sendiri":
        wrong = {**wrong, "speaker_id": case.speaker.id}
    browser = browser_of(case.writer)
    opened(browser, address(case))
    before = rows.snapshot()
    answer = send(browser, case, **point(case, **wrong))
    assert answer.status_code == status
    assert path in answer.json["errors"]
    assert rows.differences(before, rows.snapshot()) == []


def test_the_form_itself_may_be_wrong(case, browser_of):
    browser = browser_of(case.writer)
    url = address(case, f"bagian/{case.section.id}/simpan-otomatis")
    assert browser.open("POST", url, data=point(case)).status_code == 400
    assert send(browser, case, version="x").status_code == 422
    assert send(browser_of(None), case, **point(case)).status_code == 401
    assert browser.post(address(case, "bagian/999999/simpan-otomatis")).status_code == 404
    factories.approved(case.meeting, MinutesStatus.DISETUJUI)
    assert send(browser, case, **point(case)).status_code == 422
    assert case.standing()[0][1] == "Satu"


def test_only_those_who_write_the_minutes(standing, world, visit):
    """The matrix for the addresses that no form leads to."""
    wrong = []
    for level in Confidentiality:
        section = world.sections[level]
        base = f"/rapat/{section.meeting_id}/notula"
        lists = [f"{base}/{name}/simpan-otomatis" for name in ("kesimpulan", "data", "kontak")]
        for url in (f"{base}/bagian/{section.id}/simpan-otomatis", f"{base}/sedang-menulis", *lists):
            rule = next(r for r in standing.app.url_map.iter_rules("minutes_drafts.save"))
            _, permission = standing.app.view_functions["minutes_drafts.save"].access
            place = matrix.page_of(rule, url, permission, level)
            for account in shared(ACCOUNTS, url):
                status = visit(account).post(url, {"version": "1", "part": "bagian"}).status_code
                allowed = matrix.expected(place, account)
                if status not in allowed:
                    wrong.append((url, account, status, allowed))
    assert not wrong, "\n".join(map(str, wrong))


def test_who_writes_where_is_told_and_leaves_no_trace(case, browser_of):
    other = factories.user(case.government, Role.SECRETARIAT, case.agency)
    writer, second = browser_of(case.writer), browser_of(other)
    acts = db.session.scalar(select(func.count()).select_from(AuditEntry))
    body = {"part": "bagian", "section_id": case.section.id}
    url = address(case, "sedang-menulis")
    assert writer.post(url, body).json == {"others": []}
    assert writer.post(url, body).json == {"others": []}
    told = second.post(url, {"part": "kesimpulan"}).json["others"]
    assert told == [
        {"name": case.writer.display_name, "section": case.section.id, "words": case.section.title},
    ]
    assert f"{case.writer.display_name} sedang menulis" in second.get(address(case)).text
    assert db.session.scalar(select(func.count()).select_from(WritingMark)) == 2
    assert db.session.scalar(select(func.count()).select_from(AuditEntry)) == acts
    assert second.post(url, {"part": "bagian", "section_id": Case().section.id}).status_code == 404


def test_text_of_a_rahasia_meeting_is_never_kept_in_the_browser(app, browser_of):
    for level, is_kept in ((Confidentiality.BIASA, True), (Confidentiality.RAHASIA, False)):
        case = Case(level)
        assert ("data-unsent-key" in browser_of(case.writer).get(address(case)).text) is is_kept
