"""Every word that a paper prints by itself. All else on a paper is a field of its sheet (a test compares)."""

from __future__ import annotations

from enum import StrEnum

from app.domain.labels import label
from app.domain.minutes import SectionKind


class Mark(StrEnum):
    """Marks that stand for something which is not there, or at the head of each page."""

    DRAFT = "KONSEP"
    #: Of a notula that leaves out what is marked terbatas.
    PUBLIC = "VERSI PUBLIK"
    WITHHELD = "[bagian terbatas]"
    DOTS = "............................"
    SHORT_DOTS = "............"
    DASH = "-"
    #: Told of the picture of the kop to whoever cannot see it.
    EMBLEM = "Lambang"


class Official(StrEnum):
    """Labels of the official form of the notula, in its order; they stay when nothing is known (decision 25)."""

    TITLE = "NOTULA"
    MEETING = "Sidang/Rapat"
    DATE = "Hari/Tanggal"
    INVITATION = "Surat Undangan"
    TIME = "Waktu Sidang/Rapat"
    PLACE = "Tempat"
    AGENDA = "Acara"
    LEADERSHIP = "Pimpinan Sidang/Rapat"
    CHAIR = "Ketua"
    SECRETARY = "Sekretaris"
    NOTE_TAKER = "Pencatat"
    PARTICIPANTS = "Peserta sidang/rapat"
    ACTIVITY = "Kegiatan Sidang/Rapat"


class Optional(StrEnum):
    """Labels that drop out when nothing is known; the page lists the dropped ones."""

    KIND = "Jenis kegiatan"
    TOPICS = "Topik"
    ORGANISER = "Penyelenggara"
    TASK_FORCE = "Gugus tugas"
    PROGRAM = "Program"
    FUNDING = "Pendanaan"
    PURPOSES = "Tujuan"
    TOTAL = "Jumlah peserta"
    ONLINE = "Ruang daring"
    OPENED_BY = "Dibuka oleh"
    CLOSED_BY = "Ditutup oleh"
    COMPANIONS = "Pendamping"
    SPEAKERS = "Narasumber"
    FIGURES = "Data yang disampaikan"
    CONTACTS = "Kontak layanan"
    CONCLUSIONS = "Kesimpulan rapat"
    FOLLOW_UP = "Rencana tindak lanjut"
    OUTPUT = "Keluaran/bukti"
    DOCUMENTATION = "Dokumentasi"
    SIGNATURE = "Tanda tangan pimpinan sidang/rapat"


class Words(StrEnum):
    """Words between the fields of a notula."""

    NUMBER = "Nomor"
    DATED = "tanggal"
    PEOPLE = "orang"
    ATTENDANCE = "daftar hadir terlampir"
    REPRESENTATIVE = "perwakilan"
    REPRESENTS = "mewakili"
    ALSO_CALLED = "juga disebut"
    CHAIRED_BY = "ketua"
    GIVER = "pemberi"
    BUDGET_DOCUMENT = "dokumen anggaran"
    FISCAL_YEAR = "tahun anggaran"
    CEILING = "pagu"
    REALISED = "realisasi"
    SUB_ACTIVITY = "kode subkegiatan"
    FUNDING_PURPOSE = "peruntukan"
    TO = "kepada"
    #: Above the office of a signer who did not lead the meeting.
    ACKNOWLEDGED = "Mengetahui,"
    QUOTE = "Kutipan"
    CONTEXT = "Konteks"
    ORDER = "Urutan"
    ORDER_NUMBER = "ke-"
    TOPIC = "Materi"
    SESSION_HELD = "Sesi tanya jawab dilaksanakan"
    SESSION_NOT_HELD = "Sesi tanya jawab tidak dilaksanakan"
    SESSION_TIME = "waktu"
    SESSION_PARTIES = "pihak"
    SESSION_TOPIC = "topik"
    CONTENT_NOT_RECORDED = "isi tidak tercatat"
    FROM = "dari"
    ANSWER = "Jawaban"
    STATED_BY = "disampaikan oleh"
    COLUMN_NUMBER = "No"
    COLUMN_FIGURE = "Uraian"
    COLUMN_VALUE = "Jumlah"
    COLUMN_AREA = "Wilayah"
    COLUMN_PERIOD = "Periode"
    COLUMN_SOURCE = "Sumber"
    COLUMN_ITEM = "Uraian tindak lanjut"
    COLUMN_OWNER = "Penanggung jawab"
    COLUMN_DUE = "Batas waktu"
    COLUMN_REMARKS = "Keterangan"
    SUPPORTED_BY = "Pendukung"
    HORIZON = "Jangka"
    PROOF = "Bukti"
    SMALL_TEAM = "Tim kecil"
    MANDATE = "tugas"
    MEMBERS = "anggota"
    ACTION_PLAN = "Rencana aksi"
    MENTIONED = "disebut dalam rapat"
    HORIZON_LOWER = "jangka"
    DUE_LOWER = "batas waktu"
    ATTACHMENTS = "Lampiran"
    ATTENDANCE_LIST = "Daftar hadir"
    NOTES = "Catatan"
    RECORDED_FROM = "Sumber catatan"
    PUBLISHED = "terbit"
    REPUBLISHED = "tayang ulang"
    ADDENDA = "Tambahan notula"
    ADDENDUM = "Tambahan ke-"
    REASON = "alasan"


class Letter(StrEnum):
    """Words of the letter that do not depend on the relation to the recipient."""

    NUMBER = "Nomor"
    URGENCY = "Sifat"
    ATTACHMENT = "Lampiran"
    SUBJECT = "Hal"
    TO = "Yth."
    AT = "di"
    FOLLOWING_MEETING = "Menindaklanjuti hasil"
    FOLLOWING_ANY = "Menindaklanjuti hasil rapat"
    HELD_ON = "yang dilaksanakan pada"
    HELD_DAY = "hari"
    HELD_AT = "bertempat di"
    MINUTES = "sebagaimana tercatat dalam notula rapat"
    MINUTES_NUMBER = "nomor"
    MINUTES_DATE = "tanggal"
    PROVISIONAL = "Tindak lanjut tersebut bersifat sementara sampai dengan notula rapat disetujui."
    CONTACT = "Narahubung"
    COPIES = "Tembusan"


#: The written list: no other sentence or word may stand on a notula beside the fields of its sheet.
FIXED_TEXTS: tuple[str, ...] = (
    *(str(text) for group in (Mark, Official, Optional, Words) for text in group),
    *(label(kind) for kind in SectionKind),
)

#: The same for the letter; the sentences that depend on the relation stand in `letter_wording`.
LETTER_TEXTS: tuple[str, ...] = tuple(str(text) for group in (Mark, Letter) for text in group)
