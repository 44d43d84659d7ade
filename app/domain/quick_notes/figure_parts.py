"""The pieces of a figure between commas: whether one is a period, an area or a source. The value is in figures.py."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import NamedTuple

from app.domain.quick_notes.agency_words import INSTITUTIONS
from app.domain.quick_notes.draft import Draft
from app.domain.quick_notes.names import phrase, words_of
from app.domain.quick_notes.periods import MONTH
from app.domain.quick_notes.understood import SpanRole

#: Commas within numbers and brackets part nothing.
_PIECE = re.compile(r"(?:\([^()]*\)|(?<=[0-9]),(?=[0-9])|[^,;|])+")
_DATED = (
    rf"(?=(?:akhir |awal |bulan |tanggal |tgl )?(?:(?:[0-9]{{1,2}} )?{MONTH}|20[0-9]{{2}}\b|triwulan|tw\b|semester))"
)
_PERIOD = re.compile(
    rf"(?:periode|hingga|sampai(?: dengan)?|s\.? ?/?d\.?|sejak|selama|triwulan|tw|semester|smt|sem|posisi|kumulatif"
    r"|tahun(?= (?:[0-9]|ini|lalu|berjalan|anggaran))|th\.?(?= ?[0-9])|ta(?= [0-9])|bulan(?= [a-z])"
    rf"|per(?= {_DATED}))\b"
    rf"|(?:[0-9]{{1,2}}[ \-–]+)*{MONTH}|20[0-9]{{2}}(?: ?[\-–/] ?20[0-9]{{2}})? *$"
)
_SOURCE = re.compile(r"(?:sumber(?: data)?|menurut|berdasarkan data|data dari|dari|versi)\b[ :]*")
_AREA = re.compile(
    r"(?:(?:wilayah|lokasi|di)\b[ :]*|(?=(?:kota|kabupaten|kab|provinsi|prov|kecamatan|kec|kelurahan|kel|desa|daerah"
    r"|indonesia|nasional|seluruh (?:indonesia|wilayah|provinsi|kabupaten|kota)|se-?(?:indonesia|kota|kabupaten"
    r"|provinsi))\b))"
)
#: Words with which a new piece begins without a comma, behind the number.
_INNER = re.compile(
    r"(?<!\s)\s+(?=(?:hingga|sampai|s\.? ?/?d\.?|sejak|selama|menurut|pada tahun|tahun(?= 20)|di"
    rf"|per(?= {_DATED}))\b|\()"
)
_LABELS = {SpanRole.SUMBER: _SOURCE, SpanRole.WILAYAH: _AREA}


#: More pieces than any figure has; what follows stays with the last.
_PIECES_MAX = 16


class Piece(NamedTuple):
    """`raw[start:end]`, without blanks around it."""

    start: int
    end: int


def pieces_of(raw: str, start: int, end: int) -> list[Piece]:
    """What stands between commas, semicolons and bars."""
    places = [match.span() for match in islice(_PIECE.finditer(raw, start, end), _PIECES_MAX)]
    if len(places) == _PIECES_MAX:
        places[-1] = (places[-1][0], end)
    found = (_stripped(raw, *place) for place in places)
    return [piece for piece in found if piece.start < piece.end]


def inner_pieces(draft: Draft, start: int, end: int) -> list[Piece]:
    """What follows a number: first what is counted, then pieces that a bracket or a word such as `hingga` opens."""
    found = (match.end() for match in islice(_INNER.finditer(draft.small, start, end), _PIECES_MAX))
    # "(BPS)" is a source, "(bagian dari kasus kekerasan)" belongs to what is counted.
    cuts = [at for at in found if draft.raw[at] != "(" or role_of(draft, _bracketed(draft.raw, at, end))]
    return [_stripped(draft.raw, first, last) for first, last in pairwise((start, *cuts, end))]


def _bracketed(raw: str, start: int, end: int) -> Piece:
    closing = raw.find(")", start, end)
    return Piece(start, closing + 1 if closing > 0 else start + 1)


def role_of(draft: Draft, piece: Piece) -> SpanRole | None:
    """Period, area or source; None for what is none of them."""
    small = draft.small
    start = piece.start + draft.raw[piece.start : piece.end].startswith("(")
    if _SOURCE.match(small, start, piece.end):
        return SpanRole.SUMBER
    if _PERIOD.match(small, start, piece.end):
        return SpanRole.PERIODE
    words = words_of(draft.raw, start, piece.end)
    names = tuple(word.folded for word in words)
    if _AREA.match(small, start, piece.end) or (names and names == phrase(draft.room.area)):
        return SpanRole.WILAYAH
    if draft.room.parties.whole(words) or (names and names[0] in INSTITUTIONS):
        return SpanRole.SUMBER
    return None


def said_in(draft: Draft, piece: Piece, role: SpanRole) -> Piece:
    """The piece without its label (`sumber`, `di`) and without brackets around it."""
    start, end = piece
    if draft.raw[start] == "(":
        start, end = start + 1, end - draft.raw[start:end].endswith(")")
    label = _LABELS[role].match(draft.small, start, end) if role in _LABELS else None
    said = _stripped(draft.raw, label.end() if label else start, end)
    return said if said.start < said.end else piece


def _stripped(raw: str, start: int, end: int) -> Piece:
    while start < end and (raw[start].isspace() or raw[start] == "."):
        start += 1
    while start < end and (raw[end - 1].isspace() or raw[end - 1] == "."):
        end -= 1
    return Piece(start, end)
