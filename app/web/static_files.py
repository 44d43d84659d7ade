"""Style sheets, scripts and images: addresses that change with their content, kept by browsers, sent compressed.

The compressed copies beside the files are made at set-up; one that is older than its file is never served.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

_YEAR = 365 * 24 * 3600


def register(app: Flask) -> None:
    """Version the addresses; serve the folder in front of the application."""
    folder = Path(app.static_folder or "")
    versions: dict[str, tuple[int, str]] = {}

    @app.url_defaults
    def versioned(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "filename" in values:
            values.setdefault("v", _version(folder, values["filename"], versions))

    if app.config["FAST_STATIC"]:
        _drop_stale(folder)
        app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
            app.wsgi_app,
            root=folder,
            prefix="static/",
            max_age=_YEAR,
            allow_all_origins=False,
            add_headers_function=_secure,
        )


def _version(folder: Path, name: str, versions: dict[str, tuple[int, str]]) -> str:
    try:
        changed = (folder / name).stat().st_mtime_ns
    except OSError:
        return "0"
    known = versions.get(name)
    if known is None or known[0] != changed:
        known = versions[name] = (changed, hashlib.sha256((folder / name).read_bytes()).hexdigest()[:12])
    return known[1]


def _drop_stale(folder: Path) -> None:
    for compressed in [*folder.rglob("*.br"), *folder.rglob("*.gz")]:
        source = compressed.with_suffix("")
        if not source.is_file() or source.stat().st_mtime_ns > compressed.stat().st_mtime_ns:
            compressed.unlink(missing_ok=True)


def _secure(headers: Headers, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
