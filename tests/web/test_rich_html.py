"""Light marks as HTML: paragraphs, lists, bold, places of the pieces; whatever is typed stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from app.web.rich_html import rich


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satu baris", '<p class="prose"><span data-at="0">Satu baris</span></p>'),
        ("**a** b", '<p class="prose"><strong data-at="2">a</strong><span data-at="5"> b</span></p>'),
        (
            "- a\n- b",
            '<ul class="prose rich-list"><li><span data-at="2">a</span></li><li><span data-at="6">b</span></li></ul>',
        ),
        ("3) a", '<ol class="prose rich-list"><li value="3"><span data-at="3">a</span></li></ol>'),
        ("<b>&", '<p class="prose"><span data-at="0">&lt;b&gt;&amp;</span></p>'),
        ("**<i>**", '<p class="prose"><strong data-at="2">&lt;i&gt;</strong></p>'),
        ("", ""),
        (None, ""),
    ],
)
def test_marks_become_elements_and_everything_else_is_escaped(text, expected):
    assert str(rich(text)) == expected


@given(st.text(alphabet="ab <>&\"'*\n-1.", max_size=60))
def test_each_piece_stands_where_it_says(text):
    tree = html.fragment_fromstring(str(rich(text)), create_parent="div")
    assert {node.tag for node in tree.iter()} <= {"div", "p", "ul", "ol", "li", "span", "strong"}
    for piece in tree.xpath("//*[@data-at]"):
        said, at = piece.text or "", int(piece.get("data-at"))
        assert text[at : at + len(said)] == said
