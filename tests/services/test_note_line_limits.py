"""Quick notes: who may type, when, what stays closed, and how much it takes."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import db
from app.domain.errors import NotAllowed, NotFound, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus
from app.domain.quick_notes import LineKind
from app.domain.roles import Role
from app.models.action_items import ActionItem
from app.models.minutes import MinutesPoint, MinutesSection
from app.models.records import AuditEntry, AuditPayload
from app.services.note_line_corrections import withdraw_line
from tests import factories
from tests.services.notes_case import Room
from tests.statements import statements


@pytest.fixture
def room(app: Flask) -> Room:
    return Room()


def test_a_named_notulis_loses_nothing_where_he_may_not_make_items(room):
    notulis = factories.user(room.government, Role.SECRETARIAT, room.dinkes)
    factories.minute_taker(room.meeting, notulis)
    (line,) = room.type("TL Dinkes: menyusun format", by=factories.actor(notulis))
    assert room.rows(ActionItem) == []
    assert "Menyusun format" in room.rows(MinutesPoint)[0].text
    assert any("sekretariat rapat" in note for note in line.notes)


def test_nobody_else_writes(room):
    stranger = factories.user(room.government, Role.SECRETARIAT, room.dinkes)
    (line,) = room.type("Satu.")
    with pytest.raises((NotAllowed, NotFound)):
        room.type("Dua.", by=factories.actor(stranger))
    with pytest.raises((NotAllowed, NotFound)):
        withdraw_line(factories.actor(stranger), room.meeting.id, line.id, 1)


@pytest.mark.parametrize("status", [MinutesStatus.DISETUJUI, MinutesStatus.MENUNGGU_PARAF])
def test_nothing_is_written_once_the_minutes_are_closed(room, status):
    (line,) = room.type("Satu.")
    factories.approved(room.meeting, status)
    with pytest.raises(RuleViolation, match="tidak dapat diubah"):
        room.type("Dua.")
    with pytest.raises(RuleViolation, match="tidak dapat diubah"):
        room.correct(line, kind=LineKind.KESIMPULAN)


def test_a_line_of_another_meeting_is_missing(room):
    other = Room()
    (line,) = other.type("Satu.")
    with pytest.raises(NotFound):
        room.correct(line, version=1, kind=LineKind.KESIMPULAN)


def test_what_is_not_in_the_meeting_is_refused(room):
    other = Room()
    other.type("Satu.")
    for values in ({"section_id": other.rows(MinutesSection)[0].id}, {"speaker_id": other.siti.id}):
        with pytest.raises(RuleViolation):
            room.type("Dua.", **values)
    assert room.rows(MinutesPoint) == []


def test_a_closed_meeting_leaves_no_words_in_the_audit(app):
    room = Room(Confidentiality.TERBATAS)
    room.type("Nama disebut.")
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "catat_cepat")).one()
    payload = db.session.scalars(select(AuditPayload.payload).where(AuditPayload.entry_id == entry.id)).one()
    assert "Nama disebut" not in payload


def test_a_page_of_lines_is_one_transaction(room):
    lines = room.type(*(f"Butir nomor {number}." for number in range(60)))
    assert len(lines) == len(room.rows(MinutesPoint)) == 60
    positions = [row.position for row in room.rows(MinutesPoint)]
    assert positions == sorted(set(positions))


def test_adding_a_line_takes_as_many_statements_after_three_hundred_as_after_three(room):
    room.type(*(f"Butir nomor {number}." for number in range(3)))
    with statements() as few:
        room.type("Satu lagi.")
    room.type(*(f"Butir nomor {number}." for number in range(300)))
    with statements() as many:
        room.type("Satu lagi.")
    assert len(many) == len(few) <= 40, "\n".join(many)
