"""The notula carries all facts of its sheet, nothing else, and nothing that is withheld."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents import minutes
from app.domain.indonesian import long_date, number
from app.domain.labels import label
from tests.database import ON_POSTGRESQL
from tests.documents.cases import BY_CASE, KALTARA, TANJUNGPINANG
from tests.documents.outline import outline, whole_text
from tests.documents.sheets_of_papers import APPROVED, CANARY
from tests.documents.sheets_of_papers import MINUTES as SHEETS
from tests.documents.sources import unsourced

SNAPSHOTS = Path(__file__).parent / "snapshots"
FACTS = Path(__file__).parents[3] / "shared" / "checks" / "facts_in_document.py"


#: Fields that steer a paper or lie behind what it prints; a date that is known stands for its words.
UNPRINTED = {
    "profile", "zone", "made_at", "draft", "confidentiality", "withheld", "date_text", "unsur_kind", "representative",
    "stated_order", "horizons", "item_class", "letterhead", "roles", "status", "month",
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_outline_is_as_recorded(name: str) -> None:
    recorded = SNAPSHOTS / f"notula-{name}.txt"
    assert outline(minutes.build(SHEETS[name])) == recorded.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHEETS)
def test_no_sentence_without_a_source(name: str) -> None:
    assert unsourced(minutes.build(SHEETS[name]), SHEETS[name]) == []


def test_an_invented_sentence_would_be_found() -> None:
    paper = minutes.build(replace(KALTARA, title=f"{KALTARA.title} yang berlangsung khidmat"))
    assert unsourced(paper, KALTARA) == [
        f"Sidang/Rapat→:→{KALTARA.title} yang berlangsung khidmat",
    ]


if FACTS.exists():

    @pytest.mark.parametrize("case", BY_CASE)
    def test_every_fact_of_the_case_is_found(case: str, tmp_path: Path) -> None:
        paper = tmp_path / "notula.docx"
        paper.write_bytes(minutes.build(BY_CASE[case]))
        run = subprocess.run([sys.executable, FACTS, case, paper], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr


def facts(value: object, name: str = "") -> Iterator[str]:
    """What of a sheet must be read on its paper: texts, dates and numbers, the fields in UNPRINTED excepted."""
    if name in UNPRINTED:
        return
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from facts(getattr(value, field.name), field.name)
    elif isinstance(value, tuple):
        for entry in value:
            yield from facts(entry, name)
    elif isinstance(value, StrEnum):
        yield label(value)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, date):
        yield long_date(value)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value) if name == "fiscal_year" else number(value)


@pytest.mark.parametrize("name", BY_CASE)
def test_every_field_of_the_sheet_is_printed(name: str) -> None:
    text = whole_text(minutes.build(BY_CASE[name])).casefold()
    assert [fact for fact in facts(BY_CASE[name]) if fact.casefold() not in text] == []


def test_withheld_parts_leave_one_mark_and_no_trace() -> None:
    paper = minutes.build(APPROVED)
    assert CANARY not in whole_text(paper)
    assert CANARY.encode() not in paper
    # Two points in a row are one mark, so that not even their number shows; the others are one each.
    assert whole_text(paper).count("[bagian terbatas]") == 6


# A whole paper for each text; the server's turn is short, since no database has a part in it.
@settings(max_examples=6 if ON_POSTGRESQL else 30, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_any_text_makes_a_paper_that_opens(text: str) -> None:
    point = replace(TANJUNGPINANG.sections[0].points[0], text=text, quote=text or None)
    section = replace(TANJUNGPINANG.sections[0], points=(point,))
    item = replace(TANJUNGPINANG.items[0], text=text, owner=text)
    letterhead = replace(TANJUNGPINANG.letterhead, unit=text)
    sheet = replace(TANJUNGPINANG, title=text, sections=(section,), items=(item,), letterhead=letterhead)
    assert "NOTULA" in whole_text(minutes.build(sheet))
