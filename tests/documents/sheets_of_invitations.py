"""Sheets of invitations and of the letters that change them, written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from app.domain.agencies import AgencyKind, Relation
from app.domain.letters import LetterKind
from app.domain.people import PositionKind
from app.domain.sheets import (
    AmendmentSheet,
    InvitationSheet,
    Letterhead,
    LetterReference,
    MeetingCall,
    MeetingDay,
    Recipient,
)
from app.domain.signatures import Signer
from tests.documents.cases.short_ways import MADE_AT
from tests.documents.sheets_of_papers import PLH_SEKDA, SEKDA, emblem

LETTERHEAD = Letterhead(
    government="Pemerintah Kabupaten Contoh",
    unit="Sekretariat Daerah",
    lines=("Jalan Contoh Nomor 1, Kota Contoh 12345", "Telepon (0000) 000000, Laman setda.contoh.go.id"),
    emblem=emblem(),
)
KABAG = Signer(
    name="Siti Contoh",
    back_titles="S.Sos., M.AP.",
    office="Kepala Bagian Kesejahteraan Rakyat",
    kind=PositionKind.LAINNYA,
    rank="Pembina (IV/a)",
    service_number="19800101 200501 2 001",
)

HEALTH = Recipient(office="Kepala Dinas Kesehatan", city="Kota Contoh", relation=Relation.BAWAHAN, kind=AgencyKind.OPD)
EDUCATION = replace(HEALTH, office="Kepala Dinas Pendidikan")
POLICE = Recipient(
    office="Kepala Kepolisian Resor Contoh", city="Kota Contoh", relation=Relation.MITRA, kind=AgencyKind.POLRI
)
CAMPUS = replace(POLICE, office="Rektor Universitas Contoh", kind=AgencyKind.PERGURUAN_TINGGI)

MORNING = MeetingCall(
    title="Rapat Koordinasi Percepatan Penurunan Stunting",
    days=(MeetingDay(on=date(2026, 11, 26), start=time(9), until_done=True),),
    place="Aula Lantai II Kantor Bupati Contoh",
    online_room="https://ruang.contoh.go.id/rakor",
    agenda=("laporan penyelenggara", "arahan Bupati", "pembahasan rencana aksi"),
)
AFTERNOON = replace(MORNING, days=(MeetingDay(on=date(2026, 11, 26), start=time(13, 30), until_done=True),))

INVITATION = InvitationSheet(
    letterhead=LETTERHEAD,
    zone="Asia/Jakarta",
    made_at=MADE_AT,
    draft=False,
    signer=SEKDA,
    city="Kota Contoh",
    dated_on=date(2026, 11, 20),
    number="000.1.5/12/Setda",
    recipients=(HEALTH,),
    meeting=MORNING,
    purpose="percepatan penurunan stunting tahun 2026",
    notes=("Membawa data sasaran per kecamatan", "Berpakaian dinas harian"),
    reply_by=date(2026, 11, 24),
    contact="Sekretariat rapat, telepon (0000) 000000",
    copies=("Bapak Bupati Contoh (sebagai laporan)",),
)
INVITATION_LISTED = replace(INVITATION, signer=PLH_SEKDA, recipients=(HEALTH, EDUCATION, POLICE, CAMPUS), copies=())
INVITATION_DRAFT = replace(
    INVITATION,
    draft=True,
    signer=None,
    dated_on=None,
    number="000.1.5/      /Setda",
    recipients=(POLICE,),
    meeting=MeetingCall(title="Rapat Koordinasi"),
    purpose=None,
    notes=(),
    reply_by=None,
    contact=None,
    copies=(),
)

RALAT = AmendmentSheet(
    letterhead=LETTERHEAD,
    zone="Asia/Jakarta",
    made_at=MADE_AT,
    draft=False,
    signer=SEKDA,
    city="Kota Contoh",
    dated_on=date(2026, 11, 23),
    number="000.1.5/15/Setda",
    kind=LetterKind.RALAT,
    recipients=(HEALTH, EDUCATION),
    earlier=LetterReference(number="000.1.5/12/Setda", dated_on=date(2026, 11, 20)),
    before=MORNING,
    after=replace(AFTERNOON, place="Ruang Rapat Utama", online_room=None),
    reason="adanya kegiatan Bupati yang tidak dapat ditinggalkan",
    contact="Sekretariat rapat, telepon (0000) 000000",
)
POSTPONED_TO = replace(
    RALAT,
    kind=LetterKind.PENUNDAAN,
    recipients=(POLICE,),
    after=replace(MORNING, days=(MeetingDay(on=date(2026, 12, 3), start=time(9), end=time(11, 30)),)),
)
POSTPONED = replace(RALAT, kind=LetterKind.PENUNDAAN, after=replace(MORNING, days=()), reason=None, contact=None)
CANCELLED = replace(RALAT, kind=LetterKind.PEMBATALAN, after=None, recipients=(CAMPUS,), draft=True, signer=None)
