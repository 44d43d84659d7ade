"""The page that every act on an agency's share has in common: what is owed, the form, the way back to the item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.errors import Conflict
from app.domain.facts import ShareFacts
from app.domain.item_acts import NOT_NOW, ItemAct, possible
from app.domain.labels import label
from app.queries.share_page import SharePage, share_page
from app.web.access import current_actor
from app.web.conflicts import saved_beside

Answer = str | Response | BaseResponse | tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class ActPage:
    """The words of one act; `shows_report` puts the last report beside the form."""

    act: ItemAct
    title: str
    text: str
    button: str
    done: str
    shows_report: bool = False


def too_late(act: ItemAct) -> Answer | None:
    """Back to the item where the act is not possible now. What was sent is answered by the use case itself."""
    share: ShareFacts = g.subject
    if request.method == "POST" or possible(share.loop, share.status, act):
        return None
    flash(NOT_NOW, "warning")
    return redirect(url_for("action_items.show", item_id=share.item.id), 303)


@contextmanager
def _told_what_changed(share: ShareFacts) -> Iterator[None]:
    """Beside a stale act stands what the share is like now: nobody decides on a report that he did not read."""
    try:
        yield
    except Conflict:
        now = share_page(share)
        g.conflict_added = [("Status sekarang", label(now.status))]
        if now.report is not None:
            g.conflict_added.append(("Laporan terakhir", now.report.text))
        raise


def _saved_form(form: Any, share: ShareFacts, saved: Callable[[SharePage], Any] | None) -> Any:
    return saved(share_page(share)) if saved else type(form)(formdata=None)


def carry_out(
    page: ActPage, form: Any, service: Callable[..., int], saved: Callable[[SharePage], Any] | None = None
) -> Answer:
    """Ask for what the act needs, then do it. `saved` builds the form from what stands saved after a stale one."""
    if late := too_late(page.act):
        return late
    share: ShareFacts = g.subject
    if form.validate_on_submit():
        command = form.to_command(share.item.id, share.id)
        with _told_what_changed(share), saved_beside(form, lambda: _saved_form(form, share, saved)):
            service(current_actor(), command, form.submission_key.data)
            flash(page.done, "success")
            return redirect(url_for("action_items.show", item_id=share.item.id), 303)
    return render_template("item_acts/act.html", page=page, form=form, share=share_page(share)), form.status
