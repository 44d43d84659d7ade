"""The surat tindak lanjut: its form, its wording by relation, and what it must not tell."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from app.documents import follow_up_letter, letter_wording
from app.documents.fixed_texts import FIXED_TEXTS, LETTER_TEXTS
from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.sheets import FollowUpLetterSheet
from tests.documents.outline import outline, paragraphs, whole_text
from tests.documents.sheets_of_papers import LETTER, LETTER_TO_POLICE
from tests.documents.sheets_of_papers import LETTERS as SHEETS
from tests.documents.sources import unsourced

SNAPSHOTS = Path(__file__).parent / "snapshots"
WORDINGS = (letter_wording.DIRECTED, letter_wording.ASKED, letter_wording.INVITED)
WRITTEN_LIST = (
    *FIXED_TEXTS,
    *LETTER_TEXTS,
    *(getattr(words, field.name) for words in WORDINGS for field in fields(words)),
)


@pytest.mark.parametrize("name", SHEETS)
def test_outline_is_as_recorded(name: str) -> None:
    recorded = SNAPSHOTS / f"surat-{name}.txt"
    assert outline(follow_up_letter.build(SHEETS[name])) == recorded.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHEETS)
def test_no_sentence_without_a_source(name: str) -> None:
    assert unsourced(follow_up_letter.build(SHEETS[name]), SHEETS[name], WRITTEN_LIST) == []


@pytest.mark.parametrize(
    ("relation", "kind", "asks"),
    [
        (Relation.BAWAHAN, AgencyKind.OPD, "diminta Saudara"),
        (Relation.BAWAHAN_MELALUI, AgencyKind.KECAMATAN_KELURAHAN, "diminta Saudara"),
        (Relation.MITRA, AgencyKind.POLRI, "dimohon perkenan Bapak/Ibu"),
        (Relation.MITRA, AgencyKind.PENGADILAN, "dimohon perkenan Bapak/Ibu"),
        (Relation.ATASAN, AgencyKind.PEMERINTAH_ATASAN, "dimohon perkenan Bapak/Ibu"),
        (Relation.SEJAJAR, AgencyKind.DPRD, "dimohon perkenan Bapak/Ibu"),
        (Relation.MITRA, AgencyKind.PERGURUAN_TINGGI, "mengharapkan kesediaan Bapak/Ibu"),
        (Relation.MITRA, AgencyKind.LEMBAGA_MASYARAKAT, "mengharapkan kesediaan Bapak/Ibu"),
        (Relation.MITRA, AgencyKind.DUNIA_USAHA, "mengharapkan kesediaan Bapak/Ibu"),
    ],
)
def test_it_asks_as_the_relation_allows(relation: Relation, kind: AgencyKind, asks: str) -> None:
    sheet = replace(LETTER, recipient=replace(LETTER.recipient, relation=relation, kind=kind))
    text = whole_text(follow_up_letter.build(sheet))
    assert asks in text
    others = {"diminta Saudara", "dimohon perkenan", "mengharapkan kesediaan"} - {
        words for words in ("diminta Saudara", "dimohon perkenan", "mengharapkan kesediaan") if words in asks
    }
    assert not [words for words in others if words in text]


def test_head_has_the_official_rows_in_order() -> None:
    rows = [text.split("→") for style, text in paragraphs(follow_up_letter.build(LETTER)) if style == "SuratIsian"]
    assert [row[0] for row in rows] == ["Nomor", "Sifat", "Lampiran", "Hal"]
    assert rows[0][2] == "000.1.5/      /Setda"


def test_a_letter_about_a_meeting_that_is_not_shown_tells_nothing_of_it() -> None:
    text = whole_text(follow_up_letter.build(replace(LETTER, meeting_title=None)))
    assert "Menindaklanjuti hasil rapat, diminta Saudara" in text
    for secret in ("13 Juli 2023", "aula Sultan", "14 Juli 2023", "Gugus Tugas Pencegahan"):
        assert secret not in text


def test_provisional_items_are_marked_and_explained() -> None:
    provisional = whole_text(follow_up_letter.build(LETTER))
    assert provisional.count("(Sementara)") == 2
    assert "bersifat sementara" in provisional
    firm = tuple(replace(item, status=ItemStatus.BELUM_DITINDAKLANJUTI) for item in LETTER.items)
    assert "ementara" not in whole_text(follow_up_letter.build(replace(LETTER, items=firm)))


@pytest.mark.parametrize(
    ("sheet", "is_konsep", "is_signed"),
    [
        (LETTER, True, False),
        (LETTER_TO_POLICE, False, True),
        (replace(LETTER_TO_POLICE, draft=True), True, True),
        (replace(LETTER_TO_POLICE, signer=None), True, False),
    ],
)
def test_konsep_and_signature(sheet: FollowUpLetterSheet, is_konsep: bool, is_signed: bool) -> None:
    text = outline(follow_up_letter.build(sheet))
    assert ("KONSEP" in text) is is_konsep
    assert ("TandaTangan: Plh. SEKRETARIS DAERAH," in text) is is_signed


def test_without_someone_to_report_to_nothing_is_asked_for() -> None:
    assert "Laporan" not in whole_text(follow_up_letter.build(replace(LETTER, report_to=None)))
