"""The name by which an account logs in: its form only. NIP as a second way in is part of the person."""

from __future__ import annotations

import re

from app.domain.errors import RuleViolation
from app.domain.text import clean_line

USERNAME_MIN, USERNAME_MAX = 3, 60
_FORM = re.compile(r"[a-z0-9][a-z0-9._-]*")


def parse_username(value: str, *, field: str = "username") -> str:
    """Small letters, digits, dot, hyphen and underscore. Raises RuleViolation; a bare number would look like a NIP."""
    name = clean_line(value, max_length=USERNAME_MAX, field=field, required=True).lower()
    if len(name) < USERNAME_MIN or not _FORM.fullmatch(name):
        raise RuleViolation(
            field,
            f"Nama pengguna paling sedikit {USERNAME_MIN} huruf, memakai huruf a–z, angka, titik, garis bawah, "
            "atau tanda hubung, tanpa spasi.",
        )
    if name.isdigit():
        raise RuleViolation(field, "Nama pengguna tidak boleh angka saja; NIP sudah dapat dipakai untuk masuk.")
    return name
