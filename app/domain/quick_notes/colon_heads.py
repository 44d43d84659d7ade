"""Words before a colon: `EA:`, `arahan untuk masyarakat:`, `T Umrah:`, `TL DP3APM:`. Other sentences stay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.action_items import StatedKind
from app.domain.quick_notes.draft import Draft
from app.domain.quick_notes.figures import has_number
from app.domain.quick_notes.items import due_of, set_due
from app.domain.quick_notes.marks import BY_WORDS, WORDS_MAX, Mark
from app.domain.quick_notes.names import Word
from app.domain.quick_notes.naming import (
    give_parties,
    known_speaker,
    may_be_stranger,
    parties_of,
    set_speaker,
    suggest_like,
)
from app.domain.quick_notes.sections import bare_heading
from app.domain.quick_notes.understood import LineKind, SpanRole

#: A colon that ends a head: not that of a time (10:30) or of an address on the web.
COLON = re.compile(r"(?:(?<![0-9])[:：]|[:：](?![0-9]))(?!//)")
HEAD_MAX = 100
SPEAKER_WORDS_MAX = 7
_STRANGER_WORDS_MAX = 6
_ADDRESSEE_WORDS_MAX = 8
_UNKNOWN = "“{}” tidak dikenal sebagai tanda atau pembicara; dibiarkan sebagai teks."
_ADDRESSED = frozenset(("untuk", "kepada", "bagi", "ke"))
_SAYING = frozenset(("dari", "oleh"))
_STATED = {"arahan": StatedKind.ARAHAN, "komitmen": StatedKind.KOMITMEN}
#: With one of these the words before a colon are a sentence, not somebody.
_SENTENCE_WORDS = """
    harus diminta diharapkan agar akan telah dapat perlu yang adalah ini itu tidak sudah masih juga sebagai bahwa
    menyampaikan mengatakan menekankan menegaskan menjelaskan meminta memiliki menunjukkan meliputi terdiri antara
