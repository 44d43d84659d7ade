"""Words gathered already: identities become a mark, and every text of a sheet is looked at."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from app.domain.item_decisions import ProposalKind
from app.domain.privacy_masks import is_harmless, masked_words, names_somebody, without_identities, words_in
from app.domain.sheets import ActionLine, Conclusion


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kirim format data kasus", "Kirim format data kasus"),
        ("Bantu korban bernama Siti Aminah hari ini", "Bantu […] hari ini"),
        ("Periksa NIK 2172015203100001 pada berkas", "Periksa NIK […] pada berkas"),
        # What is only asked about is asked of the papers of its own meeting.
        ("Hubungi 0812-3456-7890", "Hubungi 0812-3456-7890"),
        ("", ""),
    ],
)
def test_identities_are_left_out(text, shown):
    assert without_identities(text) == shown


def _line(**values: object) -> ActionLine:
    return ActionLine(**{"number": 1, "text": "Satukan data", **values})


@pytest.mark.parametrize(
    ("values", "harmless"),
    [
        (("Satukan data", None, (_line(), _line(supporters=("Dinas Sosial",)))), True),
        ((), True),
        (("Bantu korban bernama Siti Aminah",), False),
        (((_line(proof="Hubungi 0812-3456-7890"),),), False),
        (((_line(supporters=("Dinas Sosial", "keluarga korban bernama Siti")),),), False),
        ((None, (), (Conclusion(text="Korban bernama Siti didampingi"),)), False),
    ],
)
def test_what_is_printed_is_looked_through(values, harmless):
    assert is_harmless(*values) is harmless


def test_all_words_of_a_sheet_are_masked_and_nothing_else():
    line = _line(text="Bantu korban bernama Siti Aminah", supporters=("Dinas Sosial", "keluarga korban bernama Siti"))
    shown = masked_words((line, ProposalKind.LAINNYA, 3, None))
    assert shown == (_line(text="Bantu […]", supporters=("Dinas Sosial", "[…]")), ProposalKind.LAINNYA, 3, None)
    assert masked_words(_line()) == _line()


class Told(NamedTuple):
    text: str
    line: ActionLine


def test_a_mask_knows_the_outermost_field_and_reaches_named_tuples():
    row = Told("Satukan data", _line(supporters=("Dinas Sosial",)))
    assert words_in((row, "kata")) == [
        *(("text", "Satukan data"), ("line", "Satukan data"), ("line", "Dinas Sosial")),
        ("", "kata"),
    ]
    shown = masked_words(row, lambda text, name: f"{name}: {text}")
    assert shown == Told("text: Satukan data", _line(text="line: Satukan data", supporters=("line: Dinas Sosial",)))


@pytest.mark.parametrize(
    ("text", "names"),
    [("Korban bernama Siti", True), ("NIK 2172015203100001", True), ("Hubungi 0812-3456-7890", False)],
)
def test_only_what_stops_counts_as_naming_somebody(text, names):
    assert names_somebody(text) is names
