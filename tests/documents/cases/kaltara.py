"""A koordinasi without a year, opened on behalf of the governor, with service contacts."""

from __future__ import annotations

from app.domain.agencies import AgencyKind
from app.domain.meetings import MeetingKind, ParticipantRole
from app.domain.minutes import PointKind, SectionKind
from app.domain.sheets import (
    Contact,
    Letterhead,
    MeetingDay,
    MinutesSheet,
    Participant,
    Party,
    Point,
    Section,
    SourceArticle,
    TaskForceLine,
)
from tests.documents.cases.short_ways import MADE_AT, points

SURIANSYAH = Party(
    name="Suriansyah",
    office="Sekretaris Daerah Provinsi Kaltara",
    represents_name="Zainal A. Paliwang",
    represents_office="Gubernur",
)

SURYANATA = Party(
    name="Suryanata",
    office=(
        "Kepala Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana "
        "(DP3AP2KB)"
    ),
)

GUGUS_KALTARA = "Tim Gugus Tugas Pencegahan TPPO Provinsi Kaltara"

KALTARA = MinutesSheet(
    letterhead=Letterhead(government="Pemerintah Provinsi Kalimantan Utara", unit="Sekretariat Daerah"),
    zone="Asia/Makassar",
    title=(
        "Koordinasi dan Sinkronisasi Pelaksanaan Kebijakan, Program dan Kegiatan Pencegahan Kekerasan Terhadap "
        "Perempuan Kewenangan Provinsi Kaltara"
    ),
    made_at=MADE_AT,
    kind=MeetingKind.KOORDINASI_DAN_SINKRONISASI,
    topics=("TPPO", "kekerasan terhadap perempuan"),
    days=(MeetingDay(weekday="Selasa", day=6, month=7, date_text="Selasa, (6/7)"),),
    place="Crown Hotel",
    organiser="Pemerintah Provinsi Kalimantan Utara",
    organiser_abbreviation="Pemprov Kaltara",
    task_forces=(TaskForceLine(name=GUGUS_KALTARA, aliases=("gugus tugas pencegahan dan penanganan TPPO",)),),
    participants=(
        Participant(party=SURIANSYAH, roles=(ParticipantRole.PEMBUKA,)),
        Participant(party=SURYANATA, roles=(ParticipantRole.PELAPOR_PENYELENGGARA,)),
        Participant(unsur=GUGUS_KALTARA, unsur_kind=AgencyKind.GUGUS_TUGAS, count=55),
    ),
    stated_total=55,
    total_note=f"bertugas sebagai {GUGUS_KALTARA}",
    sections=(
        Section(
            kind=SectionKind.PEMBUKAAN,
            points=points(
                SURIANSYAH,
                (PointKind.APRESIASI, "Mengapresiasi DP3AP2KB atas upaya menurunkan TPPO"),
                (
                    PointKind.PERNYATAAN,
                    "Pemprov telah membentuk gugus tugas TPPO yang diharapkan membantu intervensi dan penyelesaian "
                    "kasus korban",
                ),
            ),
        ),
        Section(
            kind=SectionKind.LAPORAN_PENYELENGGARA,
            points=(
                *points(
                    SURYANATA,
                    (PointKind.LAPORAN, "Kegiatan dihadiri 55 peserta dari tim gugus tugas"),
                    (PointKind.HARAPAN, "Tim gugus tugas diharapkan dapat berkoordinasi menangani kasus TPPO"),
                    (
                        PointKind.PERNYATAAN,
                        "Kasus TPPO di Kaltara tampak sedikit, kemungkinan karena banyak yang belum dilaporkan",
                    ),
                ),
                Point(
                    kind=PointKind.ARAHAN,
                    speaker=SURYANATA,
                    text=(
                        "Kasus perdagangan orang tidak boleh diselesaikan secara kekeluargaan, harus tuntas agar tidak "
                        "berulang"
                    ),
                    quote="harus tuntas",
                ),
                Point(
                    kind=PointKind.IMBAUAN,
                    speaker=SURYANATA,
                    text=("Masyarakat diminta segera menghubungi hotline UPTD PPA untuk melaporkan TPPO dan kekerasan"),
                    addressee="masyarakat",
                ),
                Point(
                    kind=PointKind.IMBAUAN,
                    speaker=SURYANATA,
                    text=(
                        "Dinas juga memiliki call center; masyarakat atau keluarga yang mengetahui kasus jangan "
                        "sungkan melapor"
                    ),
                    addressee="masyarakat",
                ),
            ),
        ),
    ),
    contacts=(
        Contact(
            name="Hotline UPTD PPA Provinsi Kaltara",
            number="082253995550",
            purpose="melaporkan kasus TPPO dan kekerasan terhadap perempuan dan anak",
        ),
        Contact(name="Call center Dinas PPA", purpose="pelaporan kasus"),
    ),
    sources=(SourceArticle(outlet="sentralnews.com", byline="as"),),
)
