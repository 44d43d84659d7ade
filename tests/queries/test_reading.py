"""How pages read kept statements, and many values in one text."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.sql.compiler import Compiled

from app.models.governments import Government
from app.queries.listed import ids_in, listed, values_in
from app.queries.reading import fetch
from tests import factories


@pytest.fixture
def names(app) -> dict[int, str]:
    return {row.id: row.name for row in (factories.government("Bahari"), factories.government("Rimba"))}


@pytest.fixture
def compiled(app, monkeypatch) -> list[Any]:
    """Each statement that is compiled from here on."""
    seen: list[Any] = []
    made = Compiled.__init__
    monkeypatch.setattr(Compiled, "__init__", lambda own, *args, **more: seen.append(own) or made(own, *args, **more))
    return seen


def test_a_kept_statement_gives_the_rows_of_each_value(names):
    kept = select(Government.name).where(Government.id == bindparam("government_id"))
    for _ in range(4):
        for number, name in names.items():
            assert [row.name for row in fetch(kept, government_id=number)] == [name]


def test_other_names_of_values_do_not_meet_the_former_form(names):
    first, second = sorted(names)
    kept = select(Government.name).where(Government.id.in_((bindparam("one"), bindparam("other", first))))
    for _ in range(3):
        assert {row.name for row in fetch(kept, one=second)} == set(names.values())
        assert {row.name for row in fetch(kept, one=second, other=second)} == {names[second]}


def test_statements_of_one_structure_are_compiled_once(names, compiled):
    kept = select(Government.name, Government.zone)
    for _ in range(5):
        fetch(kept)
        fetch(select(Government.name, Government.zone))
    assert len(compiled) <= 1


def test_kept_statements_of_one_structure_share_a_form_and_keep_their_values(names, compiled):
    kept = {number: select(Government.name, Government.level).where(Government.id == number) for number in names}
    for _ in range(5):
        for number, name in names.items():
            assert [row.name for row in fetch(kept[number])] == [name]
    assert len(compiled) <= 1


def test_values_of_a_column_come_in_one_text(names):
    [row] = fetch(select(listed(Government.id).label("ids"), listed(Government.name).label("words")))
    assert ids_in(row.ids) == set(names)
    assert sorted(values_in(row.words)) == ["Bahari", "Rimba"]
    [none] = fetch(select(listed(Government.id).label("ids")).where(Government.id < 0))
    assert ids_in(none.ids) == frozenset()
    assert values_in(none.ids) == []
