"""A rapat koordinasi with nameless narasumber and a session of which nothing was recorded."""

from __future__ import annotations

from datetime import date

from app.domain.agencies import AgencyKind
from app.domain.meetings import MeetingKind, ParticipantRole, Representative
from app.domain.minutes import PointKind, SectionKind
from app.domain.sheets import (
    Letterhead,
    MeetingDay,
    MinutesSheet,
    Participant,
    Party,
    Point,
    Section,
    Session,
    SourceArticle,
)
from tests.documents.cases.short_ways import MADE_AT, points, unsur

MUMINUN = Party(
    name="Mu'minun",
    office=(
        "Kepala Dinas Sosial, Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak "
        "Kabupaten Pemalang"
    ),
)

TRIYATNO = Party(
    name="Triyatno Yuliharso",
    office=("Kepala Bidang Pemberdayaan Perempuan dan Perlindungan Anak Dinsos KBPP Kabupaten Pemalang"),
)

PEMALANG = MinutesSheet(
    letterhead=Letterhead(government="Pemerintah Kabupaten Pemalang", unit="Sekretariat Daerah"),
    zone="Asia/Jakarta",
    title="Rapat Koordinasi Pencegahan Kekerasan terhadap perempuan dan anak termasuk TPPO",
    made_at=MADE_AT,
    kind=MeetingKind.RAPAT_KOORDINASI,
    topics=("TPPO", "kekerasan terhadap perempuan dan anak"),
    days=(MeetingDay(on=date(2024, 11, 18), date_text="Senin (18/11/2024)"),),
    place="salah satu hotel di Pemalang",
    purposes=(
        "Meningkatkan kesadaran masyarakat akan bahaya TPPO lewat edukasi dan sosialisasi hingga tingkat desa",
        "Membangun sinergi pemerintah, lembaga, kepolisian, swasta, dan masyarakat serta memperkuat komitmen melawan "
        "sindikat dan memutus perdagangan orang di Kabupaten Pemalang",
        "Memperluas kerja sama agar pencegahan dan penanganan optimal dari tingkat kabupaten sampai desa/kelurahan",
    ),
    participants=(
        Participant(party=MUMINUN, roles=(ParticipantRole.PEMBERI_SAMBUTAN,)),
        Participant(party=TRIYATNO, roles=(ParticipantRole.PELAPOR_PENYELENGGARA,)),
        Participant(
            party=Party(
                office="Asisten Pemerintahan dan Kesra Sekda Kabupaten Pemalang",
                institution="Setda Kabupaten Pemalang",
            ),
            roles=(ParticipantRole.NARASUMBER,),
        ),
        Participant(party=Party(institution="Polres Pemalang"), roles=(ParticipantRole.NARASUMBER,)),
        unsur("Instansi vertikal", AgencyKind.INSTANSI_VERTIKAL, Representative.TIDAK_DIKETAHUI),
        unsur("Kepala OPD", AgencyKind.OPD),
        unsur("Akademisi", AgencyKind.PERGURUAN_TINGGI, Representative.TIDAK_DIKETAHUI),
        unsur("Lembaga", AgencyKind.LEMBAGA_MASYARAKAT, Representative.TIDAK_DIKETAHUI),
        unsur("Ketua organisasi wanita", AgencyKind.LEMBAGA_MASYARAKAT),
    ),
    stated_total=50,
    sections=(
        Section(
            kind=SectionKind.LAPORAN_PENYELENGGARA,
            points=(
                Point(
                    kind=PointKind.LAPORAN,
                    speaker=TRIYATNO,
                    text="Melaporkan narasumber dan maksud rakor",
                    stated_order=1,
                    order_note="disebut berlangsung sebelum sambutan kepala dinas",
                ),
            ),
        ),
        Section(
            kind=SectionKind.ARAHAN,
            points=(
                *points(
                    MUMINUN,
                    (
                        PointKind.PERNYATAAN,
                        "Menjelaskan pengertian PPA sebagai upaya melindungi dan memenuhi hak perempuan dan anak dari "
                        "kekerasan, diskriminasi, dan masalah lain termasuk TPPO",
                    ),
                    (
                        PointKind.PERNYATAAN,
                        "Banyaknya korban menunjukkan masih ada celah pada regulasi, kelembagaan dan mekanisme kerja, "
                        "infrastruktur, dan SDM",
                    ),
                ),
                Point(
                    kind=PointKind.ARAHAN,
                    speaker=MUMINUN,
                    text=(
                        "Yang terpenting penguatan komitmen, kepedulian, dan sinergi untuk mencegah dan menangani TPPO "
                        "secara cepat dan terkoordinasi"
                    ),
                    quote="dari hulu sampai hilir",
                ),
                *points(
                    MUMINUN,
                    (
                        PointKind.APRESIASI,
                        "Berterima kasih kepada para pendukung kegiatan terutama narasumber",
                    ),
                    (PointKind.HARAPAN, "Berharap rakor bermanfaat bagi semua"),
                ),
            ),
        ),
    ),
    session=Session(
        held=True,
        time_text="sesi akhir",
        parties=("peserta", "narasumber"),
        topic="upaya pencegahan kekerasan terhadap perempuan dan anak termasuk TPPO",
        content_recorded=False,
    ),
    sources=(SourceArticle(outlet="Pemerintah Kabupaten Pemalang"),),
)
