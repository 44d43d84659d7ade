"""The address that opens WhatsApp: the number in its international form, the text whole."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages.links import wa_link


@pytest.mark.parametrize(
    ("phone", "path"),
    [
        ("0812-3456-7890", "/6281234567890"),
        ("+62 812 3456 7890", "/6281234567890"),
        ("6281234567890", "/6281234567890"),
        ("81234567890", "/6281234567890"),
        ("(0771) 21234", "/"),
        ("112", "/"),
        ("bukan nomor", "/"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_the_number_is_normalised_and_only_a_mobile_one_is_used(phone: str | None, path: str) -> None:
    parts = urlsplit(wa_link(phone, "Yth. Bapak"))
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "wa.me", path)


@given(st.text(st.characters(blacklist_categories=("Cs",)), min_size=1))
def test_the_text_arrives_whole(text: str) -> None:
    link = wa_link("081234567890", text)
    assert parse_qs(urlsplit(link).query, keep_blank_values=True) == {"text": [text]}
    assert link.isascii()
