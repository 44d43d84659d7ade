"""The backup file: a tar of two age-encrypted parts, so that ten years from now the plain `age` tool opens it too.

`kunci.age` holds a key made for this file, locked with the passphrase; `isi.tar.age` holds everything, locked with it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tarfile
from pathlib import Path
from typing import Any

import pyrage

from app.jobs.database_copies import CopyError

KEY, CONTENT, MANIFEST = "kunci.age", "isi.tar.age", "daftar.json"


def pack(folder: Path, target: Path, passphrase: str, about: dict[str, Any]) -> None:
    """Everything below `folder` into the encrypted file `target`; `about` goes into the manifest."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    manifest = {**about, "files": {str(path.relative_to(folder)): _digest(path) for path in files}}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    identity = pyrage.x25519.Identity.generate()
    workplace = folder.parent
    plain, sealed, key = workplace / "isi.tar", workplace / CONTENT, workplace / KEY
    with tarfile.open(plain, "w") as tar:
        tar.add(folder, arcname=".")
    pyrage.encrypt_file(str(plain), str(sealed), [identity.to_public()])
    plain.unlink()
    key.write_bytes(pyrage.passphrase.encrypt(str(identity).encode(), passphrase))
    with tarfile.open(target, "w") as tar:
        tar.add(key, arcname=KEY)
        tar.add(sealed, arcname=CONTENT)


def unpack(source: Path, folder: Path, passphrase: str) -> dict[str, Any]:
    """Open a backup into the empty `folder`, compare every checksum, give the manifest. Raises CopyError."""
    workplace = folder.parent
    try:
        with tarfile.open(source) as tar:
            for name in (KEY, CONTENT):
                write_file(tar, tar.getmember(name), workplace)
    except (tarfile.TarError, KeyError, OSError) as error:
        raise CopyError("berkas cadangan tidak dapat dibaca") from error
    try:
        identity = pyrage.x25519.Identity.from_str(
            pyrage.passphrase.decrypt((workplace / KEY).read_bytes(), passphrase).decode()
        )
        pyrage.decrypt_file(str(workplace / CONTENT), str(workplace / "isi.tar"), [identity])
    except (pyrage.DecryptError, OSError) as error:
        raise CopyError("kata sandi cadangan tidak cocok, atau berkasnya rusak") from error
    with tarfile.open(workplace / "isi.tar") as tar:
        for member in tar:
            if member.isfile():
                write_file(tar, member, folder)
    (workplace / "isi.tar").unlink()
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    for name, digest in manifest["files"].items():
        if not (folder / name).is_file() or _digest(folder / name) != digest:
            raise CopyError(f"isi cadangan rusak: {name}")
    return manifest


def write_file(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """One file of an archive below `folder`; raises CopyError where its name leads out of it, or it is no file.

    By hand, because the Python of Debian 12 (3.11.2) does not know the filters of extraction yet.
    """
    target, content = folder / member.name, tar.extractfile(member)
    if content is None or not target.resolve().is_relative_to(folder.resolve()):
        raise CopyError("berkas cadangan tidak dapat dibaca")
    target.parent.mkdir(parents=True, exist_ok=True)
    with content, target.open("wb") as handle:
        shutil.copyfileobj(content, handle)
    target.chmod(member.mode & 0o755 | 0o600)


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
