"""A stale save: what stands saved now, in the words of the same form, for the page of both texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.domain.errors import Conflict
from app.web.forms.base import BaseForm, typed_pairs


@contextmanager
def saved_beside(form: BaseForm, saved: Callable[[], BaseForm]) -> Iterator[None]:
    """Run a use case inside, with the form's refusals; `saved` builds the form anew from what is stored."""
    try:
        with form.refusals():
            yield
    except Conflict as clash:
        current = {pair.name: pair.words for pair in typed_pairs(saved())}
        raise Conflict(current, clash.version) from clash
