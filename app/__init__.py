"""The application factory. Everything else lives in the floors below."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

import config
from app import jobs, models, web
from app.db import db, engine_options, prepare
from app.extensions import csrf, limiter, login_manager, migrate

__all__ = ["create_app", "models"]


def create_app(overrides: dict[str, Any] | None = None) -> Flask:
    """A ready application. `overrides` wins over the environment (tests)."""
    settings = config.from_environment() if overrides is None or "SECRET_KEY" not in overrides else {}
    app = Flask(__name__)
    app.config.update(settings)
    app.config.update(overrides or {})
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(app.config["SQLALCHEMY_DATABASE_URI"])

    db.init_app(app)
    migrate.init_app(app, db, directory=str(config.ROOT / "migrations"))
    csrf.init_app(app)
    limiter.init_app(app)
    if app.config["RATELIMIT_ENABLED"]:
        # It would look for limits of the whole application before each request; there are only those of web/floods.py.
        app.before_request_funcs[None].remove(limiter._check_request_limit)
    login_manager.init_app(app)
    with app.app_context():
        prepare(db.engine, app.config["SQLITE_BUSY_MS"])
    web.register(app)
    jobs.register(app)
    if app.config["PROXY_COUNT"]:
        count = app.config["PROXY_COUNT"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    return app
