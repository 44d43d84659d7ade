"""Who is meant by words of a draft: a speaker or the parties of an item, with suggestions where it is not clear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.domain.item_references import Reference
from app.domain.quick_notes.agencies import RoomAgency
from app.domain.quick_notes.draft import Draft
from app.domain.quick_notes.names import Word, words_of
from app.domain.quick_notes.speakers import is_telling
from app.domain.quick_notes.understood import SpanRole

_JOINING = frozenset(("dan", "serta", "bersama", "dengan"))
_SEPARATED = re.compile(r"[,&/+]")
_STRANGER = "“{}” tidak ada dalam daftar peserta; dicatat dengan kata-kata."
_SEVERAL_SPEAKERS = "“{}” dapat berarti beberapa peserta; pilih salah satu."
SEVERAL_PARTIES = "“{}” dapat berarti beberapa instansi; pilih salah satu."
_UNKNOWN_PARTY = "“{}” tidak ada dalam daftar instansi; dicatat dengan kata-kata."


class Party(NamedTuple):
    """An owner or supporter: one of the room, or words."""

    start: int
    end: int
    reference: Reference | None
    words: str


def known_speaker(draft: Draft, words: Sequence[Word]) -> bool:
    """Whether these words call one speaker of the room, or several of whom one has to be chosen."""
    return bool(words) and bool(draft.room.voices.meant_by(tuple(word.folded for word in words)))


def set_speaker(draft: Draft, words: Sequence[Word]) -> None:
    """The speaker that these words call; a stranger, and one of several, is kept in words and pointed out."""
    start, end = words[0].start, words[-1].end
    typed = draft.raw[start:end]
    meant = draft.room.voices.meant_by(tuple(word.folded for word in words))
    draft.values |= {"names_speaker": True, "speaker_id": None, "speaker_text": ""}
    if len(meant) == 1:
        draft.values["speaker_id"] = meant[0]
        return
    draft.values["speaker_text"] = typed
    if meant:
        draft.note(start, end, _SEVERAL_SPEAKERS.format(typed))
        draft.suggest_speakers(start, end, [draft.room.voices.by_id[one] for one in meant])
    else:
        draft.note(start, end, _STRANGER.format(typed))
        suggest_like(draft, words)


def suggest_like(draft: Draft, words: Sequence[Word]) -> bool:
    """Speakers with a name that looks like these words; whether there are any."""
    found = draft.room.voices.like(tuple(word.folded for word in words))
    draft.suggest_speakers(words[0].start, words[-1].end, found)
    return bool(found)


def may_be_stranger(draft: Draft, words: Sequence[Word]) -> bool:
    """Whether words that call nobody of the room are a person, an office or an institution all the same."""
    typed = tuple(word.folded for word in words)
    return is_telling(typed) or bool(draft.room.parties.whole(words))


def parties_of(draft: Draft, start: int, end: int, *, strangers: bool) -> list[Party] | None:
    """The parties that `raw[start:end]` lists; None if other words stand there and `strangers` are not wanted."""
    # Asked whether a field is one, and again when it is taken.
    if (start, end) not in draft.listed:
        groups = _groups(draft, words_of(draft.raw, start, end))
        draft.listed[start, end] = groups, [_meant(draft, words) for words in groups]
    groups, meant = draft.listed[start, end]
    if not groups or (not strangers and not all(meant)):
        return None
    return [_party(draft, words, ones) for words, ones in zip(groups, meant, strict=True)]


def _party(draft: Draft, words: list[Word], meant: tuple[RoomAgency, ...]) -> Party:
    start, end = words[0].start, words[-1].end
    typed = draft.raw[start:end]
    if len(meant) == 1:
        return Party(start, end, meant[0].reference, typed)
    like = meant or draft.room.parties.like(" ".join(word.folded for word in words))
    draft.note(start, end, (SEVERAL_PARTIES if meant else _UNKNOWN_PARTY).format(typed))
    draft.suggest_parties(start, end, like)
    return Party(start, end, None, typed)


def _meant(draft: Draft, words: list[Word]) -> tuple[RoomAgency, ...]:
    """The parties that are called so, or the one of a speaker who is: `Kadis Kominfo` acts through his agency."""
    parties, voices = draft.room.parties, draft.room.voices
    if found := parties.whole(words):
        return found
    called = voices.meant_by(tuple(word.folded for word in words))
    names = voices.by_id[called[0]].agency_names if len(called) == 1 else ()
    return parties.whole(words_of(names[0])) if names else ()


def _groups(draft: Draft, words: list[Word]) -> list[list[Word]]:
    """The words between commas, `dan` and the like; those within one name of the room are no boundaries."""
    inside = {number for one in draft.room.parties.all_in(words) for number in range(one.first + 1, one.last)}
    groups: list[list[Word]] = [[]]
    for number, word in enumerate(words):
        if number and number not in inside and _SEPARATED.search(draft.raw, words[number - 1].end, word.start):
            groups.append([])
        if word.folded in _JOINING and number not in inside:
            groups.append([])
        else:
            groups[-1].append(word)
    return [group for group in groups if group]


def give_parties(draft: Draft, parties: Sequence[Party], role: SpanRole) -> None:
    """The owner where there is none yet, supporters otherwise."""
    for one in parties:
        if role is SpanRole.PENANGGUNG_JAWAB and not (draft.values.get("owner") or draft.values.get("owner_text")):
            draft.values["owner"] = one.reference
            draft.values["owner_text"] = "" if one.reference else one.words
        elif one.reference:
            add_supporter(draft, one.reference, one.words)
        elif one.words not in draft.values.get("supporter_texts", ()):
            draft.values["supporter_texts"] = (*draft.values.get("supporter_texts", ()), one.words)


def add_supporter(draft: Draft, reference: Reference, words: str) -> None:
    """One of the room who works along, with the words that call him; once, and not who is to act."""
    supporters = draft.values.get("supporters", ())
    if reference not in (draft.values.get("owner"), *supporters):
        draft.values["supporters"] = (*supporters, reference)
        draft.values["supporter_words"] = (*draft.values.get("supporter_words", ()), words)
