"""Rows that were not on the writer's page hold their place, whatever he did to the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.row_order import merged_order


@pytest.mark.parametrize(
    ("before", "kept", "posted", "after"),
    [
        ([], [], [1, 2], [1, 2]),
        ([1, 2, 3], [], [3, 1], [3, 1]),
        ([1, 2, 3], [2], [3, 1], [3, 1, 2]),
        ([1, 2, 3], [1], [3, 2], [1, 3, 2]),
        ([1, 2, 3], [2, 3], [1], [1, 2, 3]),
        ([1, 2, 3], [1, 2, 3], [], [1, 2, 3]),
        ([1, 2, 3, 4], [3], [1, 4], [1, 3, 4]),
        ([1, 2], [2], [-1, 1, -2], [-1, 1, 2, -2]),
    ],
)
def test_order(before, kept, posted, after):
    assert merged_order(before, frozenset(kept), posted) == after


@given(st.data())
def test_nothing_is_lost_and_both_orders_hold(data):
    before = data.draw(st.lists(st.integers(1, 50), unique=True))
    kept = [row for row in before if data.draw(st.booleans())]
    others = [row for row in before if row not in kept and data.draw(st.booleans())]
    posted = data.draw(st.permutations([*others, *range(-data.draw(st.integers(0, 4)), 0)]))
    after = merged_order(before, frozenset(kept), posted)
    assert sorted(after) == sorted([*kept, *posted])
    assert [row for row in after if row in posted] == list(posted)
    for row in kept:
        earlier = [one for one in before[: before.index(row)] if one in after]
        assert not earlier or after.index(earlier[-1]) < after.index(row)
