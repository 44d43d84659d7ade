"""The fields that the audit names: their words and what their values are. A change is read in audit_reading.py."""

from __future__ import annotations

from enum import Enum, StrEnum

from app.domain.action_items import Horizon, ItemClass, ItemStatus, StatedKind
from app.domain.agencies import AgencyKind
from app.domain.approval import ApprovalAct
from app.domain.attendance import Echelon, InvitationReply, PresenceKind
from app.domain.emblems import EmblemKind
from app.domain.letters import Channel, DispatchKind, LetterKind, LetterStatus
from app.domain.meetings import (
    Confidentiality,
    FileKind,
    MeetingKind,
    MeetingStatus,
    ParticipantRole,
    Representative,
)
from app.domain.minutes import MinutesStatus, PointKind, QuestionForm, SectionKind
from app.domain.people import AppointmentStatus
from app.domain.privacy import PrivacyRule


class Ref(Enum):
    """What an id in the audit points at."""

    AGENCY = "agency"
    TASK_FORCE = "task_force"
    PERSON = "person"
    USER = "user"
    MEETING = "meeting"


class Shape(Enum):
    """Values that are not shown as they are: only that they changed, or how many rows there are, or not at all."""

    CHANGED = "changed"
    COUNT = "count"
    HIDDEN = "hidden"


Kind = type[StrEnum] | tuple[type[StrEnum], ...] | Ref | Shape | None
Field = tuple[str, Kind]

#: Fields whose values differ from thing to thing.
_OF_KIND: dict[tuple[str, str], Field] = {
    ("meeting", "status"): ("Keadaan", MeetingStatus),
    ("meeting", "kind"): ("Jenis", (MeetingKind, DispatchKind)),
    ("participant", "kind"): ("Kehadiran", PresenceKind),
    ("meeting", "title"): ("Nama rapat", None),
    ("item", "status"): ("Status", ItemStatus),
    ("minutes", "status"): ("Keadaan notula", MinutesStatus),
    ("minutes", "act"): ("Langkah", ApprovalAct),
    ("minutes_section", "kind"): ("Jenis bagian", SectionKind),
    ("minutes_section", "title"): ("Judul bagian", None),
    ("minutes_section", "baris"): ("Baris yang ditulis", None),
    ("file", "kind"): ("Jenis berkas", FileKind),
    ("documentation", "kind"): ("Jenis", FileKind),
    ("letter", "status"): ("Keadaan surat", LetterStatus),
    ("letter", "kind"): ("Jenis surat", LetterKind),
    ("emblem", "kind"): ("Lambang", EmblemKind),
}

