"""The page that asks before master data changes its state, and the act behind its button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from app.web.forms.auth import EmptyForm


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked, about which version, and where to go instead. `crumbs` are (words, address).

    What is never changed has no version.
    """

    version: int | None = None
    title: str
    crumbs: list[tuple[str, str]]
    question: str
    text: str
    button_words: str
    back: str
    undo_words: str | None = None
    note: str | None = None
    kind: str = "danger"


def confirmed(
    act: Callable[[int, str], object], ask: Callable[[], Question], *, done: str, target: str
) -> Response | tuple[str, int]:
    """GET asks; POST runs `act` with the version looked at and the key, says `done` and leads to `target`.

    `ask` is called only when the page is shown, so that a second press finds its way although the thing is gone.
    """
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            act(form.version.data or 0, form.submission_key.data)
            flash(done, "success")
            return redirect(target, 303)
    question = ask()
    if request.method == "GET":
        form.version.data = question.version
    return render_template("directory/confirm.html", form=form, **asdict(question)), form.status
