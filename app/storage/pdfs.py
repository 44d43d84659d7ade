"""PDF: refused when it runs something, carries files or cannot be looked into. Never changed: it may be signed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from app.storage.refusal import BROKEN, TOO_MUCH, refusal

MAX_UNPACKED = 100 * 1024 * 1024
#: How far in front of `stream` the dictionary of that stream is looked for.
_DICTIONARY = 2_048
_CHUNK = 16 * 1024
# Far above what real files hold; beyond them the look itself would take minutes.
_MAX_STREAMS = 50_000
_MAX_ESCAPES = 1_000_000

# What follows a name in PDF: a delimiter, white space or the end.
_END = rb"(?=[\s()<>\[\]{}/%]|$)"
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"(?<!end)stream[ \t]*(?:\r\n|\n|\r)")
_IMAGE = re.compile(rb"/Subtype\s*/Image" + _END)
_OBJECTS = re.compile(rb"/ObjStm" + _END)
_PREDICTOR = re.compile(rb"/(?:Predictor|DecodeParms|DP)" + _END)

_ACTIVE = (
    "PDF ini memuat perintah yang berjalan sendiri (skrip atau formulir aktif). Cetak ke PDF, lalu unggah hasilnya."
)
_FILES = (
    "PDF ini membawa berkas lain di dalamnya. Unggah berkas itu tersendiri, atau cetak ke PDF lalu unggah hasilnya."
)
_LOCKED = "PDF ini dikunci dengan kata sandi sehingga tidak dapat diperiksa. Simpan ulang tanpa kata sandi."
_OPAQUE = "Isi PDF ini tidak dapat diperiksa. Cetak ke PDF, lalu unggah hasilnya."

_REASONS = {
    b"/JavaScript": _ACTIVE,
    b"/Launch": _ACTIVE,
    b"/SubmitForm": _ACTIVE,
    b"/ImportData": _ACTIVE,
    b"/RichMedia": _ACTIVE,
    b"/XFA": _ACTIVE,
    b"/EmbeddedFile": _FILES,
    b"/EmbeddedFiles": _FILES,
    b"/GoToE": _FILES,
    b"/Encrypt": _LOCKED,
}


def check_pdf(data: bytes) -> None:
    """Raises RuleViolation for a PDF that is broken, locked, active, or carries files."""
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2_048:] or b"startxref" not in data[-4_096:]:
        raise refusal(BROKEN)
    # A ZIP directory behind the last page makes the file something else as well.
    if b"PK\x05\x06" in data[-66_000:]:
        raise refusal(BROKEN)
    _check_names(data)
    for objects in _unpacked_streams(data):
        _check_names(objects)


def _check_names(content: bytes) -> None:
    if content.count(b"#") > _MAX_ESCAPES:
        raise refusal(_OPAQUE)
    plain = _plain(content)
    for name, sentence in _REASONS.items():
        # Almost no file has the name at all, and looking for plain bytes is many times faster.
        if name in plain and re.search(re.escape(name) + _END, plain):
            raise refusal(sentence)


def _plain(content: bytes) -> bytes:
    """Names without their escapes: /J#61vaScript is /JavaScript."""
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), content)


def _unpacked_streams(data: bytes) -> Iterator[bytes]:
    """Streams that may hide objects: all that unpack, pictures excepted; at most MAX_UNPACKED together."""
    left = MAX_UNPACKED
    for number, match in enumerate(_STREAM.finditer(data)):
        if number >= _MAX_STREAMS:
            raise refusal(TOO_MUCH)
        before = data[max(0, match.start() - _DICTIONARY) : match.start()]
        dictionary = _plain(before[before.rfind(b" obj") + 1 :])
        if _IMAGE.search(dictionary):
            continue
        unpacked = _inflated(data, match.end(), left)
        if _OBJECTS.search(dictionary) and (not unpacked or _PREDICTOR.search(dictionary)):
            raise refusal(_OPAQUE)
        left -= len(unpacked)
        yield unpacked


def _inflated(data: bytes, start: int, limit: int) -> bytes:
    """What unpacks from `start` on, empty when it is no deflated stream. Refuses beyond `limit` bytes.

    Read to the stream's own end: the word endstream inside it proves nothing.
    """
    inflater, unpacked, size = zlib.decompressobj(), [], 0
    for offset in range(start, len(data), _CHUNK):
        try:
            unpacked.append(inflater.decompress(data[offset : offset + _CHUNK]))
        except zlib.error:
            break
        # What is read counts too: a stream can be long and unpack to nothing.
        size += len(unpacked[-1]) + (0 if inflater.eof else _CHUNK)
        if size > limit:
            raise refusal(TOO_MUCH)
        if inflater.eof:
            break
    return b"".join(unpacked)
