"""The backup file: what is packed comes out again, and nothing lands outside of the folder it is opened into."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pyrage
import pytest

from app.jobs import archive
from app.jobs.database_copies import CopyError

PASSPHRASE = "kuda laut menari pelan"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A place to open a backup in, inside a folder of its own."""
    place = tmp_path / "tempat" / "isi"
    place.mkdir(parents=True)
    return place


def test_files_come_out_as_they_went_in(tmp_path, folder):
    packed = tmp_path / "asal" / "isi"
    (packed / "berkas").mkdir(parents=True)
    (packed / "berkas" / "kunci").write_bytes(b"rahasia")
    (packed / "berkas" / "kunci").chmod(0o600)
    archive.pack(packed, tmp_path / "cadangan", PASSPHRASE, {"made": "hari ini"})
    assert archive.unpack(tmp_path / "cadangan", folder, PASSPHRASE)["made"] == "hari ini"
    assert (folder / "berkas" / "kunci").read_bytes() == b"rahasia"
    assert (folder / "berkas" / "kunci").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["../luar", "/luar", "a/../../luar"])
def test_a_name_that_leads_out_is_refused(tmp_path, folder, name):
    (tmp_path / "luar").write_text("jahat", encoding="utf-8")
    with tarfile.open(tmp_path / "isi.tar", "w") as tar:
        member = tarfile.TarInfo(name if name != "/luar" else str(tmp_path / "tempat" / "luar"))
        member.size = 5
        with (tmp_path / "luar").open("rb") as content:
            tar.addfile(member, content)
    _sealed(tmp_path)
    with pytest.raises(CopyError):
        archive.unpack(tmp_path / "cadangan", folder, PASSPHRASE)
    assert not (tmp_path / "tempat" / "luar").exists()


def test_links_and_folders_in_place_of_the_parts_are_refused(tmp_path, folder):
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE):
        with tarfile.open(tmp_path / "cadangan", "w") as tar:
            for name in (archive.KEY, archive.CONTENT):
                member = tarfile.TarInfo(name)
                member.type, member.linkname = kind, "/etc/hostname"
                tar.addfile(member)
        with pytest.raises(CopyError):
            archive.unpack(tmp_path / "cadangan", folder, PASSPHRASE)


def _sealed(place: Path) -> None:
    """`isi.tar` of a folder as a backup file of the right form."""
    identity = pyrage.x25519.Identity.generate()
    pyrage.encrypt_file(str(place / "isi.tar"), str(place / archive.CONTENT), [identity.to_public()])
    (place / archive.KEY).write_bytes(pyrage.passphrase.encrypt(str(identity).encode(), PASSPHRASE))
    with tarfile.open(place / "cadangan", "w") as tar:
        tar.add(place / archive.KEY, arcname=archive.KEY)
        tar.add(place / archive.CONTENT, arcname=archive.CONTENT)
