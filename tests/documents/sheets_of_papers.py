"""Sheets written by hand for what the real meetings do not show: approval, signers, times, withheld parts, letters."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date, time

from PIL import Image

from app.domain.action_items import Horizon, ItemClass, ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.meetings import Confidentiality, ParticipantRole
from app.domain.minutes import PointKind, QuestionForm, SectionKind
from app.domain.people import AppointmentStatus, PositionKind
from app.domain.sheets import (
    ActionLine,
    Answer,
    Conclusion,
    Documentation,
    Emblem,
    Figure,
    FollowUpLetterSheet,
    FundingLine,
    LetterItem,
    LetterReference,
    MeetingDay,
    MinutesSheet,
    Participant,
    Party,
    Point,
    Recipient,
    Section,
    Session,
    SmallTeam,
)
from app.domain.signatures import Signer
from tests.documents.cases import BY_CASE, TANJUNGPINANG
from tests.documents.cases.short_ways import MADE_AT

#: Stands in every text of a withheld part, and nowhere else.
CANARY = "kenari-rahasia"

SEKDA = Signer(
    name="Ratna Contoh",
    front_titles="Dr. Hj.",
    back_titles="M.Si.",
    office="Sekretaris Daerah",
    kind=PositionKind.SEKDA,
    rank="Pembina Utama Madya (IV/d)",
    service_number="19700412 199503 2 001",
)
PLH_SEKDA = replace(SEKDA, status=AppointmentStatus.PLH)
ASISTEN = Signer(
    name="Budi Contoh",
    back_titles="S.H., M.H.",
    office="Asisten Pemerintahan dan Kesejahteraan Rakyat",
    kind=PositionKind.ASISTEN,
    rank="Pembina Utama Muda (IV/c)",
    service_number="19720115 199703 1 002",
    on_behalf_of=("Wali Kota Contoh", "Sekretaris Daerah"),
)


def emblem() -> Emblem:
    """A small picture in place of a coat of arms."""
    out = io.BytesIO()
    Image.new("RGB", (60, 80), (10, 80, 140)).save(out, "PNG")
    return Emblem(sha256=hashlib.sha256(out.getvalue()).hexdigest(), picture=out.getvalue())


_CHAIR = Party(name="Dr. Hj. Ratna Contoh, M.Si.", office="Sekretaris Daerah")
_TAKER = Party(name="Sari Contoh, S.AP.", office="Analis Kebijakan", institution="Bagian Kesejahteraan Rakyat")

APPROVED = MinutesSheet(
    letterhead=replace(TANJUNGPINANG.letterhead, emblem=emblem()),
    zone="Asia/Makassar",
    made_at=MADE_AT,
    title="Rapat Evaluasi Rencana Aksi",
    draft=False,
    signer=SEKDA,
    confidentiality=Confidentiality.TERBATAS,
    days=(
        MeetingDay(on=date(2026, 11, 26), start=time(9), until_done=True),
        MeetingDay(on=date(2026, 11, 27), start=time(8, 30), end=time(11)),
    ),
    place="Ruang Rapat Utama",
    online_room="Ruang daring 7",
    invitation=LetterReference(number="000.1.5/12/Setda", dated_on=date(2026, 11, 20)),
    agenda=("pembukaan", "pembahasan rencana aksi", "penutup"),
    funding=(
        FundingLine(source="APBD", ceiling=505_690_000, realised=120_000_000, sub_activity_code="2.08.03.2.01.0001"),
        FundingLine(source="DAK Nonfisik", fiscal_year=2026),
    ),
    participants=(
        Participant(party=_CHAIR, roles=(ParticipantRole.PIMPINAN,)),
        Participant(party=_TAKER, roles=(ParticipantRole.PENCATAT, ParticipantRole.PESERTA)),
        Participant(party=Party(name="Andi Contoh", institution="Bagian Kesejahteraan Rakyat")),
        Participant(
            party=Party(name="Dewi", office="Camat", status=AppointmentStatus.PLT, institution="Kecamatan Contoh")
        ),
    ),
    attendance_attached=True,
    sections=(
        Section(
            kind=SectionKind.ARAHAN,
            points=(
                Point(kind=PointKind.ARAHAN, speaker=_CHAIR, text="Capaian triwulan disampaikan tepat waktu."),
                Point(
                    kind=PointKind.ARAHAN,
                    speaker=Party(name=CANARY),
                    text=CANARY,
                    quote=CANARY,
                    context=CANARY,
                    addressee=CANARY,
                    confidentiality=Confidentiality.RAHASIA,
                    withheld=True,
                ),
                Point(text=CANARY, confidentiality=Confidentiality.RAHASIA, withheld=True),
                Point(kind=PointKind.HARAPAN, speaker=_CHAIR, text="Semua perangkat daerah hadir"),
            ),
        ),
        Section(
            kind=SectionKind.LAINNYA,
            title="Kesiapan anggaran",
            points=(Point(text="Pagu dibahas\nRealisasi dibahas"),),
        ),
    ),
    answers=(
        Answer(
            form=QuestionForm.PERTANYAAN,
            asked_by=Party(name="Andi Contoh"),
            question="Kapan format data dikirim?",
            answered_by=_CHAIR,
            answer="Paling lambat pekan depan",
        ),
        Answer(form=QuestionForm.MASUKAN, question="Perlu nomor darurat"),
        Answer(form=QuestionForm.PERTANYAAN, question=CANARY, answer=CANARY, withheld=True),
    ),
    session=Session(held=False),
    figures=(
        Figure(indicator="capaian", value_text="sebagian besar tercapai"),
        Figure(indicator=CANARY, value_text=CANARY, withheld=True),
    ),
    conclusions=(Conclusion(text="Data disamakan"), Conclusion(text=CANARY, withheld=True)),
    items=(
        ActionLine(
            number=1,
            text="Menyusun format data",
            owner="Dinas Contoh",
            supporters=("Bagian Hukum", "Polres", "seluruh camat"),
            horizons=(Horizon.PENDEK,),
            due_on=date(2026, 12, 4),
            expected_output="Format data",
            proof="surat pengantar",
            status=ItemStatus.BELUM_DITINDAKLANJUTI,
        ),
        ActionLine(number=2, text=CANARY, owner=CANARY, proof=CANARY, due_text=CANARY, withheld=True),
        ActionLine(
            number=3,
            text="Terus memperkuat koordinasi",
            item_class=ItemClass.ARAHAN_UMUM,
            status=ItemStatus.BELUM_DITINDAKLANJUTI,
        ),
    ),
    small_teams=(SmallTeam(name="Tim kecil data", mandate="menyusun format", members=("Bappeda", "BPS")),),
    documentation=(Documentation(caption="Foto bersama"), Documentation(caption=CANARY, withheld=True)),
)

LETTER = FollowUpLetterSheet(
    letterhead=TANJUNGPINANG.letterhead,
    zone="Asia/Jakarta",
    made_at=MADE_AT,
    recipient=Recipient(
        office="Kepala DP3APM Kota Tanjungpinang",
        city="Tanjungpinang",
        relation=Relation.BAWAHAN,
        kind=AgencyKind.OPD,
    ),
    city="Tanjungpinang",
    number="000.1.5/      /Setda",
    meeting_title=TANJUNGPINANG.title,
    meeting_days=TANJUNGPINANG.days,
    meeting_place=TANJUNGPINANG.place,
    minutes=LetterReference(dated_on=date(2023, 7, 14)),
    items=(
        LetterItem(
            text="Mengirimkan format data permasalahan dan upaya untuk diisi setiap anggota gugus tugas",
            expected_output="Format terkirim",
            proof="surat pengantar",
            due_on=date(2023, 7, 21),
        ),
        LetterItem(
            text="Menyusun rencana aksi konkret bersama semua anggota gugus tugas",
            due_text="selanjutnya",
            horizons=(Horizon.PENDEK, Horizon.MENENGAH),
        ),
    ),
    report_to="Sekretaris Daerah melalui Bagian Kesejahteraan Rakyat",
    report_due_on=date(2023, 7, 28),
    contact="Sekretariat rapat, telepon (0771) 000000",
    copies=("Wali Kota Tanjungpinang (sebagai laporan)", "Inspektur Daerah"),
)

LETTER_TO_POLICE = replace(
    LETTER,
    recipient=replace(
        LETTER.recipient, office="Kepala Kepolisian Resor", relation=Relation.MITRA, kind=AgencyKind.POLRI
    ),
    draft=False,
    signer=PLH_SEKDA,
    dated_on=date(2023, 7, 17),
)

LETTER_TO_CAMPUS = replace(
    LETTER,
    recipient=replace(
        LETTER.recipient, office="Rektor Universitas Contoh", relation=Relation.MITRA, kind=AgencyKind.PERGURUAN_TINGGI
    ),
    meeting_title=None,
    copies=(),
)

#: Every notula and every letter whose outline is recorded, by the name of its file.
MINUTES = {**BY_CASE, "approved": APPROVED, "asisten": replace(APPROVED, signer=ASISTEN)}
LETTERS = {"opd": LETTER, "polri": LETTER_TO_POLICE, "kampus": LETTER_TO_CAMPUS}
