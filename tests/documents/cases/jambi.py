"""A pertemuan lintas sektor with figures, a narasumber, a closing, and a possible twin."""

from __future__ import annotations

from datetime import date

from app.domain.action_items import StatedKind
from app.domain.agencies import AgencyKind
from app.domain.meetings import MeetingKind, MeetingLinkKind, ParticipantRole, Representative
from app.domain.minutes import PointKind, SectionKind
from app.domain.people import AppointmentStatus
from app.domain.sheets import (
    ActionLine,
    Figure,
    Letterhead,
    LinkedMeeting,
    MeetingDay,
    MinutesSheet,
    Participant,
    Party,
    Point,
    Section,
    SourceArticle,
    TaskForceLine,
)
from tests.documents.cases.short_ways import MADE_AT, points, unsur

SRI = Party(name="Sri Purwaningsih", office="Wali Kota Jambi", status=AppointmentStatus.PJ)

RIDWAN = Party(name="A. Ridwan", office="Sekretaris Daerah")

NOVERINTIWI = Party(name="Noverintiwi Dewanti", office="Kepala DPMPPA Kota Jambi")

GEMPA = Party(
    name="Muhammad Gempa Awaljon Putra",
    office="Kepala Bagian Hukum Setda Kota Jambi",
    institution="Bagian Hukum Setda Kota Jambi",
)

KEMENTERIAN = "Kementerian PPPA"

JAMBI_KOP = Letterhead(government="Pemerintah Kota Jambi", unit="Sekretariat Daerah")

