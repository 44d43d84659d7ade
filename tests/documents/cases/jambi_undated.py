"""A pertemuan of which neither day nor place is known, with its funding and a photo."""

from __future__ import annotations

from app.domain.action_items import StatedKind
from app.domain.meetings import MeetingKind, MeetingLinkKind, ParticipantRole
from app.domain.minutes import PointKind, SectionKind
from app.domain.sheets import (
    ActionLine,
    Documentation,
    FundingLine,
    LinkedMeeting,
    MinutesSheet,
    Participant,
    Party,
    Point,
    Section,
    SourceArticle,
    TaskForceLine,
)
from tests.documents.cases.jambi import JAMBI, JAMBI_KOP
from tests.documents.cases.short_ways import MADE_AT, points

JAMBI_UNDATED = MinutesSheet(
    letterhead=JAMBI_KOP,
    zone="Asia/Jakarta",
    title="Pertemuan Lintas Sektor Sosialisasi Pencegahan Kekerasan Terhadap Perempuan dan Anak serta TPPO",
    made_at=MADE_AT,
    kind=MeetingKind.PERTEMUAN_LINTAS_SEKTOR,
    topics=("TPPO", "kekerasan terhadap perempuan dan anak"),
    funding=(
        FundingLine(
            source="Dana Alokasi Khusus (DAK)",
            detail="DAK Pelayanan Perlindungan Perempuan",
            giver="Kementerian Pemberdayaan Perempuan dan Perlindungan Anak",
            budget_document="DPA DPMPPA Kota Jambi",
            fiscal_year=2024,
            purpose="program pencegahan dan penanganan TPPO di daerah",
        ),
    ),
    task_forces=(TaskForceLine(name="Tim Gugus Tugas TPPO Kota Jambi"),),
    participants=(Participant(party=Party(name="Sri Purwaningsih"), roles=(ParticipantRole.PEMBERI_ARAHAN,)),),
    sections=(
        Section(
            kind=SectionKind.LAPORAN_PENYELENGGARA,
            points=points(None, (PointKind.LAPORAN, "Laporan kegiatan menyebut sumber dana dan DPA (lihat pendanaan)")),
        ),
        Section(
            kind=SectionKind.ARAHAN,
            points=(
                Point(
                    kind=PointKind.ARAHAN,
                    speaker=Party(name="Sri Purwaningsih"),
                    text=(
                        "Gugus tugas tidak boleh berhenti pada pertemuan; koordinasi dan komunikasi harus berlanjut "
                        "agar kasus baru terhindar dan kasus yang ada segera selesai"
                    ),
                    addressee="tim gugus tugas",
                    quote="tidak hanya berhenti pada pertemuan ini",
                ),
                *points(
                    Party(name="Sri Purwaningsih"),
                    (PointKind.ARAHAN, "Menekankan komitmen bersama menyelesaikan masalah"),
                ),
                Point(
                    kind=PointKind.ARAHAN,
                    speaker=Party(name="Sri Purwaningsih"),
                    text=(
                        "Kepala dinas harus memastikan kebijakan benar-benar diarahkan pada pencegahan dan penanganan "
                        "TPPO yang efektif"
                    ),
                    addressee="kepala dinas",
                ),
                Point(
                    kind=PointKind.ARAHAN,
                    speaker=Party(name="Sri Purwaningsih"),
                    text="Seluruh program dan kegiatan gugus tugas harus berorientasi pada kinerja optimal",
                    addressee="tim gugus tugas",
                ),
            ),
        ),
    ),
    items=(
        ActionLine(
            number=1,
            text="Terus memperkuat koordinasi antarlembaga",
            owner="Tim Gugus Tugas TPPO Kota Jambi",
            stated_kind=StatedKind.KOMITMEN,
        ),
        ActionLine(
            number=2,
            text="Memastikan kasus TPPO yang terjadi segera ditangani dan diselesaikan",
            owner="Tim Gugus Tugas TPPO Kota Jambi",
            due_text="segera",
            stated_kind=StatedKind.KOMITMEN,
        ),
        ActionLine(
            number=3,
            text="Memastikan kebijakan dinas berorientasi pada pencegahan dan penanganan TPPO yang efektif",
            owner="kepala dinas",
            stated_kind=StatedKind.ARAHAN,
            stated_by=Party(name="Sri Purwaningsih"),
        ),
    ),
    documentation=(
        Documentation(
            caption=("Foto bersama pada acara Sosialisasi Pencegahan Kekerasan Terhadap Perempuan dan Anak serta TPPO")
        ),
    ),
    sources=(
        SourceArticle(
            title=(
                "Laporan Pertemuan Lintas Sektor Bahas Sosialisasi Pencegahan Kekerasan Pada Perempuan dan Anak "
                "serta TPPO"
            )
        ),
    ),
    linked=(LinkedMeeting(kind=MeetingLinkKind.MUNGKIN_SAMA, title=JAMBI.title, date_text="13 November 2024"),),
)
