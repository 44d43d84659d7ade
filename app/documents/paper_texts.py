"""Every word that letters, lists and reports print by themselves, per form. The notula's words are in fixed_texts.py.

Sentences that depend on whom a letter speaks to are in `letter_address`.
"""

from __future__ import annotations

from enum import StrEnum


class Invitation(StrEnum):
    """Surat undangan and its attachment."""

    SUBJECT = "Undangan"
    LISTED = "(daftar terlampir)"
    ANYWHERE = "Tempat"
    FILE = "1 (satu) berkas"
    PURPOSE = "Dalam rangka"
    WITH_RESPECT = "Dengan hormat"
    AT_MEETING = "pada"
    TO_BE_HELD = "yang akan dilaksanakan pada:"
    NOTES = "catatan"
    REPLY = "Konfirmasi kehadiran disampaikan paling lambat tanggal"
    CONTACT = "Narahubung"
    ATTACHMENT_OF = "Lampiran Surat"
    ATTACHMENT_OF_ANY = "Lampiran Surat Undangan"
    DATE = "Tanggal"
    ATTACHMENT_TITLE = "DAFTAR UNDANGAN"


class Amendment(StrEnum):
    """Ralat, penundaan, pembatalan."""

    SUBJECT_CORRECTION = "Ralat Undangan"
    SUBJECT_POSTPONED = "Penundaan Rapat"
    SUBJECT_CANCELLED = "Pembatalan Rapat"
    ABOUT = "Menunjuk surat undangan"
    NUMBER = "nomor"
    DATED = "tanggal"
    CONCERNING = "mengenai"
    REASON = "sehubungan dengan"
    CORRECTED = "dengan hormat disampaikan ralat sebagai berikut:"
    INFORMED = "dengan hormat disampaikan bahwa rapat dimaksud"
    PLANNED = "yang semula dijadwalkan pada"
    POSTPONED_TO = "ditunda dan akan dilaksanakan pada:"
    POSTPONED = "ditunda. Waktu pelaksanaannya akan diberitahukan kemudian."
    CANCELLED = "dibatalkan."
    COLUMN_ROW = "Uraian"
    COLUMN_BEFORE = "Semula"
    COLUMN_AFTER = "Menjadi"
    UNCHANGED = "Hal lain dalam surat undangan dimaksud tidak berubah."


class Attendance(StrEnum):
    """Daftar hadir."""

    TITLE = "DAFTAR HADIR"
    DATE = "Hari/tanggal"
    TIME = "Waktu"
    SESSION = "Sesi"
    PLACE = "Tempat"
    AGENDA = "Acara"
    COLUMN_NAME = "Nama"
    COLUMN_OFFICE = "Jabatan"
    COLUMN_INSTITUTION = "Instansi/unsur"
    COLUMN_SIGNATURE = "Tanda tangan"
    COLUMN_PRESENCE = "Kehadiran"
    REPRESENTS = "mewakili"
    NOT_MARKED = "Belum dicatat"
    SUM = "Rekapitulasi"


class Matrix(StrEnum):
    """Matriks rencana aksi."""

    TITLE = "MATRIKS RENCANA AKSI"
    AS_OF = "Keadaan per"
    COLUMN_ITEM = "Uraian"
    COLUMN_TARGET = "Indikator/target"
    COLUMN_SUPPORT = "Instansi pendukung"
    COLUMN_STATUS = "Status"
    TARGET = "Target"
    FIRST_DUE = "Batas waktu awal"
    NO_HORIZON = "Jangka waktu belum ditetapkan"
    HORIZON = "Jangka"
    EMPTY = "Belum ada rencana aksi yang dicatat."


class ReportNote(StrEnum):
    """Nota dinas laporan hasil rapat."""

    TITLE = "NOTA DINAS"
    FROM = "Dari"
    SUBJECT = "Laporan Hasil Rapat"
    DATE = "Tanggal"
    HELD = "Sehubungan dengan telah dilaksanakannya"
    REPORTED_TO = "dengan hormat dilaporkan kepada"
    AS_FOLLOWS = "hal-hal sebagai berikut:"
    COURSE = "Pelaksanaan rapat"
    ON = "pada"
    MEETING = "Rapat"
    AND = "dan"
    CHAIRED = "Rapat dipimpin oleh"
    ATTENDED_BY = "dihadiri oleh"
    ATTENDED_FROM = "dari"
    REQUESTS = "Hal yang dimohonkan arahan"
    MINUTES = "Notula rapat"
    FOR_DETAILS = "menjadi rujukan selengkapnya."
    CLOSE = "Demikian dilaporkan. Atas perhatian dan arahan"
    THANKS = "diucapkan terima kasih."


