"""The single boundary for typed text (R-IN-1): every value passes here, with a limit per kind of field. No HTML."""

from __future__ import annotations

import re
import unicodedata

from app.domain.errors import RuleViolation
from app.domain.indonesian import number

# Longest value per kind of field, in characters after cleaning; a line break counts as one.
CODE_MAX = 60
NAME_MAX = 150
LINE_MAX = 200
QUERY_MAX = 200
FILE_NAME_MAX = 200
TITLE_MAX = 300
URL_MAX = 500
SENTENCE_MAX = 1_000
PARAGRAPH_MAX = 20_000

_LINE_BREAK = re.compile("\r\n|[\r\u2028\u2029]")
_WHITE_RUN = re.compile(r"\s+")
# C0 without tab and line ends, DEL and C1, and the code points that Unicode keeps for no character.
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF)
)
_REFUSED = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_NONCHARACTERS}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Controls of writing direction, and invisible characters that make two equal titles differ.
_INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# More marks on one letter than any script needs; normalising long runs of them takes quadratic time.
_MARKS_MAX = 30

_NAME_RESERVED = re.compile(r'[<>:"|?*]')


def clean_text(value: str, *, max_length: int, multiline: bool = True, field: str = "", required: bool = False) -> str:
    """Typed text as it is stored: valid Unicode in NFC, line breaks as \\n, no white space at its ends.

    Without `multiline` every run of white space, line breaks included, becomes one space.
    Raises RuleViolation for characters that no paper can carry, for too long a text, and for an empty required one.
    """
    _check_characters(value, field)
    text = _LINE_BREAK.sub("\n", value)
    text = unicodedata.normalize("NFC", text).strip()
    if not multiline:
        text = _WHITE_RUN.sub(" ", text)
    if required and not text:
        raise RuleViolation(field, "Isian ini wajib diisi.")
    if len(text) > max_length:
        raise RuleViolation(
            field, f"Isian terlalu panjang: {number(len(text))} huruf, paling banyak {number(max_length)} huruf."
        )
    return text


def clean_line(value: str, *, max_length: int = LINE_MAX, field: str = "", required: bool = False) -> str:
    """One line for titles and names: as clean_text, and controls of writing direction are taken out."""
    return clean_text(_INVISIBLE.sub("", value), max_length=max_length, multiline=False, field=field, required=required)


def clean_file_name(value: str, *, field: str = "file") -> str:
    """The name of an uploaded file as data: folders dropped, shortened to FILE_NAME_MAX with its extension kept.

    Never a path: files are stored under a generated name.
    """
    name = re.split(r"[/\\]", clean_line(value, max_length=10 * FILE_NAME_MAX, field=field))[-1]
    name = _NAME_RESERVED.sub("-", name).strip(" .")
    if not name:
        raise RuleViolation(field, "Nama berkas kosong. Beri nama berkas lalu unggah kembali.")
    stem, dot, extension = name.rpartition(".")
    if len(name) > FILE_NAME_MAX and dot and len(extension) <= 10:
        return f"{stem[: FILE_NAME_MAX - len(extension) - 1].rstrip(' .')}.{extension}"
    return name[:FILE_NAME_MAX]


def _check_characters(value: str, field: str) -> None:
    if _SURROGATE.search(value):
        raise RuleViolation(field, "Isian memuat huruf yang rusak. Hapus huruf itu atau ketik kembali bagiannya.")
    found = _REFUSED.search(value)
    if found:
        raise RuleViolation(
            field,
            f"Isian memuat karakter kendali yang tidak terlihat (U+{ord(found[0]):04X}) setelah "
            f"{_context(value, found.start())}. Hapus karakter itu atau ketik kembali bagiannya.",
        )
    if not value.isascii() and _longest_run_of_marks(value) > _MARKS_MAX:
        raise RuleViolation(field, "Isian memuat terlalu banyak tanda baca gabung pada satu huruf. Hapus tanda itu.")


def _context(value: str, position: int) -> str:
    """The few words before a refused character, so that it can be found in a long text."""
    before = _WHITE_RUN.sub(" ", value[max(0, position - 25) : position]).strip()
    return f"“{before}”" if before else "awal isian"


def _longest_run_of_marks(value: str) -> int:
    longest = run = 0
    for character in value:
        run = run + 1 if unicodedata.combining(character) else 0
        longest = max(longest, run)
    return longest
