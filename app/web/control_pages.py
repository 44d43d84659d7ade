"""The page that extensions, clarifications and acts of control have in common: facts, a form, the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from app.domain.item_acts import NOT_NOW
from app.queries.share_page import SharePage
from app.web.conflicts import saved_beside
from app.web.share_pages import Answer


@dataclass(frozen=True, kw_only=True)
class ControlPage:
    """The words of one act; `fields` are shown in this order, `facts` are pairs of label and value above them.

    `kind` is the look of the button, `button_name` and `button_value` what it sends.
    """

    title: str
    text: str
    button: str
    done: str
    fields: tuple[str, ...]
    facts: list[tuple[str, str]] = field(default_factory=list)
    facts_title: str = ""
    notice: str = ""
    kind: str = "primary"
    button_name: str | None = None
    button_value: str | None = None


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What stands beside the form: the item's text, the version it is based on, and the share where it is one's."""

    text: str
    version: int
    share: SharePage | None = None


def not_now(item_id: int, words: str = NOT_NOW) -> Answer:
    """Back to the item, with the reason why the act is not offered."""
    flash(words, "warning")
    return redirect(url_for("action_items.show", item_id=item_id), 303)


def control(
    item_id: int,
    page: Callable[[], ControlPage],
    form: Any,
    shown: Callable[[], Shown],
    send: Callable[[], object],
    fresh: Callable[[], Any] | None = None,
) -> Answer:
    """Ask, then `send`. `page` and `shown` are read after a refusal; `fresh` is the form of what stands saved now."""
    words = page()
    if form.validate_on_submit():
        with saved_beside(form, fresh or (lambda: type(form)(formdata=None))):
            send()
            flash(words.done, "success")
            return redirect(url_for("action_items.show", item_id=item_id), 303)
    seen = shown()
    if request.method == "GET":
        form.version.data = seen.version
    body = render_template("item_control/form.html", page=page(), form=form, shown=seen, item_id=item_id)
    return body, form.status
