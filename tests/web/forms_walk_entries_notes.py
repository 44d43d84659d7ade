"""How forms of quick notes are used."""

from __future__ import annotations

from sqlalchemy import update

from app import clock
from app.db import db
from app.domain.meetings import Confidentiality
from app.models.minutes import MinutesPoint
from app.models.writing import NoteLine
from tests import factories
from tests.web.forms_walk import Arguments, Entry
from tests.world import BIASA, World


def _withdrawn(world: World, level: Confidentiality) -> Arguments:
    line = world.note_lines[level]
    for row in (NoteLine, MinutesPoint):
        row_id = line.id if row is NoteLine else line.point_id
        db.session.execute(update(row).where(row.id == row_id).values(withdrawn_at=clock.now()))
    db.session.commit()
    return {}


def _another(world: World, level: Confidentiality) -> Arguments:
    point = factories.point(world.sections[level], "Butir kedua")
    return {"line_id": factories.note_line(point, world.users["reader_sek"]).id}


ENTRIES = (
    Entry(
        endpoint="quick_notes.add",
        page="quick_notes.show",
        typed=lambda world: {"text": "Data disatukan setiap bulan", "speaker_id": str(world.participants[BIASA].id)},
    ),
    Entry(
        endpoint="quick_notes.correct",
        prepare=_another,
        typed=lambda world: {"text": "Data disatukan setiap pekan", "kind": "kesimpulan"},
        shown=("quick_notes.show",),
    ),
    Entry(endpoint="quick_notes.withdraw", page="quick_notes.show"),
    Entry(endpoint="quick_notes.restore", page="quick_notes.show", prepare=_withdrawn),
)
