"""The ZIP around an office document: its size, shape and names, looked at before anything is unpacked."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass

from app.storage.refusal import BROKEN, TOO_MUCH, refusal

MAX_MEMBERS = 2_000
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 100
#: XML that is looked at element by element, which takes a second for each 7 MB.
MAX_EXAMINED = 30 * 1024 * 1024

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass
class Budget:
    """What a document and everything packed inside it may take together."""

    members: int = MAX_MEMBERS
    unpacked: int = MAX_UNPACKED
    examined: int = MAX_EXAMINED

    def spend(self, members: list[zipfile.ZipInfo]) -> None:
        """Takes an archive's share. Raises RuleViolation when nothing would be left."""
        self.members -= len(members)
        self.unpacked -= sum(member.file_size for member in members)
        if self.members < 0 or self.unpacked < 0:
            raise refusal(TOO_MUCH)

    def examine(self, content: bytes) -> None:
        """Takes the share of a part that is read element by element."""
        self.examined -= len(content)
        if self.examined < 0:
            raise refusal(TOO_MUCH)


def unpacked_members(data: bytes, budget: Budget) -> dict[str, bytes]:
    """All files of an archive by name. Raises RuleViolation for bombs, odd names and a file that is two things."""
    # Bytes in front of the first member would make the file two things at once.
    if not data.startswith(b"PK\x03\x04"):
        raise refusal(BROKEN)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            budget.spend(members)
            if sum(member.file_size for member in members) > MAX_RATIO * len(data):
                raise refusal(TOO_MUCH)
            _check_shape(archive, members)
            return {member.filename: archive.read(member) for member in members if not member.is_dir()}
    except _FAULTS as fault:
        raise refusal(BROKEN) from fault


def _check_shape(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """No comment, no two members of one name or one place, no links, no way out of the folder, no unusual packing."""
    names = [member.filename.casefold() for member in members]
    odd = (
        bool(archive.comment)
        or len(set(names)) != len(names)
        or any(_is_odd(member) for member in members)
        or _overlap(members)
    )
    if odd:
        raise refusal(BROKEN)


def _is_odd(member: zipfile.ZipInfo) -> bool:
    name = member.filename
    return (
        member.compress_type not in _METHODS
        or bool(member.flag_bits & _ENCRYPTED)
        or stat.S_ISLNK(member.external_attr >> 16)
        or name.startswith("/")
        or any(sign in name for sign in ("\\", "\x00", ":"))
        or ".." in name.split("/")
        # zipfile cuts a name at its first NUL and keeps the full one here.
        or "\x00" in member.orig_filename
    )


def _overlap(members: list[zipfile.ZipInfo]) -> bool:
    """Members that share bytes, as bombs do, or a first member that does not begin the file."""
    if min((member.header_offset for member in members), default=0):
        return True
    end = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < end:
            return True
        end = member.header_offset + _LOCAL_HEADER + len(member.orig_filename) + member.compress_size
    return False
