"""Unsafe methods come from our own pages only: `Sec-Fetch-Site` and `Origin` are checked beside the token (R-SE-7)."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Request, abort, request

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def is_foreign(incoming: Request) -> bool:
    """Whether the browser says that another site sent this. A client that says nothing still needs the token."""
    site = incoming.headers.get("Sec-Fetch-Site")
    if site is not None and site not in ("same-origin", "none"):
        return True
    origin = incoming.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != incoming.host


def register(app: Flask) -> None:
    """Refuse before anything else runs."""

    @app.before_request
    def own_pages_only() -> None:
        if request.method not in _SAFE and is_foreign(request):
            abort(400)
