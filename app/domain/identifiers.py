"""Numbers that name things: row ids, NIP, telephone, sub-activity code. Their form only, not whether they exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.domain.errors import Remark, RuleViolation
from app.domain.text import CODE_MAX, clean_line

#: The largest key that both databases hold.
MAX_ID = 2**63 - 1

_ID = re.compile(r"[1-9][0-9]{0,18}")
_NIP = re.compile(r"[0-9]{18}")
#: Police write eight digits, the army up to fourteen, with signs of the service behind a stroke.
_NRP = re.compile(r"[0-9]{4,20}(?:[ /.\-]?[A-Za-z]{1,3})?")
_NRP_MAX = 30
_SUB_ACTIVITY = re.compile(r"[0-9]\.[0-9]{2}\.[0-9]{2}\.[0-9]\.[0-9]{2}\.(?:[0-9]{2}|[0-9]{4})")
_PHONE = re.compile(r"\+?[0-9(][0-9 ().\-/]*")


def is_id(number: int) -> bool:
    """Whether a number can be the key of a row; anything else is a page that does not exist."""
    return 1 <= number <= MAX_ID


def parse_id(value: str, *, field: str) -> int:
    """A row id out of a form. Raises RuleViolation for anything that no row can have."""
    if not _ID.fullmatch(value) or not is_id(int(value)):
        raise RuleViolation(field, "Pilihan tidak dikenal. Pilih kembali dari daftar.")
    return int(value)


def parse_nip(value: str, *, field: str = "nip") -> str | None:
    """The 18 digits of a NIP without spaces, dots and hyphens; None when empty."""
    digits = re.sub(r"[ .\-]", "", clean_line(value, max_length=CODE_MAX, field=field))
    if not digits:
        return None
    if not _NIP.fullmatch(digits):
        raise RuleViolation(field, "NIP terdiri atas 18 angka, misalnya 19800115 200501 1 003.")
    return digits


def format_nip(nip: str) -> str:
    """`19800115 200501 1 003`: groups of 8-6-1-3; anything but 18 digits is given back as it is."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if _NIP.fullmatch(nip) else nip


def nip_remarks(nip: str, *, field: str = "nip") -> tuple[Remark, ...]:
    """What looks mistyped in a NIP: date of birth, month of appointment (21 and up: PPPK), sex. Never refuses."""
    remarks = []
    try:
        born = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        born = None
    if born is None or not 1930 <= born.year <= 2100:
        remarks.append(Remark(field, "Delapan angka pertama NIP bukan tanggal lahir yang wajar. Periksa kembali."))
    if not (1 <= int(nip[12:14]) <= 12 or int(nip[12:14]) >= 21):
        remarks.append(Remark(field, "Angka ke-13 dan ke-14 NIP bukan bulan pengangkatan. Periksa kembali."))
    if nip[14] not in "12":
        remarks.append(Remark(field, "Angka ke-15 NIP seharusnya 1 atau 2. Periksa kembali."))
    return tuple(remarks)


def parse_service_number(value: str, *, field: str = "service_number") -> str | None:
    """An NRP of police or army as it is written (`80011234`, `11010012340979`, `2910/P`); None when empty."""
    text = clean_line(value, max_length=_NRP_MAX, field=field)
    if not text:
        return None
    if not _NRP.fullmatch(text):
        raise RuleViolation(field, "Tulis NRP dengan angka, misalnya 80011234; huruf dan garis miring boleh menyertai.")
    return text


@dataclass(frozen=True)
class Phone:
    """A telephone number as typed, and the digits for a WhatsApp address (None: not a mobile number)."""

    display: str
    wa: str | None


def parse_phone(value: str, *, field: str = "phone") -> Phone | None:
    """A telephone number or a short service number such as 112; None when empty."""
    display = clean_line(value, max_length=CODE_MAX, field=field)
    if not display:
        return None
    digits = re.sub(r"[^0-9]", "", display)
    if not _PHONE.fullmatch(display) or not 3 <= len(digits) <= 15:
        raise RuleViolation(field, "Tulis nomor telepon dengan angka, misalnya 0812-3456-7890 atau 112.")
    return Phone(display=display, wa=_wa_digits(display, digits))


def _wa_digits(display: str, digits: str) -> str | None:
    """Country code and number without + and leading zero; Indonesian mobile and foreign numbers only."""
    if digits.startswith("0"):
        digits = f"62{digits[1:]}"
    elif digits.startswith("8") and not display.startswith("+"):
        digits = f"62{digits}"
    if digits.startswith("62"):
        return digits if digits.startswith("628") and 10 <= len(digits) <= 15 else None
    return digits if display.startswith("+") and len(digits) >= 8 else None


def parse_sub_activity_code(value: str, *, field: str = "sub_activity_code") -> str | None:
    """`2.08.03.2.01.01` or with four last digits, blanks read as dots; None when empty. The code table is not ours."""
    text = re.sub(r"[ .]+", ".", clean_line(value, max_length=CODE_MAX, field=field)).strip(".")
    if not text:
        return None
    if not _SUB_ACTIVITY.fullmatch(text):
        raise RuleViolation(
            field,
            "Kode sub kegiatan memakai bentuk urusan.bidang.program.kewenangan.kegiatan.sub, "
            "misalnya 2.08.03.2.01.01 atau 2.08.03.2.01.0001.",
        )
    return text
