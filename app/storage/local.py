"""A folder of files on this machine: written so that a power cut loses nothing, under names that nobody can guess."""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from app.domain.errors import NotFound

_NAME = re.compile(r"[0-9a-f]{32}")
_UNFINISHED = ".unfinished-"


@dataclass(frozen=True)
class Saved:
    """What a row keeps of a file: its generated name, its size in bytes and its checksum."""

    name: str
    size: int
    sha256: str


class LocalStorage:
    """Files under `root`, fanned out over folders by the first two signs of their names.

    A file is written before its row is committed and never changed after. Raises NotFound for a name that this store
    did not give or has no file for.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def save(self, data: bytes) -> Saved:
        """Keeps the bytes durably before it returns: file synced, renamed into place, folder synced."""
        name = uuid4().hex
        target = self._path(name)
        self._make_folder(target.parent)
        handle, unfinished = tempfile.mkstemp(prefix=_UNFINISHED, dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(unfinished).replace(target)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
        return Saved(name=name, size=len(data), sha256=hashlib.sha256(data).hexdigest())

    def open(self, name: str) -> io.BufferedReader:
        """The file for reading; the caller closes it."""
        try:
            return self._path(name).open("rb")
        except FileNotFoundError:
            raise NotFound(f"stored file {name}") from None

    def read(self, name: str) -> bytes:
        """All bytes of a file."""
        with self.open(name) as file:
            return file.read()

    def verify(self, name: str, sha256: str) -> bool:
        """Whether the file is there and still what was saved."""
        try:
            with self.open(name) as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except NotFound:
            return False

    def discard(self, name: str) -> None:
        """Takes away a file whose row was not committed; nothing else deletes."""
        target = self._path(name)
        if target.exists():
            target.unlink()
            _sync_folder(target.parent)

    def names(self) -> Iterator[str]:
        """Names of all stored files, for backups and the comparison with the rows."""
        return (path.name for path in sorted(self.root.glob("??/*")) if _NAME.fullmatch(path.name))

    def discard_unfinished(self, before: datetime) -> int:
        """Clears what a killed process left half written before `before` (with a zone); gives how many."""
        left = [path for path in self.root.glob(f"??/{_UNFINISHED}*") if path.stat().st_mtime < before.timestamp()]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise NotFound("stored file")
        return self.root / name[:2] / name

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sync_folder(self.root)


def _sync_folder(folder: Path) -> None:
    """Makes names in a folder durable, not only the bytes behind them."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
