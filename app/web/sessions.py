"""The session of a request: the cookie carries a random id, the rest stands in `login_sessions` (decision 20)."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, current_app, g, request, session
from flask_login import UserMixin, login_user

from app import clock
from app.domain.roles import Actor, Role
from app.extensions import login_manager
from app.queries.actors import signed_in
from app.services import sign_in
from app.services.sign_in import Visitor

_SEEN_EVERY = timedelta(minutes=5)


class SessionUser(UserMixin):  # type: ignore[misc]
    """What Flask-Login keeps of a login: the session's random id and the actor behind it."""

    def __init__(self, token: str, actor: Actor) -> None:
        self.token = token
        self.actor = actor

    def get_id(self) -> str:
        """The id in the cookie: the session's, never the account's."""
        return self.token


def visitor() -> Visitor:
    """Address and program of this request."""
    return Visitor(address=request.remote_addr or "", agent=request.user_agent.string or "")


def load_session(token: str) -> SessionUser | None:
    """The login behind a cookie, with roles as of now; None when it ended, aged, or the account was deactivated."""
    found = signed_in(sign_in.digest(token), request.remote_addr or "")
    if found is None:
        return None
    state, actor = found
    now = clock.now()
    idle = timedelta(minutes=current_app.config["ADMIN_IDLE_MINUTES"]) if actor.has(Role.ADMINISTRATOR) else None
    if not sign_in.is_alive(state, idle=idle, absolute=timedelta(hours=current_app.config["SESSION_HOURS"]), now=now):
        return None
    if now - state.last_seen_at >= _SEEN_EVERY:
        sign_in.note_seen(state.id, now)
    return SessionUser(token, actor)


def start(token: str) -> None:
    """Put a fresh session id into a fresh cookie; nothing of the earlier cookie lives on."""
    session.clear()
    g.pop("csrf_token", None)  # Flask-WTF keeps the token of the former cookie for the rest of the request
    user = load_session(token)
    if user is None:
        raise RuntimeError("a session that has just begun must be there")
    login_user(user, remember=False)


def register(app: Flask) -> None:
    """Teach Flask-Login to find sessions; it never flashes or redirects by itself."""
    login_manager.user_loader(load_session)
    login_manager.session_protection = None


def forget() -> None:
    """Empty the cookie after logging out."""
    session.clear()
