"""Typed lines and what is understood of them: single lines of every sort, and the five cases retyped by a notulis."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.domain.quick_notes import (
    FORCEABLE,
    LineKind,
    Room,
    Understood,
    accept,
    initials,
    understand,
    understand_all,
)
from tests.domain.quick_note_reading import check_pieces, party, seen, speaker
from tests.domain.quick_note_rooms import cases, room_of

_TABLES = Path(__file__).parent / "quick_notes"
_TANJUNGPINANG = "seed-000"
_CASES = sorted(cases())


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((_TABLES / f"{name}.yaml").read_text(encoding="utf-8"))
    return rows


def _stated(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a table as seen() gives it."""
    expected = {key: value for key, value in row.items() if key != "line"}
    if expected.get("text") == "as typed":
        expected["text"] = row["line"]
    if "value" in expected:
        expected["value"] = Decimal(str(expected["value"]))
    return expected


_SINGLE = [row for table in ("items", "questions_figures_conclusions", "points_and_parts") for row in _rows(table)]


@pytest.mark.parametrize("row", _SINGLE, ids=[row["line"] for row in _SINGLE])
def test_a_line_says(row: dict[str, Any]) -> None:
    room = room_of(_TANJUNGPINANG)
    line = understand(row["line"], room)
    assert seen(line, room) == _stated(row)
    check_pieces(line)


@pytest.mark.parametrize("case_id", _CASES)
def test_a_meeting_typed_line_by_line(case_id: str) -> None:
    room, rows = room_of(case_id), _rows(case_id)
    for row, line in zip(rows, understand_all([row["line"] for row in rows], room), strict=True):
        assert seen(line, room) == _stated(row), row["line"]
        check_pieces(line)


def _typed(case_id: str) -> tuple[Room, list[Understood]]:
    room = room_of(case_id)
    return room, understand_all([row["line"] for row in _rows(case_id)], room)


@pytest.mark.parametrize("case_id", _CASES)
def test_every_point_of_the_record_is_typed(case_id: str) -> None:
    room, lines = _typed(case_id)
    typed = {
        (speaker(one, room).split(",")[0], str(one.point_kind), one.text, one.addressee_text, one.quote, one.context)
        for one in lines
        if one.kind is LineKind.BUTIR
    }
    assert typed == {
        (
            point["pembicara"] or "",
            point["jenis"],
            point["isi"],
            point.get("ditujukan_kepada") or "",
            point["kutipan"] or "",
            point.get("konteks") or "",
        )
        for point in cases()[case_id]["poin"]
    }


@pytest.mark.parametrize("case_id", _CASES)
def test_every_follow_up_of_the_record_is_typed(case_id: str) -> None:
    room, lines = _typed(case_id)
    typed = [
        (
            one.text,
            str(one.stated_kind),
            speaker(one, room).split(",")[0],
            [horizon.value for horizon in one.horizons],
            one.due_on,
            one.due_text,
            bool(one.owner or one.owner_text),
            len(one.supporters) + len(one.supporter_texts),
        )
        for one in lines
        if one.kind is LineKind.TINDAK_LANJUT
    ]
    assert typed == [
        (
            item["uraian"],
            item["jenis"],
            item["disampaikan_oleh"] or "",
            item["horizon"] or [],
            item["tenggat"],
            item["tenggat_teks"] or "",
            item["penanggung_jawab"] is not None,
            len(item["pelaksana_terkait"]),
        )
        for item in cases()[case_id]["tindak_lanjut"]
    ]


@pytest.mark.parametrize("case_id", _CASES)
def test_every_owner_of_the_record_is_the_one_meant(case_id: str) -> None:
    room, lines = _typed(case_id)
    for one, item in zip(
        (line for line in lines if line.kind is LineKind.TINDAK_LANJUT), cases()[case_id]["tindak_lanjut"], strict=True
    ):
        known = party(one.owner, room)
        assert item["penanggung_jawab"].startswith(known) if known else one.owner_text == item["penanggung_jawab"]


@pytest.mark.parametrize("case_id", _CASES)
def test_every_figure_and_question_of_the_record_is_typed(case_id: str) -> None:
    room, lines = _typed(case_id)
    figures = [
        (one.figure.indicator, one.figure.value, one.figure.unit, one.figure.area, one.figure.period_text,
         one.figure.source, speaker(one, room))
        for one in lines
        if one.figure
    ]  # fmt: skip
    names = ("indikator", "nilai", "satuan", "wilayah", "periode", "sumber", "disampaikan_oleh")
    assert figures == [tuple(stated[name] or "" for name in names) for stated in cases()[case_id]["statistik"]]
    asked = [(one.kind.value, speaker(one, room)) for one in lines if one.kind is LineKind.MASUKAN]
    answers = [(one.text, speaker(one, room).split(",")[0]) for one in lines if one.kind is LineKind.JAWAB]
    rows = cases()[case_id]["tanya_jawab"]
    assert asked == [(row["bentuk"], row["penanya"]) for row in rows]
    assert answers == [(row["jawaban"], row["penjawab"]) for row in rows]


