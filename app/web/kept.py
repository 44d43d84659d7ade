"""Typed text that could not be saved: carried along on the page that says why. Passwords and tokens never are."""

from __future__ import annotations

import re

from flask import Response, make_response, render_template, request, url_for

from app.web.forms.auth import SignInForm

#: Names of fields that carry no text of a person.
_UNREAD = re.compile(r"^(?:version|submission_key|csrf_token|shown_.*)$|(?:^|[-_])ids?$")


def posted_pairs(without: tuple[str, ...] = (), *, with_token: bool = False) -> list[tuple[str, str]]:
    """What this request posted, as (name, value), in order; never a password, the token only where it still counts."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if (with_token or name != "csrf_token") and name not in without and "password" not in name
    ]


def labelled(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The texts worth reading again and copying: (words, value), without keys, ids and empty values.

    Here no form is known, so that a text is called by its number and not by the name of its field.
    """
    texts = [value for name, value in pairs if value.strip() and not _UNREAD.search(name) and not _is_id(value)]
    return [(f"Isian {number}", value) for number, value in enumerate(texts, start=1)]


def _is_id(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) > 6


def page(form: SignInForm, pairs: list[tuple[str, str]], target: str, status: int) -> Response:
    """The page that asks to log in again and keeps the text."""
    body = render_template(
        "errors/401.html",
        form=form,
        action=url_for("auth.resume", next=target),
        kept=pairs,
        kept_labelled=labelled(pairs),
        had_files=bool(request.files),
    )
    return make_response(body, status)
