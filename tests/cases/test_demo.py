"""`flask demo load` and `flask demo accounts`: once, wholly or not at all, never in production."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import db
from app.domain.roles import Role
from app.jobs import demo_loader
from app.jobs.demo_accounts import ACCOUNTS, FILE_NAME, new_passwords
from app.jobs.demo_data import cases, governments
from app.models.emblems import Emblem
from app.models.governments import DemoMarker, Government
from app.models.users import User, UserRole
from app.services.audit import broken_links
from tests import factories
from tests.cases.site import Site
from tests.client import Browser
from tests.database import inside_one_transaction
from tests.turns import shared

TABLES = sorted(db.metadata.tables)


def command(app: Flask, *words: str) -> Any:
    return app.test_cli_runner().invoke(args=["demo", *words])


def rows(app: Flask) -> dict[str, int]:
    """How many rows each table has."""
    db.session.rollback()
    return {name: db.session.scalar(select(func.count()).select_from(db.metadata.tables[name])) for name in TABLES}


def passwords(folder: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    return found


def test_a_second_load_changes_nothing(site: Site) -> None:
    before, kept = rows(site.app), passwords(site.folder)
    again, silent = command(site.app, "load"), command(site.app, "load", "--if-empty")
    assert (again.exit_code, again.output) == (0, "Data contoh sudah dimuat; tidak ada yang diubah.\n")
    assert (silent.exit_code, silent.output) == (0, "")
    assert (rows(site.app), passwords(site.folder)) == (before, kept)


def test_any_government_means_that_the_installation_is_in_use(fresh_app: Flask, tmp_path: Path) -> None:
    factories.government("Nyata")
    before = rows(fresh_app)
    assert command(fresh_app, "load", "--if-empty").exit_code == 0
    refused = command(fresh_app, "load")
    assert refused.exit_code == 1
    assert "sudah dipakai" in refused.output
    assert rows(fresh_app) == before
    assert not (tmp_path / FILE_NAME).exists()


def test_a_failure_leaves_nothing(fresh_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(fresh_app)

    def break_at_the_end(_plan: Any, _hashes: Any) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(demo_loader, "load_example", break_at_the_end)
    assert isinstance(command(fresh_app, "load").exception, RuntimeError)
    assert rows(fresh_app) == before
    assert not (tmp_path / FILE_NAME).exists()
    monkeypatch.setattr(demo_loader, "load_example", lambda _plan, _hashes: None)  # tested in test_example.py
    assert command(fresh_app, "load").output == "Data contoh dimuat: 5 pemerintah daerah.\n"
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize("words", [["load"], ["load", "--if-empty"], ["accounts"]])
def test_refused_in_production(fresh_app: Flask, tmp_path: Path, words: list[str]) -> None:
    fresh_app.config["PRODUCTION"] = True
    before = rows(fresh_app)
    refused = command(fresh_app, *words)
    assert refused.exit_code == 1
    assert "mode produksi" in refused.output
    assert rows(fresh_app) == before
    assert not (tmp_path / FILE_NAME).exists()


def test_passwords_are_random_per_installation(site: Site) -> None:
    here, there = passwords(site.folder), new_passwords(governments())
    assert here.keys() == there.keys()
    assert len(set(here.values()) | set(there.values())) == 2 * len(here)


def test_each_government_has_an_account_of_every_role(site: Site) -> None:
    found = db.session.execute(
        select(Government.name, UserRole.role).join(User, User.government_id == Government.id).join(UserRole)
    )
    roles: dict[str, set[Role]] = {}
    for name, role in found:
        roles.setdefault(name, set()).add(role)
    assert roles == {plan.name: set(Role) for plan in governments()}
    assert db.session.scalar(select(func.count()).select_from(DemoMarker)) == len(roles)


def test_every_account_logs_in_and_sees_its_beranda(site: Site) -> None:
    for username, password in shared(passwords(site.folder).items(), "accounts"):
        browser = Browser(site.app)
        answer = browser.post("/masuk", {"identifier": username, "password": password})
        assert (username, answer.status_code, answer.location) == (username, 303, "/")
        beranda = browser.get("/")
        assert (username, beranda.status_code) == (username, 200)
        assert "Akun Demo" in beranda.get_data(as_text=True)


def test_the_list_of_accounts_shows_every_password_that_still_holds(site: Site) -> None:
    output = command(site.app, "accounts").output
    assert [line for line in output.splitlines() if not line.startswith(" ")] == [
        "Pemerintah Kota Tanjungpinang",
        "Pemerintah Kota Jambi",
        "Pemerintah Kabupaten Pemalang",
        "Pemerintah Provinsi Kalimantan Utara",
    ]
    shown = [line.split()[-2:] for line in output.splitlines() if line.startswith(" ")]
    assert dict(shown) == passwords(site.folder)
    assert len(shown) == len(ACCOUNTS) * len(governments())


def test_a_changed_password_is_not_shown_any_more(loaded: Site) -> None:
    username, old = next(iter(passwords(loaded.folder).items()))
    new = "empat kata yang lain sekali"
    with inside_one_transaction(loaded.app):
        browser = Browser(loaded.app, loaded.user_id(username))
        answer = browser.post("/akun/kata-sandi", {"old_password": old, "password": new})
        assert answer.status_code == 303
        output = command(loaded.app, "accounts").output
    line = next(line for line in output.splitlines() if f" {username} " in line)
    assert line.endswith("(sudah diganti)")
    assert old not in output


def test_nobody_real_has_an_account(site: Site) -> None:
    names = {row["nama"] for case in cases().values() for row in (*case["peran"], *case["narasumber"]) if row["nama"]}
    accounts = db.session.scalars(select(User.display_name)).all()
    assert all(name.startswith("Akun Demo ") for name in accounts)
    assert not [(name, account) for name in names for account in accounts if name in account]


def test_no_real_region_bears_an_emblem(site: Site) -> None:
    """Those of real regions are protected; the one that is there was drawn for Kabupaten Contoh."""
    bearing = set(db.session.scalars(select(Government.name).join(Emblem, Emblem.government_id == Government.id)))
    assert bearing <= {"Contoh"}


def test_the_history_of_each_government_is_whole(site: Site) -> None:
    assert [broken_links(government_id) for government_id in db.session.scalars(select(Government.id))] == [[]] * 4
