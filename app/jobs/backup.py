"""`flask backup FILE` and `flask restore FILE`: database, uploaded files and key together, encrypted and verified."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import Engine, select

from app import clock
from app.db import db
from app.jobs import archive
from app.jobs.database_copies import (
    CopyError,
    check_sqlite,
    copy_database,
    restore_postgresql,
    revision_of,
    sqlite_at,
)
from app.jobs.locks import Held, nobody_serves
from app.models.files import StoredFile
from app.queries.backups import BackupNote, write_note
from app.storage.local import LocalStorage

PASSPHRASE = "TUNTAS_BACKUP_PASSPHRASE"
_SQLITE, _DUMP = "tuntas.db", "tuntas.pgdump"


def _passphrase(*, confirm: bool) -> str:
    given = os.environ.get(PASSPHRASE) or click.prompt(
        "Kata sandi cadangan", hide_input=True, confirmation_prompt=confirm
    )
    if confirm and len(given) < 12:
        raise click.ClickException("Kata sandi cadangan paling sedikit 12 huruf.")
    return str(given)


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@with_appcontext
def backup_command(file: Path) -> None:
    """Buat cadangan terenkripsi: basis data, berkas unggahan, dan kunci."""
    if file.exists():
        raise click.ClickException(f"{file} sudah ada. Pilih nama lain; cadangan lama tidak pernah ditimpa.")
    try:
        counted = make_backup(file, _passphrase(confirm=True))
    except CopyError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Cadangan tersimpan di {file} ({counted} berkas unggahan, isi sudah diperiksa).")


def make_backup(file: Path, passphrase: str) -> int:
    """Write and verify a backup at `file`; gives the number of uploaded files in it. Raises CopyError."""
    folder: Path = current_app.config["INSTANCE_FOLDER"]
    file = file.resolve()
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".cadangan-") as place:
        content = Path(place) / "isi"
        content.mkdir()
        on_sqlite = db.engine.dialect.name == "sqlite"
        copy_database(db.engine, content / (_SQLITE if on_sqlite else _DUMP))
        if on_sqlite:
            check_sqlite(content / _SQLITE)
        # Files after the database: a file is written before its row, so none that a row names can be missing.
        source: Path = current_app.config["FILES_FOLDER"]
        names = _copy_files(LocalStorage(source), content / "files")
        if (folder / "secret_key").is_file():
            shutil.copyfile(folder / "secret_key", content / "secret_key")
        check_files(content, sqlite_at(content / _SQLITE) if on_sqlite else db.engine)
        about = {"made_at": clock.now().isoformat(), "revision": revision_of(db.engine), "format": 1}
        unfinished = Path(place) / "cadangan"
        archive.pack(content, unfinished, passphrase, about)
        proof = Path(place) / "periksa" / "isi"
        proof.mkdir(parents=True)
        archive.unpack(unfinished, proof, passphrase)
        unfinished.chmod(0o600)
        with unfinished.open("rb") as handle:
            os.fsync(handle.fileno())
        os.link(unfinished, file)  # refuses where somebody made the name meanwhile
    write_note(folder, BackupNote(clock.now(), names))
    return names


def _copy_files(source: LocalStorage, target: Path) -> int:
    count = 0
    for name in source.names():
        place = target / name[:2]
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source.root / name[:2] / name, place / name)
        count += 1
    return count


def check_files(content: Path, engine: Engine) -> None:
    """Every file that a row names is in the copy and unchanged. Raises CopyError."""
    store = LocalStorage(content / "files")
    with engine.connect() as connection:
        rows = connection.execute(select(StoredFile.stored_name, StoredFile.sha256)).all()
    for row in rows:
        if not store.verify(row.stored_name, row.sha256):
            raise CopyError(f"berkas unggahan {row.stored_name} hilang atau berubah")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@with_appcontext
def restore_command(file: Path) -> None:
    """Kembalikan cadangan; keadaan sekarang disimpan di samping, tidak dihapus."""
    folder: Path = current_app.config["INSTANCE_FOLDER"]
    try:
        with nobody_serves(folder):
            kept = restore_backup(file, _passphrase(confirm=False), folder)
    except Held as error:
        raise click.ClickException("Tuntas masih berjalan. Hentikan dahulu, lalu ulangi.") from error
    except CopyError as error:
        raise click.ClickException(f"Cadangan tidak dikembalikan: {error}.") from error
    click.echo("Cadangan dikembalikan." + (f" Keadaan sebelumnya tersimpan di {kept}." if kept else ""))


def restore_backup(file: Path, passphrase: str, folder: Path) -> Path | None:
    """Check a backup aside, then put it in place; gives the folder that keeps the old state. Raises CopyError."""
    with tempfile.TemporaryDirectory(dir=folder, prefix="pemulihan-") as place:
        content = Path(place) / "isi"
        content.mkdir()
        archive.unpack(file, content, passphrase)
        (content / "files").mkdir(exist_ok=True)
        if (content / _DUMP).exists():
            if db.engine.dialect.name == "sqlite":
                raise CopyError("cadangan ini dari PostgreSQL; arahkan DATABASE_URL ke basis data PostgreSQL kosong")
            restore_postgresql(db.engine, content / _DUMP)
            check_files(content, db.engine)
            return _exchange(content, folder, {"files": "files", "secret_key": "secret_key"})
        if db.engine.dialect.name != "sqlite":
            raise CopyError("cadangan ini dari SQLite; kosongkan DATABASE_URL untuk mengembalikannya")
        check_sqlite(content / _SQLITE)
        check_files(content, sqlite_at(content / _SQLITE))
        db.session.remove()
        db.engine.dispose()
        live = Path(db.engine.url.database or "")
        return _exchange(content, folder, {_SQLITE: live.name, "files": "files", "secret_key": "secret_key"})


def _exchange(content: Path, folder: Path, names: dict[str, str]) -> Path:
    """Move the old state aside and the restored one in, each by renaming within the same disk."""
    kept = folder / f"sebelum-pemulihan-{clock.now():%Y%m%dT%H%M%S}"
    kept.mkdir(mode=0o700)
    for restored, current in names.items():
        if not (content / restored).exists():
            continue
        for suffix in ("", "-wal", "-shm"):
            old = folder / f"{current}{suffix}"
            if old.exists():
                old.rename(kept / old.name)
        (content / restored).rename(folder / current)
    _sync_folder(folder)
    return kept


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
