"""Where to go after logging in: only a local path (R-SE-8)."""

from __future__ import annotations

import re

_LOCAL = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*")


def local_path(value: str | None) -> str | None:
    """The path when it is one of ours, else None. Never a scheme, a host, `//`, a backslash or a control character."""
    return value if value and len(value) <= 2000 and _LOCAL.fullmatch(value) else None
