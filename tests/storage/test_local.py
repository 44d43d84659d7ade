"""The folder of files: durable order of writing, generated names, no way out, honest checksums."""

from __future__ import annotations

import hashlib
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import NotFound
from app.storage import LocalStorage

MOMENT = datetime(2026, 3, 17, 2, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> LocalStorage:
    return LocalStorage(tmp_path / "berkas")


def test_what_is_saved_is_read_back(store: LocalStorage) -> None:
    saved = store.save(b"isi berkas")
    assert store.read(saved.name) == b"isi berkas"
    assert (saved.size, saved.sha256) == (10, hashlib.sha256(b"isi berkas").hexdigest())
    assert list(store.names()) == [saved.name]
    with store.open(saved.name) as file:
        assert file.read(3) == b"isi"


def test_equal_bytes_get_names_of_their_own_that_tell_nothing(store: LocalStorage) -> None:
    first, second = store.save(b"sama"), store.save(b"sama")
    assert first.name != second.name
    assert first.sha256 == second.sha256
    assert len(first.name) == 32


def test_only_the_owner_may_read_the_files(store: LocalStorage) -> None:
    saved = store.save(b"rahasia")
    path = store.root / saved.name[:2] / saved.name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_bytes_are_synced_before_the_rename_and_the_folder_after(
    store: LocalStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(b"folder")
    steps: list[str] = []
    sync, rename = os.fsync, Path.replace

    def note_sync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def note_rename(path: Path, target: Path) -> Path:
        steps.append("rename")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_rename)
    monkeypatch.setattr(store, "_make_folder", lambda folder: folder.mkdir(parents=True, exist_ok=True))
    store.save(b"isi")
    assert steps == ["file", "rename", "folder"]


def test_a_failed_write_leaves_nothing_behind(store: LocalStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    store.root.mkdir()
    monkeypatch.setattr(store, "_make_folder", lambda folder: folder.mkdir(parents=True, exist_ok=True))
    with pytest.raises(OSError, match="No space"):
        store.save(b"isi")
    assert [path for path in store.root.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        "../../etc/passwd",
        "/etc/passwd",
        "a" * 31,
        "a" * 33,
        "A" * 32,
        "a" * 31 + "/",
        "a" * 32 + "\n",
        "a" * 31 + "\x00",
    ],
)
def test_names_that_the_store_did_not_give_lead_nowhere(store: LocalStorage, name: str) -> None:
    store.save(b"isi")
    for use in (store.open, store.read, store.discard):
        with pytest.raises(NotFound):
            use(name)
    assert store.verify(name, "") is False


def test_verify_tells_damage_and_loss(store: LocalStorage) -> None:
    saved = store.save(b"isi berkas")
    assert store.verify(saved.name, saved.sha256)
    path = store.root / saved.name[:2] / saved.name
    path.write_bytes(b"isi berkaz")
    assert not store.verify(saved.name, saved.sha256)
    path.unlink()
    assert not store.verify(saved.name, saved.sha256)
    with pytest.raises(NotFound):
        store.read(saved.name)


def test_discard_takes_away_an_uncommitted_file_once_and_again(store: LocalStorage) -> None:
    kept, dropped = store.save(b"tetap"), store.save(b"batal")
    store.discard(dropped.name)
    store.discard(dropped.name)
    assert list(store.names()) == [kept.name]


def test_only_old_half_written_files_are_cleared(store: LocalStorage) -> None:
    saved = store.save(b"isi")
    folder = store.root / saved.name[:2]
    old, new = folder / ".unfinished-lama", folder / ".unfinished-baru"
    for path, age in ((old, 2), (new, 0)):
        path.write_bytes(b"separuh")
        at = (MOMENT - timedelta(hours=age)).timestamp()
        os.utime(path, (at, at))
    assert list(store.names()) == [saved.name]
    assert store.discard_unfinished(MOMENT - timedelta(hours=1)) == 1
    assert new.exists()
    assert not old.exists()
    assert store.read(saved.name) == b"isi"
