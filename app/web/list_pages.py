"""The address of a list: its filters and its place, so that every page of it can be kept, sent and reloaded."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import request, url_for

from app.queries.keyset import Page, Place
from app.web.converters import LARGEST_ID
from app.web.forms.list_filters import FilterForm

AFTER, BEFORE = "sesudah", "sebelum"


def place() -> Place | None:
    """Where the page begins, as the address says."""
    if token := request.args.get(BEFORE):
        return Place(token, backwards=True)
    return Place(token) if (token := request.args.get(AFTER)) else None


def around_id(endpoint: str) -> tuple[str, str]:
    """What stands before and after the id in the address of an item: of a list it is worked out once, not each row."""
    before, _, after = url_for(endpoint, item_id=LARGEST_ID).partition(str(LARGEST_ID))
    return before, after


def context(page: Page, form: FilterForm) -> dict[str, Any]:
    """What a template needs beside the rows: form, rows, addresses of the pages around, filters in use."""
    used = form.in_use()
    return {
        "form": form,
        "rows": page.rows,
        "previous_url": _address(used, **{BEFORE: page.before}) if page.before else None,
        "next_url": _address(used, **{AFTER: page.after}) if page.after else None,
        "active": [
            (form[name].label.text, words, _address([other for other in used if other != name]))
            for name, words in used.items()
        ],
        "reset_url": request.path,
        "is_filtered": bool(used),
    }


def _address(names: Any, **more: str) -> str:
    """This path with the named parameters of the request; others are dropped."""
    pairs = [(name, value) for name in names for value in request.args.getlist(name)] + list(more.items())
    return f"{request.path}?{urlencode(pairs)}" if pairs else request.path
