"""What a quick look leaves unread holds nothing: the privacy guard finds the same with and without these looks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from app.domain.privacy import (
    Contacts,
    Finding,
    TextPassage,
    contacts,
    identity_numbers,
    names,
    scan,
    scanning,
    traces,
)
from app.domain.privacy.plain_texts import is_plain
from tests.domain.privacy_cases import FOUND, PASSING
from tests.domain.test_privacy_any_text import ANY_TEXT

_ANYTHING = re.compile("")
#: Words by which one pattern or the other begins, with what makes it whole; joined in every order below.
_BARE = (
    *(
        "nama lengkap saksi-korban adalah sari",
        "IDENTITAS PENYINTAS: Sari",
        "perempuan itu bernama sari",
        "pmi a.n. sari",
    ),
    *(
        "S (14)",
        "Sari, usia 14",
        "SR, 14 thn",
        "Sari (14 bln)",
        "penyintas inisial S",
        "RW.05",
        "Jl. Melati",
        "gg Mawar 3",
    ),
    *(
        "jalan Mawar no 5",
        "beralamat di pasar",
        "ALAMAT: pasar",
        "domisilinya di desa mawar",
        "rumah korban di kel. Mawar",
    ),
    *(
        "tinggal di perum Mawar",
        "telp 123456",
        "(0741) 12345",
        "021-12345",
        "3171 0123 0405 0001",
        "penyıntas bernama sari",
    ),
)


def _findings(text: str) -> tuple[Finding, ...]:
    return scan((TextPassage(place="p", text=text),), Contacts())


def _without_looks(text: str) -> tuple[Finding, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "is_plain", lambda _: False)
        patch.setattr(names, "may_hold", lambda *_: True)
        patch.setattr(traces, "may_hold", lambda *_: True)
        patch.setattr(traces, "PLACED", _ANYTHING)
        patch.setattr(contacts, "_DIGIT", _ANYTHING)
        patch.setattr(identity_numbers, "_DIGIT", _ANYTHING)
        return _findings(text)


@pytest.mark.parametrize(
    "text",
    [*(text for text, _, _ in FOUND), *PASSING, *_BARE, *(text.upper() for text in _BARE)],
    ids=lambda text: text[:40],
)
def test_a_known_text_is_read_alike(text: str):
    assert _findings(text) == _without_looks(text)


@given(ANY_TEXT)
def test_any_text_is_read_alike(text: str):
    assert _findings(text) == _without_looks(text)


def test_plain_texts_are_not_read_at_all_and_no_text_with_a_finding_is_plain():
    """A school leads to somebody beside each of these words; without the word nothing is found."""
    school = "di MAN Jambi"
    words = "korban pelaku tersangka berinisial inisial abh dicabuli diperkosa dilecehkan dirundung dianiaya disetubuhi"
    for word in (*words.split(), "hamil"):
        assert _findings(f"{word} {school}"), word
    assert is_plain(f"rapat {school}")
    assert is_plain("Menyampaikan data penanganan 59093 kepada gugus tugas beserta bukti dukungnya")
    assert [text for text, _, _ in FOUND if is_plain(text)] == []
