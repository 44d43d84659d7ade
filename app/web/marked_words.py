"""Words of a point that were marked on the notula: a form's address names them by their place in the stored text."""

from __future__ import annotations

from flask import request

from app.domain.rich_text import excerpt, plain

_DIGITS_MAX = 6


def marked_words(text: str) -> str:
    """The words between `awal` and `akhir` of the address; the whole text where it names none or nonsense."""
    start, end = _place("awal"), _place("akhir")
    return plain(text).strip() if start is None or end is None else excerpt(text, start, end)


def _place(name: str) -> int | None:
    typed = request.args.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _DIGITS_MAX else None
