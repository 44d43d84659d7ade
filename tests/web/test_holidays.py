"""Pages of holidays: a year filled from the national list, a day moved, the working week."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.db import db
from app.models.governments import Holiday
from tests.services.directory import office


@pytest.fixture
def at(app):
    return office()


@pytest.fixture
def admin(at, browser_of):
    return browser_of(at.admin_user)


def test_a_year_is_filled_and_a_day_is_moved(at, admin):
    assert "Isi dari daftar nasional 2026" in admin.get("/hari-libur?tahun=2026").text
    filled = admin.post("/hari-libur/isi", {"year": "2026"})
    assert filled.headers["Location"] == "/hari-libur?tahun=2026"
    shown = admin.get("/hari-libur?tahun=2026").text
    assert "Kamis, 24 Desember 2026" in shown
    assert "Cuti bersama" in shown
    moved = db.session.scalars(select(Holiday).where(Holiday.name == "Maulid Nabi Muhammad")).one()
    body = {"on_date": "2026-08-26", "name": moved.name, "version": "1"}
    assert admin.post(f"/hari-libur/{moved.id}/ubah", body).status_code == 303
    taken = admin.post(f"/hari-libur/{moved.id}/ubah", {**body, "on_date": "2026-12-25", "version": "2"})
    assert taken.status_code == 422
    assert "sudah ada dalam daftar" in taken.text
    assert admin.post(f"/hari-libur/{moved.id}/nonaktif", {"version": "2"}).status_code == 303
    assert "Nonaktif" in admin.get("/hari-libur?tahun=2026&q=maulid").text


@pytest.mark.parametrize("year", ["1999", "2101", "dua ribu", ""])
def test_years_that_are_refused(at, admin, year):
    assert admin.post("/hari-libur/isi", {"year": year}).status_code == 422
    assert db.session.scalars(select(Holiday.id)).all() == []


def test_the_working_week_is_chosen(at, admin):
    assert "lima hari kerja" in admin.get("/hari-libur").text
    assert admin.post("/hari-libur/pekan-kerja", {"days_per_week": "6", "version": "0"}).status_code == 303
    assert "enam hari kerja" in admin.get("/hari-libur").text
    assert admin.post("/hari-libur/pekan-kerja", {"days_per_week": "5", "version": "0"}).status_code == 409
    assert admin.post("/hari-libur/pekan-kerja", {"days_per_week": "4", "version": "1"}).status_code == 422
