"""Pages on which minutes are written open while the minutes are a Konsep; afterwards the notula itself is shown."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, request, url_for

from app.domain.approval import closed_words
from app.domain.facts import meeting_of


def while_draft(view: Callable[..., Any]) -> Callable[..., Any]:
    """Below `@requires`: whoever opens the page too late reads the notula and why it stands.

    Only opening it leads away: what is sent keeps its own refusal, with everything that was typed.
    """

    @functools.wraps(view)
    def inner(*args: Any, **kwargs: Any) -> Any:
        meeting = meeting_of(g.subject)
        words = closed_words(meeting.minutes_status) if request.method in ("GET", "HEAD") else None
        if words is None:
            return view(*args, **kwargs)
        flash(words, "warning")
        return redirect(url_for("minutes.show", meeting_id=meeting.id), 303)

    return inner
