"""Entries of the audit as people read them: labels instead of codes, names instead of ids, nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.audit_fields import Ref
from app.domain.audit_reading import ChangeLine, changes_in, lines, references, without_origin

NAMES = {(Ref.AGENCY, 3): "Dinas Sosial", (Ref.AGENCY, 4): "Dinas Pendidikan", (Ref.USER, 9): "Siti Aminah"}


def read(kind: str, changes: dict[str, Any]) -> list[tuple[str, str | None, str | None]]:
    stored = changes_in(json.dumps({"salt": "x", "changes": changes}))
    return [(line.field, line.before, line.after) for line in lines(kind, stored, NAMES)]


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        ("meeting", {"place": ["Aula", "Ruang Rapat"]}, [("Tempat", "Aula", "Ruang Rapat")]),
        ("meeting", {"status": ["direncanakan", "ditunda"]}, [("Keadaan", "Direncanakan", "Ditunda")]),
        ("item", {"status": ["dalam_proses", "selesai"]}, [("Status", "Dalam proses", "Selesai")]),
        ("item", {"due_on": ["2026-11-20", "2026-12-04"]}, [("Batas waktu", "20 November 2026", "4 Desember 2026")]),
        ("item", {"owner_agency_id": [3, 4]}, [("Penanggung jawab", "Dinas Sosial", "Dinas Pendidikan")]),
        ("item", {"is_priority": [False, True]}, [("Prioritas", "Tidak", "Ya")]),
        ("item", {"text": [None, "Kirim data"]}, [("Uraian", None, "Kirim data")]),
        ("item", {"expected_output": ["Laporan", None]}, [("Keluaran yang diharapkan", "Laporan", None)]),
        ("participant", {"roles": [None, ["pimpinan", "pembuka"]]}, [("Peran", None, "Pimpinan rapat dan Pembuka")]),
        ("meeting", {"agency_ids": [None, [3, 4]]}, [("Instansi", None, "Dinas Sosial dan Dinas Pendidikan")]),
        ("meeting", {"user_id": [None, 9]}, [("Akun", None, "Siti Aminah")]),
        ("meeting", {"funding": [[], [{"detail": "x"}]]}, [("Sumber dana", None, "1 baris")]),
        ("meeting", {"previous_meeting_id": [None, 77]}, [("Rapat sebelumnya", None, "tidak dikenal")]),
        ("minutes_section", {"butir baru 3": [None, "Isi"]}, [("Butir baru", None, "Isi")]),
        ("minutes_section", {"butir 12: text": ["A", "B"]}, [("Butir, uraian", "A", "B")]),
        ("minutes_section", {"butir 12: ditarik": [False, True]}, [("Butir, ditarik", "Tidak", "Ya")]),
        ("minutes_section", {"butir 12: position": [1, 2]}, []),
        ("meeting", {"tim kecil 4: name": [None, "Tim A"]}, [("Tim kecil, nama", None, "Tim A")]),
        ("file", {"kind": [None, "foto"], "sha256": [None, "ab"]}, [("Jenis berkas", None, "Foto")]),
        ("meeting", {"sort_on": ["2026-01-01", "2026-01-02"], "year": [2025, 2026]}, []),
        ("meeting", {"isian_dari_versi_lama": ["a", "b"]}, []),
        ("meeting", {"status": ["keadaan_lama", "ditunda"]}, [("Keadaan", "tidak dikenal", "Ditunda")]),
    ],
)
def test_a_change_in_words(kind: str, changes: dict[str, Any], said: list[tuple[str, str | None, str | None]]) -> None:
    assert read(kind, changes) == said


def test_a_passcode_says_only_that_it_changed() -> None:
    [line] = lines("meeting", {"online_passcode": ("lama", "baru")}, {})
    assert line == ChangeLine("Kata sandi ruang daring", None, None)


def test_a_long_text_is_cut_with_a_mark() -> None:
    [(_, _, after)] = read("item", {"text": [None, "x" * 2_000]})
    assert after is not None
    assert len(after) == 401
    assert after.endswith("…")


def test_ids_to_look_up() -> None:
    changes = changes_in(json.dumps({"changes": {"agency_ids": [None, [3, 4]], "user_id": [None, 9], "count": [1, 2]}}))
    assert references("meeting", changes) == {(Ref.AGENCY, 3), (Ref.AGENCY, 4), (Ref.USER, 9)}


def test_the_origin_of_an_item_can_be_left_out() -> None:
    changes = {"text": (None, "x"), "stated_by_text": (None, "Bupati"), "origin_point_id": (None, 4)}
    assert without_origin(changes) == {"text": (None, "x")}


UNREADABLE = ("", "{", "[]", "null", '{"changes": 3}', '{"changes": {"a": 1}}', '{"changes": {"a": [1]}}')


@pytest.mark.parametrize("payload", UNREADABLE)
def test_a_payload_that_cannot_be_read_says_nothing(payload: str) -> None:
    assert changes_in(payload) == {}


VALUES = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=20), st.lists, max_leaves=4)
FIELDS = st.sampled_from(["status", "kind", "roles", "agency_ids", "due_on", "funding", "butir 1: kind", "butir baru"])
KINDS = st.sampled_from(["meeting", "item", "participant", "minutes_section"])


@given(KINDS, st.dictionaries(FIELDS, st.tuples(VALUES, VALUES)))
def test_whatever_is_stored_reads_without_a_fault(kind: str, changes: dict[str, Any]) -> None:
    stored = changes_in(json.dumps({"changes": changes}))
    references(kind, stored)
    for line in lines(kind, stored, {}):
        assert line.field