JAMBI = MinutesSheet(
    letterhead=JAMBI_KOP,
    zone="Asia/Jakarta",
    title="Koordinasi dan Kerjasama Lintas Sektor Terhadap Kekerasan Perempuan dan Anak serta TPPO",
    made_at=MADE_AT,
    kind=MeetingKind.PERTEMUAN_LINTAS_SEKTOR,
    topics=("TPPO", "kekerasan terhadap perempuan dan anak"),
    days=(MeetingDay(on=date(2024, 11, 13), date_text="Rabu (13/11/2024)"),),
    place="Aula Dinas DPMPPA",
    organiser="Dinas Pemberdayaan Masyarakat, Perempuan dan Perlindungan Anak",
    organiser_abbreviation="DPMPPA",
    program=(
        "koordinasi dan sinkronisasi pelaksanaan kebijakan serta kegiatan pencegahan kekerasan terhadap perempuan "
        "dan anak"
    ),
    task_forces=(
        TaskForceLine(
            name="Gugus Tugas Pencegahan dan Penanganan TPPO",
            aliases=("Tim Gugus Tugas TPPO Kota Jambi",),
            chair=RIDWAN,
        ),
    ),
    purposes=(
        "Memperkuat koordinasi dan kerja sama pencegahan kekerasan terhadap perempuan, anak, serta TPPO di Kota Jambi",
        "Mengefektifkan fungsi Tim Gugus Tugas TPPO dalam mengoordinasikan pencegahan, penguatan kelembagaan, dan "
        "peningkatan jejaring",
    ),
    participants=(
        Participant(
            party=SRI,
            roles=(ParticipantRole.PEMBUKA, ParticipantRole.PEMBERI_SAMBUTAN, ParticipantRole.PENUTUP),
        ),
        Participant(
            party=RIDWAN,
            roles=(ParticipantRole.PENDAMPING,),
            team_office="Ketua Gugus Tugas Pencegahan dan Penanganan TPPO",
        ),
        Participant(party=NOVERINTIWI, roles=(ParticipantRole.PENDAMPING, ParticipantRole.PELAPOR_PENYELENGGARA)),
        Participant(
            party=Party(name="Jaelani", office="Asisten Sekda Bidang Administrasi Umum"),
            roles=(ParticipantRole.PESERTA,),
        ),
        Participant(
            party=GEMPA,
            roles=(ParticipantRole.NARASUMBER,),
            topic="Langkah hukum dalam pencegahan dan penanganan TPPO",
        ),
        unsur("Asisten Sekda Bidang Administrasi Umum", AgencyKind.OPD),
        unsur("Kepala perangkat daerah terkait", AgencyKind.OPD),
        unsur("Lembaga masyarakat", AgencyKind.LEMBAGA_MASYARAKAT, Representative.YA),
        unsur("Tim Gugus Tugas TPPO", AgencyKind.GUGUS_TUGAS),
    ),
    sections=(
        Section(
            kind=SectionKind.LAPORAN_PENYELENGGARA,
            points=points(
                NOVERINTIWI,
                (PointKind.LAPORAN, "Menyampaikan tujuan pertemuan"),
                (PointKind.LAPORAN, "Sosialisasi ke sekolah-sekolah akan terus dilakukan"),
                (
                    PointKind.LAPORAN,
                    "Pertemuan merupakan bagian dari program koordinasi dan sinkronisasi pelaksanaan kebijakan serta "
                    "kegiatan pencegahan kekerasan terhadap perempuan dan anak di daerah",
                ),
            ),
        ),
        Section(
            kind=SectionKind.ARAHAN,
            points=(
                *points(
                    SRI,
                    (
                        PointKind.PERNYATAAN,
                        "Kekerasan terhadap perempuan dan anak, termasuk TPPO, adalah masalah serius yang perlu "
                        "ditangani bersama oleh keluarga, masyarakat, lembaga pendidikan, dan pemerintah",
                    ),
                    (PointKind.PERNYATAAN, "Memaparkan data kasus nasional dan Kota Jambi (lihat statistik)"),
                    (
                        PointKind.PERNYATAAN,
                        "TPPO adalah kejahatan kemanusiaan yang kompleks, modusnya terus berkembang dan melibatkan "
                        "sindikat, sehingga koordinasi lintas sektor menjadi kunci",
                    ),
                    (
                        PointKind.PERNYATAAN,
                        "Jejaring koordinasi antarpemangku kepentingan penting bagi pencegahan dan penanganan",
                    ),
                ),
                Point(
                    kind=PointKind.IMBAUAN,
                    speaker=SRI,
                    text="Masyarakat diajak menanamkan kasih sayang dalam keluarga",
                    addressee="masyarakat",
                ),
                *points(SRI, (PointKind.APRESIASI, "Menghargai upaya Polri memberantas TPPO")),
            ),
        ),
        Section(
            kind=SectionKind.PENUTUP,
            points=(
                *points(
                    SRI,
                    (PointKind.PENUTUP, "Berharap gugus tugas mengoptimalkan kinerja agar tidak muncul kasus baru"),
                ),
                *points(
                    Party(institution="Pemerintah Kota Jambi"),
                    (
                        PointKind.HARAPAN,
                        "Koordinasi lintas sektor diharapkan membuat penanganan lebih efektif, korban terlindungi, "
                        "dan kejahatan serupa berkurang",
                    ),
                ),
            ),
        ),
    ),
    figures=(
        Figure(
            indicator="kasus kekerasan seluruh Indonesia",
            value=24343,
            unit="kasus",
            area="Indonesia",
            period="per Januari 2024",
            source=KEMENTERIAN,
            speaker=SRI,
        ),
        Figure(
            indicator="kasus kekerasan yang melibatkan perempuan",
            value=19402,
            unit="kasus",
            area="Indonesia",
            period="per Januari 2024",
            source=KEMENTERIAN,
            speaker=SRI,
        ),
        Figure(
            indicator="kasus kekerasan",
            value=149,
            unit="kasus",
            area="Kota Jambi",
            period="hingga Oktober 2024",
            speaker=SRI,
        ),
        Figure(
            indicator="kasus TPPO (bagian dari kasus kekerasan)",
            value=22,
            unit="kasus",
            area="Kota Jambi",
            period="hingga Oktober 2024",
            speaker=SRI,
        ),
    ),
    items=(
        ActionLine(
            number=1,
            text="Melanjutkan sosialisasi pencegahan kekerasan terhadap perempuan dan anak ke sekolah-sekolah",
            owner="DPMPPA Kota Jambi",
            stated_kind=StatedKind.KOMITMEN,
            stated_by=NOVERINTIWI,
        ),
    ),
    sources=(
        SourceArticle(
            outlet="MC Kota Jambi / InfoPublik",
            byline="Redaktur: Juli",
            published_on=date(2024, 11, 14),
            republished_on=date(2024, 11, 15),
        ),
    ),
    linked=(
        LinkedMeeting(
            kind=MeetingLinkKind.MUNGKIN_SAMA,
            title="Pertemuan Lintas Sektor Sosialisasi Pencegahan Kekerasan Terhadap Perempuan dan Anak serta TPPO",
        ),
    ),
)