_TEXTS: dict[str, str] = {
    "days": "Hari dan waktu",
    "reason": "Alasan",
    "withdrawn_reason": "Alasan",
    "lower_reason": "Alasan penurunan kerahasiaan",
    "place": "Tempat",
    "place_address": "Alamat tempat",
    "place_city": "Kota",
    "online_url": "Alamat ruang daring",
    "online_room": "Ruang daring",
    "organiser_text": "Penyelenggara",
    "organiser_short_text": "Singkatan penyelenggara",
    "program_text": "Program",
    "invitation_number": "Nomor undangan",
    "invitation_on": "Tanggal undangan",
    "stated_total": "Jumlah peserta yang disebut",
    "stated_total_note": "Catatan jumlah peserta",
    "name_text": "Nama",
    "name": "Nama",
    "mandate": "Tugas",
    "office_text": "Jabatan",
    "team_office": "Kedudukan dalam tim",
    "institution_text": "Instansi",
    "unsur_text": "Unsur",
    "count": "Jumlah orang",
    "represents_name": "Mewakili",
    "represents_office": "Jabatan yang diwakili",
    "topic": "Topik",
    "is_invited": "Diundang",
    "number": "Nomor",
    "text": "Uraian",
    "answer": "Jawaban",
    "question": "Pertanyaan",
    "caption": "Keterangan",
    "stated_by_text": "Disampaikan oleh",
    "owner_text": "Penanggung jawab",
    "due_on": "Batas waktu",
    "about_on": "Tanggal",
    "due_text": "Batas waktu menurut sumber",
    "expected_output": "Keluaran yang diharapkan",
    "expected_proof": "Bukti dukung yang diharapkan",
    "indicator": "Indikator",
    "target": "Target",
    "value": "Nilai",
    "unit": "Satuan",
    "area": "Wilayah",
    "source": "Sumber",
    "phone": "Telepon",
    "from_kepala_daerah": "Arahan kepala daerah",
    "is_priority": "Prioritas",
    "revision_no": "Revisi ke",
    "forwarded_to": "Diteruskan kepada",
    "percent": "Persentase",
    "note": "Catatan",
    "quote": "Kutipan",
    "context": "Konteks",
    "time_text": "Waktu",
    "parties": "Pihak",
    "deputy_name": "Nama yang mewakili",
    "deputy_office": "Jabatan yang mewakili",
    "day": "Hari ke",
    "session": "Sesi",
    "sessions": "Jumlah sesi",
    "number_text": "Nomor surat",
    "letter_on": "Tanggal surat",
    "sent_on": "Tanggal kirim",
    "subject": "Hal",
    "dihapus": "Dihapus",
    "ditarik": "Ditarik",
}
_TYPED: dict[str, Field] = {
    "confidentiality": ("Kerahasiaan", Confidentiality),
    "roles": ("Peran", ParticipantRole),
    "is_representative": ("Perwakilan", Representative),
    "appointment_status": ("Keadaan jabatan", AppointmentStatus),
    "unsur_kind": ("Jenis unsur", AgencyKind),
    "item_class": ("Golongan", ItemClass),
    "stated_kind": ("Disebut sebagai", StatedKind),
    "horizons": ("Jangka waktu", Horizon),
    "echelon": ("Eselon", Echelon),
    "deputy_echelon": ("Eselon yang mewakili", Echelon),
    "reply": ("Jawaban", InvitationReply),
    "channel": ("Saluran", Channel),
    "kind": ("Jenis", PointKind),
    "form": ("Bentuk", QuestionForm),
    "organiser_agency_id": ("Penyelenggara", Ref.AGENCY),
    "owner_agency_id": ("Penanggung jawab", Ref.AGENCY),
    "agency_id": ("Instansi", Ref.AGENCY),
    "agency_ids": ("Instansi", Ref.AGENCY),
    "owner_task_force_id": ("Penanggung jawab", Ref.TASK_FORCE),
    "task_force_ids": ("Gugus tugas", Ref.TASK_FORCE),
    "person_id": ("Orang", Ref.PERSON),
    "user_id": ("Akun", Ref.USER),
    "previous_meeting_id": ("Rapat sebelumnya", Ref.MEETING),
    "online_passcode": ("Kata sandi ruang daring", Shape.CHANGED),
    "link": ("Rapat terkait", Shape.CHANGED),
    "funding": ("Sumber dana", Shape.COUNT),
    "sources": ("Sumber berita", Shape.COUNT),
    "supporters": ("Pendukung", Shape.CHANGED),
    "privacy_rules": ("Yang ditanyakan", PrivacyRule),
    "addressee_agency_ids": ("Ditujukan kepada", Ref.AGENCY),
}
#: Kept for the machine alone: orders, digests, ids of rows that say nothing to a reader.
_HIDDEN = frozenset({"position", "sort_on", "year", "sha256", "file_id", "version"})
_OTHER: Field = ("", Shape.HIDDEN)


def field_of(kind: str, name: str) -> Field:
    """Words and kind of a field of a thing; a field without words is not shown."""
    if name in _HIDDEN:
        return _OTHER
    if (kind, name) in _OF_KIND:
        return _OF_KIND[kind, name]
    if name in _TYPED:
        return _TYPED[name]
    return (_TEXTS[name], None) if name in _TEXTS else _OTHER
