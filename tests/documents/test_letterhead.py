"""The kop: an emblem beside the names of an agency, above the office of the head of government, within its measures."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from app.documents import invitation, page
from app.documents.page import Style
from app.domain.sheets import Emblem, Letterhead, PaperProfile
from tests.documents.outline import outline, paragraphs
from tests.documents.papers_of_meetings import CASES
from tests.documents.sources import unsourced
from tests.documents.test_papers_of_meetings import WRITTEN_LIST
from tests.storage.samples import jpeg_file, png_file

ADDRESS = ("Jalan Contoh Nomor 1, Kota Contoh 12345", "Telepon (0000) 000000")
AGENCY = Letterhead(government="Pemerintah Kabupaten Contoh", unit="Sekretariat Daerah", lines=ADDRESS)
OFFICE = replace(AGENCY, office="Bupati Contoh")
UNDANGAN = CASES["undangan"].sheet


def emblem(picture: bytes) -> Emblem:
    return Emblem(sha256="0" * 64, picture=picture)


def with_kop(letterhead: Letterhead, **values) -> bytes:
    return invitation.build(replace(UNDANGAN, letterhead=letterhead, **values))


def shapes(paper: bytes):
    return docx.Document(io.BytesIO(paper)).inline_shapes


@pytest.mark.parametrize("size", [(60, 80), (600, 600), (900, 200), (100, 900)])
@pytest.mark.parametrize("letterhead", [AGENCY, OFFICE], ids=["agency", "office"])
def test_the_picture_keeps_its_shape_within_its_measures(letterhead, size):
    (shape,) = shapes(with_kop(replace(letterhead, emblem=emblem(png_file(size)))))
    assert shape.width <= Cm(page.EMBLEM_WIDTH) + 1
    assert shape.height <= Cm(page.EMBLEM_HEIGHT) + 1
    assert shape.width / shape.height == pytest.approx(size[0] / size[1], rel=0.01)
    assert shape._inline.docPr.get("descr") == "Lambang"


def test_it_stands_beside_the_names_of_an_agency_on_the_first_page_alone():
    paper = with_kop(replace(AGENCY, emblem=emblem(jpeg_file((60, 80)))))
    document = docx.Document(io.BytesIO(paper))
    first = document.element.body[0]
    assert first.tag == qn("w:tbl")
    left, right = document.tables[0].rows[0].cells
    assert left._tc.xpath(".//pic:pic")
    names = ["PEMERINTAH KABUPATEN CONTOH", "SEKRETARIAT DAERAH", *ADDRESS]
    assert [paragraph.text for paragraph in right.paragraphs] == names
    section = document.sections[0]
    for header in (section.header, section.first_page_header):
        assert not header._element.xpath(".//pic:pic")


def test_the_office_has_it_above_its_name_and_names_no_agency():
    paper = with_kop(replace(OFFICE, emblem=emblem(png_file())))
    document = docx.Document(io.BytesIO(paper))
    first = document.paragraphs[0]
    assert first._p.xpath(".//pic:pic")
    assert first.style.style_id == Style.KOP_EMBLEM
    assert [text for _, text in paragraphs(paper)][:4] == ["", "BUPATI CONTOH", *ADDRESS]
    assert document.paragraphs[3]._p.xpath("./w:pPr/w:pBdr/w:bottom"), "the rule closes the kop"
    assert "SEKRETARIAT DAERAH" not in outline(paper)
    assert unsourced(paper, replace(UNDANGAN, letterhead=OFFICE), WRITTEN_LIST) == []


def test_without_a_picture_the_words_stand_alone():
    for letterhead, names in ((AGENCY, 2), (OFFICE, 1)):
        for none in (None, Emblem(sha256="0" * 64)):
            paper = with_kop(replace(letterhead, emblem=none))
            assert len(shapes(paper)) == 0
            texts = [text for _, text in paragraphs(paper)]
            assert texts[names : names + 2] == list(ADDRESS)


def test_an_office_without_an_address_is_closed_by_the_rule_too():
    paper = with_kop(replace(OFFICE, lines=(), emblem=emblem(png_file())))
    kop = docx.Document(io.BytesIO(paper)).paragraphs[1]
    assert kop.text == "BUPATI CONTOH"
    assert kop._p.xpath("./w:pPr/w:pBdr/w:bottom")


@pytest.mark.parametrize("profile", [PaperProfile(), PaperProfile(margin_left=5, margin_right=5)])
def test_the_kop_is_as_wide_as_the_text(profile):
    document = docx.Document(io.BytesIO(with_kop(replace(AGENCY, emblem=emblem(png_file())), profile=profile)))
    widths = [cell.width.cm for cell in document.tables[0].rows[0].cells]
    assert sum(widths) == pytest.approx(page.text_width(profile), abs=0.01)
