"""An item in its own words: who is to act, who is named besides, by when, over which horizon. The words stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from app.domain.action_items import Horizon
from app.domain.indonesian import long_date
from app.domain.item_references import Reference
from app.domain.quick_notes.agencies import Found
from app.domain.quick_notes.dates import Due, find_due, whole_due
from app.domain.quick_notes.draft import Draft
from app.domain.quick_notes.horizons import find_horizons
from app.domain.quick_notes.names import Word
from app.domain.quick_notes.naming import SEVERAL_PARTIES, add_supporter
from app.domain.quick_notes.understood import SpanRole

#: Words before a name that change nothing about its part in the sentence.
_ALL_WORDS = "semua seluruh setiap segenap anggota para tiap"
_ALL = frozenset(_ALL_WORDS.split())
_PASSED = _ALL | frozenset(("agar", "diminta", "kepada", "minta", "pihak", "tim"))
#: Words right before a name that make it one who works along.
_ALONG_WORDS = "bersama dengan didukung melibatkan dibantu menggandeng"
_ALONG = frozenset(_ALONG_WORDS.split())
_AND = frozenset(("dan", "serta"))
_COMMA = re.compile(r"[,/&]")
_ABBREVIATION = re.compile(r"\b(?=\w*[A-Z]{2})[A-Z0-9][A-Za-z0-9]{3,11}\b")
_ABBREVIATIONS_MAX = 5
_UNKNOWN = "“{}” tidak ada dalam daftar instansi; tetap sebagai teks."
_PAST = "{} mendahului hari rapat, {}."


def read_item(draft: Draft) -> None:
    """Owner, supporters, due date and horizons among the words of the item, where no field has said them already."""
    words = draft.words()
    _read_parties(draft, words)
    if draft.values.get("due_on") is None and not draft.values.get("due_text"):
        due = find_due(draft.small, draft.start, draft.end, draft.room.today, draft.room.calendar)
        if due:
            _keep_due(draft, due)
            draft.mark(due.start, due.end, SpanRole.BATAS_WAKTU)
    said = find_horizons(draft.small, draft.start, draft.end)
    if said:
        add_horizons(draft, said.horizons)
        draft.mark(said.start, said.end, SpanRole.JANGKA_WAKTU)


def due_of(draft: Draft, start: int, end: int) -> Due | None:
    """The due date that a field says and nothing else."""
    return whole_due(draft.small, start, end, draft.room.today, draft.room.calendar)


def set_due(draft: Draft, start: int, end: int) -> None:
    """The due date of a field of its own; what is no date there is kept in words."""
    due = due_of(draft, start, end)
    _keep_due(draft, due or Due(start, end, None, draft.small[start:end]))


def add_horizons(draft: Draft, horizons: Iterable[Horizon]) -> None:
    """These horizons besides those already said, in their own order."""
    said = {*draft.values.get("horizons", ()), *horizons}
    draft.values["horizons"] = tuple(one for one in Horizon if one in said)


def _keep_due(draft: Draft, due: Due) -> None:
    """The date, and its words as they were typed."""
    at = draft.small.find(due.words, max(0, due.start - len(due.words)), due.end) if due.words else -1
    draft.values["due_on"] = due.on
    draft.values["due_text"] = draft.raw[at : at + len(due.words)] if at >= 0 else due.words
    if due.remark:
        draft.note(due.start, due.end, due.remark)
    if due.on is not None and due.on < draft.room.today:
        draft.note(due.start, due.end, _PAST.format(long_date(due.on), long_date(draft.room.today)))


def _read_parties(draft: Draft, words: Sequence[Word]) -> None:
    owned = bool(draft.values.get("owner") or draft.values.get("owner_text"))
    mentioned: list[Found] = []
    joined_until = -1
    for found in draft.room.parties.all_in(words):
        before = _before(words, found.first)
        along = before in _ALONG or _joined(draft, words, joined_until, found.first)
        if len(found.parties) == 1 and not owned and (before is None or before == "oleh"):
            draft.values["owner"] = found.parties[0].reference
            _mark(draft, words, found, SpanRole.PENANGGUNG_JAWAB)
            owned, joined_until = True, found.last
        elif len(found.parties) == 1 and along:
            add_supporter(draft, found.parties[0].reference, _called(draft, words, found))
            _mark(draft, words, found, SpanRole.PENDUKUNG)
            joined_until = found.last
        else:
            mentioned.append(found)
    _mention(draft, words, mentioned)
    if not owned:
        _suggest_for_abbreviations(draft)


def _joined(draft: Draft, words: Sequence[Word], until: int, first: int) -> bool:
    """Whether a name goes on with the list of names that ended before `until`: behind a comma or `dan`."""
    if first - 1 == until and words[until].folded in _AND:
        return True
    return first == until > 0 and _COMMA.search(draft.raw, words[first - 1].end, words[first].start) is not None


def _before(words: Sequence[Word], number: int) -> str | None:
    """The word that says what part a name has in the sentence; None where the sentence begins with the name."""
    while number and words[number - 1].folded in _PASSED:
        number -= 1
    return words[number - 1].folded if number else None


def _called(draft: Draft, words: Sequence[Word], found: Found) -> str:
    """The words that call a party, with those that say how many of it."""
    first = found.first
    while first and words[first - 1].folded in _ALL:
        first -= 1
    return draft.raw[words[first].start : words[found.last - 1].end]


def _mark(draft: Draft, words: Sequence[Word], found: Found, role: SpanRole) -> None:
    draft.mark(words[found.first].start, words[found.last - 1].end, role)


def _mention(draft: Draft, words: Sequence[Word], mentioned: Iterable[Found]) -> None:
    """Whoever is named without a part in the item, and those of whom one has to be chosen."""
    named: list[Reference] = []
    for found in mentioned:
        if len(found.parties) == 1:
            if found.parties[0].reference not in (draft.values.get("owner"), *draft.values.get("supporters", ())):
                named.append(found.parties[0].reference)
            continue
        start, end = words[found.first].start, words[found.last - 1].end
        draft.note(start, end, SEVERAL_PARTIES.format(draft.raw[start:end]))
        draft.suggest_parties(start, end, found.parties)
    if named:
        draft.values["mentioned"] = tuple(dict.fromkeys(named))


def _suggest_for_abbreviations(draft: Draft) -> None:
    """`DP3AMP` is nobody, but looks like somebody."""
    for match in islice(_ABBREVIATION.finditer(draft.raw, draft.start, draft.end), _ABBREVIATIONS_MAX):
        typed = match[0].casefold()
        if not draft.room.parties.knows(typed) and (like := draft.room.parties.like(typed)):
            draft.note(*match.span(), _UNKNOWN.format(match[0]))
            draft.suggest_parties(*match.span(), like)
