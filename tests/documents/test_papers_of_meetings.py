"""What all papers around a meeting keep: a source for each paragraph, marks, signatures, nothing withheld."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import time
from dataclasses import fields, replace
from pathlib import Path

import docx
import pytest

from app.documents import letter_address, weekly_report
from app.documents.fixed_texts import FIXED_TEXTS, LETTER_TEXTS
from app.documents.paper_texts import PAPER_TEXTS
from app.domain import meeting_calls
from app.domain.people import AppointmentStatus, PositionKind
from app.domain.sheet_json import decode, encode
from app.domain.sheets import PaperProfile
from app.domain.signatures import Signer
from tests.documents.outline import outline, paragraphs, whole_text
from tests.documents.papers_of_meetings import CASES
from tests.documents.sheets_of_meetings import WEEKLY_FULL
from tests.documents.sheets_of_papers import ASISTEN, CANARY, PLH_SEKDA, SEKDA
from tests.documents.sources import unsourced

SNAPSHOTS = Path(__file__).parent / "snapshots"
ADDRESSES = (letter_address.SUBORDINATE, letter_address.PARTNER, letter_address.MIXED)
CALL_WORDS = (meeting_calls.DATE, meeting_calls.TIME, meeting_calls.PLACE, meeting_calls.ONLINE, meeting_calls.AGENDA)
WRITTEN_LIST = (
    *FIXED_TEXTS,
    *LETTER_TEXTS,
    *PAPER_TEXTS,
    *CALL_WORDS,
    meeting_calls.CLOCK,
    meeting_calls.DAY,
    "Bapak/Ibu",
    # The first number of a list within a row, and the sums of the filled list.
    "1",
    *(getattr(words, field.name) for words in ADDRESSES for field in fields(words)),
)
#: A page in a PDF, and how many pages the papers have that do not fit on one.
PAGE = re.compile(rb"/Type\s*/Page[^s]")
PAGES = {"undangan-daftar": 2, "ralat": 2, "penundaan-tanpa-waktu": 2, "nota-dinas": 2}
#: Papers that nobody signs: a working list for a day, a list to sign in, and what is marked SEMENTARA instead.
UNSIGNED = {"daftar-hadir", "daftar-hadir-terisi", "agenda-pimpinan", "ringkasan"}
SIGNED = sorted(set(CASES) - UNSIGNED)


@pytest.mark.parametrize("name", CASES)
def test_outline_is_as_recorded(name: str) -> None:
    assert outline(CASES[name].paper) == (SNAPSHOTS / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_no_paragraph_without_a_source(name: str) -> None:
    case = CASES[name]
    assert unsourced(case.paper, case.sheet, WRITTEN_LIST) == []


def test_an_invented_word_would_be_found() -> None:
    case = CASES["undangan"]
    paper = case.build(replace(case.sheet, purpose="percepatan yang gemilang"))
    assert len(unsourced(paper, case.sheet, WRITTEN_LIST)) == 1


@pytest.mark.parametrize("name", CASES)
def test_nothing_withheld_gets_out(name: str) -> None:
    paper = CASES[name].paper
    assert CANARY not in whole_text(paper)
    assert CANARY.encode() not in paper


@pytest.mark.parametrize("name", SIGNED)
def test_konsep_while_it_is_a_draft_or_the_signer_is_unknown(name: str) -> None:
    case = CASES[name]
    final = replace(case.sheet, draft=False, signer=SEKDA)
    unsigned = outline(case.build(replace(final, signer=None)))
    assert "KONSEP" not in outline(case.build(final))
    assert "KONSEP" in outline(case.build(replace(final, draft=True)))
    assert "KONSEP" in unsigned
    assert "TandaTangan:" not in unsigned.replace("TandaTangan: Kota Contoh", "")


def test_the_interim_summary_is_marked_sementara_on_every_page() -> None:
    first, others = outline(CASES["ringkasan"].paper).splitlines()[:2]
    assert "SEMENTARA" in first
    assert "SEMENTARA" in others
    assert "KONSEP" not in first + others


@pytest.mark.parametrize("name", SIGNED)
@pytest.mark.parametrize(
    ("signer", "sekda_prints_nip", "lines"),
    [
        (SEKDA, False, ["SEKRETARIS DAERAH,", "Dr. Hj. Ratna Contoh, M.Si."]),
        (
            SEKDA,
            True,
            [
                "SEKRETARIS DAERAH,",
                "Dr. Hj. Ratna Contoh, M.Si.",
                "Pembina Utama Madya (IV/d)",
                "NIP 19700412 199503 2 001",
            ],
        ),
        (PLH_SEKDA, True, ["Plh. SEKRETARIS DAERAH,", "Ratna Contoh"]),
        (
            ASISTEN,
            False,
            [
                "a.n. WALI KOTA CONTOH",
                "SEKRETARIS DAERAH",
                "u.b.",
                "ASISTEN PEMERINTAHAN DAN KESEJAHTERAAN RAKYAT,",
                "Budi Contoh, S.H., M.H.",
                "Pembina Utama Muda (IV/c)",
                "NIP 19720115 199703 1 002",
            ],
        ),
        (
            replace(SEKDA, on_behalf_of=("Bupati Contoh",)),
            False,
            ["a.n. BUPATI CONTOH", "SEKRETARIS DAERAH,", "Dr. Hj. Ratna Contoh, M.Si."],
        ),
        (
            Signer(
                name="Umar Contoh",
                back_titles="S.E.",
                office="Bupati Contoh",
                kind=PositionKind.KEPALA_DAERAH,
                status=AppointmentStatus.PJ,
                rank="Pembina Utama (IV/e)",
                service_number="19680101 199003 1 001",
            ),
            False,
            ["Pj. BUPATI CONTOH,", "Umar Contoh"],
        ),
    ],
)
def test_signature_lines_of_each_kind_of_signer(
    name: str, signer: Signer, sekda_prints_nip: bool, lines: list[str]
) -> None:
    case = CASES[name]
    profile = PaperProfile(sekda_prints_nip=sekda_prints_nip)
    paper = case.build(replace(case.sheet, draft=False, signer=signer, profile=profile))
    signed = [text for style, text in paragraphs(paper) if style == "TandaTangan" and text]
    assert [text for text in signed if not text.startswith("Kota Contoh, ")] == lines


@pytest.mark.parametrize("name", CASES)
def test_page_is_a4_with_the_margins_of_the_profile_and_numbers_from_page_two(name: str) -> None:
    paper = CASES[name].paper
    section = docx.Document(io.BytesIO(paper)).sections[0]
    size = sorted((round(section.page_width.cm, 1), round(section.page_height.cm, 1)))
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert size == [21.0, 29.7]
    assert [round(margin.cm, 1) for margin in margins] == [2.0, 2.0, 3.0, 2.0]
    first, others = outline(paper).splitlines()[:2]
    assert "- 2 -" not in first
    assert "- 2 -" in others


@pytest.mark.parametrize("name", CASES)
def test_every_table_with_a_head_repeats_it_and_breaks_between_rows_only(name: str) -> None:
    for table in docx.Document(io.BytesIO(CASES[name].paper)).tables:
        heads = [bool(row.xpath("./w:trPr/w:tblHeader")) for row in table._tbl.tr_lst]
        if any(heads):
            assert heads == [True, *[False] * (len(heads) - 1)]
            assert all(row.xpath("./w:trPr/w:cantSplit") for row in table._tbl.tr_lst)


@pytest.mark.parametrize("name", CASES)
def test_a_sheet_kept_as_json_prints_the_same_paper(name: str) -> None:
    case = CASES[name]
    kept = decode(type(case.sheet), json.loads(json.dumps(encode(case.sheet))))
    # The picture of its kop is kept beside it, under the digest that stands in the JSON.
    assert kept.letterhead.emblem.sha256 == case.sheet.letterhead.emblem.sha256
    pictured = replace(kept.letterhead, emblem=case.sheet.letterhead.emblem)
    assert case.build(replace(kept, letterhead=pictured)) == case.paper


def test_a_thousand_rows_take_little_time() -> None:
    case = CASES["matriks"]
    long = replace(case.sheet, rows=case.sheet.rows * 200)
    case.build(long)
    began = time.process_time()
    paper = case.build(long)
    assert time.process_time() - began < 1.0
    # A group heading for each of four horizons beside the rows; two withheld ones in a row are one.
    assert len(docx.Document(io.BytesIO(paper)).tables[1].rows) > 800


@pytest.mark.libreoffice
def test_libreoffice_makes_pages_of_each(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    for name, case in CASES.items():
        (tmp_path / f"{name}.docx").write_bytes(case.paper)
    (tmp_path / "laporan-mingguan-penuh.docx").write_bytes(weekly_report.build(WEEKLY_FULL))
    command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, tmp_path.glob("*.docx"))]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    pages = {path.stem: len(PAGE.findall(path.read_bytes())) for path in tmp_path.glob("*.pdf")}
    assert pages == {name: PAGES.get(name, 1) for name in (*CASES, "laporan-mingguan-penuh")}
