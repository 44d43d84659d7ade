"""The five real meetings, fact by fact: kept as stated, shown on their pages, and nothing added."""

from __future__ import annotations

import pytest

from app.domain.meetings import MeetingLinkKind
from app.jobs.demo_data import cases
from tests.cases import readings_of_meetings, readings_of_minutes
from tests.cases.leaves import Leaf, leaves
from tests.cases.reading import Place
from tests.cases.site import Site, text_of

READINGS = {**readings_of_meetings.READINGS, **readings_of_minutes.READINGS}
CASES = cases()

#: Lists of a case, and where their rows are kept: the record has as many, not one more.
ROWS = {
    "topik": lambda sheet: sheet.topics,
    "tujuan": lambda sheet: sheet.purposes,
    "poin": lambda sheet: [point for section in sheet.sections for point in section.points],
    "tanya_jawab": lambda sheet: sheet.answers,
    "tindak_lanjut": lambda sheet: sheet.items,
    "statistik": lambda sheet: sheet.figures,
    "kontak_layanan": lambda sheet: sheet.contacts,
    "dokumentasi": lambda sheet: sheet.documentation,
    "likely_same_event_as": lambda sheet: sheet.linked,
}


#: Where a row of a list stands on its page, and by which of its facts it is found there.
BLOCKS = {
    "peran": (".group", ("nama",)),
    "unsur_peserta": (".group", ("unsur",)),
    "narasumber": (".group", ("nama", "jabatan", "instansi")),
    "poin": (".speech-points > li", ("isi",)),
    "poin[].pembicara": (".speech", ("isi",)),
    "tanya_jawab": (".answer", ("jawaban",)),
    "statistik": ("tr", ("indikator",)),
    "kontak_layanan": (".panel-list > li", ("nama",)),
    "dokumentasi": ("main li", ("keterangan",)),
}


def facts(case_id: str, *, known: bool) -> list[Leaf]:
    """Leaves that the source states, or those that it leaves open."""
    return [leaf for leaf in leaves(CASES[case_id]) if (leaf.value is not None) is known]


@pytest.mark.parametrize("case_id", CASES)
def test_every_key_has_a_reading(case_id: str) -> None:
    assert sorted({leaf.pattern for leaf in leaves(CASES[case_id])} - READINGS.keys()) == []


def test_every_reading_has_a_key() -> None:
    assert sorted(READINGS.keys() - {leaf.pattern for case in CASES.values() for leaf in leaves(case)}) == []


@pytest.mark.parametrize("case_id", CASES)
def test_every_stated_fact_is_kept(site: Site, case_id: str) -> None:
    sheet = site.sheet(case_id)
    wrong = []
    for leaf in facts(case_id, known=True):
        kept = READINGS[leaf.pattern].kept(Place(CASES[case_id], sheet, leaf.at, leaf.value))
        if kept != leaf.value or (isinstance(leaf.value, bool) and kept is not leaf.value):
            wrong.append((leaf.place, leaf.value, kept))
    assert wrong == []


@pytest.mark.parametrize("case_id", CASES)
def test_what_is_not_stated_is_not_kept(site: Site, case_id: str) -> None:
    sheet = site.sheet(case_id)
    added = []
    for leaf in facts(case_id, known=False):
        kept = READINGS[leaf.pattern].kept(Place(CASES[case_id], sheet, leaf.at, leaf.value))
        if kept is not None:
            added.append((leaf.place, kept))
    assert added == []


@pytest.mark.parametrize("case_id", CASES)
def test_every_stated_fact_stands_on_a_page(site: Site, case_id: str) -> None:
    sheet = site.sheet(case_id)
    missing = []
    for leaf in facts(case_id, known=True):
        reading = READINGS[leaf.pattern]
        words = reading.words(Place(CASES[case_id], sheet, leaf.at, leaf.value)).casefold()
        if not any(words in text for text in where(site, case_id, leaf, reading.page)):
            missing.append((reading.page, leaf.place, words))
    assert missing == []


def where(site: Site, case_id: str, leaf: Leaf, page: str) -> list[str]:
    """The texts in which the words of a fact count: those of its own row, where it stands in one."""
    rows, _, column = leaf.pattern.partition("[]")
    if not column:
        return [site.text(case_id, page)]
    if rows == "tindak_lanjut":
        return [text_of(site.soups(case_id, page)[1 + leaf.at[0]])]
    selector, names = BLOCKS[f"{rows}[]{column}" if f"{rows}[]{column}" in BLOCKS else rows]
    row = CASES[case_id][rows][leaf.at[0]]
    anchor = next(row[name] for name in names if row[name]).casefold()
    blocks = site.blocks(case_id, page, selector)
    # The name of a body may be a part of other words ("OPD"), but it heads its own row.
    return [text for text in blocks if (text.startswith(anchor) if rows == "unsur_peserta" else anchor in text)]


@pytest.mark.parametrize("case_id", CASES)
def test_lists_have_as_many_rows_as_the_source(site: Site, case_id: str) -> None:
    sheet, case = site.sheet(case_id), CASES[case_id]
    assert {name: len(list(rows(sheet))) for name, rows in ROWS.items()} == {name: len(case[name]) for name in ROWS}
    named = {row["nama"] for row in case["peran"]}
    speakers = [row for row in case["narasumber"] if row["nama"] not in named]
    assert len(sheet.participants) == len(case["peran"]) + len(speakers) + len(case["unsur_peserta"])


@pytest.mark.parametrize("case_id", ["seed-002", "seed-004"])
def test_no_follow_up_is_made_up(site: Site, case_id: str) -> None:
    assert site.sheet(case_id).items == ()
    assert "belum ada tindak lanjut" in site.text(case_id, "tindak lanjut")


def test_a_meeting_without_a_date_stays_without(site: Site) -> None:
    assert site.sheet("seed-003").days == ()
    assert "tanggal belum diketahui" in site.text("seed-003", "rapat")


def test_two_records_of_one_meeting_know_each_other(site: Site) -> None:
    for here, there in (("seed-001", "seed-003"), ("seed-003", "seed-001")):
        assert [(one.kind, one.title) for one in site.sheet(here).linked] == [
            (MeetingLinkKind.MUNGKIN_SAMA, CASES[there]["judul"])
        ]
        assert "mungkin rapat yang sama" in site.text(here, "rapat")
    assert site.plan("seed-001") == site.plan("seed-003")


def test_a_point_without_a_speaker_has_none(site: Site) -> None:
    points = [point for section in site.sheet("seed-003").sections for point in section.points]
    assert [point.stated_order for point in points if point.speaker is None] == [5]
