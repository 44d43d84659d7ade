"""The form of the notula: labels, order, page, kop, marks and signature."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from app.documents import minutes
from app.domain.meetings import ParticipantRole
from app.domain.people import PositionKind
from app.domain.sheets import MinutesSheet, Paper, PaperProfile
from app.domain.signatures import Signer
from tests.documents.cases import JAMBI, TANJUNGPINANG
from tests.documents.outline import outline, paragraphs, whole_text
from tests.documents.sheets_of_papers import APPROVED, PLH_SEKDA, SEKDA
from tests.documents.sheets_of_papers import MINUTES as SHEETS

OFFICIAL_ORDER = [
    "Sidang/Rapat",
    "Hari/Tanggal",
    "Surat Undangan",
    "Waktu Sidang/Rapat",
    "Tempat",
    "Acara",
    "Pimpinan Sidang/Rapat",
    "Ketua",
    "Sekretaris",
    "Pencatat",
    "Peserta sidang/rapat",
    "Kegiatan Sidang/Rapat",
]


def printed_labels(sheet: MinutesSheet) -> list[str]:
    rows = [text.split("→")[0] for style, text in paragraphs(minutes.build(sheet)) if style.startswith("Isian")]
    return [text for text in rows if text in OFFICIAL_ORDER]


@pytest.mark.libreoffice
def test_libreoffice_makes_pages_of_it(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    (tmp_path / "notula.docx").write_bytes(minutes.build(TANJUNGPINANG))
    command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "notula.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "notula.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("name", SHEETS)
def test_official_labels_keep_their_order_even_without_a_fact(name: str) -> None:
    assert printed_labels(SHEETS[name]) == OFFICIAL_ORDER


def test_place_follows_the_profile() -> None:
    without = replace(APPROVED, profile=PaperProfile(shows_place=False))
    assert [text for text in OFFICIAL_ORDER if text != "Tempat"] == printed_labels(without)


def test_unknown_facts_are_dots_in_a_draft_and_a_dash_afterwards() -> None:
    draft, final = (whole_text(minutes.build(replace(APPROVED, draft=draft, agenda=()))) for draft in (True, False))
    assert "Acara→:→......" in draft
    assert "Acara→:→-\n" in final
    assert "......" not in final


def test_blank_labels_name_the_official_rows_without_a_fact() -> None:
    assert minutes.blank_labels(JAMBI) == (
        "Surat Undangan",
        "Waktu Sidang/Rapat",
        "Acara",
        "Ketua",
        "Sekretaris",
        "Pencatat",
    )


def test_omitted_labels_name_what_dropped_out() -> None:
    assert minutes.omitted_labels(JAMBI) == (
        "Pendanaan",
        "Jumlah peserta",
        "Diskusi dan tanya jawab",
        "Kesimpulan rapat",
        "Keluaran/bukti",
        "Tanda tangan pimpinan sidang/rapat",
        "Dokumentasi",
    )


@pytest.mark.parametrize("name", SHEETS)
def test_omitted_labels_are_not_printed(name: str) -> None:
    titles = {text.split("→")[1] for style, text in paragraphs(minutes.build(SHEETS[name])) if style == "Bagian"}
    assert titles.isdisjoint(minutes.omitted_labels(SHEETS[name]))


@pytest.mark.parametrize("sheet", [TANJUNGPINANG, replace(APPROVED, signer=None), replace(APPROVED, draft=True)])
def test_konsep_until_approved_and_signed(sheet: MinutesSheet) -> None:
    headers = outline(minutes.build(sheet)).splitlines()[:2]
    assert all("KONSEP" in header for header in headers)


def test_an_approved_paper_has_no_konsep_mark_and_one_signature() -> None:
    text = outline(minutes.build(APPROVED))
    assert "KONSEP" not in text
    assert text.count("TandaTangan: Pimpinan Sidang/Rapat") == 1


def test_without_a_signer_there_is_no_signature_block() -> None:
    assert "TandaTangan" not in outline(minutes.build(replace(APPROVED, signer=None)))


def test_signature_follows_pasal_44_and_the_profile() -> None:
    signed = [text for style, text in paragraphs(minutes.build(APPROVED)) if style == "TandaTangan" and text]
    assert signed == ["Pimpinan Sidang/Rapat", "SEKRETARIS DAERAH,", "Dr. Hj. Ratna Contoh, M.Si."]
    with_nip = replace(APPROVED, signer=SEKDA, profile=PaperProfile(sekda_prints_nip=True))
    assert "NIP 19700412 199503 2 001" in whole_text(minutes.build(with_nip))
    acting = replace(with_nip, signer=PLH_SEKDA)
    signed = [text for style, text in paragraphs(minutes.build(acting)) if style == "TandaTangan" and text]
    assert signed == ["Pimpinan Sidang/Rapat", "Plh. SEKRETARIS DAERAH,", "Ratna Contoh"]


def test_who_signs_without_having_led_acknowledges() -> None:
    sheet = replace(APPROVED, signer=replace(SEKDA, led_meeting=False))
    signed = [text for style, text in paragraphs(minutes.build(sheet)) if style == "TandaTangan" and text]
    assert signed[:2] == ["Mengetahui,", "SEKRETARIS DAERAH,"]


def test_an_office_that_nobody_recorded_has_no_line() -> None:
    signer = Signer(name="Ratna Contoh", office="", kind=PositionKind.LAINNYA)
    signed = [
        text for style, text in paragraphs(minutes.build(replace(APPROVED, signer=signer))) if style == "TandaTangan"
    ]
    assert [text for text in signed if text] == ["Pimpinan Sidang/Rapat", "Ratna Contoh"]


def test_the_class_of_a_confidential_paper_stands_on_every_page() -> None:
    first, others = outline(minutes.build(APPROVED)).splitlines()[:2]
    assert "TERBATAS" in first
    assert "TERBATAS" in others


def test_page_is_a4_with_room_for_binder_holes() -> None:
    section = docx.Document(io.BytesIO(minutes.build(TANJUNGPINANG))).sections[0]
    size = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(length.cm, 1) for length in (*size, *margins)] == [21.0, 29.7, 2.0, 2.0, 3.0, 2.0]


def test_another_profile_is_followed() -> None:
    profile = PaperProfile(paper=Paper.F4, margin_left=2.5, font="Bookman Old Style", font_size=11)
    document = docx.Document(io.BytesIO(minutes.build(replace(TANJUNGPINANG, profile=profile))))
    section = document.sections[0]
    assert [round(length.cm, 1) for length in (section.page_width, section.page_height, section.left_margin)] == [
        21.5,
        33.0,
        2.5,
    ]
    assert (document.styles["Normal"].font.name, document.styles["Normal"].font.size.pt) == ("Bookman Old Style", 11)


def test_kop_is_on_page_one_only_and_numbers_begin_on_page_two() -> None:
    first, others = outline(minutes.build(TANJUNGPINANG)).splitlines()[:2]
    assert "PEMERINTAH" not in first + others
    assert "- 2 -" in others
    assert "- 2 -" not in first
    assert whole_text(minutes.build(TANJUNGPINANG)).count("PEMERINTAH KOTA TANJUNGPINANG") == 1


def test_file_properties_are_those_of_the_paper() -> None:
    properties = docx.Document(io.BytesIO(minutes.build(TANJUNGPINANG))).core_properties
    assert (properties.title, properties.subject) == ("NOTULA", TANJUNGPINANG.title)
    assert (properties.author, properties.last_modified_by) == ("Sekretariat Daerah", "Sekretariat Daerah")
    assert properties.created == TANJUNGPINANG.made_at


def test_the_same_facts_give_the_same_bytes() -> None:
    assert minutes.build(TANJUNGPINANG) == minutes.build(replace(TANJUNGPINANG))


def test_long_tables_repeat_their_head_and_break_between_rows_only() -> None:
    items = tuple(replace(TANJUNGPINANG.items[0], number=n) for n in range(1, 201))
    table = docx.Document(io.BytesIO(minutes.build(replace(TANJUNGPINANG, items=items)))).tables[-1]
    rows = table._tbl.tr_lst
    assert len(rows) == 201
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)
    assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == [True, *[False] * 200]


def test_one_instansi_is_one_line_with_its_people() -> None:
    lines = [text for style, text in paragraphs(minutes.build(APPROVED)) if style == "IsianLanjutan"]
    assert "2.→Bagian Kesejahteraan Rakyat: Sari Contoh, S.AP., Analis Kebijakan; Andi Contoh" in (lines)
    assert "3.→Kecamatan Contoh: Dewi, Plt. Camat" in lines


def test_several_chairs_are_listed() -> None:
    second = replace(APPROVED.participants[1], roles=(ParticipantRole.PIMPINAN,))
    paper = minutes.build(replace(APPROVED, participants=(APPROVED.participants[0], second)))
    assert "Ketua→:→1.→Dr. Hj. Ratna Contoh, M.Si., Sekretaris Daerah" in whole_text(paper)
