"""A figure as it is said: `kasus kekerasan: 149 kasus, Kota Jambi, Jan-Okt 2024, DPMPPA`. Pieces: figure_parts."""

from __future__ import annotations

import re
from decimal import Decimal

from app.domain.errors import RuleViolation
from app.domain.numbers import MAX_AMOUNT, parse_quantity
from app.domain.quick_notes.draft import Draft
from app.domain.quick_notes.figure_parts import Piece, inner_pieces, pieces_of, role_of, said_in
from app.domain.quick_notes.understood import FigureRead, SpanRole

_ABOUT = r"(?:sekitar|kurang lebih|lebih kurang|lebih dari|lebih|kurang dari|hampir|di atas|di bawah|minimal|[±><≥≤~])"
_VALUE = re.compile(
    rf"(?P<about>{_ABOUT} *)?(?<![^\W_])(?<![0-9][.,/\-])(?P<rupiah>(?:rp\.?|idr) ?)?"
    # Taken whole or not at all: "08.00-10.00" is no number, and no part of it is one.
    r"(?P<number>(?>[0-9]+(?:[.,][0-9]+)*))"
    r"(?P<scale> (?:ribu|juta|miliar|milyar|triliun)\b)?(?P<percent> ?%| ?persen\b)?(?![\-/]?[\w])"
)
_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
_NO_NUMBER = "Angkanya tidak ditemukan; nilainya dicatat dengan kata-kata."
_NO_INDICATOR = "Uraian angka belum disebut, misalnya “data kasus kekerasan: 149”."
_UNREAD = "“{}” tidak terbaca sebagai bilangan dan dicatat dengan kata-kata. Titik untuk ribuan, koma untuk desimal."
_REST = "“{}” tidak dikenal sebagai wilayah, periode, atau sumber; disertakan pada uraian angka."
_TRIMMED = " \t:=.-–"
_FIELDS = {SpanRole.WILAYAH: "area", SpanRole.PERIODE: "period_text", SpanRole.SUMBER: "source"}


def has_number(small: str, start: int, end: int) -> bool:
    """Whether there is a digit in it at all; without one `data:` is a word like others."""
    return any("0" <= letter <= "9" for letter in small[start:end])


def read_figure(draft: Draft) -> None:
    """The parts of a figure, each where it is clear; all its words stay in the text of the line as well."""
    pieces = pieces_of(draft.raw, draft.start, draft.end)
    found = _find_value(draft, pieces)
    if found is None:
        draft.note(draft.start, draft.end, _NO_NUMBER)
        words = draft.rest.strip()
        draft.values["figure"] = FigureRead(indicator=words, value_text=words)
        return
    at, match = found
    piece = pieces[at]
    parts: dict[str, str] = {}
    before = _trimmed(draft, piece.start, match.start())
    unit, *inner = inner_pieces(draft, match.end(), piece.end)
    inner = [one for one in inner if one.start < one.end]
    rest = _classify(draft, [*pieces[:at], *inner, *pieces[at + 1 :]], parts)
    after = _trimmed(draft, unit.start, unit.end)
    subject = draft.raw[before.start : before.end]
    counted = draft.raw[after.start : after.end]
    draft.mark(match.start(), match.end(), SpanRole.NILAI)
    draft.mark(before.start, before.end, SpanRole.INDIKATOR)
    draft.mark(after.start, after.end, SpanRole.SATUAN if subject else SpanRole.INDIKATOR)
    # "24.343 kasus kekerasan": what is counted names the figure, its first word is the unit.
    leading = [draft.raw[one.start : one.end] for one in rest if one.start < match.start()]
    trailing = [one for one in rest if one.start > match.start()]
    indicator = ", ".join([*leading, subject] if subject else leading) or counted
    sign = "%" if match["percent"] else "rupiah" if match["rupiah"] else ""
    if not (subject or leading):
        counted = counted.split()[0] if counted and not sign else ""
    for one in trailing:
        words = draft.raw[one.start : one.end]
        indicator = f"{indicator}, {words}" if indicator else words
        draft.note(one.start, one.end, _REST.format(words))
    if not indicator:
        draft.note(match.start("number"), match.end("number"), _NO_INDICATOR)
    value, value_text = _value(draft, match)
    unit_words = " ".join(word for word in (sign, counted) if word)
    draft.values["figure"] = FigureRead(indicator, value, value_text, unit_words, **parts)


def _find_value(draft: Draft, pieces: list[Piece]) -> tuple[int, re.Match[str]] | None:
    """The first number that is no part of a period, an area or a source."""
    for number, piece in enumerate(pieces):
        # "12 kelurahan: 3 posko": what stands before a colon names the figure.
        colon = draft.small.rfind(":", piece.start, piece.end) + 1
        match = (_VALUE.search(draft.small, colon, piece.end) if colon else None) or _VALUE.search(
            draft.small, piece.start, piece.end
        )
        if match and role_of(draft, piece) is None:
            return number, match
    return None


def _classify(draft: Draft, pieces: list[Piece], parts: dict[str, str]) -> list[Piece]:
    """Fill area, period and source; gives the pieces that are none of them, or are there twice."""
    rest: list[Piece] = []
    for piece in pieces:
        role = role_of(draft, piece)
        if role is None or _FIELDS[role] in parts:
            rest.append(piece)
            continue
        said = said_in(draft, piece, role)
        parts[_FIELDS[role]] = draft.raw[said.start : said.end]
        draft.mark(said.start, said.end, role)
    return rest


def _value(draft: Draft, match: re.Match[str]) -> tuple[Decimal | None, str]:
    """The number, and its words where they say more or cannot be read."""
    start = match.start("about") if match["about"] else match.start("number")
    words = draft.raw[start : match.end("scale") if match["scale"] else match.end("number")]
    if match["about"]:
        return None, words
    try:
        value = parse_quantity(match["number"], field="value")
    except RuleViolation:
        draft.note(match.start("number"), match.end("number"), _UNREAD.format(match["number"]))
        return None, words
    if value is None or not match["scale"]:
        return value, ""
    whole = value * _SCALES[match["scale"].strip()]
    return (whole if whole <= MAX_AMOUNT else None), words


def _trimmed(draft: Draft, start: int, end: int) -> Piece:
    while start < end and draft.raw[start] in _TRIMMED:
        start += 1
    while start < end and draft.raw[end - 1] in _TRIMMED:
        end -= 1
    return Piece(start, end)
