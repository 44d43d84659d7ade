"""Several who type at once, and the same line sent twice at once, on a database of their own."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from app.db import db
from app.models.minutes import Minutes, MinutesPoint, MinutesSection
from app.models.writing import NoteLine
from app.services import audit
from app.services.note_lines import AddLines, TypedLine, add_lines
from tests.services.notes_case import Room
from tests.services.test_control_races import at_once


@pytest.fixture
def room(fresh_app: Flask) -> Room:
    return Room()


def typing(room: Room, key: str, text: str):
    actor, meeting_id = room.actor, room.meeting.id
    return lambda: add_lines(actor, AddLines(meeting_id=meeting_id, lines=(TypedLine(client_key=key, text=text),)))


def test_the_same_line_at_once_stands_once(room, fresh_app):
    room.type("Rapat dibuka.")
    assert at_once(fresh_app, [typing(room, "sama", "Sekali saja.")] * 6) == {"done": 6}
    assert db.session.scalar(select(func.count()).where(NoteLine.client_key == "sama")) == 1


def test_different_lines_at_once_all_stand_in_an_order(room, fresh_app):
    government_id = room.government.id
    db.session.execute(delete(Minutes).where(Minutes.meeting_id == room.meeting.id))
    acts = [typing(room, f"baris-{number}", f"Butir {number}.") for number in range(8)]
    assert at_once(fresh_app, acts) == {"done": 8}
    points = db.session.scalars(select(MinutesPoint)).all()
    assert len({row.text for row in points}) == len({row.position for row in points}) == 8
    assert db.session.scalar(select(func.count()).select_from(Minutes)) == 1
    kinds = db.session.scalars(select(MinutesSection.kind)).all()
    assert len(kinds) == len(set(kinds))
    assert audit.broken_links(government_id) == []
