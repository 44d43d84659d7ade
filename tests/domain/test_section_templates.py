"""Sections by kind of meeting and by susunan acara: known words, officers kept, breaks and lists left out."""

from __future__ import annotations

import pytest

from app.domain.agenda import parse_agenda
from app.domain.labels import label
from app.domain.meetings import MeetingKind
from app.domain.minutes import SectionKind
from app.domain.section_templates import by_kind, from_agenda
from app.domain.text import TITLE_MAX

ORDER = list(SectionKind)


@pytest.mark.parametrize("kind", MeetingKind)
def test_every_kind_of_meeting_opens_discusses_and_closes_in_the_order_of_the_form(kind):
    planned = [section.kind for section in by_kind(kind)]
    assert planned == sorted(planned, key=ORDER.index)
    assert {SectionKind.PEMBUKAAN, SectionKind.DISKUSI, SectionKind.PENUTUP} <= set(planned)


@pytest.mark.parametrize(
    ("line", "kind", "title"),
    [
        ("Pembukaan", SectionKind.PEMBUKAAN, "Pembukaan"),
        ("09.00 Menyanyikan lagu Indonesia Raya", SectionKind.PEMBUKAAN, "Pembukaan"),
        ("Pembacaan doa | Kantor Kementerian Agama", SectionKind.PEMBUKAAN, "Pembukaan"),
        ("Laporan panitia | Kepala DP3AP2KB", SectionKind.LAPORAN_PENYELENGGARA, "Laporan panitia (Kepala DP3AP2KB)"),
        ("Laporan penyelenggara", SectionKind.LAPORAN_PENYELENGGARA, label(SectionKind.LAPORAN_PENYELENGGARA)),
        ("Sambutan Wali Kota", SectionKind.ARAHAN, "Sambutan Wali Kota"),
        ("10.15 Arahan | Sekretaris Daerah", SectionKind.ARAHAN, "Arahan (Sekretaris Daerah)"),
        ("Paparan Bappeda | Bappeda", SectionKind.PAPARAN, "Paparan Bappeda"),
        ("diskusi dan tanya jawab", SectionKind.DISKUSI, label(SectionKind.DISKUSI)),
        ("Tanya jawab sesi kedua", SectionKind.DISKUSI, "Tanya jawab sesi kedua"),
        ("Penandatanganan komitmen", SectionKind.LAINNYA, "Penandatanganan komitmen"),
        ("Doa penutup", SectionKind.PENUTUP, "Penutup"),
    ],
)
def test_a_line_of_the_agenda_becomes_the_section_of_its_words(line, kind, title):
    assert [(one.kind, one.title) for one in from_agenda(parse_agenda(line))] == [(kind, title)]


@pytest.mark.parametrize(
    "line", ["08.00 Registrasi peserta", "Ishoma", "Istirahat", "Kesimpulan", "Rencana tindak lanjut"]
)
def test_breaks_and_the_lists_at_the_end_are_no_sections(line):
    assert from_agenda(parse_agenda(line)) == ()


def test_ceremony_is_gathered_and_everything_stands_in_the_order_of_the_form():
    lines = "Penutup\nDiskusi\nSambutan Bupati\nArahan Sekda\nIndonesia Raya\nPembacaan doa\nPembukaan"
    assert [one.title for one in from_agenda(parse_agenda(lines))] == [
        "Pembukaan",
        "Sambutan Bupati",
        "Arahan Sekda",
        "Diskusi",
        "Penutup",
    ]


def test_a_long_line_still_fits_the_title():
    assert len(from_agenda(parse_agenda("Pembahasan " + "x" * 900))[0].title) <= TITLE_MAX
