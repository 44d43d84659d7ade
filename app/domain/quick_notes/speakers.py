"""Who speaks: a name, a part of it, initials, an office or its abbreviation, a number key. Agencies are elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.people import split_titles
from app.domain.quick_notes.agency_words import ABBREVIATIONS
from app.domain.quick_notes.names import nearest, phrase

#: Forms of address and titles that may stand before a name and say nothing about who it is.
_ADDRESSES = """
    pak bapak bp bpk bu ibu sdr sdri saudara saudari yth h hj hi kh dr drs dra ir prof mas mbak bang kak
    pj pjs plt plh kombes kombespol akbp kompol akp iptu kolonel letkol mayor kapten
"""
_ADDRESS = frozenset(_ADDRESSES.split())
#: Abbreviations of offices, as the words they stand for.
_OFFICES = {
    "kadis": "kepala dinas",
    "kaban": "kepala badan",
    "kakan": "kepala kantor",
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "kasi": "kepala seksi",
    "kasie": "kepala seksi",
    "kasubbag": "kepala subbagian",
    "kasubag": "kepala subbagian",
    "kasat": "kepala satuan",
    "kapus": "kepala puskesmas",
    "ka": "kepala",
    "wako": "wali kota",
    "walikota": "wali kota",
    "wawako": "wakil wali kota",
    "wawali": "wakil wali kota",
    "wabup": "wakil bupati",
    "wagub": "wakil gubernur",
    "sekda": "sekretaris daerah",
    "sekdaprov": "sekretaris daerah",
    "sekdis": "sekretaris dinas",
    "ass": "asisten",
    "as": "asisten",
    "kesra": "kesejahteraan rakyat",
}
#: Words of an office or its holder with which a speaker begins who is not on the list.
_TELLING_WORDS = """
    kepala wali wakil bupati gubernur sekretaris asisten camat lurah ketua direktur rektor dekan kapolres kapolresta
    kapolda wakapolres dandim danrem kajari perwakilan peserta anggota moderator narasumber pimpinan pembawa akademisi
    peneliti masyarakat tim forum utusan wakapolresta staf pemerintah pemkot pemkab pemprov pendamping mc
