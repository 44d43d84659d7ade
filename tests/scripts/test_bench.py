"""The measurement measures something: its floor shows the very rows that the application shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import clock
from app.db import db
from app.domain.agencies import Relation
from app.domain.deadlines import overdue_bound
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem
from app.models.agencies import Agency
from app.models.minutes import MinutesPoint
from app.models.users import User
from scripts import bench_autosave, bench_data, bench_export, bench_floor
from scripts.bench_pages import STATEMENTS_MAX
from tests.client import Browser
from tests.statements import statements


@pytest.fixture
def built(fresh_app: Flask, monkeypatch: pytest.MonkeyPatch) -> bench_data.Built:
    monkeypatch.setattr(bench_data, "MEETINGS", 100)
    monkeypatch.setenv("TUNTAS_INSTANCE", str(fresh_app.config["INSTANCE_FOLDER"]))
    return bench_data.build(1_000)


@pytest.fixture
def floor(fresh_app: Flask, built: bench_data.Built) -> Iterator[FlaskClient]:
    """The floor on the same database; its connections are closed at the end."""
    app = bench_floor.make_app(fresh_app.config["SQLALCHEMY_DATABASE_URI"])
    yield app.test_client()
    with app.app_context():
        bench_floor.database.engine.dispose()


def test_floor_and_application_show_the_same_late_items(fresh_app, built, floor):
    """But for those of partners, which are never late and which the floor does not know."""
    sekda = db.session.query(User).filter_by(username=built.sekda).one()
    bound = overdue_bound(clock.today(bench_data.ZONE), WorkCalendar()).isoformat()
    browser = Browser(fresh_app, sekda)
    ours = re.findall(r'href="/tindak-lanjut/(\d+)"', browser.get("/tindak-lanjut?daftar=lewat").text)
    theirs = re.findall(r'href="/butir/(\d+)"', floor.get(f"/daftar/{bound}").text)
    pressed = [item_id for item_id in theirs if _owner_of(item_id).relation is Relation.BAWAHAN]
    assert len(ours) == len(theirs) == 25
    assert len(pressed) > 15
    assert ours[: len(pressed)] == pressed
    text = floor.get(f"/butir/{built.item_id}").text
    assert f"Menyusun dan menyampaikan data penanganan {built.item_id} " in text
    assert f"penanganan {built.item_id} " in browser.get(f"/tindak-lanjut/{built.item_id}").text


def test_every_measured_page_and_its_floor_answer(fresh_app, built, floor):
    """The floors show the very rows; the page of a meeting sends the same few statements for ten times as much."""
    bound = overdue_bound(clock.today(bench_data.ZONE), WorkCalendar()).isoformat()
    sekda, head, secretary, asisten = (
        Browser(fresh_app, db.session.query(User).filter_by(username=name).one())
        for name in (built.sekda, built.head, built.secretary, built.asisten)
    )
    for browser, words in ((sekda, "perlu keputusan"), (head, "Dinas 2"), (secretary, "belum"), (asisten, "usul")):
        assert words in browser.get("/").text
    assert floor.get(f"/beranda/{bound}").text.count("<li>") == 8
    assert sekda.get("/rekap").text.count("<tr") > floor.get(f"/rekap/{bound}").text.count("<tr>") - 5 > 50
    sent = []
    for meeting_id in (built.meeting_id, built.long_meeting_id):
        with statements() as counted:
            assert secretary.get(f"/rapat/{meeting_id}").status_code == 200
        sent.append(len(counted))
    assert sent[0] == sent[1] <= STATEMENTS_MAX
    assert floor.get(f"/rapat/{built.meeting_id}").text.count("<li>") == 12 + 13 + 60
    workbooks = (
        sekda.get(f"/tinjauan/tinjauan-lewat-batas.xlsx?asisten={built.position_id}"),
        floor.get(f"/lembar/{bound}"),
    )
    late = [_texts(answer.data) for answer in workbooks]
    assert late[0] == late[1]
    assert len(late[0]) > 1


def test_the_csv_and_its_floor_hold_the_same_items(fresh_app, built, floor):
    """In the same order; every piece of it is read, as the measurement of its memory does."""
    sekda = Browser(fresh_app, db.session.query(User).filter_by(username=built.sekda).one())
    query = bench_export.FIVE_HUNDRED
    found = [
        re.findall(r"penanganan \d+ kepada", page.text)
        for page in (sekda.get(f"{bench_export.CSV}?{query}"), floor.get("/tabel"))
    ]
    assert found[0] == found[1]
    assert len(found[0]) > 1
    assert bench_export.rows_taken(fresh_app, query) == len(found[0])
    assert bench_export.rows_taken(fresh_app, "") == 1_000


@pytest.mark.parametrize(("more", "is_met"), [(bench_export.GOAL, True), (bench_export.GOAL + 1, False)])
def test_an_export_whose_memory_grows_stops_the_measurement(monkeypatch, capsys, more, is_met):
    peaks = {"": bench_export.Peak(100_000, 100 + more)}
    monkeypatch.setattr(bench_export, "measured", lambda query: peaks.get(query, bench_export.Peak(1_006, 100.0)))
    stopped = False
    try:
        bench_export.report()
    except SystemExit as end:
        stopped = end.code == 1
    assert stopped is not is_met
    assert "CSV of 1,006 rows: 100 MiB at most, of 100,000 rows" in capsys.readouterr().out


def test_the_autosave_that_is_measured_saves_one_row(fresh_app, built, monkeypatch):
    """As the measurement does it over loopback: the row goes, not the notula, and the text stands afterwards."""
    monkeypatch.setattr(bench_autosave, "POINTS", 6)
    notula = bench_autosave.build(built.meeting_id)
    secretary = Browser(fresh_app, db.session.query(User).filter_by(username=built.secretary).one())
    writer = bench_autosave.opened(notula, secretary.get(notula.path).text, "")
    assert {"id", "text", "kind", "confidentiality"} <= set(writer.fields)
    for _ in range(2):
        body = writer.body()
        assert len(body) < bench_autosave.BYTES_MAX
        headers = {name: value for name, value in writer.headers.items() if name != "Cookie"}
        writer.take(secretary.open("POST", writer.path, data=body, headers=headers).data)
    point = db.session.get_one(MinutesPoint, notula.point_id, populate_existing=True)
    assert point.text.endswith("(2)")


def _texts(workbook: bytes) -> set[str]:
    """The items that a workbook names."""
    with ZipFile(BytesIO(workbook)) as packed:
        parts = b"".join(packed.read(name) for name in packed.namelist() if name.endswith(".xml")).decode()
    return set(re.findall(r"penanganan \d+ kepada", parts))


def _owner_of(item_id: str) -> Agency:
    item = db.session.get_one(ActionItem, int(item_id))
    return db.session.get_one(Agency, item.owner_agency_id)
