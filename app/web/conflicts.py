"""A stale save: what stands saved now, in the words of the same form, for the page of both texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from app.domain.errors import Conflict
from app.domain.text_diff import diff_words
from app.web.forms.base import BaseForm, Typed, typed_pairs


@contextmanager
def saved_beside(form: BaseForm, saved: Callable[[], BaseForm]) -> Iterator[None]:
    """Run a use case inside, with the form's refusals; `saved` builds the form anew from what is stored."""
    try:
        with form.refusals():
            yield
    except Conflict as clash:
        current = {pair.name: pair.words for pair in typed_pairs(saved())}
        raise Conflict(current, clash.version) from clash


def compared(pair: Typed, saved: str) -> dict[str, Any]:
    """One field for the component `conflict`: both texts, and of two texts that share words what differs.

    Only a text gets a name, and so can be written on; choices are shown in words and ride along as posted.
    """
    field: dict[str, Any] = {"label": pair.label, "saved": saved, "typed": pair.words}
    if pair.is_text:
        segments = diff_words(saved, pair.words) if saved != pair.words else []
        shares_words = any(segment.change == "same" and not segment.text.isspace() for segment in segments)
        field |= {"name": pair.name, "differences": segments if shares_words else []}
    return field
