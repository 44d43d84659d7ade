"""Susunan acara as typed lines."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda import ROWS_MAX, AgendaLine, agenda_text, parse_agenda
from app.domain.errors import RuleViolation


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ()),
        ("Pembukaan", (AgendaLine(text="Pembukaan"),)),
        ("09.00 Pembukaan", (AgendaLine(text="Pembukaan", starts=time(9)),)),
        ("9:05 WIB Doa | Kantor Kemenag", (AgendaLine(text="Doa", starts=time(9, 5), officer="Kantor Kemenag"),)),
        ("Doa|MC", (AgendaLine(text="Doa", officer="MC"),)),
        ("a | b | c", (AgendaLine(text="a | b", officer="c"),)),
        ("Doa |", (AgendaLine(text="Doa"),)),
        ("| MC", (AgendaLine(text="MC"),)),
        ("25.00 Bukan jam", (AgendaLine(text="25.00 Bukan jam"),)),
        ("09.00", (AgendaLine(text="09.00"),)),
        ("  satu \n\n  dua  ", (AgendaLine(text="satu"), AgendaLine(text="dua"))),
    ],
)
def test_lines_become_rows(typed, expected):
    assert parse_agenda(typed) == expected


@pytest.mark.parametrize("typed", ["acara\n" * (ROWS_MAX + 1), "acara | " + "x" * 301, "acara\x07"])
def test_refused(typed):
    with pytest.raises(RuleViolation) as refusal:
        parse_agenda(typed)
    assert refusal.value.field == "agenda"


words = st.text(st.characters(whitelist_categories=("L",)), min_size=1, max_size=20)


@given(st.lists(st.builds(AgendaLine, text=words, starts=st.times() | st.none(), officer=words | st.none())))
def test_what_is_shown_is_read_back(lines):
    rows = tuple(
        AgendaLine(
            text=line.text, officer=line.officer, starts=line.starts and time(line.starts.hour, line.starts.minute)
        )
        for line in lines
    )[:ROWS_MAX]
    assert parse_agenda(agenda_text(parse_agenda(agenda_text(rows)))) == parse_agenda(agenda_text(rows))
    assert [row.starts for row in parse_agenda(agenda_text(rows))] == [row.starts for row in rows]
