"""A client for tests that behaves like a browser: carries the token, logs in by a session row, follows nothing."""

from __future__ import annotations

from typing import Any

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from app.db import db
from app.models.users import User
from app.services import sign_in
from app.services.sign_in import Visitor

_RAW = "0" * 40


class Browser:
    """One browser, logged in as `user` or anonymous. POSTs carry a valid token unless told otherwise."""

    def __init__(self, app: Flask, user: User | int | None = None, login: str | None = None) -> None:
        """`login` is the random id of a session that was begun before."""
        self.app = app
        self.client = app.test_client()
        self.token = URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="wtf-csrf-token").dumps(_RAW)
        user_id = user.id if isinstance(user, User) else user
        if user_id is not None:
            login = sign_in.begin_session(user_id, None, Visitor("127.0.0.1"))
        with self.client.session_transaction() as cookie:
            cookie["csrf_token"] = _RAW
            if login is not None:
                cookie["_user_id"] = login
                cookie["_fresh"] = True

    def get(self, url: str, **kwargs: Any) -> TestResponse:
        """GET without following redirects."""
        return self.open("GET", url, **kwargs)

    def post(self, url: str, data: dict[str, Any] | None = None, **kwargs: Any) -> TestResponse:
        """POST with the token; `data` may hold lists."""
        return self.open("POST", url, data={"csrf_token": self.token, **(data or {})}, **kwargs)

    def open(self, method: str, url: str, **kwargs: Any) -> TestResponse:
        """One request in an application context of its own, as a server would run it.

        The test's own session is committed before (else its rollback would undo the request) and reads anew after.
        """
        db.session.commit()
        with self.app.app_context():
            # Read to the end, so that a downloaded file is closed.
            answer = self.client.open(url, method=method, buffered=True, **kwargs)
            # A large upload was spooled to a file by the client itself.
            answer.request.environ["wsgi.input"].close()
        db.session.expire_all()
        return answer
