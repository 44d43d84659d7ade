"""Instances of the Flask extensions, nothing else. The factory binds them to an application."""

from __future__ import annotations

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_wtf import CSRFProtect

login_manager = LoginManager()
csrf = CSRFProtect()
migrate = Migrate(render_as_batch=True)
#: A coarse guard only (its memory is one worker's), used by web/floods.py; the login throttle is a table.
limiter = Limiter(get_remote_address, storage_uri="memory://", headers_enabled=False)
