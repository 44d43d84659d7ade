"""The privacy guard over any text whatever: it never raises, points into the text, and what is masked stays masked."""

from __future__ import annotations

import re
import unicodedata
from time import perf_counter

from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.privacy import Contacts, Finding, PrivacyRule, TextPassage, is_sensitive, masked, scan
from app.domain.privacy.folding import fold
from tests.domain.privacy_cases import FOUND, PASSING
from tests.turns import shared

FRAGMENTS = (
    "korban anak bernama Melati atas nama ibu kelas SMPN 3 RT 05 Jl. No. [ … ] […] ( ) , . : - 14 tahun 3171 0001 +62"
)
PIECES = st.sampled_from(
    [
        *(text for text, _, _ in FOUND),
        *PASSING,
        *FRAGMENTS.split(),
        "\n",
        "0123 0405",
        "0812",
        "\x00",
        "\u200b",
        "\u0301",
        "\ufdfa",
    ]
)
WOVEN = st.lists(PIECES, max_size=8).flatmap(
    lambda parts: st.sampled_from(["", " ", "\n"]).map(lambda gap: gap.join(parts))
)
ANY_TEXT = st.text(st.characters(), max_size=120) | WOVEN

DAY = st.integers(1, 31) | st.integers(41, 71)
NIKS = st.builds(
    lambda region, day, month, year, number: f"{region}{day:02}{month:02}{year:02}{number:04}",
    st.integers(110000, 969999),
    DAY,
    st.integers(1, 12),
    st.integers(0, 99),
    st.integers(0, 9999),
)
SHAPES = st.sampled_from([(16,), (4, 4, 4, 4), (6, 6, 4), (8, 8), (6, 10), (12, 4)])
SEPARATORS = st.sampled_from([" ", ".", "-", "\n", "\u00a0", " - ", "\u2013", "\t ", "\u200b"])


def found(text: str) -> tuple[Finding, ...]:
    return scan([TextPassage(place="p", text=text)], Contacts.of(["129", "0822-5399-5550"]))


def is_years_or_days(groups: list[str]) -> bool:
    return all(re.fullmatch(r"(?:19|20)\d\d(?:(?:0[1-9]|1[0-2])[0-3]\d)?", group) for group in groups)


@given(ANY_TEXT)
@example("\ud800 korban bernama \udfff")
def test_any_text_is_read_and_findings_lie_inside_it(text: str):
    for finding in found(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.excerpt
        assert re.fullmatch("[0-9a-f]{64}", finding.digest)
    is_sensitive(text, [text])


@given(ANY_TEXT)
@example(  # masked, the names are shorter, so that the school stands near the victim
    "Penanganan korban kekerasan perlu dipercepat. Klien bernama Melati mendapat konseling. Anak bernama Kuncup "
    "dititipkan. Sosialisasi di SMPN 3 Jambi diikuti kelas 8."
)
def test_masked_text_holds_nothing_to_find(text: str):
    clean = masked(text, found(text))
    assert found(clean) == ()
    assert masked(clean, found(clean)) == clean


@given(ANY_TEXT)
def test_masking_takes_out_nothing_but_the_words_found(text: str):
    text = text.replace("…", "")
    findings = found(text)
    kept = [c for i, c in enumerate(text) if not any(f.start <= i < f.end for f in findings)]
    assert masked(text, findings).replace("[…]", "") == "".join(kept)


@given(ANY_TEXT, st.data(), st.text("0123456789", min_size=16, max_size=16))
def test_sixteen_digits_are_found_wherever_they_stand(text: str, data: st.DataObject, number: str):
    at = data.draw(st.integers(0, len(text)))
    before, after = data.draw(st.sampled_from([(" ", " "), ("\n", "\n"), (":", ";"), ("(", ")"), ("NIK", "x")]))
    start = at + len(before)
    hits = [f for f in found(text[:at] + before + number + after + text[at:]) if f.rule is PrivacyRule.NIK]
    assert any(f.start <= start and start + len(number) <= f.end for f in hits)


@given(ANY_TEXT, st.data(), NIKS, SHAPES, SEPARATORS)
def test_a_grouped_number_is_found_wherever_it_stands(
    text: str, data: st.DataObject, nik: str, shape: tuple[int, ...], separator: str
):
    groups, rest = [], nik
    for size in shape:
        groups.append(rest[:size])
        rest = rest[size:]
    if len(groups) > 1 and is_years_or_days(groups):
        return
    typed = separator.join(groups)
    at = data.draw(st.integers(0, len(text)))
    hits = [f for f in found(f"{text[:at]} {typed} {text[at:]}") if f.rule is PrivacyRule.NIK]
    assert any(f.start <= at + 1 and at + 1 + len(typed) <= f.end for f in hits)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_plain_text_leads_back_to_the_text_as_typed(text: str):
    folded = fold(text)
    assert len(folded.text) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= place < len(text) for place in folded.origin)
    for plain, place in zip(folded.text, folded.origin, strict=True):
        if unicodedata.category(text[place]) == "Nd":
            assert plain == str(unicodedata.decimal(text[place]))


LONG = (
    "korban " * 20_000,
    "1 " * 60_000,
    "Jl. " * 30_000,
    "A" * 120_000,
    "bernama " * 15_000,
    "Korban Melati " * 8_000,
    "ibu korban, " * 10_000,
    " ".join(PASSING) * 20,
)


def test_a_long_text_takes_no_longer_than_its_length():
    for text in shared(LONG, "long"):
        begun = perf_counter()
        found(text)
        assert perf_counter() - begun < 10, text[:12]
