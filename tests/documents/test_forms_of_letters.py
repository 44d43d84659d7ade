"""Labels and order of undangan, ralat, penundaan, pembatalan and nota dinas, and what each says in its cases."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, time

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents import (
    action_matrix,
    amendment,
    invitation,
    meeting_report_note,
)
from app.domain.agencies import AgencyKind, Relation
from app.domain.people import Sapaan
from app.domain.sheets import MeetingCall, MeetingDay, Recipient
from tests.documents.outline import labels, outline, paragraphs, tables, whole_text
from tests.documents.sheets_of_invitations import (
    CAMPUS,
    CANCELLED,
    EDUCATION,
    HEALTH,
    INVITATION,
    INVITATION_DRAFT,
    INVITATION_LISTED,
    MORNING,
    POLICE,
    POSTPONED,
    POSTPONED_TO,
    RALAT,
)
from tests.documents.sheets_of_meetings import (
    MATRIX,
    REPORT_NOTE,
)


def test_head_and_rows_of_an_invitation_are_those_of_the_form() -> None:
    paper = invitation.build(replace(INVITATION, meeting=replace(MORNING, online_room=None), notes=()))
    assert labels(paper, "SuratIsian") == ["Nomor", "Sifat", "Lampiran", "Hal"]
    assert labels(paper, "AcaraIsian", "AcaraDaftar") == ["hari/tanggal", "waktu", "tempat", "acara"]
    styles = [style for style, text in paragraphs(paper) if text and not style.startswith("Kop")]
    assert list(dict.fromkeys(styles)) == [
        "SuratTanggal", "SuratIsian", "SuratTujuan", "SuratAlinea", "AcaraIsian", "AcaraDaftar", "AcaraLanjutan",
        "TandaTangan", "Catatan", "Daftar",
    ]  # fmt: skip


def test_rows_of_an_invitation_stay_as_dots_in_a_draft_and_as_a_dash_afterwards() -> None:
    draft = [text for style, text in paragraphs(invitation.build(INVITATION_DRAFT)) if style == "AcaraIsian"]
    assert [text.split("→")[2] for text in draft] == ["............................"] * 4
    final = replace(INVITATION, meeting=MeetingCall(title="Rapat"), notes=())
    rows = [text for style, text in paragraphs(invitation.build(final)) if style == "AcaraIsian"]
    assert [text.split("→")[2] for text in rows] == ["-"] * 4


@pytest.mark.parametrize(
    ("recipients", "asks"),
    [
        ((HEALTH,), "diharapkan kehadiran Saudara pada"),
        ((HEALTH, EDUCATION), "diharapkan kehadiran Saudara pada"),
        ((POLICE,), "dimohon kehadiran Bapak/Ibu pada"),
        ((POLICE, CAMPUS), "dimohon kehadiran Bapak/Ibu pada"),
        ((HEALTH, POLICE), "dimohon kehadiran Bapak/Ibu/Saudara pada"),
        (
            (Recipient(office="Ketua DPRD", relation=Relation.SEJAJAR, kind=AgencyKind.DPRD),),
            "dimohon kehadiran Bapak/Ibu pada",
        ),
    ],
)
def test_an_invitation_asks_as_the_relation_allows(recipients: tuple[Recipient, ...], asks: str) -> None:
    assert asks in whole_text(invitation.build(replace(INVITATION, recipients=recipients)))


def test_one_recipient_stands_under_yth_and_has_no_attachment() -> None:
    text = outline(invitation.build(INVITATION))
    assert "SuratTujuan: Yth.→Kepala Dinas Kesehatan" in text
    assert "DAFTAR UNDANGAN" not in text
    assert "SuratIsian: Lampiran→:→-" in text


def test_two_hundred_recipients_are_listed_once_each_with_number_and_date() -> None:
    many = tuple(replace(HEALTH, office=f"Kepala Dinas {n}") for n in range(1, 201))
    paper = invitation.build(replace(INVITATION, recipients=(*many, many[0])))
    listed = [text for style, text in paragraphs(paper) if style == "DaftarPanjang"]
    assert listed[0] == "Yth."
    assert listed[1:] == [f"{n}.→Kepala Dinas {n}" for n in range(1, 201)]
    assert "SuratTujuan: Yth.→(daftar terlampir)" in outline(paper)
    assert labels(paper, "LampiranIsian") == ["Nomor", "Tanggal"]
    head = next(text for style, text in paragraphs(paper) if style == "LampiranKepala")
    assert head == "Lampiran Surat Sekretaris Daerah"


def test_cities_that_differ_are_left_to_the_envelope() -> None:
    elsewhere = replace(POLICE, city="Kota Lain")
    assert "SuratTujuan: →Tempat" in outline(
        invitation.build(replace(INVITATION_LISTED, recipients=(HEALTH, elsewhere)))
    )


def test_a_ralat_names_the_earlier_letter_and_what_changes_from_what_to_what() -> None:
    paper = amendment.build(RALAT)
    assert "Menunjuk surat undangan nomor 000.1.5/12/Setda tanggal 20 November 2026" in whole_text(paper)
    assert tables(paper) == [
        [
            ["No", "Uraian", "Semula", "Menjadi"],
            ["1.", "Waktu", "Pukul 09.00 WIB s.d. selesai", "Pukul 13.30 WIB s.d. selesai"],
            ["2.", "Tempat", "Aula Lantai II Kantor Bupati Contoh", "Ruang Rapat Utama"],
            ["3.", "Ruang daring", "https://ruang.contoh.go.id/rakor", "-"],
        ]
    ]


def test_a_postponed_meeting_has_its_new_rows_or_is_told_later() -> None:
    known, unknown = whole_text(amendment.build(POSTPONED_TO)), whole_text(amendment.build(POSTPONED))
    assert "semula dijadwalkan pada hari Kamis, 26 November 2026 pukul 09.00 WIB s.d. selesai, ditunda dan" in known
    assert "hari/tanggal→:→Kamis, 3 Desember 2026" in known
    assert "Waktu pelaksanaannya akan diberitahukan kemudian." in unknown
    assert "hari/tanggal" not in unknown


def test_only_a_pembatalan_says_that_the_meeting_is_cancelled() -> None:
    for sheet in (replace(RALAT, after=None), replace(POSTPONED, after=None)):
        assert "dibatalkan" not in whole_text(amendment.build(sheet))


def test_an_invitation_of_nobody_yet_has_dots_under_yth() -> None:
    text = outline(invitation.build(replace(INVITATION_DRAFT, recipients=())))
    assert "SuratTujuan: Yth.→......" in text
    assert "terlampir" not in text


def test_a_cancelled_meeting_has_no_rows_and_says_so() -> None:
    text = whole_text(amendment.build(CANCELLED))
    assert "dibatalkan." in text
    assert "hari/tanggal" not in text
    assert "SuratIsian: Hal→:→Pembatalan Rapat" in outline(amendment.build(CANCELLED))


def test_without_number_and_date_the_earlier_letter_is_only_named() -> None:
    sheet = replace(CANCELLED, earlier=replace(CANCELLED.earlier, number=None, dated_on=None), reason=None)
    assert "Menunjuk surat undangan mengenai Rapat Koordinasi" in whole_text(amendment.build(sheet))


def test_head_of_a_nota_dinas_has_the_rows_of_the_form_and_a_line_under_them() -> None:
    paper = meeting_report_note.build(REPORT_NOTE)
    assert labels(paper, "KepalaIsian", "KepalaIsianAkhir") == [
        "Yth.", "Dari", "Tembusan", "Tanggal", "Nomor", "Sifat", "Lampiran", "Hal",
    ]  # fmt: skip
    assert docx.Document(io.BytesIO(paper)).styles["KepalaIsianAkhir"].element.xpath(".//w:pBdr/w:bottom")


@pytest.mark.parametrize(
    ("sapaan", "words"), [(Sapaan.BAPAK, "kepada Bapak hal"), (Sapaan.IBU, "kepada Ibu hal"), (None, "Bapak/Ibu hal")]
)
def test_a_nota_dinas_addresses_the_superior(sapaan: Sapaan | None, words: str) -> None:
    assert words in whole_text(meeting_report_note.build(replace(REPORT_NOTE, to_sapaan=sapaan)))


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_text_makes_papers_that_open(text: str) -> None:
    days = (MeetingDay(on=date(2026, 11, 26), start=time(9), time_text=text),)
    call = MeetingCall(title=text, days=days, place=text, online_room=text, agenda=(text, text))
    recipient = replace(HEALTH, office=text, city=text)
    sheet = replace(INVITATION, meeting=call, recipients=(recipient, POLICE), purpose=text, notes=(text,), number=text)
    assert "Yth." in whole_text(invitation.build(sheet))
    assert "Semula" in whole_text(amendment.build(replace(RALAT, after=call, reason=text)))
    row = replace(MATRIX.rows[0], text=text, owner=text, indicator=text, unit=text, remarks=text)
    assert "MATRIKS" in whole_text(action_matrix.build(replace(MATRIX, title=text, rows=(row,))))