class Weekly(StrEnum):
    """Laporan mingguan kepada kepala daerah."""

    TITLE = "LAPORAN MINGGUAN TINDAK LANJUT RAPAT"
    PERIOD = "Periode"
    DURING = "Dengan hormat dilaporkan, dalam periode ini dilaksanakan"
    MEETINGS = "rapat"
    AGREED = "ditetapkan"
    NEW_ITEMS = "tindak lanjut baru"
    AND = "dan"
    FINISHED = "tindak lanjut selesai."
    UNTIL = "Sampai dengan tanggal"
    OPEN = "terdapat"
    OPEN_ITEMS = "tindak lanjut berjalan"
    AMONG_THEM = "di antaranya"
    WAITING = "menunggu verifikasi"
    OVERDUE = "melewati batas waktu."
    OVERDUE_HEAD = "Tindak lanjut yang melewati batas waktu"
    NONE_OVERDUE = "Tidak ada tindak lanjut yang melewati batas waktu."
    DECISIONS_HEAD = "Hal yang memerlukan keputusan"
    NO_DECISIONS = "Tidak ada hal yang memerlukan keputusan."
    SILENT_HEAD = "Belum ada kabar"
    COLUMN_AGENCY = "Perangkat daerah"
    COLUMN_COUNT = "Jumlah"
    COLUMN_LONGEST = "Terlama (hari kerja)"
    COLUMN_MATTER = "Perangkat daerah dan hal"
    COLUMN_LATE = "Lewat"
    WORKDAYS = "hari kerja"
    COLUMN_PROPOSAL = "Usul"
    MORE_AGENCIES = "perangkat daerah lain"
    MORE_MATTERS = "hal lain"
    MORE_PARTNERS = "instansi lain"


class Interim(StrEnum):
    """Ringkasan tindak lanjut (sementara)."""

    TITLE = "RINGKASAN TINDAK LANJUT (SEMENTARA)"
    MARK = "SEMENTARA"
    MEETING = "Rapat"
    CHAIR = "Pimpinan rapat"
    STANDING = "Ringkasan ini bersifat sementara dan berlaku sampai dengan notula rapat disetujui."
    CONCLUSIONS = "Kesimpulan rapat"
    ITEMS = "Tindak lanjut"
    NO_ITEMS = "Rapat tidak meninggalkan tindak lanjut."


class Agenda(StrEnum):
    """Agenda pimpinan."""

    TITLE = "AGENDA PIMPINAN"
    COLUMN_TIME = "Waktu"
    COLUMN_MEETING = "Rapat"
    COLUMN_PLACE = "Tempat"
    COLUMN_WHO = "Kehadiran pimpinan"
    ORGANISER = "Penyelenggara"
    UNANSWERED = "belum ada jawaban"
    BY = "oleh"
    EMPTY = "Tidak ada rapat pada hari ini."


#: The written list: with the words of `fixed_texts` and `letter_address`, nothing else stands beside the fields.
PAPER_TEXTS: tuple[str, ...] = tuple(
    str(text)
    for group in (Invitation, Amendment, Attendance, Matrix, ReportNote, Weekly, Interim, Agenda)
    for text in group
)


class Press(StrEnum):
    """Siaran pers."""

    TITLE = "SIARAN PERS"
    UNCHECKED = "BELUM DIPERIKSA"
    CHECKED_BY = "Diperiksa oleh"
    HEADLINE_HOLDS = "Gelar"
    HOLDS = "menyelenggarakan"
    IS_HELD = "dilaksanakan"
    AT = "di"
    ON = "pada"
    OCLOCK = "pukul "
    PURPOSE = "Kegiatan tersebut bertujuan"
    OPENED_BY = "Kegiatan dibuka oleh"
    ACCOMPANIED_BY = "didampingi"
    LED_BY = "Rapat dipimpin oleh"
    FOLLOWED_BY = "Kegiatan diikuti"
    PEOPLE = "orang"
    FROM_ELEMENTS = "antara lain dari unsur"
    PARTICIPANTS = "Peserta kegiatan antara lain"
    RESOURCE_PERSONS = "Narasumber kegiatan"
    TOPIC = "materi"
    SAYS = "menyampaikan hal berikut"
    IT_WAS_SAID = "Dalam kegiatan tersebut disampaikan hal berikut"
    QUOTED = "ujar"
    FIGURES = "Data yang disampaikan"
    SOURCE = "sumber"
    CONCLUDED = "Kesimpulan rapat"
    NEXT_STEPS = "Langkah selanjutnya"
    DUE = "paling lambat"
    CONTACTS = "Layanan yang dapat dihubungi"
