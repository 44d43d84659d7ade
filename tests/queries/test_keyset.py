"""Keyset pages: every row once in either direction, whatever names, and tokens that nobody of ours made."""

from __future__ import annotations

import base64
import json

import pytest
from sqlalchemy import select

from app.models.agencies import Agency
from app.models.people import Person
from app.queries.keyset import Place, page
from tests import factories

NAMES = ("aminah", "Aminah", "Übel", "a_b", "a%b", "'; DROP", "", "zainal", "aminah", "日本")
KEYS = (Person.sort_name, Person.id)


@pytest.fixture
def people(app):
    government = factories.government()
    return [factories.person(government, name or "-") for name in NAMES]


def walk(*, descending: bool = False, size: int = 3) -> list[list[int]]:
    """Ids page by page to the end, after checking that the way back gives the same pages."""
    statement, place, found, backwards = select(Person.id), None, [], []
    while True:
        part = page(statement, KEYS, place, descending=descending, size=size)
        found.append([row.id for row in part.rows])
        if part.after is None:
            break
        place = Place(part.after)
    while part.before is not None:
        part = page(statement, KEYS, Place(part.before, backwards=True), descending=descending, size=size)
        backwards.append([row.id for row in part.rows])
    assert backwards[::-1] == found[:-1]
    return found


@pytest.mark.parametrize("size", [1, 3, 9, 10, 50])
def test_every_row_once_in_both_directions(people, size):
    up = [number for part in walk(size=size) for number in part]
    down = [number for part in walk(size=size, descending=True) for number in part]
    assert sorted(up) == sorted(row.id for row in people)
    assert down == up[::-1]


def test_a_row_that_comes_between_does_not_repeat_another(people):
    first = page(select(Person.id), KEYS, size=4)
    factories.save(Person(government_id=people[0].government_id, name="0", sort_name="0"))
    second = page(select(Person.id), KEYS, Place(first.after), size=50)
    assert not {row.id for row in first.rows} & {row.id for row in second.rows}


def token(values: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "bad",
    [
        "x",
        "====",
        "é",
        "a" * 5_000,
        token(None),
        token({}),
        token([]),
        token(["a"]),
        token(["a", "b"]),
        token(["a", 1.5]),
        token(["a", True]),
        token(["a", None]),
        token([1, 1]),
        token(["a", 2**63]),
        token(["a\x00", 1]),
        token(["\ud800", 1]),
        token(["a", 1, 1]),
        base64.urlsafe_b64encode(b"[" * 3_000).decode(),
    ],
)
def test_a_token_that_does_not_fit_is_the_first_page(people, bad):
    for backwards in (False, True):
        found = page(select(Person.id), KEYS, Place(bad, backwards), size=4)
        assert [row.id for row in found.rows] == [row.id for row in page(select(Person.id), KEYS, size=4).rows]
        assert found.before is None


def test_numbers_and_names_together(app):
    government = factories.government()
    for order, name in ((20, "B"), (10, "Z"), (20, "A"), (20, "A")):
        factories.agency(government, name, protocol_order=order)
    keys = (Agency.protocol_order, Agency.name, Agency.id)
    first = page(select(Agency.name), keys, size=2)
    second = page(select(Agency.name), keys, Place(first.after), size=2)
    assert [row.name for row in (*first.rows, *second.rows)] == ["Z", "A", "A", "B"]
