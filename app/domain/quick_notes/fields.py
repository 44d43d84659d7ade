"""Fields at the end of a line, set apart by `;`, `|`, `@`, `+` or brackets: owner, due date, addressee, quotation.

A field leaves the text only when it is understood as a whole; everything else is part of the sentence and stays in it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from app.domain.quick_notes.draft import Draft
from app.domain.quick_notes.horizons import whole_horizons
from app.domain.quick_notes.items import add_horizons, due_of, set_due
from app.domain.quick_notes.naming import give_parties, parties_of
from app.domain.quick_notes.understood import LineKind, SpanRole

_SEPARATOR = re.compile(r"(?<!\s)\s*[;|]+\s*|(?<!\s)\s+(?=[@+][^\W\d_])|(?<!\s)\s+(?=\([^()]*\)[\s.]*$)")
_ITEM_LABEL = re.compile(
    r"(?:(?P<PENANGGUNG_JAWAB>@|(?:pj|p\.j\.|pic|penanggung ?jawab)\b)"
    r"|(?P<PENDUKUNG>\+|(?:dukung(?:an)?|(?:instansi )?pendukung|didukung|bersama|dengan|dgn|dg)\b)"
    r"|(?P<BATAS_WAKTU>(?:batas(?: waktu)?|tenggat|bw)\b)"
    r"|(?P<HASIL>(?:hasil|output|keluaran)\b(?= ?:))"
    r"|(?P<BUKTI>bukti(?: dukung)?\b(?= ?:)))(?P<colon> ?:)?\s*"
)
_POINT_LABEL = re.compile(
    r"(?:(?P<DITUJUKAN>(?:ditujukan(?: kepada)?|untuk|kepada)\b)"
    r"|(?P<KUTIPAN>(?:kutipan|kutip|petikan)\b)"
    r"|(?P<KONTEKS>konteks\b(?= ?:)))(?P<colon> ?:)?\s*"
)
#: Without any of them a line has no fields; looking for one sign is quicker than for a pattern.
_SIGNS = (";", "|", "@", "+", "(")
_LABELS = {LineKind.TINDAK_LANJUT: _ITEM_LABEL, LineKind.BUTIR: _POINT_LABEL}
_QUOTES = "\"“”„«»'‘’"
_EVERYBODY = re.compile(r"(?:semua|seluruh|setiap|tiap|para|tim|segenap|anggota)\b")
_VALUES = {
    SpanRole.DITUJUKAN: "addressee_text",
    SpanRole.KUTIPAN: "quote",
    SpanRole.KONTEKS: "context",
    SpanRole.HASIL: "expected_output",
    SpanRole.BUKTI: "expected_proof",
}
_UNKNOWN = "“{}” tidak dipahami sebagai isian; dibiarkan sebagai teks."
_PARTY_MAX, _ADDRESSEE_MAX = 80, 40


class _Field(NamedTuple):
    """`raw[start:end]` is the value, `until` where the piece of the line ends that carries it."""

    start: int
    end: int
    until: int
    role: SpanRole


def read_fields(draft: Draft, kind: LineKind) -> None:
    """Take understood fields off the end, from the last to the first that is not one."""
    if kind not in _LABELS or not any(sign in draft.rest for sign in _SIGNS):
        return
    read: list[tuple[int, list[_Field]]] = []
    end = draft.end
    for separator in reversed(list(_SEPARATOR.finditer(draft.raw, draft.start, draft.end))):
        fields = _fields(draft, separator.end(), end, kind) if separator.start() > draft.start else None
        if fields is None:
            _point_out(draft, separator, end)
            break
        read.append((separator.start(), fields))
        end = separator.start()
    for at, fields in read:
        pieces = [piece for one in fields for piece in ((one.start, SpanRole.TANDA), (one.end, one.role))]
        draft.cut(at, [*pieces, (fields[-1].until, SpanRole.TANDA)])
    # In the order of the line: who is named first is to act, who is named later supports.
    for _, fields in reversed(read):
        for one in fields:
            _give(draft, one)


def _fields(draft: Draft, start: int, end: int, kind: LineKind) -> list[_Field] | None:
    """What one piece says, in brackets several things; None if any part of it is not understood."""
    if draft.raw[start : start + 1] != "(":
        one = _field(draft, start, end, kind)
        return [one] if one else None
    inner = draft.raw.rfind(")", start, end)
    if kind is not LineKind.TINDAK_LANJUT or inner < 0:
        return None
    whole = _field(draft, start + 1, inner, kind)
    if whole:
        return [whole._replace(until=end)]
    places = [match.span() for match in re.finditer(r"[^,]+", draft.raw[:inner]) if match.end() > start + 1]
    found = [_field(draft, max(first, start + 1), last, kind) for first, last in places]
    fields = [one for one in found if one]
    return [*fields[:-1], fields[-1]._replace(until=end)] if fields and len(fields) == len(found) else None


def _field(draft: Draft, start: int, end: int, kind: LineKind) -> _Field | None:
    label = _LABELS[kind].match(draft.small, start, end)
    first, last = _trimmed(draft.raw, label.end() if label else start, end, " \t\u00a0.,")
    if label and label.lastgroup is not None:
        role = SpanRole[next(name for name, said in label.groupdict().items() if said and name != "colon")]
        if first < last and _is_meant(draft, first, last, role, label):
            if role in _VALUES:
                first, last = _trimmed(
                    draft.raw, label.end(), end, f" \t\u00a0{_QUOTES if role is SpanRole.KUTIPAN else ''}"
                )
            return _Field(first, last, end, role) if first < last else None
    first, last = _trimmed(draft.raw, start, end, " \t\u00a0.,")
    role_ = _unlabelled(draft, first, last, kind) if first < last else None
    if role_ is SpanRole.KUTIPAN:
        first, last = _trimmed(draft.raw, first, last, f" {_QUOTES}")
    return _Field(first, last, end, role_) if role_ and first < last else None


def _is_meant(draft: Draft, start: int, end: int, role: SpanRole, label: re.Match[str]) -> bool:
    """Whether a label is one: `dengan` and `untuk` are also words of a sentence, unless a colon follows."""
    if label["colon"] or role in (SpanRole.KUTIPAN, SpanRole.HASIL, SpanRole.BUKTI, SpanRole.KONTEKS):
        return True
    if role is SpanRole.DITUJUKAN:
        return end - start <= _ADDRESSEE_MAX and "," not in draft.raw[start:end]
    if role is SpanRole.BATAS_WAKTU:
        return due_of(draft, start, end) is not None
    if parties_of(draft, start, end, strangers=False) is not None:
        return True
    known_word = label[0].strip() not in ("bersama", "dengan", "dgn", "dg")
    return end - start <= _PARTY_MAX and (known_word or bool(_EVERYBODY.match(draft.small, start)))


def _unlabelled(draft: Draft, start: int, end: int, kind: LineKind) -> SpanRole | None:
    if kind is LineKind.BUTIR:
        quoted = end - start > 2 and draft.raw[start] in _QUOTES and draft.raw[end - 1] in _QUOTES
        return SpanRole.KUTIPAN if quoted else None
    if due_of(draft, start, end):
        return SpanRole.BATAS_WAKTU
    if whole_horizons(draft.small, start, end):
        return SpanRole.JANGKA_WAKTU
    return SpanRole.PENANGGUNG_JAWAB if parties_of(draft, start, end, strangers=False) else None


def _give(draft: Draft, field: _Field) -> None:
    if field.role in _VALUES:
        draft.values[_VALUES[field.role]] = draft.raw[field.start : field.end]
    elif field.role is SpanRole.JANGKA_WAKTU:
        add_horizons(draft, whole_horizons(draft.small, field.start, field.end))
    elif field.role is SpanRole.BATAS_WAKTU:
        set_due(draft, field.start, field.end)
    else:
        give_parties(draft, parties_of(draft, field.start, field.end, strangers=True) or (), field.role)


def _point_out(draft: Draft, separator: re.Match[str], end: int) -> None:
    """A piece behind `|` was meant as a field; behind a semicolon the sentence just goes on."""
    piece = draft.raw[separator.end() : end].strip()
    if piece and "|" in separator[0]:
        draft.note(separator.end(), end, _UNKNOWN.format(piece))


def _trimmed(raw: str, start: int, end: int, signs: str) -> tuple[int, int]:
    """The place without these signs at its ends."""
    while start < end and raw[start] in signs:
        start += 1
    while start < end and raw[end - 1] in signs:
        end -= 1
    return start, end
