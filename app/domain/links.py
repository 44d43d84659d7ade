"""Addresses that people type: online rooms, sources. Only http, https and mailto ever become a link (R-HD-3)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from app.domain.errors import RuleViolation
from app.domain.text import URL_MAX, clean_line

WEB_SCHEMES = frozenset({"http", "https"})
LINK_SCHEMES = WEB_SCHEMES | {"mailto"}

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_HOST = re.compile(r"[^\s/?#@<>\"'\\`{}|^]+")
_FORBIDDEN = re.compile(r"[\s<>\"\\`{}|^]")
_MAILBOX = re.compile(r"[^\s@,;:<>\"]+@[^\s@,;:<>\"?&]+(?:\?[^\s<>\"]*)?")


def clean_link(value: str, *, field: str = "", schemes: frozenset[str] = WEB_SCHEMES) -> str:
    """A full address that is safe in an href; "" when empty, `https://` added where no scheme is typed."""
    text = clean_line(value, max_length=URL_MAX, field=field)
    if not text:
        return ""
    if not _SCHEME.match(text) or re.match(r"[^/:]+\.[^/:]+:[0-9]{1,5}(?:/|$)", text):
        text = f"https://{text.removeprefix('//')}"
    if not is_safe_link(text, schemes=schemes):
        raise RuleViolation(field, "Tulis alamat web yang lengkap, misalnya https://contoh.go.id/ruang.")
    return text


def is_safe_link(value: str, *, schemes: frozenset[str] = LINK_SCHEMES) -> bool:
    """Whether a stored address may stand in an href: a known scheme, a host, no name and password, no markup."""
    if _FORBIDDEN.search(value):
        return False
    try:
        parts = urlsplit(value)
        port_is_valid = parts.port is None or parts.port > 0
    except ValueError:
        return False
    if parts.scheme not in schemes:
        return False
    if parts.scheme == "mailto":
        return _MAILBOX.fullmatch(value[len("mailto:") :]) is not None
    return bool(parts.hostname) and port_is_valid and _HOST.fullmatch(parts.netloc) is not None
