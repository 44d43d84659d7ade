"""Two people saved one part: what each did alone is taken, nothing added is lost, and contradictions are shown."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.domain.row_merge import FieldConflict, MergePart, MergeRow, PartMerge, RowConflict, merge_parts
from tests.domain.changed_texts import added_words, stand_in, three_parts

TEXTS = frozenset({"text"})


def part(*rows: tuple[int | str, str] | tuple[int | str, str, str], title: str = "Diskusi") -> MergePart:
    """Rows as (key, text) or (key, text, kind)."""
    return MergePart(
        title, tuple(MergeRow(key, {"text": text, "kind": "".join(kind) or "arahan"}) for key, text, *kind in rows)
    )


def merged(base: MergePart, mine: MergePart, theirs: MergePart) -> PartMerge:
    return merge_parts(base, mine, theirs, TEXTS)


def texts(found: PartMerge) -> list[str]:
    return [str(row.fields["text"]) for row in found.part.rows]


BASE = part((1, "Satu"), (2, "Dua"), (3, "Tiga"))


@pytest.mark.parametrize(
    ("mine", "theirs", "order"),
    [
        (BASE, BASE, [1, 2, 3]),
        (part((3, "Tiga"), (1, "Satu"), (2, "Dua")), BASE, [3, 1, 2]),
        (BASE, part((3, "Tiga"), (1, "Satu"), (2, "Dua")), [3, 1, 2]),
        (part((1, "Satu"), (3, "Tiga")), BASE, [1, 3]),
        (part((1, "Satu"), (3, "Tiga")), part((1, "Satu"), (2, "Dua")), [1]),
        (part(), BASE, []),
        # Both write on at the end: what is saved already comes first.
        (
            part((1, "Satu"), (2, "Dua"), (3, "Tiga"), ("m", "Saya")),
            part((1, "Satu"), (2, "Dua"), (3, "Tiga"), ("t", "Dia")),
            [1, 2, 3, "t", "m"],
        ),
        (
            part(("m", "Saya"), (1, "Satu"), (2, "Dua"), (3, "Tiga")),
            part((1, "Satu"), ("t", "Dia"), (3, "Tiga"), (2, "Dua")),
            ["m", 1, "t", 3, 2],
        ),
        # A row is put behind one that the other takes out.
        (
            part((1, "Satu"), (2, "Dua"), ("m", "Saya"), (3, "Tiga")),
            part((1, "Satu"), (3, "Tiga")),
            [1, "m", 3],
        ),
    ],
)
def test_rows_that_only_one_side_touched(mine, theirs, order):
    found = merged(BASE, mine, theirs)
    assert [row.key for row in found.part.rows] == order
    assert found.is_clean
    assert not found.both_reordered


def test_fields_of_one_row_merge_apart():
    found = merged(
        part((1, "Rapat dibuka pukul sembilan tepat")),
        part((1, "Rapat dibuka pukul sembilan tepat", "imbauan")),
        part((1, "Rapat ini dibuka pukul sembilan tepat"), title="Tanya jawab"),
    )
    assert found == PartMerge(part((1, "Rapat ini dibuka pukul sembilan tepat", "imbauan"), title="Tanya jawab"))


def test_words_of_one_field_merge_where_they_lie_apart():
    base = "Dinas Sosial menyiapkan rumah aman bagi korban sebelum akhir tahun."
    mine, theirs = base.replace("Dinas", "Seluruh Dinas"), base.replace("akhir tahun", "Lebaran")
    found = merged(part((1, base)), part((1, mine)), part((1, theirs)))
    assert found.is_clean
    assert texts(found) == ["Seluruh Dinas Sosial menyiapkan rumah aman bagi korban sebelum Lebaran."]


def test_a_text_changed_both_ways_is_shown_with_a_proposal_of_both():
    found = merged(part((1, "Ada 149 kasus.")), part((1, "Ada 150 kasus.")), part((1, "Ada 151 kasus.")))
    proposed = "Ada 151 kasus. / Ada 150 kasus."
    assert found.field_conflicts == (
        FieldConflict(1, "text", "Ada 149 kasus.", "Ada 150 kasus.", "Ada 151 kasus.", proposed),
    )
    assert texts(found) == [proposed]
    assert not found.is_clean


def test_a_choice_is_never_put_together_from_two():
    found = merged(part((1, "Satu", "arahan")), part((1, "Satu", "imbauan")), part((1, "Satu", "harapan")))
    assert found.field_conflicts == (FieldConflict(1, "kind", "arahan", "imbauan", "harapan", "imbauan"),)
    assert found.part.rows[0].fields["kind"] == "imbauan"


def test_the_title_is_a_field_too():
    found = merged(part(title="Diskusi"), part(title="Tanya jawab"), part(title="Dialog"))
    assert found.field_conflicts == (
        FieldConflict(None, "title", "Diskusi", "Tanya jawab", "Dialog", "Dialog / Tanya jawab"),
    )
    assert found.part.title == "Dialog / Tanya jawab"


@pytest.mark.parametrize("withdrawn_by", ["mine", "theirs"])
def test_a_row_withdrawn_by_one_and_changed_by_the_other_stays_and_is_named(withdrawn_by):
    changed = part((1, "Satu"), (2, "Dua, masih penting"), (3, "Tiga"))
    without = part((1, "Satu"), (3, "Tiga"))
    sides = (without, changed) if withdrawn_by == "mine" else (changed, without)
    found = merged(BASE, *sides)
    assert found.part == changed
    assert found.row_conflicts == (RowConflict(2, withdrawn_by, changed.rows[1]),)
    assert not found.is_clean


def test_a_new_row_that_both_know_is_one_row():
    """An answer that never came back: the row stands saved under its key, and was written on."""
    found = merged(part(), part(("m", "Satu dua tiga")), part(("m", "Satu dua")))
    assert found.is_clean
    assert texts(found) == ["Satu dua tiga"]


def test_both_may_have_moved_rows():
    mine, theirs = part((3, "Tiga"), (1, "Satu"), (2, "Dua")), part((2, "Dua"), (1, "Satu"), (3, "Tiga"))
    found = merged(BASE, mine, theirs)
    assert found.both_reordered
    assert found.part == mine
    assert found.is_clean


def test_a_field_that_was_not_sent_is_left_alone():
    mine = MergePart("Diskusi", (MergeRow(1, {"text": "Satu A"}),))
    found = merged(part((1, "Satu", "imbauan")), mine, part((1, "Satu", "harapan")))
    assert found == PartMerge(part((1, "Satu A", "harapan")))


def test_a_key_stands_once():
    with pytest.raises(ValueError, match="stands once"):
        part((1, "Satu"), (1, "Dua"))


@given(three_parts())
def test_no_line_and_no_words_that_either_side_added_are_lost(parts):
    base, *sides = parts
    old = {row.key: str(row.fields["text"]) for row in base.rows}
    new = {row.key: str(row.fields["text"]) for row in merged(*parts).part.rows}
    for side in sides:
        for row in side.rows:
            text = str(row.fields["text"])
            if row.key not in old or text != old[row.key]:
                assert row.key in new
                for words in added_words(old.get(row.key, ""), text):
                    assert stand_in(words, new[row.key])


@given(three_parts())
def test_what_differs_both_ways_is_shown_with_both_texts(parts):
    base, mine, theirs = parts
    found = merged(base, mine, theirs)
    for conflict in found.field_conflicts:
        values = [
            state.title
            if conflict.row is None
            else next(row.fields[conflict.field] for row in state.rows if row.key == conflict.row)
            for state in (mine, theirs)
        ]
        assert values == [conflict.mine, conflict.theirs]
        assert values[0] != values[1]
    in_base = {row.key for row in base.rows}
    for one, other in ((mine, theirs), (theirs, mine)):
        keys = {row.key for row in other.rows}
        for row in one.rows:
            if row.key in in_base and row.key not in keys and row not in base.rows:
                assert row.key in {conflict.row for conflict in found.row_conflicts}
                assert row in found.part.rows


@given(three_parts())
def test_the_change_of_one_side_alone_is_taken_as_it_is(parts):
    base, mine, theirs = parts
    assert merged(base, mine, base) == PartMerge(mine)
    assert merged(base, base, theirs) == PartMerge(theirs)
    assert merged(base, mine, mine) == PartMerge(mine)


@given(three_parts())
def test_the_sides_are_treated_alike_but_for_the_order(parts):
    base, mine, theirs = parts
    found, turned = merged(base, mine, theirs), merged(base, theirs, mine)
    assert {(c.row, c.field) for c in found.field_conflicts} == {(c.row, c.field) for c in turned.field_conflicts}
    assert {c.row for c in found.row_conflicts} == {c.row for c in turned.row_conflicts}
    assert found.both_reordered == turned.both_reordered
    doubtful = {(conflict.row, conflict.field) for conflict in found.field_conflicts}
    values = [
        {(row.key, name): value for row in one.part.rows for name, value in row.fields.items()}
        for one in (found, turned)
    ]
    assert values[0].keys() == values[1].keys()
    assert all(values[0][place] == values[1][place] for place in values[0].keys() - doubtful)
