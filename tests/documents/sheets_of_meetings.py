"""Sheets of lists and reports around a meeting, written by hand: daftar hadir, matriks, nota dinas, laporan, agenda."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from app.domain.action_items import Horizon, ItemClass, ItemStatus
from app.domain.attendance import InvitationReply, PresenceKind
from app.domain.people import AppointmentStatus, Sapaan
from app.domain.sheets import (
    ActionLine,
    ActionMatrixSheet,
    AgencyOverdue,
    AttendanceRow,
    AttendanceSheet,
    Conclusion,
    DecisionWanted,
    InterimSummarySheet,
    LeaderAgendaSheet,
    LeaderEntry,
    LeaderPresence,
    LetterReference,
    MatrixRow,
    MeetingDay,
    MeetingReportNoteSheet,
    PaperProfile,
    Party,
    WeeklyCounts,
    WeeklyReportSheet,
)
from tests.documents.cases.short_ways import MADE_AT
from tests.documents.sheets_of_invitations import AFTERNOON, KABAG, LETTERHEAD, MORNING
from tests.documents.sheets_of_papers import CANARY, SEKDA

INVITED = (
    AttendanceRow(
        name="Rustam Contoh, S.K.M.",
        office="Kepala Dinas Kesehatan",
        institution="Dinas Kesehatan",
        presence=PresenceKind.SENDIRI,
    ),
    AttendanceRow(
        name="Dewi Contoh, S.Pd.",
        office="Kepala Dinas Pendidikan",
        institution="Dinas Pendidikan",
        presence=PresenceKind.DIWAKILI,
        deputy_name="Andi Contoh, S.E.",
        deputy_office="Kepala Bidang Pembinaan",
        deputy_echelon="eselon III",
    ),
    AttendanceRow(office="Kapolres Contoh", institution="Polres Contoh", presence=PresenceKind.TIDAK_HADIR),
    AttendanceRow(institution="Universitas Contoh"),
)
ATTENDANCE = AttendanceSheet(
    letterhead=LETTERHEAD,
    zone="Asia/Jakarta",
    made_at=MADE_AT,
    title=MORNING.title,
    day=MORNING.days[0],
    session=2,
    place=MORNING.place,
    rows=INVITED,
    blank_rows=6,
)
ATTENDED = replace(ATTENDANCE, filled=True, blank_rows=0, session=None)

MATRIX = ActionMatrixSheet(
    letterhead=LETTERHEAD,
    zone="Asia/Jakarta",
    made_at=MADE_AT,
    draft=False,
    signer=KABAG,
    title=MORNING.title,
    days=MORNING.days,
    place=MORNING.place,
    as_of=date(2026, 12, 1),
    rows=(
        MatrixRow(
            number=1,
            text="menyusun peta jalan pencegahan",
            indicator="dokumen peta jalan",
            target=1,
            unit="dokumen",
            owner="Bappeda",
            supporters=("Dinas Kesehatan", "Dinas Pendidikan"),
            horizons=(Horizon.MENENGAH,),
            due_on=date(2027, 6, 30),
            first_due_on=date(2027, 3, 31),
            status=ItemStatus.DALAM_PROSES,
            remarks="Naskah awal telah dibahas",
        ),
        MatrixRow(
            number=2,
            text="mengirimkan format data",
            owner="Dinas Kesehatan",
            horizons=(Horizon.PENDEK,),
            due_text="segera",
            status=ItemStatus.SELESAI,
        ),
        MatrixRow(number=3, text=CANARY, owner=CANARY, remarks=CANARY, withheld=True, horizons=(Horizon.PANJANG,)),
        MatrixRow(number=4, text="menyiapkan bahan edukasi", owner="Universitas Contoh", status=ItemStatus.BERSEDIA),
        MatrixRow(
            number=5,
            text="menyusun rencana aksi bersama",
            owner="Gugus Tugas",
            horizons=(Horizon.PENDEK, Horizon.MENENGAH),
            status=ItemStatus.SEMENTARA,
        ),
    ),
)

CONCLUSIONS = (Conclusion(text="Data sasaran disamakan"), Conclusion(text=CANARY, withheld=True))
ITEMS = (
    ActionLine(
        number=1,
        text="mengirimkan format data",
        owner="Dinas Kesehatan",
        supporters=("Dinas Pendidikan",),
        due_on=date(2026, 12, 4),
    ),
    ActionLine(number=2, text=CANARY, owner=CANARY, withheld=True),
    ActionLine(number=3, text="terus memperkuat koordinasi", item_class=ItemClass.ARAHAN_UMUM),
    ActionLine(number=4, text="menyusun jadwal kunjungan", owner="Bappeda", due_text="segera"),
)
CHAIR = Party(name="Ratna Contoh", office="Sekretaris Daerah", status=AppointmentStatus.PLH)

REPORT_NOTE = MeetingReportNoteSheet(
    letterhead=LETTERHEAD,
    zone="Asia/Jakarta",
    made_at=MADE_AT,
    draft=False,
    signer=KABAG,
    dated_on=date(2026, 11, 27),
    number="000.1.5/17/Kesra",
    attachment="Satu berkas",
    copies=("Asisten Pemerintahan dan Kesejahteraan Rakyat",),
    to_office="Sekretaris Daerah",
    to_sapaan=Sapaan.IBU,
    from_office="Kepala Bagian Kesejahteraan Rakyat",
    meeting=MORNING,
    chair=CHAIR,
    attended=("Dinas Kesehatan", "Dinas Pendidikan", "Polres Contoh"),
    stated_total=45,
    minutes=LetterReference(dated_on=date(2026, 11, 26)),
    conclusions=CONCLUSIONS,
    items=ITEMS,
    requests=("penetapan koordinator data tingkat kabupaten", "jadwal rapat evaluasi"),
)

WEEKLY = WeeklyReportSheet(
    letterhead=LETTERHEAD,
    zone="Asia/Jakarta",
    made_at=MADE_AT,
    draft=False,
    signer=SEKDA,
    to_office="Bupati Contoh",
    city="Kota Contoh",
    dated_on=date(2026, 11, 23),
    from_on=date(2026, 11, 16),
    until_on=date(2026, 11, 22),
    counts=WeeklyCounts(meetings=4, new=12, finished=9, open=58, waiting=7, overdue=11),
    overdue=(
        AgencyOverdue(agency="Dinas Kesehatan", count=3, workdays=14),
        AgencyOverdue(agency="Dinas Pendidikan", count=2, workdays=9),
    ),
    decisions=(
        DecisionWanted(
            text="Format data sasaran belum disampaikan",
            agency="Dinas Kesehatan",
            workdays_late=14,
            proposal="Surat penegasan",
            proposed_by="Asisten Pemerintahan dan Kesejahteraan Rakyat",
        ),
        DecisionWanted(text="Penetapan lokasi rumah data"),
    ),
    silent_partners=("Polres Contoh", "Badan Pusat Statistik Kabupaten Contoh"),
)

#: As much as the page takes, with the longest signature and more left over.
WEEKLY_FULL = replace(
    WEEKLY,
    profile=PaperProfile(sekda_prints_nip=True),
    overdue=tuple(
        AgencyOverdue(agency=f"Dinas Pemberdayaan Perempuan, Perlindungan Anak dan KB {n}", count=n, workdays=n)
        for n in range(1, 11)
    ),
    decisions=(replace(WEEKLY.decisions[0], text="Format data belum lengkap " * 9, proposal="penegasan " * 12),) * 9,
    silent_partners=("Polres Contoh", "Badan Pusat Statistik Kabupaten Contoh", "Kejaksaan Negeri Contoh"),
)

INTERIM = InterimSummarySheet(
    letterhead=LETTERHEAD,
    zone="Asia/Jakarta",
    made_at=MADE_AT,
    meeting=MORNING,
    chair=CHAIR,
    conclusions=CONCLUSIONS,
    items=ITEMS,
    contact="Sekretariat rapat, telepon (0000) 000000",
)

AGENDA = LeaderAgendaSheet(
    letterhead=LETTERHEAD,
    zone="Asia/Jakarta",
    made_at=MADE_AT,
    on=date(2026, 11, 26),
    entries=(
        LeaderEntry(
            when=AFTERNOON.days[0],
            title=AFTERNOON.title,
            place=AFTERNOON.place,
            online_room=AFTERNOON.online_room,
            organiser="Dinas Kesehatan",
            note="Pointers sambutan disiapkan Bagian Kesra",
            presences=(
                LeaderPresence(leader="Bupati", reply=InvitationReply.HADIR, role="membuka"),
                LeaderPresence(
                    leader="Sekretaris Daerah",
                    reply=InvitationReply.DIWAKILI,
                    deputy=Party(name="Budi Contoh", office="Asisten Administrasi Umum"),
                ),
                LeaderPresence(leader="Wakil Bupati"),
            ),
        ),
        LeaderEntry(when=MeetingDay(on=date(2026, 11, 26), start=time(15)), title=CANARY, place=CANARY, withheld=True),
        LeaderEntry(when=MeetingDay(on=date(2026, 11, 26), time_text="malam"), title="Rapat evaluasi"),
    ),
)
