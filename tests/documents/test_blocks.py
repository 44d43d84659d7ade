"""Text into markup: nothing typed may break a paper, and nothing printable is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.documents.blocks import lettered, paragraph, table
from app.documents.page import Style
from app.domain.printable import printable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def parsed(markup: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{W}">{markup}</w:body>')


def text_of(markup: str) -> str:
    signs = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    return "".join(signs.get(node.tag, node.text or "") for node in parsed(markup).iter(f"{{{W}}}t", *signs))


@given(st.text(st.characters()))
def test_any_text_is_carried_whole(text: str) -> None:
    expected = printable(text).replace("\t", " ").strip("\n")
    assert text_of(paragraph(Style.LETTERED, text)) == expected


@given(st.lists(st.text(st.characters()), min_size=2, max_size=2))
def test_any_cells_make_one_row(cells: list[str]) -> None:
    rows = parsed(table((1000, 2000), ("a", "b"), [cells])).findall(f".//{{{W}}}tr")
    assert [len(row.findall(f"{{{W}}}tc")) for row in rows] == [2, 2]


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        table((1000, 2000), ("a", "b"), [("only one",)])


@pytest.mark.parametrize(
    ("position", "sign"), [(0, "a."), (25, "z."), (26, "aa."), (51, "az."), (52, "ba."), (701, "zz.")]
)
def test_letters_go_on_after_z(position: int, sign: str) -> None:
    assert lettered(position) == sign


def test_markup_in_text_stays_text() -> None:
    assert text_of(paragraph(Style.LETTERED, "</w:t><w:br/>&amp;")) == "</w:t><w:br/>&amp;"
