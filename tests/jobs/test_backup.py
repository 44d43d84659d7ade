"""Backup and restore: nothing lost under writing, nothing put back that is not sound, the old state kept."""

from __future__ import annotations

import functools
import tarfile
import threading
from pathlib import Path
from types import SimpleNamespace

import pyrage
import pytest
from sqlalchemy import create_engine, func, select

from app import clock
from app.db import db
from app.jobs import backup
from app.jobs.database_copies import CopyError, copy_database, sqlite_at
from app.jobs.locks import Held, mark_serving, nobody_serves
from app.models.files import StoredFile
from app.models.governments import Government
from app.storage.local import LocalStorage
from tests import factories

PASSPHRASE = "sandi cadangan yang panjang"

_key = pyrage.x25519.Identity.generate()
_key_of = pyrage.x25519.Identity.from_str
_locked = functools.cache(pyrage.passphrase.encrypt)
_unlocked = functools.cache(pyrage.passphrase.decrypt)


@pytest.fixture(autouse=True)
def locked_once(monkeypatch):
    """A passphrase takes seconds to lock or open anything, on purpose: one key, really locked and opened once."""
    monkeypatch.setattr(pyrage.x25519, "Identity", SimpleNamespace(generate=lambda: _key, from_str=_key_of))
    monkeypatch.setattr(pyrage.passphrase, "encrypt", _locked)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", _unlocked)


@pytest.fixture
def filled(fresh_app, tmp_path):
    """A meeting with one stored file, in an installation of its own."""
    government = factories.government("Asal")
    agency = factories.agency(government)
    user = factories.user(government)
    meeting = factories.meeting(agency, user, "Rapat yang dicadangkan")
    saved = LocalStorage(fresh_app.config["FILES_FOLDER"]).save(b"isi berkas")
    factories.save(
        StoredFile(
            government_id=government.id,
            meeting_id=meeting.id,
            kind="bahan",
            original_name="bahan.pdf",
            stored_name=saved.name,
            media_type="application/pdf",
            size_bytes=saved.size,
            sha256=saved.sha256,
            uploaded_by_user_id=user.id,
            uploaded_at=clock.now(),
        )
    )
    db.session.remove()
    return fresh_app


@pytest.mark.sqlite_only
def test_restored_state_is_the_saved_one_and_the_later_one_is_kept(filled, tmp_path):
    file = tmp_path / "cadangan.tuntas"
    assert backup.make_backup(file, PASSPHRASE) == 1
    factories.government("Sesudah")
    kept = backup.restore_backup(file, PASSPHRASE, tmp_path)
    names = set(db.session.scalars(select(Government.name)))
    assert names == {"Asal"}
    with sqlite_at(kept / "tuntas.db").connect() as later:
        assert set(later.execute(select(Government.name)).scalars()) == {"Asal", "Sesudah"}
    stored = db.session.scalars(select(StoredFile)).one()
    assert LocalStorage(filled.config["FILES_FOLDER"]).verify(stored.stored_name, stored.sha256)


@pytest.mark.sqlite_only
def test_every_row_committed_before_the_backup_is_in_it(filled, tmp_path):
    stop = threading.Event()

    def write() -> None:
        with filled.app_context():
            while not stop.is_set():
                factories.government("Sibuk")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for n in range(10):
            before = db.session.scalar(select(func.count()).select_from(Government))
            db.session.remove()
            copy_database(db.engine, tmp_path / f"salinan-{n}.db")
            with sqlite_at(tmp_path / f"salinan-{n}.db").connect() as copy:
                assert copy.execute(select(func.count()).select_from(Government)).scalar() >= before
    finally:
        stop.set()
        writer.join()


@pytest.mark.sqlite_only
def test_refuses_wrong_passphrase_damage_and_a_missing_file(filled, tmp_path):
    file = tmp_path / "cadangan"
    backup.make_backup(file, PASSPHRASE)
    with pytest.raises(CopyError, match="kata sandi cadangan tidak cocok"):
        backup.restore_backup(file, "bukan sandinya", tmp_path)
    damaged = tmp_path / "rusak"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    with pytest.raises(CopyError):
        backup.restore_backup(damaged, PASSPHRASE, tmp_path)
    assert db.session.scalar(select(func.count()).select_from(Government)) == 1
    stored = db.session.scalars(select(StoredFile)).one()
    LocalStorage(filled.config["FILES_FOLDER"]).discard(stored.stored_name)
    with pytest.raises(CopyError, match="hilang atau berubah"):
        backup.make_backup(tmp_path / "lain", PASSPHRASE)


@pytest.mark.sqlite_only
def test_the_backup_file_shows_nothing_without_the_passphrase(filled, tmp_path):
    file = tmp_path / "cadangan"
    backup.make_backup(file, PASSPHRASE)
    assert b"Rapat yang dicadangkan" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    with tarfile.open(file) as tar:
        assert sorted(tar.getnames()) == ["isi.tar.age", "kunci.age"]


@pytest.mark.sqlite_only
def test_commands_speak_and_never_overwrite(filled, tmp_path, monkeypatch):
    monkeypatch.setenv(backup.PASSPHRASE, PASSPHRASE)
    runner = filled.test_cli_runner()
    file = str(tmp_path / "cadangan")
    assert "Cadangan tersimpan" in runner.invoke(args=["backup", file]).output
    again = runner.invoke(args=["backup", file])
    assert again.exit_code != 0
    assert "tidak pernah ditimpa" in again.output
    lock = mark_serving(Path(filled.config["INSTANCE_FOLDER"]))
    refused = runner.invoke(args=["restore", file])
    assert refused.exit_code != 0
    assert "masih berjalan" in refused.output
    backup.os.close(lock)
    assert "Cadangan dikembalikan" in runner.invoke(args=["restore", file]).output


def test_a_restore_waits_for_nobody_who_serves(tmp_path):
    lock = mark_serving(tmp_path)
    with pytest.raises(Held), nobody_serves(tmp_path):
        pass
    backup.os.close(lock)
    with nobody_serves(tmp_path):
        pass


@pytest.mark.postgres_only
def test_a_dump_goes_into_an_empty_database_only(filled, template, tmp_path):
    file = tmp_path / "cadangan"
    assert backup.make_backup(file, PASSPHRASE) == 1
    with pytest.raises(CopyError, match="tidak kosong"):
        backup.restore_backup(file, PASSPHRASE, tmp_path)
    empty = template._new(f"{template.name}_empty")
    other = create_engine(empty)
    content = tmp_path / "bongkar" / "isi"
    content.mkdir(parents=True)
    backup.archive.unpack(file, content, PASSPHRASE)
    backup.restore_postgresql(other, content / "tuntas.pgdump")
    with other.connect() as connection:
        assert set(connection.execute(select(Government.name)).scalars()) == {"Asal"}
    other.dispose()
    template.drop(empty)
