"""Typed addresses: only web addresses become links, whatever else they pretend to be."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleViolation
from app.domain.links import LINK_SCHEMES, clean_link, is_safe_link


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://contoh.go.id/ruang?a=1#b", "https://contoh.go.id/ruang?a=1#b"),
        (" HTTP://contoh.go.id ", "HTTP://contoh.go.id"),
        ("rapat.contoh.go.id/abc", "https://rapat.contoh.go.id/abc"),
        ("contoh.go.id:8080/x", "https://contoh.go.id:8080/x"),
        ("//contoh.go.id", "https://contoh.go.id"),
        ("", ""),
    ],
)
def test_addresses_are_completed(typed: str, kept: str) -> None:
    assert clean_link(typed, field="online_url") == kept


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://contoh.go.id",
        "mailto:a@contoh.go.id",
        "https://",
        "https:///x",
        "https://nama:sandi@contoh.go.id",
        "https://contoh.go.id:99999/",
        'https://contoh.go.id/"onmouseover="x',
        "https://contoh.go.id/<b>",
        "https://contoh.go.id/a b",
        "https://[::1",
    ],
)
def test_everything_else_is_refused(typed: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        clean_link(typed, field="online_url")
    assert refused.value.field == "online_url"


@pytest.mark.parametrize(
    ("stored", "safe"),
    [
        ("mailto:humas@contoh.go.id", True),
        ("mailto:humas@contoh.go.id?subject=Rapat", True),
        ("mailto:", False),
        ("mailto:a@b.id,c@d.id", False),
        ("/jalur/lokal", False),
        ("https://contoh.go.id", True),
    ],
)
def test_stored_addresses_are_judged_again(stored: str, safe: bool) -> None:
    assert is_safe_link(stored) is safe


@given(st.text(st.characters(), max_size=60) | st.from_regex(r"\A[a-zA-Z]{1,12}:[^ ]{0,30}\Z"))
def test_no_text_becomes_a_link_of_another_scheme(typed: str) -> None:
    try:
        link = clean_link(typed)
    except RuleViolation:
        return
    if link:
        assert urlsplit(link).scheme in LINK_SCHEMES
        assert urlsplit(link).hostname
        assert clean_link(link) == link
