"""What durability and concurrency rest on: settings of the driver, IMMEDIATE transactions, UTC, one commit."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy import select, text, update

from app.db import bundled_sqlite, db, log_settings, transactional
from app.models.governments import Government
from tests import factories
from tests.client import Browser
from tests.database import make_app


@pytest.mark.sqlite_only
def test_sqlite_settings_are_what_was_measured(fresh_app):
    found = log_settings(db.engine, logging.getLogger("app"))
    assert found["synchronous"] == "2"
    assert found["foreign_keys"] == "1"
    assert int(found["busy_timeout"]) >= 5000
    assert found["journal_mode"] == ("wal" if bundled_sqlite() else "truncate")
    if bundled_sqlite():
        assert tuple(map(int, found["sqlite_version"].split("."))) >= (3, 51, 3)


@transactional
def add_one(government_id: int) -> None:
    """Read, then write: what loses updates without an immediate transaction or a row lock."""
    row = db.session.scalars(select(Government).where(Government.id == government_id).with_for_update()).one()
    row.short_name = str(int(row.short_name or 0) + 1)


def test_read_then_write_from_many_threads_loses_nothing(fresh_app):
    government_id = factories.government().id
    db.session.remove()
    failures: list[BaseException] = []

    def work() -> None:
        with fresh_app.app_context():
            for _ in range(25):
                try:
                    add_one(government_id)
                except BaseException as error:
                    failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert db.session.get(Government, government_id).short_name == "200"


def test_a_failed_use_case_leaves_nothing(app):
    government_id = factories.government("Lama").id

    @transactional
    def half() -> None:
        db.session.execute(update(Government).where(Government.id == government_id).values(name="Baru"))
        raise ValueError("batal")

    with pytest.raises(ValueError, match="batal"):
        half()
    assert db.session.get(Government, government_id).name == "Lama"


def test_a_use_case_inside_another_is_one_transaction(app):
    @transactional
    def inner(name: str) -> None:
        db.session.execute(update(Government).values(name=name))

    @transactional
    def outer() -> None:
        inner("Dalam")
        raise ValueError("batal")

    factories.government("Luar")
    with pytest.raises(ValueError, match="batal"):
        outer()
    assert db.session.scalars(select(Government.name)).all() == ["Luar"]


@pytest.mark.sqlite_only
def test_a_busy_database_answers_503_and_keeps_the_text(template, tmp_path):
    app = make_app(template.copy(tmp_path), tmp_path, SQLITE_BUSY_MS=50)
    with app.app_context():
        browser = Browser(app, factories.user(factories.government()))
        db.session.commit()
        with db.engine.connect() as blocker:
            blocker.execute(update(Government).values(name="Sedang ditulis"))
            answer = browser.post("/akun/keluar-semua", {"catatan": "kalimat yang tidak boleh hilang"})
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
        assert "kalimat yang tidak boleh hilang" in answer.text
        assert browser.post("/akun/keluar-semua").status_code == 303
        db.session.remove()
        db.engine.dispose()


def test_instants_come_back_aware_and_in_utc(app):
    there = timezone(timedelta(hours=8))
    row = factories.government()
    row.created_at = datetime(2026, 7, 13, 9, 30, tzinfo=there)
    factories.save(row)
    db.session.expire_all()
    assert row.created_at == datetime(2026, 7, 13, 1, 30, tzinfo=UTC)
    assert row.created_at.tzinfo is UTC
    with pytest.raises((ValueError, sa.exc.StatementError), match="naive"):
        db.session.execute(
            update(Government).values(created_at=datetime(2026, 7, 13, 9, 30))  # noqa: DTZ001
        )
    db.session.rollback()


def test_a_row_cannot_point_into_another_government(app):
    here, there = factories.government(), factories.government()
    foreign_agency = factories.agency(there)
    with pytest.raises(sa.exc.IntegrityError):
        factories.agency(here, parent_id=foreign_agency.id)
    db.session.rollback()


def test_deleting_what_others_point_at_is_refused(app):
    government = factories.government()
    agency = factories.agency(government)
    factories.user(government)
    factories.meeting(agency, factories.user(government))
    with pytest.raises(sa.exc.IntegrityError):
        db.session.execute(text(f"DELETE FROM agencies WHERE id = {agency.id}"))
    db.session.rollback()