"""
_SENTENCE = frozenset(_SENTENCE_WORDS.split())
_NUMBER = re.compile(r"[ \t(±<>≥≤]*(?:(?:rp|sekitar|lebih|kurang|dari|hampir|±)\.? ?)*[0-9]")
#: Verbs behind a speaker that say no more than that he speaks.
_SAID = frozenset(("menyampaikan", "mengatakan", "menyebutkan", "menjelaskan"))
_VERB = re.compile(r"(?:me(?:m|n|ng|ny|l|r|w|y)(?!teri)|ber)[a-z]{3}")


def read_colon_head(draft: Draft, mark: Mark | None, *, is_item: bool) -> Mark | None:
    """Take the words before the first colon, if they say who or what; the mark, where they bring one."""
    colon = COLON.search(draft.raw, draft.start, min(draft.end, draft.start + HEAD_MAX))
    words = draft.words(colon.start()) if colon else []
    if not colon or not words or words[0].start > draft.start + 1:
        return None
    found = _mark_of(words) if mark is None and not _is_name(draft, words) else None
    if found and _read_behind_mark(draft, found[0], words[: found[1]], words[found[1] :], colon.end()):
        return found[0]
    # In an item an agency before a colon is to act, and so is an unknown office; a person of the room speaks.
    acts = is_item and (draft.room.parties.whole(words) or not known_speaker(draft, words))
    if acts and _read_owner(draft, words, colon.end(), strangers=may_be_stranger(draft, words)):
        return None
    if not draft.values.get("names_speaker") and len(words) <= SPEAKER_WORDS_MAX:
        _read_speaker(draft, words, colon.end())
    return None


def read_behind_sign(draft: Draft, mark: Mark) -> None:
    """What may stand between a sign and its text: `TL DP3APM:`; otherwise only blanks and a colon."""
    colon = COLON.search(draft.raw, draft.start, min(draft.end, draft.start + HEAD_MAX))
    words = draft.words(colon.start()) if colon else []
    if colon and words and mark.kind is LineKind.TINDAK_LANJUT and draft.rest.lstrip()[:1] != "@":
        # Behind an arrow a sentence begins at once; behind the letters TL it is who is to act.
        _read_owner(draft, words, colon.end(), strangers=draft.small[draft.start - 1] == "l")
    draft.skip_blanks(also=":")


def _mark_of(words: Sequence[Word]) -> tuple[Mark, int] | None:
    """The longest mark with which the words begin, and how many words it is."""
    for many in range(min(WORDS_MAX, len(words)), 0, -1):
        mark = BY_WORDS.get(tuple(word.folded for word in words[:many]))
        if mark:
            return mark, many
    return None


def _is_long_mark(words: Sequence[Word]) -> bool:
    """Whether a mark begins here that is more than a letter: in `Ahmad M:` the letter is that of a name."""
    return len(words[0].folded) > 1 and _mark_of(words) is not None


def _is_name(draft: Draft, words: Sequence[Word]) -> bool:
    """`M. Yusuf:` and whoever the room knows: the letter in front is no mark."""
    if len(words) < 2 or len(words[0].folded) > 1:
        return False
    return draft.raw[words[0].end] == "." or known_speaker(draft, words)


def _read_behind_mark(draft: Draft, mark: Mark, said: Sequence[Word], rest: Sequence[Word], end: int) -> bool:
    """Take the mark with what stands between it and the colon; False where the words are a sentence after all."""
    if mark.kind is LineKind.DATA and not has_number(draft.small, end, draft.end):
        return False
    if not rest:
        draft.take(end, SpanRole.TANDA)
    elif mark.kind is LineKind.TINDAK_LANJUT:
        return _read_owner(draft, rest, end, strangers=True)
    elif _names_itself(draft, mark, rest, end):
        draft.take(said[-1].end, SpanRole.TANDA)
    elif mark.kind is LineKind.BUTIR:
        return _read_point_head(draft, rest, end)
    elif mark.kind in (LineKind.TANYA, LineKind.MASUKAN, LineKind.JAWAB):
        return _read_voice(draft, rest[1:] if rest[0].folded in _SAYING else rest, end)
    else:
        return False
    draft.skip_blanks()
    return True


def _names_itself(draft: Draft, mark: Mark, rest: Sequence[Word], end: int) -> bool:
    """`bagian diskusi:` and `data kasus: 149`, but not `Bagian Hukum:`; what follows the mark is the text."""
    if mark.kind is LineKind.BAGIAN:
        return bare_heading(draft.raw[rest[0].start : rest[-1].end]) is not None
    return mark.kind is LineKind.DATA and _NUMBER.match(draft.small, end) is not None


def _read_point_head(draft: Draft, rest: Sequence[Word], end: int) -> bool:
    """`arahan EA untuk masyarakat:`: who speaks, to whom."""
    at = next((number for number, word in enumerate(rest) if word.folded in _ADDRESSED), len(rest))
    voice, addressee = rest[:at], rest[at + 1 :]
    if len(addressee) > _ADDRESSEE_WORDS_MAX or (at < len(rest) and not addressee):
        return False
    if voice and not _read_voice(draft, voice, voice[-1].end):
        return False
    if addressee:
        start, last = addressee[0].start, addressee[-1].end
        draft.values["addressee_text"] = draft.raw[start:last]
        draft.take_part(start, last, SpanRole.DITUJUKAN)
    draft.take(end, SpanRole.TANDA)
    draft.skip_blanks()
    return True


def _read_voice(draft: Draft, words: Sequence[Word], end: int) -> bool:
    """Who asks, answers or speaks, behind a mark: anybody the room knows, or a name, an office, an institution."""
    if not words or draft.values.get("names_speaker"):
        return False
    if not known_speaker(draft, words):
        is_name = draft.raw[words[0].start].isupper() and not _is_sentence(words)
        if len(words) > _STRANGER_WORDS_MAX or not (is_name or may_be_stranger(draft, words)):
            return False
    set_speaker(draft, words)
    draft.take_part(words[0].start, words[-1].end, SpanRole.PEMBICARA)
    draft.take(end, SpanRole.TANDA)
    draft.skip_blanks()
    return True


def _read_owner(draft: Draft, words: Sequence[Word], end: int, *, strangers: bool) -> bool:
    """Who is to act, with `arahan` or `komitmen` before it where the source calls the item so."""
    stated = _STATED.get(words[0].folded)
    named = words[1:] if stated else words
    if named:
        until = _owner_until(draft, named)
        start, last = named[0].start, named[until - 1].end
        unknown_too = strangers and until <= _STRANGER_WORDS_MAX and not _is_sentence(named[:until])
        parties = parties_of(draft, start, last, strangers=unknown_too)
        if parties is None:
            return False
        give_parties(draft, parties, SpanRole.PENANGGUNG_JAWAB)
        draft.take_part(start, last, SpanRole.PENANGGUNG_JAWAB)
        if until < len(named):
            set_due(draft, named[until].start, named[-1].end)
            draft.take_part(named[until].start, named[-1].end, SpanRole.BATAS_WAKTU)
    if stated:
        draft.values["stated_kind"] = stated
    draft.take(end, SpanRole.TANDA)
    draft.skip_blanks()
    return True


def _owner_until(draft: Draft, words: Sequence[Word]) -> int:
    """How many of the words name who is to act: in `TL DP3APM 31/7:` and `TL Dinkes Jumat depan:` not the last ones."""
    if parties_of(draft, words[0].start, words[-1].end, strangers=False) is None:
        for number in range(1, min(len(words), _STRANGER_WORDS_MAX)):
            if due_of(draft, words[number].start, words[-1].end):
                return number
    return len(words)


def _read_speaker(draft: Draft, words: Sequence[Word], end: int) -> None:
    """Who speaks; in `EA arahan:` the mark is left for the next look. What calls nobody is pointed out."""
    if len(words) > 1 and words[-1].folded in _SAID and known_speaker(draft, words[:-1]):
        words = words[:-1]
    split = next((number for number in range(1, len(words)) if _is_long_mark(words[number:])), 0)
    if split and not known_speaker(draft, words) and known_speaker(draft, words[:split]):
        words, end = words[:split], words[split].start
    elif not known_speaker(draft, words) and (
        len(words) > _STRANGER_WORDS_MAX or _is_sentence(words) or not may_be_stranger(draft, words)
    ):
        start, last = words[0].start, words[-1].end
        titled = len(words) <= 3 and all(draft.raw[word.start].isupper() for word in words)
        if not _is_sentence(words) and (suggest_like(draft, words) or titled):
            draft.note(start, last, _UNKNOWN.format(draft.raw[start:last]))
        return
    set_speaker(draft, words)
    draft.take_part(words[0].start, words[-1].end, SpanRole.PEMBICARA)
    draft.take(end, SpanRole.TANDA)
    draft.skip_blanks()


def _is_sentence(words: Sequence[Word]) -> bool:
    return any(word.folded in _SENTENCE or word.folded[0].isdigit() or _VERB.match(word.folded) for word in words)
