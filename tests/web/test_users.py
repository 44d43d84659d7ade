"""Pages of accounts: for the administrator alone, the code shown once, sessions that end, roles as rows."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from app.db import db
from app.domain.roles import Role
from app.models.users import OneTimeCode, User
from app.services import sign_in
from tests import factories, page
from tests.services.directory import office, row

CODE = re.compile(r"(?:[A-Z2-9]{4}-){2}[A-Z2-9]{4}")


@pytest.fixture
def at(app):
    return office()


@pytest.fixture
def admin(at, browser_of):
    return browser_of(at.admin_user)


def test_only_the_administrator_sees_accounts(at, browser_of):
    secretariat = browser_of(at.secretariat_user)
    for path in ("", "/baru", "/riwayat", f"/{at.secretariat_user.id}", f"/{at.secretariat_user.id}/peran"):
        assert secretariat.get(f"/pengguna{path}").status_code == 403
    assert secretariat.post(f"/pengguna/{at.secretariat_user.id}/kode").status_code == 403
    assert "Pengguna" not in secretariat.get("/instansi").text


def test_accounts_of_another_government_are_missing(at, admin):
    abroad = factories.user(at.foreign, username="akun.seberang")
    assert "akun.seberang" not in admin.get("/pengguna?keadaan=semua").text
    assert admin.get(f"/pengguna/{abroad.id}").status_code == 404
    for path in ("kode", "akhiri-sesi", "nonaktif", "aktif", "peran"):
        assert admin.post(f"/pengguna/{abroad.id}/{path}", {"version": "1"}).status_code == 404


def test_from_a_new_account_to_the_first_login(at, app, admin, browser_of):
    person = factories.person(at.home, "Rina Setda")
    answer = admin.post("/pengguna/baru", {"username": "Rina.Setda", "person_id": str(person.id)})
    assert answer.status_code == 303
    user = db.session.scalars(select(User).where(User.username == "rina.setda")).one()
    assert "belum mempunyai peran" in admin.get(f"/pengguna/{user.id}").text
    roles = {"version": "1", "roles-0-role": "sekretariat_rapat", "roles-0-agency_id": str(at.agency.id)}
    assert admin.post(f"/pengguna/{user.id}/peran", roles).status_code == 303
    shown = admin.post(f"/pengguna/{user.id}/kode")
    assert page.faults(app, shown) == []
    assert shown.headers["Cache-Control"] == "private, no-store"
    code = CODE.search(shown.text)[0]
    assert code not in admin.get(f"/pengguna/{user.id}").text
    visitor = browser_of()
    body = {"identifier": "rina.setda", "code": code, "password": "enam gajah di pelabuhan"}
    assert visitor.post("/masuk/kode", body).status_code == 303
    assert "Sekretariat rapat" in visitor.get("/akun").text


def test_a_second_code_replaces_the_first(at, admin, browser_of):
    url = f"/pengguna/{at.secretariat_user.id}/kode"
    first, second = (CODE.search(admin.post(url).text)[0] for _ in range(2))
    body = {"identifier": at.secretariat_user.username, "password": "enam gajah di pelabuhan"}
    assert browser_of().post("/masuk/kode", {**body, "code": first}).status_code == 422
    assert browser_of().post("/masuk/kode", {**body, "code": second}).status_code == 303
    assert db.session.scalar(select(func.count()).select_from(OneTimeCode)) == 2
    assert admin.get(url).status_code == 405


def test_closing_an_account_shuts_its_open_page(at, admin, browser_of):
    open_page = browser_of(at.secretariat_user)
    assert open_page.get("/instansi").status_code == 200
    version = str(at.secretariat_user.version)
    asked = admin.get(f"/pengguna/{at.secretariat_user.id}/nonaktif").text
    assert "Semua sesinya berakhir" in asked
    assert admin.post(f"/pengguna/{at.secretariat_user.id}/nonaktif", {"version": version}).status_code == 303
    assert open_page.get("/instansi").status_code == 303


def test_a_changed_role_counts_at_the_next_request(at, admin, browser_of):
    observer = factories.user(at.home, Role.OBSERVER)
    open_page = browser_of(observer)
    assert open_page.get("/instansi/baru").status_code == 403
    body = {"version": "1", "roles-0-role": "administrator"}
    assert admin.post(f"/pengguna/{observer.id}/peran", body).status_code == 303
    assert open_page.get("/instansi/baru").status_code == 200


def test_sessions_are_listed_and_ended(at, admin, browser_of):
    open_page = browser_of(at.secretariat_user)
    assert "Akhiri semua sesi" in admin.get(f"/pengguna/{at.secretariat_user.id}").text
    assert admin.post(f"/pengguna/{at.secretariat_user.id}/akhiri-sesi").status_code == 303
    assert open_page.get("/akun").status_code == 303
    assert "Tidak ada sesi yang terbuka" in admin.get(f"/pengguna/{at.secretariat_user.id}").text


def test_the_own_account_offers_nothing_that_is_refused(at, admin):
    own = at.admin_user.id
    shown = admin.get(f"/pengguna/{own}").text
    for path in ("peran", "nonaktif", "kode"):
        assert f"/pengguna/{own}/{path}" not in shown
    assert admin.get(f"/pengguna/{own}/peran").status_code == 403
    assert admin.get(f"/pengguna/{own}/nonaktif").status_code == 403
    refused = admin.post(f"/pengguna/{own}/peran", {"version": "1", "roles-0-role": "pemantau"})
    assert refused.status_code == 403
    assert "administrator lain" in refused.text


def test_rows_of_roles_without_javascript(at, admin):
    user = factories.user(at.home, Role.OBSERVER)
    url = f"/pengguna/{user.id}/peran"
    typed = {"version": "1", "roles-0-role": "pemantau", "roles-0-valid_from": "2026-01-02"}
    added = admin.post(url, {**typed, "tambah_baris": "roles"})
    assert added.status_code == 200
    assert 'name="roles-1-role"' in added.text
    assert 'value="2026-01-02"' in added.text
    wrong = admin.post(url, {**typed, "roles-1-role": "", "roles-1-valid_from": "2026-01-02"})
    assert wrong.status_code == 422
    assert "Pilih peran untuk baris ini" in wrong.text
    skipped = admin.post(url, {**typed, "roles-1-role": "", "roles-4-role": "sekda"})
    assert skipped.status_code == 422
    assert "Peran Sekretaris Daerah mengikuti jabatan" in skipped.text
    assert admin.post(url, {**typed, "roles-1-role": ""}).status_code == 303
    assert row(User, user.id).version == 2


def test_the_history_names_logins_and_changes(at, admin, browser_of):
    browser_of(at.secretariat_user).post("/keluar")
    shown = admin.get("/pengguna/riwayat").text
    for words in ("Masuk", "Keluar", at.secretariat_user.display_name):
        assert words in shown


def test_failed_logins_are_told(at, admin):
    for _ in range(5):
        sign_in.note_attempt(sign_in.digest(at.secretariat_user.username), sign_in.Visitor("10.0.0.1"))
    assert "5 percobaan masuk gagal" in admin.get(f"/pengguna/{at.secretariat_user.id}").text
