"""Rekap perangkat daerah: numbers by agency, partners apart and without lateness."""

from __future__ import annotations

from flask import Blueprint, render_template

from app import clock
from app.domain.indonesian import number
from app.domain.permissions import Permission
from app.queries import recap as counts
from app.queries.recap import Recap
from app.queries.settings import work_calendar
from app.web.access import current_actor, requires

blueprint = Blueprint("recap", __name__)


@blueprint.get("/rekap")
@requires(Permission.MEETING_LIST)
def index() -> str:
    """Agencies in protocol order, never by lateness; only what the actor answers for is counted."""
    actor = current_actor()
    found = counts.recap(actor, work_calendar(actor.government_id))
    today = clock.today(actor.zone)
    return render_template("recap/index.html", recap=found, today=today, totals=_totals(found))


def _totals(found: Recap) -> list[tuple[str, str]]:
    """Words and numbers of the last line."""
    return [
        (words, number(sum(getattr(agency, name) for agency in found.agencies)))
        for words, name in (
            ("Terbuka", "open"),
            ("Lewat batas waktu", "late"),
            ("Menunggu verifikasi", "verification"),
            ("Selesai tahun ini", "done"),
        )
    ]
