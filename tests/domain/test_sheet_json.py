"""A sheet as JSON and back, its digest, and what readers get of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.meetings import Confidentiality
from app.domain.sheet_json import SCHEMA_VERSION, UnreadableSheet, decode, digest, encode, from_json, to_json
from app.domain.sheet_reader import for_reader, shown_parts
from app.domain.sheets import (
    ActionLine,
    Answer,
    Conclusion,
    Documentation,
    Emblem,
    Figure,
    Letterhead,
    MinutesSheet,
    Point,
    Section,
)

BIASA, TERBATAS, RAHASIA = Confidentiality
_ORDER = [BIASA, TERBATAS, RAHASIA]

for hint, values in (
    (Decimal, st.decimals(allow_nan=False, allow_infinity=False)),
    (float, st.floats(allow_nan=False, allow_infinity=False)),
    (date, st.dates()),
    (time, st.times()),
    (datetime, st.datetimes(timezones=st.timezones())),
):
    st.register_type_strategy(hint, values)

#: The bytes of a picture are not kept; see below.
st.register_type_strategy(Emblem, st.builds(Emblem, picture=st.just(b"")))
SHEETS = st.builds(
    MinutesSheet,
    letterhead=st.builds(Letterhead),
    zone=st.just("Asia/Jakarta"),
    made_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)


@settings(max_examples=60)
@given(SHEETS)
def test_what_is_written_is_read_back(sheet):
    data = json.loads(json.dumps(to_json(sheet)))
    assert from_json(data, SCHEMA_VERSION) == sheet
    assert digest(data, SCHEMA_VERSION) == digest(to_json(sheet), SCHEMA_VERSION)


@given(st.sampled_from([Figure, Point, Answer, ActionLine, Documentation, Section]).flatmap(st.from_type))
def test_each_part_is_read_back(part):
    assert decode(type(part), json.loads(json.dumps(encode(part)))) == part


SMALL = MinutesSheet(letterhead=Letterhead(government="Kota", unit="Setda"), zone="Asia/Jakarta", title="Rapat")


@pytest.mark.parametrize(
    "change",
    [
        {"unknown": 1},
        {"title": 7},
        {"draft": "ya"},
        {"days": {}},
        {"sections": [{"kind": "tidak_ada"}]},
        {"letterhead": {"government": "Kota"}},
        {"made_at": "kemarin"},
        {"stated_total": True},
        {"figures": [{"indicator": "x", "value": "dua"}]},
        {"letterhead": {"government": "Kota", "unit": "Setda", "emblem": "#"}},
        {"letterhead": {"government": "Kota", "unit": "Setda", "emblem": {"sha256": "0", "picture": "iVBORw0KGgo="}}},
    ],
)
def test_what_no_sheet_writes_is_refused(change):
    with pytest.raises(UnreadableSheet):
        from_json({**to_json(SMALL), **change}, SCHEMA_VERSION)


def test_another_schema_is_refused():
    with pytest.raises(UnreadableSheet):
        from_json(to_json(SMALL), SCHEMA_VERSION + 1)


def test_a_field_that_came_later_takes_its_default():
    data = to_json(SMALL)
    del data["linked"]
    assert from_json(data, SCHEMA_VERSION) == SMALL


def test_of_a_picture_the_digest_alone_is_kept():
    emblem = Emblem(sha256="ab" * 32, picture=b"\x89PNG")
    data = json.loads(json.dumps(to_json(replace(SMALL, letterhead=replace(SMALL.letterhead, emblem=emblem)))))
    assert data["letterhead"]["emblem"] == {"sha256": "ab" * 32}
    assert from_json(data, SCHEMA_VERSION).letterhead.emblem == Emblem(sha256="ab" * 32)


def test_a_kop_of_before_there_were_emblems_is_read():
    data = to_json(SMALL)
    data["letterhead"] = {"government": "Kota", "unit": "Setda", "lines": [], "emblem": None}
    assert from_json(data, SCHEMA_VERSION) == SMALL


def test_the_digest_moves_with_every_word():
    data = to_json(SMALL)
    assert digest(data, 1) == digest(dict(reversed(data.items())), 1)
    assert len({digest(data, 1), digest(data, 2), digest({**data, "title": "Rapat "}, 1)}) == 3


WORDS = {BIASA: "terbuka", TERBATAS: "tertutup", RAHASIA: "rahasia"}
WHOLE = MinutesSheet(
    letterhead=SMALL.letterhead,
    zone="Asia/Jakarta",
    title="Rapat",
    sections=(
        Section(kind="arahan", points=tuple(Point(text=WORDS[one], confidentiality=one) for one in Confidentiality)),
    ),
    answers=tuple(Answer(form="masukan", question=WORDS[one], confidentiality=one) for one in Confidentiality),
    conclusions=tuple(Conclusion(text=WORDS[one], confidentiality=one) for one in Confidentiality),
    items=tuple(ActionLine(number=n, text=WORDS[one], confidentiality=one) for n, one in enumerate(Confidentiality)),
    documentation=tuple(Documentation(caption=WORDS[one], confidentiality=one) for one in Confidentiality),
)


@pytest.mark.parametrize("highest", list(Confidentiality))
def test_a_reader_gets_the_words_of_what_he_may_see(highest):
    seen = {one for one in Confidentiality if _ORDER.index(one) <= _ORDER.index(highest)}
    sheet = for_reader(WHOLE, seen.__contains__)
    text = json.dumps(to_json(sheet))
    assert {
        one for one in Confidentiality if f'"{WORDS[one]}"' in text.replace('"confidentiality": "rahasia"', "")
    } == seen
    assert len(shown_parts(sheet)) == 5 * len(seen)
    assert sheet.confidentiality is highest


def test_an_item_may_be_seen_by_a_share_and_a_file_by_fewer():
    sheet = for_reader(
        WHOLE, {BIASA}.__contains__, base=TERBATAS, sees_item=lambda row: True, sees_file=lambda level: False
    )
    assert [row.text for row in sheet.items] == list(WORDS.values())
    assert all(row.withheld and not row.caption for row in sheet.documentation)
    assert sheet.sections[0].points[0].confidentiality is TERBATAS
    assert sheet.confidentiality is RAHASIA
