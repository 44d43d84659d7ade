"""A rapat koordinasi with four follow-ups, many unsur, and an input answered by a direction."""

from __future__ import annotations

from datetime import date

from app.domain.action_items import Horizon, StatedKind
from app.domain.agencies import AgencyKind
from app.domain.meetings import MeetingKind, ParticipantRole, Representative
from app.domain.minutes import PointKind, QuestionForm, SectionKind
from app.domain.sheets import (
    ActionLine,
    ActionPlan,
    Answer,
    Letterhead,
    MeetingDay,
    MinutesSheet,
    Participant,
    Party,
    Point,
    Section,
    SmallTeam,
    SourceArticle,
    TaskForceLine,
)
from tests.documents.cases.short_ways import MADE_AT, points, unsur

ENDANG = Party(name="H. Endang Abdullah, S.Kp., M.Si", office="Wakil Wali Kota Tanjungpinang")

RUSTAM = Party(
    name="Rustam",
    office=(
        "Kepala Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Pemberdayaan Masyarakat (DP3APM) Kota Tanjungpinang"
    ),
)

DP3APM = "DP3APM Kota Tanjungpinang"

TANJUNGPINANG = MinutesSheet(
    letterhead=Letterhead(
        government="Pemerintah Kota Tanjungpinang",
        unit="Sekretariat Daerah",
        lines=("Jalan Contoh Nomor 1, Tanjungpinang 29100", "Telepon (0771) 000000, Laman setda.contoh.go.id"),
    ),
    zone="Asia/Jakarta",
    title=("Rapat Koordinasi Gugus Tugas Pencegahan Kekerasan Terhadap Perempuan dan TPPO Kota Tanjungpinang"),
    made_at=MADE_AT,
    kind=MeetingKind.RAPAT_KOORDINASI,
    topics=("TPPO", "kekerasan terhadap perempuan dan anak"),
    days=(MeetingDay(on=date(2023, 7, 13), date_text="Kamis (13/7/2023) pagi", time_text="pagi"),),
    place="aula Sultan Sulaiman Badrul Alamsyah, kantor wali kota Tanjungpinang",
    task_forces=(
        TaskForceLine(
            name="Gugus Tugas Pencegahan Kekerasan Terhadap Perempuan dan TPPO Kota Tanjungpinang",
            aliases=("gugus tugas pencegahan dan penghapusan TPPO Kota Tanjungpinang",),
        ),
    ),
    participants=(
        Participant(party=ENDANG, roles=(ParticipantRole.PEMBERI_ARAHAN,)),
        Participant(party=RUSTAM, roles=(ParticipantRole.PENANGGUNG_JAWAB_TINDAK_LANJUT,)),
        unsur("Asisten Pemerintahan dan Kesra", AgencyKind.OPD),
        unsur("Kepala DP3APM", AgencyKind.OPD),
        unsur("Wakapolres", AgencyKind.POLRI),
        unsur("Kodim", AgencyKind.TNI, Representative.YA),
        unsur("Wakil Ketua Pengadilan Negeri", AgencyKind.PENGADILAN),
        unsur("Kejaksaan Negeri", AgencyKind.KEJAKSAAN, Representative.YA),
        unsur("Kepala BP2MI", AgencyKind.INSTANSI_VERTIKAL),
        unsur("Kemenkumham", AgencyKind.INSTANSI_VERTIKAL, Representative.YA),
        unsur("OPD", AgencyKind.OPD, Representative.YA),
        unsur("Camat dan Lurah", AgencyKind.KECAMATAN_KELURAHAN),
        unsur("Pimpinan perguruan tinggi", AgencyKind.PERGURUAN_TINGGI),
        unsur("Lembaga kemasyarakatan", AgencyKind.LEMBAGA_MASYARAKAT, Representative.YA),
    ),
    stated_total=45,
    total_note="anggota gugus tugas",
    sections=(
        Section(
            kind=SectionKind.ARAHAN,
            points=(
                Point(
                    kind=PointKind.ARAHAN,
                    speaker=ENDANG,
                    text="Gugus tugas TPPO diminta memperkuat upaya pencegahan bagi perempuan dan anak",
                    quote="langkah antisipasi kita untuk menekan angka kekerasan",
                ),
                *points(
                    ENDANG,
                    (
                        PointKind.ARAHAN,
                        "Pencegahan dapat ditempuh lewat upaya promotif, perlindungan spesifik, serta deteksi dan "
                        "penanganan dini kasus kekerasan dan perdagangan orang",
                    ),
                ),
                Point(
                    kind=PointKind.ARAHAN,
                    speaker=ENDANG,
                    text=(
                        "Perlu data akurat tentang permasalahan dan upaya setiap anggota gugus tugas agar penanganan "
                        "tidak tumpang tindih dan tidak timpang"
                    ),
                    quote="tidak terjadi duplikasi dan ketidakmerataan",
                ),
                *points(
                    ENDANG,
                    (
                        PointKind.PERNYATAAN,
                        "Melindungi perempuan dan anak adalah tanggung jawab bersama dan memerlukan tindakan kolektif "
                        "serta langkah konkret",
                    ),
                ),
                Point(
                    kind=PointKind.ARAHAN,
                    speaker=ENDANG,
                    text=(
                        "Peneliti perguruan tinggi diminta menyebarluaskan hasil penelitian ke sasaran yang tepat, "
                        "tidak hanya menyimpannya di perpustakaan dan jurnal"
                    ),
                    addressee="peneliti perguruan tinggi",
                    context="tanggapan atas masukan perwakilan Umrah",
                ),
            ),
        ),
    ),
    answers=(
        Answer(
            form=QuestionForm.MASUKAN,
            asked_by=Party(institution="perwakilan Umrah"),
            answered_by=ENDANG,
            answer="Meminta hasil penelitian dipublikasikan dan disosialisasikan lebih lanjut sesuai sasaran",
        ),
    ),
    items=(
        ActionLine(
            number=1,
            text="Mengirimkan format data permasalahan dan upaya untuk diisi setiap anggota gugus tugas",
            owner=DP3APM,
            supporters=("semua anggota gugus tugas",),
            due_text="segera",
            stated_kind=StatedKind.TINDAK_LANJUT,
            stated_by=RUSTAM,
        ),
        ActionLine(
            number=2,
            text="Diskusi dan pendalaman bersama tim kecil",
            owner=DP3APM,
            supporters=("tim kecil",),
            due_text="segera",
            stated_kind=StatedKind.TINDAK_LANJUT,
            stated_by=RUSTAM,
        ),
        ActionLine(
            number=3,
            text="Menyusun rencana aksi konkret bersama semua anggota gugus tugas",
            owner=DP3APM,
            supporters=("semua anggota gugus tugas",),
            horizons=(Horizon.PENDEK, Horizon.MENENGAH, Horizon.PANJANG),
            due_text="selanjutnya",
            stated_kind=StatedKind.TINDAK_LANJUT,
            stated_by=RUSTAM,
        ),
        ActionLine(
            number=4,
            text="Mempublikasikan dan menyosialisasikan hasil penelitian kepada sasaran yang tepat",
            owner="peneliti di perguruan tinggi",
            stated_kind=StatedKind.ARAHAN,
            stated_by=ENDANG,
        ),
    ),
    small_teams=(SmallTeam(),),
    action_plan=ActionPlan(horizons=(Horizon.PENDEK, Horizon.MENENGAH, Horizon.PANJANG)),
    sources=(SourceArticle(outlet="Putrakepri.com", byline="Pk/Dinas Kominfo"),),
)
