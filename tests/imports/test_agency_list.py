"""Lists of agencies as people bring them: pasted names, tables with and without a header, and what cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agencies import AgencyKind, Relation
from app.domain.errors import RuleViolation
from app.imports.agency_list import read_agencies

COMMAS = "Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Pemberdayaan Masyarakat"


def test_one_name_a_line_with_or_without_abbreviation():
    found = read_agencies(f"\n{COMMAS} (DP3APM)\n\n  Polresta Tanjungkoto  \n")
    assert [(one.name, one.short_name, one.line) for one in found] == [
        (COMMAS, "DP3APM", 2),
        ("Polresta Tanjungkoto", None, 4),
    ]
    assert [one.relation for one in found] == [Relation.BAWAHAN, Relation.MITRA]


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_a_table_with_a_header_in_any_order(delimiter):
    rows = (
        ("Singkatan", "Nama", "Jenis", "Induk", "Catatan"),
        ("Kec. A", "Kecamatan A", "", "", "x"),
        ("", "Kelurahan B", "kecamatan_kelurahan", "Kec. A", ""),
        ("", "Klinik C", "Dunia usaha", "", ""),
    )
    found = read_agencies("\ufeff" + "\n".join(delimiter.join(row) for row in rows))
    assert [(one.name, one.short_name, one.parent, one.relation) for one in found] == [
        ("Kecamatan A", "Kec. A", None, Relation.BAWAHAN),
        ("Kelurahan B", None, "Kec. A", Relation.BAWAHAN_MELALUI),
        ("Klinik C", None, None, Relation.MITRA),
    ]
    assert found[2].kind is AgencyKind.DUNIA_USAHA


def test_quoted_cells_keep_their_delimiter():
    assert read_agencies(f'nama,singkatan\n"{COMMAS}",DP3APM')[0].name == COMMAS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nama;jenis\nDinas A;OPDX", "Baris 2"),
        ("Dinas A\nDinas B\ndinas a", "sudah ada di baris 1"),
        ("nama;induk\nDinas A;Dinas Z", "tidak ada dalam daftar"),
        ("nama;singkatan\n;DS", "Baris 2"),
        ("Dinas \x07", "Baris 1"),
        ("Dinas " + "a" * 400, "Baris 1"),
        ("Dinas\n" * 2_001, "paling banyak"),
    ],
)
def test_what_cannot_be_read_is_named(text, said):
    with pytest.raises(RuleViolation, match=said):
        read_agencies(text)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    try:
        found = read_agencies(text)
    except RuleViolation:
        return
    assert all(one.name and len(one.name) <= 300 for one in found)
