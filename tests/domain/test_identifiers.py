"""Numbers that name things: keys that no database holds, NIP, telephone, sub-activity codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleViolation
from app.domain.identifiers import (
    MAX_ID,
    Phone,
    format_nip,
    is_id,
    nip_remarks,
    parse_id,
    parse_nip,
    parse_phone,
    parse_service_number,
    parse_sub_activity_code,
)

NIP = "198001152005011003"


def test_keys_end_where_the_databases_do() -> None:
    assert parse_id(str(2**63 - 1), field="agency_id") == MAX_ID
    assert (is_id(0), is_id(1), is_id(MAX_ID), is_id(MAX_ID + 1), is_id(-1)) == (False, True, True, False, False)


@pytest.mark.parametrize(
    "typed", ["", "0", "-1", "+1", " 1", "01", "1.0", "a", "٣", "1e3", str(2**63), "9" * 5_000, "1\n"]
)
def test_what_cannot_be_a_key_is_refused(typed: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        parse_id(typed, field="agency_id")
    assert refused.value.field == "agency_id"


@given(st.integers(1, MAX_ID))
def test_every_key_is_read_back(number: int) -> None:
    assert parse_id(str(number), field="x") == number


@pytest.mark.parametrize("typed", [NIP, "19800115 200501 1 003", "19800115.200501.1.003", " 19800115-200501-1-003 "])
def test_nip_is_stored_as_digits_and_shown_in_groups(typed: str) -> None:
    assert parse_nip(typed) == NIP
    assert format_nip(NIP) == "19800115 200501 1 003"


@pytest.mark.parametrize("typed", ["19800115", NIP + "1", "1980011520050110O3", "١٩٨٠٠١١٥٢٠٠٥٠١١٠٠٣"])
def test_nip_has_18_digits(typed: str) -> None:
    with pytest.raises(RuleViolation, match="18 angka"):
        parse_nip(typed)


@pytest.mark.parametrize("typed", ["80011234", "11010012340979", "2910/P", "521234/L", " 19930012-A "])
def test_an_nrp_stays_as_it_is_written(typed: str) -> None:
    assert parse_service_number(typed) == typed.strip()


@pytest.mark.parametrize("typed", ["12", "AKBP", "8001 ingat", "80011234; 80011235", "8" * 40])
def test_what_is_no_nrp(typed: str) -> None:
    with pytest.raises(RuleViolation):
        parse_service_number(typed)


def test_no_nrp_is_none() -> None:
    assert parse_service_number("  ") is None


@pytest.mark.parametrize(
    ("nip", "said"),
    [
        (NIP, ()),
        ("199002282023212001", ()),
        ("198002302005011003", ("tanggal lahir",)),
        ("198001152005131003", ("bulan pengangkatan",)),
        ("198001152005013003", ("1 atau 2",)),
        ("000000000000000000", ("tanggal lahir", "bulan pengangkatan", "1 atau 2")),
    ],
)
def test_odd_nip_gets_remarks_and_is_never_refused(nip: str, said: tuple[str, ...]) -> None:
    assert parse_nip(nip) == nip
    remarks = nip_remarks(nip)
    assert len(remarks) == len(said)
    assert all(words in remark.message for words, remark in zip(said, remarks, strict=True))


def test_other_numbers_of_service_are_shown_as_they_are() -> None:
    assert format_nip("NRP 78010123") == "NRP 78010123"


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("082253995550", Phone("082253995550", "6282253995550")),
        ("0812-3456-7890", Phone("0812-3456-7890", "6281234567890")),
        ("+62 812 3456 7890", Phone("+62 812 3456 7890", "6281234567890")),
        ("81234567890", Phone("81234567890", "6281234567890")),
        ("+60 12 345 6789", Phone("+60 12 345 6789", "60123456789")),
        ("(0741) 123456", Phone("(0741) 123456", None)),
        ("0741-123456", Phone("0741-123456", None)),
        ("112", Phone("112", None)),
        ("", None),
    ],
)
def test_telephone_keeps_what_was_typed_and_knows_whatsapp(typed: str, phone: Phone | None) -> None:
    assert parse_phone(typed) == phone


@pytest.mark.parametrize("typed", ["nomor", "12", "0812345678901234", "0812<script>", "08\u0660\u0661\u0662\u0663"])
def test_what_nobody_can_call_is_refused(typed: str) -> None:
    with pytest.raises(RuleViolation, match="nomor telepon"):
        parse_phone(typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2.08.03.2.01.01", "2.08.03.2.01.01"),
        ("1.03.06.2.01.0024", "1.03.06.2.01.0024"),
        ("2 08 03 2.01 01", "2.08.03.2.01.01"),
        ("", None),
    ],
)
def test_sub_activity_codes_have_two_lengths(typed: str, code: str | None) -> None:
    assert parse_sub_activity_code(typed) == code


@pytest.mark.parametrize(
    "typed", ["2.08.03.2.01", "2.08.03.2.01.001", "2.8.03.2.01.01", "X.XX.01.2.01.01", "5.1.02.01.01.0052"]
)
def test_other_codes_are_refused(typed: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        parse_sub_activity_code(typed)
    assert refused.value.field == "sub_activity_code"
