"""The measurement measures something: its floor shows the very rows that the application shows."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from app import clock
from app.db import db
from app.domain.agencies import Relation
from app.domain.deadlines import overdue_bound
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem
from app.models.agencies import Agency
from app.models.users import User
from scripts import bench_data, bench_floor
from tests.client import Browser


@pytest.fixture
def built(fresh_app: Flask, monkeypatch: pytest.MonkeyPatch) -> bench_data.Built:
    monkeypatch.setattr(bench_data, "MEETINGS", 100)
    monkeypatch.setenv("TUNTAS_INSTANCE", str(fresh_app.config["INSTANCE_FOLDER"]))
    return bench_data.build(1_000)


def test_floor_and_application_show_the_same_late_items(fresh_app, built):
    """But for those of partners, which are never late and which the floor does not know."""
    sekda = db.session.query(User).filter_by(username=built.sekda).one()
    bound = overdue_bound(clock.today(bench_data.ZONE), WorkCalendar()).isoformat()
    floor = bench_floor.make_app(fresh_app.config["SQLALCHEMY_DATABASE_URI"]).test_client()
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


def _owner_of(item_id: str) -> Agency:
    item = db.session.get_one(ActionItem, int(item_id))
    return db.session.get_one(Agency, item.owner_agency_id)
