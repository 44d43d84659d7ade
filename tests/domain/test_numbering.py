"""Letter numbers: what a template may say, and gaps where a part is not known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleViolation
from app.domain.numbering import GAP, TOKENS, NumberParts, check_template, letter_number

KNOWN = NumberParts(classification="000.1.5", serial=12, unit="Setda", kind="SU", security="T", on=date(2026, 3, 17))


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ("{klas}/{urut}/{unit}", "000.1.5/12/Setda"),
        ("{klas}/{urut:4}/{unit}/{romawi}/{tahun}", "000.1.5/0012/Setda/III/2026"),
        ("{keamanan}.{klas}/{urut}/{unit}/{tahun}", "T.000.1.5/12/Setda/2026"),
        ("{keamanan}/{klas}/{jenis}/{urut}/{unit}/{tahun}", "T/000.1.5/SU/12/Setda/2026"),
        ("{urut}/DIKBUD/{bulan}/{tahun}", "12/DIKBUD/03/2026"),
    ],
)
def test_patterns_seen_in_offices(template: str, written: str) -> None:
    assert letter_number(check_template(template), KNOWN) == written


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        (NumberParts(classification="000.1.5", unit="Setda"), f"000.1.5/{GAP}/Setda/{GAP}"),
        (NumberParts(on=date(2026, 12, 1)), f"{GAP}/{GAP}/{GAP}/XII"),
        (NumberParts(classification="000.1.5", serial=7, suffix=".a", unit="", on=date(2026, 1, 2)), "000.1.5/7.a/I"),
        (NumberParts(classification="", serial=7, unit="Setda", on=date(2026, 1, 2)), "7/Setda/I"),
    ],
)
def test_unknown_parts_leave_a_gap_and_absent_parts_nothing(parts: NumberParts, written: str) -> None:
    assert letter_number("{klas}/{urut}/{unit}/{romawi}", parts) == written


def test_an_absent_last_part_takes_its_separator_along() -> None:
    assert letter_number("{klas}/{urut}/{jenis}", NumberParts(classification="005", serial=1, kind="")) == "005/1"


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("", "wajib diisi"),
        ("{klas}/{unit}", "harus memuat {urut}"),
        ("{urut}/{nomor}", "{nomor} tidak dikenal"),
        ("{urut}/{klas", "Kurung kurawal tidak lengkap"),
        ("{urut}/}", "Kurung kurawal tidak lengkap"),
        ("{urut}/{klas.__class__}", "Kurung kurawal tidak lengkap"),
        ("{urut}/{0}", "Kurung kurawal tidak lengkap"),
        ("{urut:10}", "Kurung kurawal tidak lengkap"),
        ("{urut}/{tahun:2}", "hanya untuk {urut}"),
        ("{urut}" + "/" * 120, "terlalu panjang"),
    ],
)
def test_templates_that_cannot_be_filled_are_refused(template: str, sentence: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        check_template(template)
    assert refused.value.field == "number_template"
    assert sentence in refused.value.message


@given(
    st.lists(
        st.sampled_from([f"{{{token}}}" for token in TOKENS] + ["{urut:3}", "/", ".", "-", "DIKBUD", "{", "}"]),
        max_size=12,
    ),
    st.builds(
        NumberParts,
        classification=st.sampled_from([None, "", "000.1.5"]),
        serial=st.none() | st.integers(1, 99_999),
        unit=st.sampled_from([None, "", "Setda"]),
        kind=st.sampled_from([None, "", "SU"]),
        security=st.sampled_from([None, "", "T"]),
        on=st.none() | st.dates(),
    ),
)
def test_every_accepted_template_can_be_filled(pieces: list[str], parts: NumberParts) -> None:
    try:
        template = check_template("".join(pieces))
    except RuleViolation:
        return
    written = letter_number(template, parts)
    assert "{" not in written
    assert "None" not in written
    assert (GAP if parts.serial is None else str(parts.serial)) in written