@pytest.mark.parametrize("kind", FORCEABLE)
def test_one_key_makes_another_line_of_it(kind: LineKind) -> None:
    forced = understand("TL DP3APM: 12 posko dibuka", room_of(_TANJUNGPINANG), kind)
    assert (forced.kind, forced.text) == (kind, "12 posko dibuka")
    check_pieces(forced)


@pytest.mark.parametrize("row", _SINGLE, ids=[row["line"] for row in _SINGLE])
def test_forcing_what_was_understood_changes_nothing(row: dict[str, Any]) -> None:
    room = room_of(_TANJUNGPINANG)
    line = understand(row["line"], room)
    if line.kind in FORCEABLE and line.text and line.kind is not LineKind.BAGIAN:
        assert understand(row["line"], room, line.kind) == line


def test_a_suggestion_is_taken_by_its_key() -> None:
    room = room_of(_TANJUNGPINANG)
    line = understand("TL DP3AMP: kirim format", room)
    taken = understand(accept(line.raw, line.suggestions[0]), room)
    assert (line.owner, line.suggestions[0].key) == (None, 1)
    assert (party(taken.owner, room), taken.text, taken.notes) == ("DP3APM", "kirim format", ())


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("A. Ridwan: gugus tugas diperkuat", LineKind.BUTIR, "A. Ridwan"),
        ("AR: gugus tugas diperkuat", LineKind.BUTIR, "A. Ridwan"),
        ("Pak Sekda: gugus tugas diperkuat", LineKind.BUTIR, "A. Ridwan"),
        ("M. Gempa: gugus tugas diperkuat", LineKind.BUTIR, "Muhammad Gempa Awaljon Putra"),
        ("Gempa: gugus tugas diperkuat", LineKind.BUTIR, "Muhammad Gempa Awaljon Putra"),
        ("Kabag Hukum: gugus tugas diperkuat", LineKind.BUTIR, "Muhammad Gempa Awaljon Putra"),
        ("Sri P: gugus tugas diperkuat", LineKind.BUTIR, "Sri Purwaningsih"),
        ("M. Yusuf: gugus tugas diperkuat", LineKind.BUTIR, ""),
        ("Pj. Wali Kota: gugus tugas diperkuat", LineKind.BUTIR, "Sri Purwaningsih"),
        ("T Gempa: gugus tugas diperkuat", LineKind.TANYA, "Muhammad Gempa Awaljon Putra"),
        ("J Jaelani: gugus tugas diperkuat", LineKind.JAWAB, "Jaelani"),
        ("J Bu Noverintiwi: gugus tugas diperkuat", LineKind.JAWAB, "Noverintiwi Dewanti"),
    ],
)
def test_a_letter_before_a_name_is_no_mark(typed: str, kind: LineKind, name: str) -> None:
    room = room_of("seed-001")
    line = understand(typed, room)
    assert (line.kind, speaker(line, room)) == (kind, name)


def test_the_floor_passes_from_line_to_line() -> None:
    typed = ("@2", "satu", "T Kodim: dua?", "tiga", "J EA: empat", "lima", "## penutup", "enam", "K: tujuh", "delapan")
    room = room_of(_TANJUNGPINANG)
    said = [speaker(line, room).split(",")[0] for line in understand_all(typed, room)]
    wawako = "H. Endang Abdullah"
    assert said == ["Rustam", "Rustam", "Kodim", "Rustam", wawako, wawako, "", wawako, "", wawako]


def test_lines_under_a_heading_are_what_it_says() -> None:
    typed = ("Kesimpulan:", "1. satu", "Tindak lanjut", "a. DP3APM: dua", "arahan: tiga", "## penutup", "empat")
    kinds = [line.kind.value for line in understand_all(typed, room_of(_TANJUNGPINANG))]
    assert kinds == ["bagian", "kesimpulan", "bagian", "tindak_lanjut", "butir", "bagian", "butir"]


def test_initials_are_unlike_each_other_and_unlike_marks() -> None:
    names = ("H. Endang Abdullah, S.Kp.", "Rustam", "Edi Ahmad", "", "Tri Lestari", "Mu'minun", "E. A.", "Endang A.")
    given = initials(names)
    assert given[:4] == ("EA", "RU", "EDA", "")
    assert "TL" not in given
    assert len({one for one in given if one}) == len(names) - 1
