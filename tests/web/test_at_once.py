"""Twelve at once, for real: one database of its own, a thread for each. The same form makes one thing; of twelve
stale saves one is accepted.
"""

from __future__ import annotations

import threading
from collections import Counter

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import db
from app.domain.minutes_states import fold
from app.domain.roles import Role
from app.domain.writing import MinutesPart
from app.models.action_items import ActionItem
from app.models.meetings import Meeting
from app.models.minutes import MinutesPoint
from app.queries.minutes_states import edits_of, stored_state
from app.services import audit
from tests import factories
from tests.client import Browser
from tests.web.forms_walk import Form, find_form

MANY = 12


@pytest.fixture
def writer(fresh_app: Flask) -> Browser:
    """A secretariat on a database of its own."""
    government = factories.government()
    agency = factories.agency(government, "Dinas Penyelenggara")
    user = factories.user(government, Role.SECRETARIAT, agency)
    factories.meeting(agency, user)
    return Browser(fresh_app, user)


def _meeting(browser: Browser) -> Meeting:
    return db.session.scalars(select(Meeting).order_by(Meeting.id)).first()


def _opened(browser: Browser, url: str, typed: dict[str, str]) -> Form:
    form = find_form(browser.get(url), url)
    assert form is not None
    return form.filled(typed)


def _send_all(browser: Browser, forms: list[Form]) -> Counter[int]:
    """Each form by a thread of its own, all at the same moment; the statuses, counted."""
    start = threading.Barrier(len(forms))
    statuses: list[int] = []
    db.session.remove()

    def send(form: Form) -> None:
        client = browser.app.test_client()
        with browser.client.session_transaction() as mine, client.session_transaction() as cookie:
            cookie.update(mine)
        start.wait()
        with browser.app.app_context():
            statuses.append(client.post(form.action, data=dict(form.pairs)).status_code)

    threads = [threading.Thread(target=send, args=(form,)) for form in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(statuses)


@pytest.mark.parametrize(
    ("url", "typed", "model"),
    [
        ("/rapat/baru", {"title": "Rapat serentak"}, Meeting),
        ("/rapat/{}/tindak-lanjut/baru", {"text": "Tindak lanjut serentak", "owner_text": "semua dinas"}, ActionItem),
    ],
)
def test_the_same_form_twelve_times_at_once_makes_one_thing(writer, url, typed, model):
    before = db.session.scalar(select(func.count()).select_from(model))
    form = _opened(writer, url.format(_meeting(writer).id), typed)
    assert _send_all(writer, [form] * MANY) == {303: MANY}
    assert db.session.scalar(select(func.count()).select_from(model)) == before + 1
    assert audit.broken_links(_meeting(writer).government_id) == []


def test_twelve_stale_saves_at_once_are_accepted_once(writer):
    meeting_id = _meeting(writer).id
    form = _opened(writer, f"/rapat/{meeting_id}/ubah", {})
    forms = [
        form.changed("title", f"Judul penulis {n}").changed("submission_key", f"penulis-nomor-{n:04}")
        for n in range(MANY)
    ]
    assert _send_all(writer, forms) == {303: 1, 409: MANY - 1}
    assert _meeting(writer).version == 2
    assert audit.broken_links(_meeting(writer).government_id) == []


def test_twelve_different_items_at_once_have_twelve_numbers(writer):
    meeting_id = _meeting(writer).id
    form = _opened(writer, f"/rapat/{meeting_id}/tindak-lanjut/baru", {"owner_text": "semua dinas"})
    forms = [
        form.changed("text", f"Tindak lanjut {n}").changed("submission_key", f"penulis-nomor-{n:04}")
        for n in range(MANY)
    ]
    assert _send_all(writer, forms) == {303: MANY}
    assert sorted(db.session.scalars(select(ActionItem.number))) == list(range(1, MANY + 1))


def test_twelve_autosaves_of_one_section_all_stay(writer):
    """Each adds a row of its own on the version that all had opened: they are merged one after the other."""
    meeting = _meeting(writer)
    section = factories.section(meeting)
    factories.point(section, "Butir pertama")
    url = f"/rapat/{meeting.id}/notula/bagian/{section.id}/simpan-otomatis"
    section_id = section.id
    forms = [
        Form(
            url,
            False,
            {},
            (
                ("csrf_token", writer.token),
                ("version", "1"),
                ("submission_key", f"kunci-permintaan-{number:04}"),
                ("points-0-id", ""),
                ("points-0-key", f"kunci-baris-butir-{number:04}"),
                ("points-0-text", f"Butir {number}"),
            ),
        )
        for number in range(MANY)
    ]
    # Each is sent twice at once, as over a bad line.
    assert _send_all(writer, [*forms, *forms]) == {200: 2 * MANY}
    rows = select(MinutesPoint.text).where(MinutesPoint.section_id == section_id)
    assert sorted(db.session.scalars(rows)) == sorted(["Butir pertama", *(f"Butir {n}" for n in range(MANY))])
    meeting = _meeting(writer)
    state = fold(edits_of(meeting.id, MinutesPart.BAGIAN, section_id))
    assert state == stored_state(meeting.id, MinutesPart.BAGIAN, section_id)[1]
    assert audit.broken_links(meeting.government_id) == []
