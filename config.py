"""Configuration from the environment; what is secret and absent is generated into the instance folder (0600).

Every key is explained in the README's table.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
KNOWN_BAD_KEYS = frozenset({"dev", "secret", "changeme", "change-me", "tuntas", "secret-key"})
MIB = 1024 * 1024


class ConfigurationError(RuntimeError):
    """The installation cannot start like this; the message says what to change."""


def instance_folder(environ: dict[str, str]) -> Path:
    """The folder of database, files and keys; made with access for its owner only."""
    folder = Path(environ.get("TUNTAS_INSTANCE", ROOT / "instance")).resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def read_secret(environ: dict[str, str], name: str, folder: Path) -> str:
    """The secret `name`: from the environment, else from its file in the instance folder, made when absent."""
    given = environ.get(name)
    if given is None:
        path = folder / name.lower()
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            given = path.read_text(encoding="ascii").strip()
        else:
            given = secrets.token_urlsafe(48)
            with os.fdopen(descriptor, "w", encoding="ascii") as handle:
                handle.write(given)
                handle.flush()
                os.fsync(handle.fileno())
    if given.casefold() in KNOWN_BAD_KEYS or len(given.encode()) < 32:
        raise ConfigurationError(
            f"{name} must be at least 32 random bytes and no known default. "
            "Remove it from the environment to have one generated."
        )
    return given


def database_url(environ: dict[str, str], folder: Path) -> str:
    """DATABASE_URL for SQLAlchemy; `postgres://` and a bare `postgresql://` become the psycopg driver's form."""
    url = environ.get("DATABASE_URL") or f"sqlite:///{folder / 'tuntas.db'}"
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url[len(prefix) :]
    return url


def from_environment(environ: dict[str, str] | None = None) -> dict[str, Any]:
    """All settings as a dict for `app.config`. Raises ConfigurationError."""
    env = dict(os.environ) if environ is None else environ
    folder = instance_folder(env)
    public_url = env.get("PUBLIC_URL", "").rstrip("/")
    under_tls = public_url.startswith("https://")
    hosts = [host for host in env.get("TRUSTED_HOSTS", "").split(",") if host]
    return {
        "INSTANCE_FOLDER": folder,
        "SECRET_KEY": read_secret(env, "SECRET_KEY", folder),
        "SECRET_KEY_FALLBACKS": [key for key in env.get("SECRET_KEY_FALLBACKS", "").split(",") if key],
        "SQLALCHEMY_DATABASE_URI": database_url(env, folder),
        "PRODUCTION": env.get("TUNTAS_MODE", "demo") == "production",
        "PUBLIC_URL": public_url,
        "PREFERRED_URL_SCHEME": "https" if under_tls else "http",
        "TRUSTED_HOSTS": hosts or None,
        "PROXY_COUNT": int(env.get("PROXY_COUNT", "0")),
        "FILES_FOLDER": folder / "files",
        "UNDER_TLS": under_tls,
        "SESSION_COOKIE_NAME": "__Host-tuntas" if under_tls else "tuntas",
        "SESSION_COOKIE_SECURE": under_tls,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "WTF_CSRF_TIME_LIMIT": None,
        "MAX_CONTENT_LENGTH": 30 * MIB,
        "MAX_FORM_MEMORY_SIZE": 4 * MIB,
        "MAX_FORM_PARTS": 5_000,
        "MAX_UPLOAD_BYTES": 20 * MIB,
        "ADMIN_IDLE_MINUTES": 30,
        "SESSION_HOURS": 12,
        "PASSWORD_COST": "normal",
        "SQLITE_BUSY_MS": 8_000,
        "RATELIMIT_ENABLED": True,
        "FAST_STATIC": True,
        "LOG_LEVEL": env.get("LOG_LEVEL", "INFO"),
    }
