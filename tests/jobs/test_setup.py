"""The commands of a real start: `flask setup`, `flask users`, `flask readers`, with what they say when refused."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.agencies import Agency
from app.models.governments import Government
from app.models.users import User
from app.queries.actors import actor_of
from app.services import own_password
from app.services.sign_in import Visitor
from tests import factories

OPTIONS = (
    *("setup", "--level", "kota", "--name", "Tanjungkoto", "--zone", "wib"),
    *("--admin", "admin.tk", "--admin-name", "Administrator", "--yes"),
)
CODE = re.compile(r"(?:[A-Z2-9]{4}-){2}[A-Z2-9]{4}")


@pytest.fixture
def run(fresh_app):
    runner = fresh_app.test_cli_runner()

    def invoke(*arguments: str, typed: str = ""):
        return runner.invoke(args=list(arguments), input=typed)

    return invoke


def test_by_options_with_a_csv_file_of_excel(run, tmp_path):
    listed = tmp_path / "instansi.csv"
    listed.write_bytes("nama;singkatan\nDinas Sosial;Dinsos\nPolresta Tanjungkoto – Kota;\n".encode("cp1252"))
    result = run(*OPTIONS, "--agencies", str(listed))
    assert result.exit_code == 0, result.output
    assert "Polresta Tanjungkoto – Kota — Polri, mitra" in result.output
    names = db.session.scalars(select(Agency.name).order_by(Agency.protocol_order)).all()
    assert names == ["Sekretariat Daerah", "Dinas Sosial", "Polresta Tanjungkoto – Kota"]
    code = CODE.search(result.output)[0]
    assert own_password.set_password_by_code("admin.tk", code, "enam gajah di pelabuhan", Visitor("127.0.0.1"))


def test_by_questions_with_a_pasted_list(run):
    typed = "kabupaten\nBintan\nWIB\nadm.bintan\nBudi\nDinas Sosial (Dinsos)\nKodim 0315\n\ny\n"
    result = run("setup", typed=typed)
    assert result.exit_code == 0, result.output
    assert "Tersimpan: 3 instansi" in result.output
    assert db.session.scalars(select(Government.slug)).one() == "kabupaten-bintan"


def test_from_standard_input(run):
    result = run(*OPTIONS, "--agencies", "-", typed="Sekretariat Daerah\nDinas Sosial\n")
    assert result.exit_code == 0, result.output
    assert len(db.session.scalars(select(Agency.id)).all()) == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--name", "Tanjung\x07koto"), "karakter kendali"),
        (("--admin", "ad"), "Nama pengguna"),
        (("--agencies", "-"), "Baris 2"),
    ],
)
def test_a_refusal_is_a_sentence_and_saves_nothing(run, options, said):
    result = run(*OPTIONS, *options, typed="nama;jenis\nDinas Sosial;dinas\n")
    assert result.exit_code == 1
    assert said in result.output
    assert "Belum ada yang disimpan" in result.output
    assert "Traceback" not in result.output
    assert db.session.scalars(select(Government.id)).all() == []


def test_no_at_the_end_saves_nothing(run):
    assert run("setup", typed="kota\nX\nWIB\nadmin.x\nBudi\n\nn\n").exit_code == 1
    assert db.session.scalars(select(Government.id)).all() == []


def test_accounts_from_the_server(run):
    run(*OPTIONS, "--agencies", "-", typed="Dinas Sosial (Dinsos)\n")
    needs_agency = run("users", "add", "sek.dinsos", "--name", "Sari", "--role", "sekretariat_rapat")
    assert needs_agency.exit_code == 1
    assert db.session.scalars(select(User.username)).all() == ["admin.tk"]
    made = run("users", "add", "Sek.Dinsos", "--name", "Sari", "--role", "sekretariat_rapat", "--agency", "dinsos")
    assert made.exit_code == 0, made.output
    user_id = db.session.scalars(select(User.id).where(User.username == "sek.dinsos")).one()
    assert actor_of(user_id).has(Role.SECRETARIAT)
    code = CODE.search(run("users", "code", "sek.dinsos").output)[0]
    assert own_password.set_password_by_code("sek.dinsos", code, "enam gajah di pelabuhan", Visitor("127.0.0.1"))
    assert run("users", "code", "tidak.ada").exit_code == 1
    assert run("users", "add", "kadis", "--name", "Kadis", "--role", "kepala_instansi").exit_code == 2


def test_a_reader_from_the_server(run):
    government = factories.government()
    agency = factories.agency(government)
    gone = factories.user(government, Role.SECRETARIAT, agency, is_active=False)
    meeting_id = factories.meeting(agency, gone, level=Confidentiality.RAHASIA).id
    factories.user(government, Role.SECRETARIAT, agency, username="baru")
    assert run("readers", "add", str(meeting_id), "baru").exit_code == 2
    made = run("readers", "add", str(meeting_id), "baru", "--reason", "Semua pembaca pindah tugas")
    assert made.exit_code == 0, made.output
    again = run("readers", "add", str(meeting_id), "baru", "--reason", "Sekali lagi")
    assert "pembaca aktif" in again.output
    assert run("readers", "add", str(2**63), "baru", "--reason", "x").exit_code == 2
