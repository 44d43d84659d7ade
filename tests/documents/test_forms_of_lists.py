"""Labels and order of daftar hadir, matriks, laporan mingguan, ringkasan and agenda, and what each says."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
from docx.enum.section import WD_ORIENT

from app.documents import (
    action_matrix,
    attendance_list,
    interim_summary,
    leader_agenda,
    weekly_report,
)
from app.domain.attendance import PresenceKind
from app.domain.sheets import AgencyOverdue, LeaderPresence
from tests.documents.outline import labels, paragraphs, tables, whole_text
from tests.documents.sheets_of_meetings import (
    AGENDA,
    ATTENDANCE,
    ATTENDED,
    INTERIM,
    INVITED,
    MATRIX,
    WEEKLY,
)

SUPPORTED = "Dinas Kesehatan\nPendukung: Dinas Pendidikan"


def test_a_list_to_sign_has_its_rows_signed_left_and_right_by_turns() -> None:
    paper = attendance_list.build(ATTENDANCE)
    assert labels(paper, "KepalaIsian") == ["Hari/tanggal", "Waktu", "Sesi", "Tempat", "Acara"]
    [rows] = tables(paper)
    assert rows[0] == ["No", "Nama", "Jabatan", "Instansi/unsur", "Tanda tangan"]
    assert [row[4] for row in rows[1:]] == [f"{n}." for n in range(1, 11)]
    assert rows[-1][1:4] == ["", "", ""]
    right = [text for style, text in paragraphs(paper) if style == "TabelTandaTanganKanan"]
    assert right == ["2.", "4.", "6.", "8.", "10."]


def test_a_filled_list_shows_who_really_came_and_the_sums() -> None:
    paper = attendance_list.build(ATTENDED)
    [rows] = tables(paper)
    assert rows[2] == [
        "2.", "Andi Contoh, S.E.", "Kepala Bidang Pembinaan, eselon III", "Dinas Pendidikan",
        "Diwakili\n(mewakili Kepala Dinas Pendidikan)",
    ]  # fmt: skip
    assert "Dewi" not in whole_text(paper)
    everybody = tuple(replace(row, presence=PresenceKind.SENDIRI) for row in INVITED)
    text = whole_text(attendance_list.build(replace(ATTENDED, rows=everybody)))
    assert "hadir sendiri 4 orang; diwakili 0 orang; tidak hadir 0 orang." in text


def test_the_matrix_lies_on_its_side_and_is_grouped_by_horizon() -> None:
    paper = action_matrix.build(MATRIX)
    section = docx.Document(io.BytesIO(paper)).sections[0]
    assert section.orientation is WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    [rows] = tables(paper)
    assert rows[0] == [
        "No", "Uraian", "Indikator/target", "Penanggung jawab", "Instansi pendukung", "Batas waktu", "Status",
        "Keterangan",
    ]  # fmt: skip
    groups = [text for style, text in paragraphs(paper) if style == "TabelKelompok"]
    assert groups == [
        "Jangka pendek",
        "Jangka pendek dan menengah",
        "Jangka menengah",
        "Jangka waktu belum ditetapkan",
    ]


def test_the_matrix_shows_the_first_due_date_where_it_moved() -> None:
    [rows] = tables(action_matrix.build(MATRIX))
    assert [row[5] for row in rows if row[0] == "1."] == ["30 Juni 2027\n(Batas waktu awal: 31 Maret 2027)"]
    unmoved = replace(MATRIX.rows[0], first_due_on=MATRIX.rows[0].due_on)
    assert "Batas waktu awal" not in whole_text(action_matrix.build(replace(MATRIX, rows=(unmoved,))))


def test_an_empty_matrix_says_so() -> None:
    assert "Belum ada rencana aksi yang dicatat." in whole_text(action_matrix.build(replace(MATRIX, rows=())))


def test_the_weekly_report_counts_in_a_sentence_and_names_partners_by_alphabet_without_a_number() -> None:
    text = whole_text(weekly_report.build(WEEKLY))
    assert "dilaksanakan 4 rapat, ditetapkan 12 tindak lanjut baru, dan 9 tindak lanjut selesai." in text
    assert "58 tindak lanjut berjalan, di antaranya 7 menunggu verifikasi dan 11 melewati batas waktu." in text
    assert "Belum ada kabar: Badan Pusat Statistik Kabupaten Contoh dan Polres Contoh." in text
    assert not any("Polres" in cell for table in tables(weekly_report.build(WEEKLY)) for row in table for cell in row)


def test_what_is_too_much_for_the_page_of_the_weekly_report_is_summed_up() -> None:
    agencies = tuple(AgencyOverdue(agency=f"Dinas {n}", count=n, workdays=n) for n in range(1, 12))
    many = replace(WEEKLY, overdue=agencies, decisions=WEEKLY.decisions[:1] * 9)
    late, wanted = tables(weekly_report.build(many))
    assert late[-1] == ["", "3 perangkat daerah lain", "30", "11"]
    assert len(late) == 10
    assert wanted[-1] == ["", "3 hal lain", "", ""]
    silent = replace(WEEKLY, silent_partners=tuple(f"Instansi {n}" for n in range(1, 9)))
    assert "Instansi 6, dan 2 instansi lain." in whole_text(weekly_report.build(silent))
    full, _ = tables(weekly_report.build(replace(many, overdue=agencies[:8])))
    assert full[-1][1] == "Dinas 8"


def test_a_long_matter_is_cut_after_a_word() -> None:
    long = replace(WEEKLY.decisions[0], text="kata " * 100, proposal="usul " * 100, proposed_by="Asisten")
    _, wanted = tables(weekly_report.build(replace(WEEKLY, decisions=(long,))))
    assert wanted[1][1].endswith("kata…")
    assert wanted[1][3].endswith("usul… (Asisten)")
    assert len(wanted[1][1]) < 140


def test_a_quiet_week_says_so() -> None:
    text = whole_text(weekly_report.build(replace(WEEKLY, overdue=(), decisions=(), silent_partners=())))
    assert "Tidak ada tindak lanjut yang melewati batas waktu." in text
    assert "Tidak ada hal yang memerlukan keputusan." in text
    assert "Belum ada kabar" not in text


def test_the_interim_summary_lists_what_is_to_be_done_by_whom_until_when() -> None:
    [rows] = tables(interim_summary.build(INTERIM))
    assert rows[0] == ["No", "Uraian tindak lanjut", "Penanggung jawab", "Batas waktu"]
    assert rows[1] == [
        "1.",
        "Mengirimkan format data",
        "Dinas Kesehatan\nPendukung: Dinas Pendidikan",
        "4 Desember 2026",
    ]
    assert rows[3] == ["3.", "Terus memperkuat koordinasi\nArahan umum (tidak ditagih)", "-", "-"]
    empty = whole_text(interim_summary.build(replace(INTERIM, items=())))
    assert "Rapat tidak meninggalkan tindak lanjut." in empty


def test_the_agenda_says_that_a_chair_leads() -> None:
    chair = LeaderPresence(leader="Bupati", role="memimpin")
    [rows] = tables(leader_agenda.build(replace(AGENDA, entries=(replace(AGENDA.entries[0], presences=(chair,)),))))
    assert rows[1][4] == "Bupati: memimpin"


def test_the_agenda_tells_when_where_and_who_goes() -> None:
    [rows] = tables(leader_agenda.build(AGENDA))
    assert rows[0] == ["No", "Waktu", "Rapat", "Tempat", "Kehadiran pimpinan"]
    assert rows[1][1] == "13.30 WIB s.d. selesai"
    assert rows[1][4].split("\n") == [
        "- Bupati (membuka): hadir",
        "- Sekretaris Daerah: diwakili oleh Budi Contoh, Asisten Administrasi Umum",
        "- Wakil Bupati: belum ada jawaban",
    ]
    assert rows[2] == ["2.", "15.00 WIB", "[bagian terbatas]", "", ""]
    assert "Tidak ada rapat pada hari ini." in whole_text(leader_agenda.build(replace(AGENDA, entries=())))
