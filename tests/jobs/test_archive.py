"""Opening a backup file: nothing lands outside of the folder it is opened into (the whole way: test_backup.py)."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from app.jobs import archive
from app.jobs.database_copies import CopyError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A place to open a backup in, inside a folder of its own."""
    place = tmp_path / "tempat" / "isi"
    place.mkdir(parents=True)
    return place


def _opened(member: tarfile.TarInfo, content: bytes = b"") -> tuple[tarfile.TarFile, tarfile.TarInfo]:
    """An archive that holds this member alone."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        member.size = len(content)
        tar.addfile(member, io.BytesIO(content))
    packed.seek(0)
    tar = tarfile.open(fileobj=packed)  # noqa: SIM115  # lives as long as its bytes
    return tar, tar.getmembers()[0]


def test_a_file_keeps_content_and_rights_but_none_for_others(folder):
    member = tarfile.TarInfo("./berkas/kunci")
    member.mode = 0o622
    archive.write_file(*_opened(member, b"rahasia"), folder)
    assert (folder / "berkas" / "kunci").read_bytes() == b"rahasia"
    assert (folder / "berkas" / "kunci").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["../luar", "a/../../luar", "{}/luar"])
def test_a_name_that_leads_out_is_refused(folder, name):
    opened = _opened(tarfile.TarInfo(name.format(folder.parent)), b"jahat")
    with pytest.raises(CopyError):
        archive.write_file(*opened, folder)
    assert list(folder.parent.iterdir()) == [folder]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE])
def test_links_folders_and_devices_in_place_of_the_parts_are_refused(tmp_path, folder, kind):
    with tarfile.open(tmp_path / "cadangan", "w") as tar:
        for name in (archive.KEY, archive.CONTENT):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/hostname"
            tar.addfile(member)
    with pytest.raises(CopyError):
        archive.unpack(tmp_path / "cadangan", folder, "kuda laut menari pelan")
    assert list(folder.iterdir()) == []
