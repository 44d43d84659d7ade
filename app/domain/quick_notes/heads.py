"""The beginning of a line: number or bullet, stamp of WhatsApp, speaker, mark. What follows is the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.quick_notes.colon_heads import COLON, HEAD_MAX, SPEAKER_WORDS_MAX, read_behind_sign, read_colon_head
from app.domain.quick_notes.draft import Draft
from app.domain.quick_notes.figures import has_number
from app.domain.quick_notes.marks import BY_WORDS, Mark, sign_at
from app.domain.quick_notes.names import Word, small, words_of
from app.domain.quick_notes.naming import give_parties, known_speaker, parties_of, set_speaker
from app.domain.quick_notes.understood import LineKind, SpanRole

_BULLET = re.compile(
    r"(?:[•●▪■◦○·‣⁃∙\uf0b7\uf0a7\uf0fc✓✔]|o\t|[-–—*](?=\s)|\(?(?:[0-9]{1,3}|[a-z]|[IVX]{1,5}|[A-Z](?=\)))\)|"
    r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-z]|[IVX]{2,5})\.(?=\s))\s*"
)
_STAMP = re.compile(
    r"[\u200e\u202f]*\[?[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4},?[ \u202f]+[0-9]{1,2}[.:][0-9]{2}(?:[.:][0-9]{2})?"
    r"(?:[ \u202f]?[APap][Mm])?(?:\][ \u200e]*|[ \u202f]+- )(?P<name>[^:\n]{1,60}): ?\u200e?"
)
#: Behind these marks words before a colon are the text itself: `data peserta: 45 orang`.
_WITHOUT_VOICE = (LineKind.DATA, LineKind.BAGIAN, LineKind.KESIMPULAN)
_HEAD_WORDS_MAX = 3
_KEY = re.compile(r"@ ?([0-9]{1,2})(?![\w])")
_UNKNOWN_KEY = "Nomor {} tidak dipakai seorang peserta pun; dibiarkan sebagai teks."


def read_number(draft: Draft) -> None:
    """Take the stamp of a message and the number or bullet of a list off the front."""
    _read_stamp(draft)
    bullet = _BULLET.match(draft.raw, draft.start, draft.end)
    if bullet:
        draft.take(bullet.end(), SpanRole.NOMOR)


def read_head(draft: Draft, expected: LineKind) -> Mark | None:
    """Take speaker and marks off the front; the mark that decides what the line becomes, if there is one.

    `expected` is what a line without a mark becomes: in a list of items a name before a colon is to act, not speaking.
    """
    mark: Mark | None = None
    while draft.start < draft.end:
        at = draft.start
        is_item = (mark.kind if mark else expected) is LineKind.TINDAK_LANJUT
        if draft.raw[at] == "@" and not draft.values.get("names_speaker"):
            _read_at(draft, is_item=is_item)
        elif mark is None and (sign := _sign(draft)):
            mark = sign[0]
            draft.take(sign[1], SpanRole.TANDA)
            read_behind_sign(draft, mark)
        elif mark is None or mark.kind not in _WITHOUT_VOICE:
            mark = read_colon_head(draft, mark, is_item=is_item) or mark
        if draft.start == at:
            break
    return mark


def begins_anew(line: str) -> bool:
    """Whether a line has a number, a bullet, a stamp, a sign or a head of its own."""
    if _BULLET.match(line) or _STAMP.match(line) or sign_at(small(line), 0, len(line)) or line.startswith("@"):
        return True
    colon = COLON.search(line, 0, HEAD_MAX)
    return colon is not None and len(words_of(line, 0, colon.start())) <= _HEAD_WORDS_MAX


def is_stamped(line: str) -> bool:
    """Whether a line begins as a message of a chat does."""
    return _STAMP.match(line) is not None


def _sign(draft: Draft) -> tuple[Mark, int] | None:
    """The sign that stands here; `#` only before a figure."""
    sign = sign_at(draft.small, draft.start, draft.end)
    if sign and sign[0].kind is LineKind.DATA and not has_number(draft.small, sign[1], draft.end):
        return None
    return sign


def _read_stamp(draft: Draft) -> None:
    """`[31/7/23 10.42] Rustam: `, as a chat is copied: who wrote it speaks."""
    stamp = _STAMP.match(draft.raw, draft.start, draft.end)
    words = words_of(draft.raw, *stamp.span("name")) if stamp else []
    if not stamp or not words:
        return
    set_speaker(draft, words)
    name = draft.raw[slice(*stamp.span("name"))].strip("\u200e\u202f ~")
    if draft.values["speaker_text"]:
        draft.values["speaker_text"] = name  # a number of a telephone begins with a sign
    at = draft.raw.index(name, stamp.start("name"))
    draft.take_part(at, at + len(name), SpanRole.PEMBICARA)
    draft.take(stamp.end(), SpanRole.TANDA)
    draft.skip_blanks()


def _read_at(draft: Draft, *, is_item: bool) -> None:
    """`@3`, `@EA`, `@Sri Purwaningsih`; behind the mark of an item an agency, which is to act."""
    key = _KEY.match(draft.raw, draft.start, draft.end)
    if key:
        speaker = draft.room.voices.by_key.get(int(key[1]))
        if speaker is None:
            draft.note(key.start(), key.end(), _UNKNOWN_KEY.format(key[1]))
            return
        draft.values |= {"names_speaker": True, "speaker_id": speaker.id, "speaker_text": ""}
        draft.take_part(key.start(1), key.end(), SpanRole.PEMBICARA)
    elif words := words_of(draft.raw, draft.start, draft.end, most=SPEAKER_WORDS_MAX):
        if words[0].start > draft.start + 2 or words[0].folded[0].isdigit():
            return
        _take_named(draft, words, is_item=is_item)
    else:
        return
    draft.skip_blanks(also=":,")


def _take_named(draft: Draft, words: Sequence[Word], *, is_item: bool) -> None:
    party = draft.room.parties.at(words, 0) if is_item else None
    if party:
        start, end = words[0].start, words[party.last - 1].end
        give_parties(draft, parties_of(draft, start, end, strangers=True) or (), SpanRole.PENANGGUNG_JAWAB)
        draft.take_part(start, end, SpanRole.PENANGGUNG_JAWAB)
        return
    # The colon, if one stands near, says where the name ends; otherwise the longest name that is known.
    colon = COLON.search(draft.raw, draft.start, words[-1].end + 1)
    upto = [word for word in words if word.end <= colon.start()] if colon else []
    while len(upto) > 1 and (upto[-1].folded,) in BY_WORDS:
        upto.pop()
    lengths = [len(upto)] if upto else []
    known = (number for number in (*lengths, *range(len(words), 0, -1)) if known_speaker(draft, words[:number]))
    named = words[: next(known, len(upto) or 1)]
    set_speaker(draft, named)
    draft.take_part(named[0].start, named[-1].end, SpanRole.PEMBICARA)
