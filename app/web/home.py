"""Beranda, and the health page for the operator's monitoring."""

from __future__ import annotations

from flask import Blueprint, Response, render_template
from sqlalchemy import text

from app.db import db
from app.web.access import public, signed_in

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@signed_in
def home() -> str:
    """The first page after logging in."""
    return render_template("home/home.html")


@blueprint.get("/kesehatan")
@public
def health() -> Response:
    """`sehat` while the database answers."""
    db.session.execute(text("SELECT 1"))
    return Response("sehat\n", mimetype="text/plain")
