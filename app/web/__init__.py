"""Flask routes and forms: load, check, validate, act, redirect. Registers every blueprint."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Attach blueprints, error pages, headers and template globals."""
