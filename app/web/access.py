"""Every endpoint says who may use it: `@requires`, `@signed_in` or `@public`; one that says nothing is refused."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import Flask, current_app, g, request
from flask_login import current_user

from app.domain.errors import NotAllowed, NotFound
from app.domain.facts import (
    InvitationFacts,
    ItemFacts,
    MeetingFacts,
    PartFacts,
    ProofFacts,
    ReleaseFacts,
    ShareFacts,
    Subject,
)
from app.domain.meetings import Confidentiality, stricter
from app.domain.permissions import Permission, allowed, check
from app.domain.roles import Actor
from app.queries import subjects
from app.services import access_log

P = ParamSpec("P")
R = TypeVar("R")
Loader = Callable[..., Subject]


class LoginRequired(Exception):
    """Nobody is logged in here; `web/errors.py` leads to the login page and keeps what was typed."""


def current_actor() -> Actor:
    """The actor of this request. Raises LoginRequired."""
    if not current_user.is_authenticated:
        raise LoginRequired
    return current_user.actor  # type: ignore[no-any-return]


def public(view: Callable[P, R]) -> Callable[P, R]:
    """Open to everybody; the list of these endpoints is written down in a test."""
    view.access = ("public", None)  # type: ignore[attr-defined]
    return view


def signed_in(view: Callable[P, R]) -> Callable[P, R]:
    """Open to every account, for what is one's own."""

    @functools.wraps(view)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        current_actor()
        return view(*args, **kwargs)

    inner.access = ("signed_in", Permission.SIGNED_IN)  # type: ignore[attr-defined]
    return inner


def requires(permission: Permission, load: Loader | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Load the subject named by the URL's arguments and check the permission before the view runs.

    `load` is a function of `queries.subjects` (actor, then the URL's arguments in order); without it the subject is
    the actor's government. The facts wait in `g.subject`. Decisions about confidential things are logged.
    """

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(view)
        def inner(*args: P.args, **kwargs: P.kwargs) -> R:
            actor = current_actor()
            subject = (load or subjects.government)(actor, *(request.view_args or {}).values())
            try:
                check(actor, permission, subject)
            except (NotFound, NotAllowed):
                _log(actor, permission, subject, False)
                raise
            _log(actor, permission, subject, True)
            g.subject = subject
            return view(*args, **kwargs)

        inner.access = ("requires", permission)  # type: ignore[attr-defined]
        return inner

    return decorate


def may(permission: Permission, subject: Subject | None = None) -> bool:
    """For templates and views: whether a button is offered. The service checks again."""
    actor = current_actor()
    return allowed(actor, permission, subject if subject is not None else subjects.government(actor))


def _log(actor: Actor, permission: Permission, subject: Subject, was_allowed: bool) -> None:
    if isinstance(subject, MeetingFacts):
        level, kind = subject.confidentiality, "meeting"
    elif isinstance(subject, InvitationFacts | ReleaseFacts):
        level, kind = subject.meeting.confidentiality, _KINDS[type(subject)]
    elif isinstance(subject, PartFacts | ItemFacts | ShareFacts | ProofFacts):
        level = stricter(subject.confidentiality, subject.meeting.confidentiality)
        kind = _KINDS[type(subject)]
    else:
        return
    if level is not Confidentiality.BIASA:
        access_log.record(actor, permission.value, kind, subject.id, allowed=was_allowed)


_KINDS: dict[type, str] = {
    ItemFacts: "item",
    PartFacts: "part",
    ShareFacts: "share",
    ProofFacts: "proof",
    InvitationFacts: "invitation",
    ReleaseFacts: "press_release",
}


def refuse_unmarked(app: Flask) -> None:
    """Before each request: an endpoint without a marker does not run."""

    @app.before_request
    def marker() -> None:
        view = current_app.view_functions.get(request.endpoint or "")
        if view is not None and not hasattr(view, "access"):
            raise RuntimeError(f"endpoint {request.endpoint} declares no access")
