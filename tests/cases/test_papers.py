"""The notula of the five real meetings: it carries all facts of its case and no sentence beside them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.documents import minutes
from app.domain.indonesian import long_date, number
from app.jobs.demo_data import cases
from tests.cases.site import Site
from tests.documents.outline import outline, paragraphs
from tests.documents.sources import unsourced

CASES = cases()
SHARED_CHECK = Path(__file__).parents[3] / "shared" / "checks" / "facts_in_document.py"


def stated(case: dict[str, Any]) -> Iterator[str]:
    """The facts that a notula must carry, in the words of the record."""
    yield case["judul"]
    yield from filter(None, [case["tempat"], case["waktu_teks"], case["program_disebut"], case["keterangan_jumlah"]])
    yield from [*case["topik"], *case["tujuan"]]
    if case["tanggal"]:
        yield long_date(case["tanggal"])
    if case["jumlah_peserta"]:
        yield str(case["jumlah_peserta"])
    yield from filter(None, case["penyelenggara"].values())
    yield from (case["gugus_tugas"] or {}).get("sebutan", ())
    yield from _people(case)
    for row in case["poin"]:
        yield from filter(None, [row["isi"], row["kutipan"], row.get("konteks"), row.get("ditujukan_kepada")])
    for row in case["tanya_jawab"]:
        yield from filter(None, [row["penanya"], row["pertanyaan"], row["jawaban"]])
    for row in case["tindak_lanjut"]:
        yield from filter(None, [row["uraian"], row["tenggat_teks"], *row["pelaksana_terkait"]])
    yield from _rows(case)


def _people(case: dict[str, Any]) -> Iterator[str]:
    for row in case["peran"]:
        represented = row["mewakili"] or {}
        yield from filter(None, [row["nama"], row["jabatan"], row.get("jabatan_dalam_tim"), represented.get("nama")])
    for row in case["narasumber"]:
        yield from filter(None, [row["nama"], row["jabatan"], row["instansi"], row["materi"]])
    for row in case["unsur_peserta"]:
        yield row["unsur"]


def _rows(case: dict[str, Any]) -> Iterator[str]:
    for row in case["statistik"]:
        yield from filter(None, [row["indikator"], number(row["nilai"]), row["wilayah"], row["periode"], row["sumber"]])
    for row in case["kontak_layanan"]:
        yield from filter(None, [row["nama"], row["nomor"], row["kegunaan"]])
    for value in (case["pendanaan"] or {}).values():
        yield from [str(value)] if value is not None else []
    for row in case["dokumentasi"]:
        yield row["keterangan"]


def words_of(paper: bytes) -> str:
    """The text of a paper in small letters, one blank between words."""
    return re.sub(r"[\s→⏎]+", " ", " ".join(text for _, text in paragraphs(paper))).casefold()


@pytest.mark.parametrize("case_id", CASES)
def test_every_fact_stands_in_the_notula(site: Site, case_id: str) -> None:
    paper = words_of(site.paper(case_id))
    assert [fact for fact in stated(CASES[case_id]) if fact.casefold() not in paper] == []


@pytest.mark.skipif(not SHARED_CHECK.exists(), reason="the shared checks do not lie beside the project")
@pytest.mark.parametrize("case_id", CASES)
def test_the_shared_check_finds_every_fact(site: Site, case_id: str, tmp_path: Path) -> None:
    paper = tmp_path / "notula.docx"
    paper.write_bytes(site.paper(case_id))
    run = subprocess.run([sys.executable, SHARED_CHECK, case_id, paper], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("case_id", CASES)
def test_no_sentence_stands_there_without_a_source(site: Site, case_id: str) -> None:
    assert unsourced(site.paper(case_id), site.sheet(case_id)) == []


@pytest.mark.parametrize("case_id", CASES)
def test_it_is_a_konsep_without_a_signature(site: Site, case_id: str) -> None:
    text = outline(site.paper(case_id))
    assert all("KONSEP" in header for header in text.splitlines()[:2])
    assert "TandaTangan" not in text


@pytest.mark.parametrize("case_id", CASES)
def test_unknown_official_rows_are_named_beside_the_paper(site: Site, case_id: str) -> None:
    """What stays blank or drops out of the paper is listed on the page that offers it."""
    sheet, page = site.sheet(case_id), site.text(case_id, "notula")
    wanted = [*minutes.blank_labels(sheet), *minutes.omitted_labels(sheet)]
    assert [words for words in wanted if words.casefold() not in page] == []
    assert "Ketua" in wanted, "no source names who chaired"


@pytest.mark.parametrize("case_id", ["seed-002", "seed-004"])
def test_a_notula_without_follow_ups_has_no_table_of_them(site: Site, case_id: str) -> None:
    assert "rencana tindak lanjut" not in words_of(site.paper(case_id))
