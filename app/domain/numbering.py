"""Letter numbers out of an office's template, with gaps for what TU fills in. Drawing numbers is a service's work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.indonesian import roman
from app.domain.text import clean_line

TEMPLATE_MAX = 120
#: What is printed where a part is not known yet, wide enough to write in by hand.
GAP = " " * 6

#: What each token of a template stands for.
TOKENS = {
    "klas": "kode klasifikasi",
    "urut": "nomor urut",
    "unit": "kode unit",
    "jenis": "kode jenis naskah",
    "keamanan": "kode keamanan",
    "tahun": "tahun",
    "bulan": "bulan dengan dua angka",
    "romawi": "bulan dengan angka Romawi",
}

_TOKEN = re.compile(r"\{([a-z]+)(?::([1-9]))?\}")
_SEPARATOR_FIRST = re.compile(r"^[./\-]")
_SEPARATOR_LAST = re.compile(r"[./\-]$")


@dataclass(frozen=True, kw_only=True)
class NumberParts:
    """The parts of one letter's number. None: not known yet, a gap is printed. "": known to be nothing, it drops out.

    `suffix` follows the serial number of a back-dated letter (`12.a`); `on` is the date of the letter.
    """

    classification: str | None = None
    serial: int | None = None
    suffix: str = ""
    unit: str | None = None
    kind: str | None = None
    security: str | None = ""
    on: date | None = None


def check_template(value: str, *, field: str = "number_template") -> str:
    """The cleaned template, `{klas}/{urut}/{unit}` or `{klas}/{urut:3}/{unit}/{romawi}/{tahun}`; :3 pads with zeros.

    Raises RuleViolation for a token that is not known, stray braces, or a template without a serial number.
    """
    template = clean_line(value, max_length=TEMPLATE_MAX, field=field, required=True)
    for match in _TOKEN.finditer(template):
        if match[1] not in TOKENS:
            known = ", ".join(f"{{{token}}}" for token in TOKENS)
            raise RuleViolation(field, f"Bagian {match[0]} tidak dikenal. Yang dapat dipakai: {known}.")
        if match[2] and match[1] != "urut":
            raise RuleViolation(field, f"Banyaknya angka hanya untuk {{urut}}, bukan {match[0]}.")
    if re.search(r"[{}]", _TOKEN.sub("", template)):
        raise RuleViolation(field, "Kurung kurawal tidak lengkap. Tulis misalnya {klas}/{urut}/{unit}/{tahun}.")
    if "urut" not in (match[1] for match in _TOKEN.finditer(template)):
        raise RuleViolation(field, "Pola nomor harus memuat {urut}.")
    return template


def letter_number(template: str, parts: NumberParts) -> str:
    """The number of a letter: `000.1.5/12/Setda`, or `000.1.5/      /Setda` while the serial number is unknown.

    A part that is "" takes the separator behind it along, the last part the one before it.
    `template` has passed check_template.
    """
    written, rest = "", template
    while match := _TOKEN.search(rest):
        value = _value(match[1], int(match[2] or 0), parts)
        written += rest[: match.start()] + (GAP if value is None else value)
        rest = rest[match.end() :]
        if value == "" and rest:
            rest = _SEPARATOR_FIRST.sub("", rest)
        elif value == "":
            written = _SEPARATOR_LAST.sub("", written)
    return written + rest


def _value(token: str, digits: int, parts: NumberParts) -> str | None:
    on = parts.on
    values = {
        "klas": parts.classification,
        "urut": None if parts.serial is None else f"{parts.serial:0{digits}d}{parts.suffix}",
        "unit": parts.unit,
        "jenis": parts.kind,
        "keamanan": parts.security,
        "tahun": str(on.year) if on else None,
        "bulan": f"{on.month:02d}" if on else None,
        "romawi": roman(on.month) if on else None,
    }
    return values[token]
