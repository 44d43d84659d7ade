"""Every refusal as a page: domain errors, HTTP errors, a busy database, and what nobody foresaw. Mapped once."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from flask import Flask, Response, current_app, g, make_response, redirect, render_template, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from app.db import db
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.web import kept
from app.web.access import LoginRequired
from app.web.conflicts import compared
from app.web.forms.auth import SignInForm
from app.web.forms.base import BaseForm, typed_pairs
from app.web.next_page import local_path

log = logging.getLogger(__name__)
_MIB = 1024 * 1024
_MANY_FIELDS = 8
#: PostgreSQL: serialisation failure, deadlock, lock not available. A second try helps.
_BUSY_STATES = frozenset({"40001", "40P01", "55P03"})


def register(app: Flask) -> None:
    """Attach all handlers."""
    app.register_error_handler(LoginRequired, login_required)
    app.register_error_handler(NotFound, missing)
    app.register_error_handler(NotAllowed, not_allowed)
    app.register_error_handler(Conflict, conflict)
    app.register_error_handler(RuleViolation, violation)
    app.register_error_handler(CSRFError, stale_form)
    app.register_error_handler(OperationalError, database_trouble)
    app.register_error_handler(DBAPIError, database_trouble)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, unforeseen)


def login_required(_error: LoginRequired) -> Response | BaseResponse:
    """A page leads to the login; what was being sent stays on the page."""
    path = local_path(request.full_path.rstrip("?")) or "/"
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("auth.login", next=path) if path != "/" else url_for("auth.login"), 303)
    return kept.page(SignInForm(formdata=None), kept.posted_pairs(), path, 401)


def stale_form(error: CSRFError) -> Response | BaseResponse:
    """A token that does not fit: mostly a session that ended."""
    if not current_user.is_authenticated and request.endpoint not in ("auth.login", "auth.code"):
        return login_required(LoginRequired())
    return _refused(
        400,
        "Formulir ini sudah terlalu lama terbuka. Muat ulang halamannya, lalu kirim kembali.",
    )


def missing(_error: NotFound) -> Response:
    """Missing, foreign or outside what may be seen: the same words."""
    return _page("errors/404.html", 404)


def not_allowed(error: NotAllowed) -> Response:
    """Seen but not allowed: says who can."""
    return _page("errors/403.html", 403, who_can=error.who_can)


def violation(error: RuleViolation) -> Response:
    """A rule refused something that no form on the page could show."""
    return _refused(422, error.message)


def conflict(error: Conflict) -> Response:
    """Both texts, the saved and the typed one; sending again takes the new version."""
    form: BaseForm | None = g.get("conflict_form")
    pairs = list(typed_pairs(form)) if form is not None else []
    if len(pairs) > _MANY_FIELDS:
        # Of a long form only what differs is compared; the rest rides along as it was posted.
        pairs = [pair for pair in pairs if pair.words != error.current.get(pair.name, "")]
    fields = [compared(pair, error.current.get(pair.name, "")) for pair in pairs]
    # What others added meanwhile stands beside nothing typed.
    fields += [{"label": label, "saved": saved, "typed": ""} for label, saved in g.get("conflict_added", ())]
    # Choices are shown in words and ride along as they were posted.
    shown = {pair.name for pair in pairs if pair.is_text} | {"version", "submission_key"}
    return _page(
        "errors/409.html",
        409,
        fields=fields,
        who=None,
        when=None,
        action=request.path if form is not None else None,
        version=error.version,
        submission_key=secrets.token_urlsafe(18),
        kept=[pair for pair in kept.posted_pairs() if pair[0] not in shown],
        back_url=request.path,
    )


def database_trouble(error: DBAPIError) -> Response:
    """Busy or undone by the database: nothing was saved, the text stays, a second try helps."""
    db.session.rollback()
    if not _is_busy(error):
        return unforeseen(error)
    pairs = kept.posted_pairs(with_token=True)
    response = _page(
        "errors/503.html",
        503,
        action=request.path if request.method == "POST" else None,
        kept=pairs,
        kept_labelled=kept.labelled(pairs),
        wait_seconds=3,
    )
    response.headers["Retry-After"] = "3"
    return response


def _is_busy(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    words = str(error.orig).casefold()
    return state in _BUSY_STATES or any(sign in words for sign in ("locked", "busy", "disk is full", "disk i/o"))


def http_error(error: HTTPException) -> Response | BaseResponse:
    """What Flask refuses by itself."""
    code = error.code or 500
    if code < 400:
        return error.get_response()  # type: ignore[return-value]
    if code == 413:
        return _too_large()
    if code == 429:
        return _page("errors/429.html", 429, wait_words="15 menit")
    if code in (404, 405):
        return _page("errors/404.html", code)
    if code >= 500:
        return unforeseen(error)
    return _refused(
        code,
        "Permintaan ini tidak dapat dibaca. Kembali ke halaman sebelumnya, lalu coba lagi.",
    )


def _too_large() -> Response:
    """The body was never read, so what was typed is known to the browser alone; files and texts have own limits."""
    whole = request.max_content_length or 30 * _MIB
    is_text = request.mimetype != "multipart/form-data" or (request.content_length or 0) <= whole
    most = min(whole, request.max_form_memory_size or whole) if is_text else whole
    return _page("errors/413.html", 413, limit_words=f"{most // _MIB} MB", is_text=is_text)


def unforeseen(error: Exception) -> Response:
    """A number for the person, the details for the log."""
    incident = secrets.token_hex(4).upper()
    log.error("incident %s at %s %s", incident, request.method, request.endpoint, exc_info=error)
    try:
        db.session.rollback()
    except Exception:  # the database itself may be what broke
        log.exception("rollback after incident %s", incident)
    # Not render_template: what it adds for every page, the menu first of all, may be what broke.
    return make_response(current_app.jinja_env.get_template("errors/500.html").render(incident=incident), 500)


def _page(template: str, status: int, **context: Any) -> Response:
    return make_response(render_template(template, **context), status)


def _refused(status: int, message: str) -> Response:
    """A sentence about what was sent, and the texts that were sent, so that they can be copied."""
    pairs = kept.posted_pairs() if request.method == "POST" and status != 413 else []
    return _page("errors/422.html", status, message=message, kept=kept.labelled(pairs))
