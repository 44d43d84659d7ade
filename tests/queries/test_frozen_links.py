"""Rows of an approved notula get the ids of the stored rows only while both say the same, row by row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from app.queries import subjects
from app.queries.frozen_links import linked
from app.queries.frozen_minutes import record_of
from app.queries.minutes import minutes_record
from app.queries.minutes_sheets import minutes_sheet
from app.queries.minutes_views import MinutesRecord
from tests.minutes_case import Case


@pytest.fixture
def pair(app: Flask) -> tuple[MinutesRecord, MinutesRecord]:
    case = Case()
    facts = subjects.meeting(case.actor, case.meeting.id)
    return record_of(minutes_sheet(case.actor, case.meeting.id)), minutes_record(case.actor, facts)


def points(record: MinutesRecord) -> list:
    return [point for section in record.sections for point in section.points]


def changed(record: MinutesRecord, **values: object) -> MinutesRecord:
    """The record with another first point."""
    section, *others = record.sections
    first, *rest = section.points
    return replace(record, sections=(replace(section, points=(replace(first, **values), *rest)), *others))


def test_the_same_rows_are_linked(pair):
    frozen, stored = pair
    found = linked(frozen, stored)
    assert [row.id for row in points(found)] == [row.id for row in points(stored)]
    assert [row.text for row in points(found)] == ["Satu", "Dua"]


@pytest.mark.parametrize("values", [{"text": "Ditulis sesudahnya"}, {"withheld": True}])
def test_rows_that_differ_are_not(pair, values):
    frozen, stored = pair
    assert linked(frozen, changed(stored, **values)) is None


def test_nor_are_more_rows_than_were_approved(pair):
    frozen, stored = pair
    section = stored.sections[0]
    more = replace(section, points=(*section.points, section.points[0]))
    assert linked(frozen, replace(stored, sections=(more,))) is None