"""
_TELLING = frozenset(_TELLING_WORDS.split())
#: Words that an office may carry or leave out.
_FILLING_WORDS = "dinas badan kantor kota kabupaten kab provinsi prov daerah dan bidang"
_FILLING = frozenset(_FILLING_WORDS.split())
_SPELT = dict(ABBREVIATIONS)
_BODY = re.compile(r"(?:dis|din)(?=\w{3})")


@dataclass(frozen=True, kw_only=True)
class RoomSpeaker:
    """Somebody of the list of participants. `key` is the number on the keyboard; 0 for those without one."""

    id: int
    name: str = ""
    office: str = ""
    agency_names: tuple[str, ...] = ()
    initials: str = ""
    key: int = 0

    @property
    def shown(self) -> str:
        """The words that name this speaker alone."""
        return self.name or self.office or (self.agency_names[0] if self.agency_names else "")


class Speakers:
    """The speakers of a room by everything they may be called."""

    def __init__(self, present: Iterable[RoomSpeaker]) -> None:
        self.by_id = {one.id: one for one in present}
        self.by_key = {one.key: one for one in self.by_id.values() if one.key}
        self._names = {one.id: without_address(phrase(split_titles(one.name)[0])) for one in self.by_id.values()}
        self._offices = {one.id: without_address(office_words(phrase(one.office))) for one in self.by_id.values()}
        self._agencies = {one.id: [phrase(name) for name in one.agency_names] for one in self.by_id.values()}
        self._by_initials: dict[str, list[int]] = {}
        for one in self.by_id.values():
            if one.initials:
                self._by_initials.setdefault("".join(phrase(one.initials)), []).append(one.id)
        self._words = frozenset(
            {word for words in (*self._names.values(), *self._offices.values()) for word in words}
            | {body for names in self._agencies.values() for name in names for word in name for body in _bodies(word)}
            | {*self._by_initials, *_ADDRESS, *_OFFICES, *_FILLING}
        )
        self._known: dict[tuple[str, ...], tuple[int, ...]] = {}

    def meant_by(self, typed: tuple[str, ...]) -> tuple[int, ...]:
        """Who is called so: one id, several where it is not clear, none for a stranger. The surest way decides."""
        known = self._known.get(typed)
        if known is None:
            known = self._known[typed] = self._meant_by(typed)
        return known

    def like(self, typed: tuple[str, ...]) -> list[RoomSpeaker]:
        """At most three speakers with a name that looks like it."""
        bare = " ".join(without_address(typed))
        called: dict[str, RoomSpeaker] = {}
        for one in self.by_id.values():
            parts = self._names[one.id]
            for name in (" ".join(parts), *(part for part in parts if len(part) > 3), " ".join(self._offices[one.id])):
                called.setdefault(name, one)
        found = [called[name] for name in nearest(bare, called)] if len(bare) > 2 else []
        return list({one.id: one for one in found}.values())

    def _meant_by(self, typed: tuple[str, ...]) -> tuple[int, ...]:
        by_initials = self._by_initials.get("".join(typed))
        if by_initials:
            return tuple(by_initials)
        if not all(word in self._words or len(word) == 1 or word.startswith("ka") for word in typed):
            return ()
        bare = without_address(typed)
        if not bare:
            return ()
        if found := tuple(id_ for id_, name in self._names.items() if name == bare):
            return found
        office = office_words(bare)
        if found := tuple(id_ for id_ in self.by_id if self._holds(id_, office)):
            return found
        telling = any(len(word) > 2 for word in bare)
        if telling and (found := tuple(id_ for id_, name in self._names.items() if _calls(bare, name))):
            return found
        return tuple(id_ for id_, names in self._agencies.items() if bare in names)

    def _holds(self, id_: int, typed: tuple[str, ...]) -> bool:
        """Whether the office begins as typed and carries every telling word, itself or through its agency."""
        office = self._offices[id_]
        if not office or not typed or office[0] != typed[0]:
            return False
        carried = set(office)
        for name in self._agencies[id_]:
            carried |= {body for word in name for body in _bodies(word)}
        spelt = [full for word in typed for full in ((word,) if word in carried else _SPELT.get((word,), (word,)))]
        wanted = {_BODY.sub("", word) if word not in carried else word for word in spelt} - _FILLING
        # "Kepala dinas" alone is any of them.
        return wanted <= carried and wanted != {"kepala"}


def _calls(typed: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether words are parts of a name, written out or as a letter: `M. Gempa`, `Sri P`."""
    others = [part[0] for part in name if part not in typed]
    return all(word in name or (len(word) == 1 and word in others) for word in typed)


def _bodies(word: str) -> tuple[str, str]:
    """`diskominfo` and `kominfo`."""
    return word, _BODY.sub("", word)


def without_address(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without forms of address and titles in front; one that stands alone stays."""
    while len(words) > 1 and words[0] in _ADDRESS:
        words = words[1:]
    return words


def office_words(words: Sequence[str]) -> tuple[str, ...]:
    """`kadinkes kota` as `kepala dinkes kota`, `wawako` as `wakil wali kota`."""
    spelt: list[str] = []
    for number, word in enumerate(words):
        if word in _OFFICES:
            spelt += _OFFICES[word].split()
        elif number == 0 and len(word) > 6 and word.startswith(("kadis", "kadin", "kabap", "kakes", "kasatpol")):
            spelt += ["kepala", word[2:]]
        else:
            spelt.append(word)
    return tuple(spelt)


def is_telling(words: tuple[str, ...]) -> bool:
    """Whether words are an address or an office, so that whoever is meant speaks, on the list or not."""
    if not words:
        return False
    return (words[0] in _ADDRESS and len(words) > 1) or office_words(words)[0] in _TELLING
