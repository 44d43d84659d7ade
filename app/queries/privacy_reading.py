"""The passages of one meeting for the privacy guard: every typed text and every photo, each with its place.

What stands beside the minutes (participants, money, letters in draft, names of files) is in privacy_beside.py.

Words of closed parts are read too, since a name in them stops as well; what a reader gets of it is in
privacy_passages.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.domain.facts import MeetingFacts, PartFacts
from app.domain.meetings import Confidentiality
from app.domain.privacy import Contacts, FilePassage, PhotoPassage, PrivacyRule, TextPassage, is_sensitive
from app.domain.privacy_places import TELLING, Place, PlaceKind
from app.domain.roles import Actor
from app.domain.sight import sees_part
from app.queries.keyset import AnyRow
from app.queries.minutes_rows import Rows, rows_of
from app.queries.privacy_beside import CODES, CONTACT, Beside, beside
from app.queries.privacy_files import may_name_a_victim
from app.queries.privacy_sources import guarded_rows, words_of

_PLAIN: Mapping[str, frozenset[PrivacyRule]] = {}
#: Small lists of a meeting, in their order → what their rows are.
_LISTED = {
    "agenda": (PlaceKind.RAPAT, "Susunan acara"),
    "day": (PlaceKind.RAPAT, "Hari dan waktu rapat"),
    "purpose": (PlaceKind.RAPAT, "Tujuan rapat"),
    "team": (PlaceKind.TIM_KECIL, "Tim kecil"),
    "member": (PlaceKind.TIM_KECIL, "Anggota tim kecil"),
    "topic": (PlaceKind.RAPAT, "Topik rapat"),
}


@dataclass(frozen=True, kw_only=True)
class PassageRow:
    """A passage with its place in words; `is_seen`: the reader may read it. `version` is that of a point's section."""

    passage: TextPassage | PhotoPassage | FilePassage
    place: Place
    words: str
    is_seen: bool = True
    version: int | None = None


@dataclass(frozen=True)
class MeetingPassages:
    """All passages of the wanted kinds, the recorded service contacts, and whether the meeting is asked about.

    `answered` are digests of what somebody said may stand.
    """

    rows: tuple[PassageRow, ...]
    contacts: Contacts
    is_sensitive: bool
    answered: frozenset[str]
    _by_place: dict[str, PassageRow] = field(default_factory=dict)

    def row(self, place: str) -> PassageRow:
        """The passage of a finding's place."""
        if not self._by_place:
            self._by_place.update({row.place.key: row for row in self.rows})
        return self._by_place[place]


def passages_of(actor: Actor, facts: MeetingFacts, kinds: Iterable[PlaceKind]) -> MeetingPassages:
    """Passages of one meeting in the order of its notula: one statement, whatever the number of rows."""
    reading = _Reading(actor, facts)
    wanted = frozenset(kinds)
    rows = tuple(reading.all())
    telling = (row.passage for row in rows if row.place.kind in TELLING)
    texts = [passage.text for passage in telling if isinstance(passage, TextPassage)]
    asks = is_sensitive("", (), texts, confidentiality=facts.confidentiality)
    files = tuple(reading.contents()) if asks and PlaceKind.BERKAS in wanted else ()
    return MeetingPassages(
        rows=(*(row for row in rows if row.place.kind in wanted), *files),
        contacts=reading.contacts,
        is_sensitive=asks,
        answered=frozenset(row.one for row in reading.written["answer"]),
    )


def contacts_of(actor: Actor, facts: MeetingFacts) -> Contacts:
    """The service contacts recorded in a meeting's minutes; their numbers may stand everywhere."""
    return Contacts.of(row.two for row in rows_of(actor, facts.id)["contact"])


class _Reading:
    """The rows of one meeting as passages."""

    def __init__(self, actor: Actor, facts: MeetingFacts) -> None:
        self.actor, self.facts = actor, facts

    @cached_property
    def written(self) -> Rows:
        return guarded_rows(self.actor, self.facts)

    @property
    def contacts(self) -> Contacts:
        return Contacts.of(row.two for row in self.written["contact"])

    @cached_property
    def titles(self) -> dict[int, tuple[str, int]]:
        """Section → its title and version."""
        return {row.id: (row.one, row.whole) for row in self.written["section"]}

    def _row_of(self, row: AnyRow, rows: list[AnyRow]) -> int:
        """Which row of its page it is: those closed to the reader do not stand there."""
        return sum(self._sees(one.level) for one in rows[: rows.index(row)])

    def _sees(self, level: str) -> bool:
        return sees_part(self.actor, PartFacts(0, self.facts, Confidentiality(level)))

    def all(self) -> Iterator[PassageRow]:
        """Everything, in the order of the paper."""
        yield from self._meeting()
        yield from self._sections()
        yield from self._talks()
        yield from self._lists()
        yield from self._items()
        yield from self._documentation()
        yield from self._releases()
        for one in beside(self.written):
            yield from self._beside(one)

    def _rows(
        self,
        place: Callable[[str], Place],
        words: str,
        texts: dict[str, str | None],
        level: str | None = None,
        *,
        version: int | None = None,
        is_seen: bool | None = None,
        nature: Mapping[str, frozenset[PrivacyRule]] = _PLAIN,
    ) -> Iterator[PassageRow]:
        """The filled fields of one row; `level` is its own class, `nature` what fields are by their nature."""
        own = Confidentiality(level) if level else Confidentiality.BIASA
        seen = is_seen if is_seen is not None else self._sees(own)
        for name, text in texts.items():
            if text and text.strip():
                where = place(name)
                known = nature.get(name, frozenset())
                passage = TextPassage(place=where.key, confidentiality=own, text=text, by_nature=known)
                yield PassageRow(passage=passage, place=where, words=words, is_seen=seen, version=version)

    def _meeting(self) -> Iterator[PassageRow]:
        for row in (*self.written["meeting_words"], *self.written["meeting_more"]):
            yield from self._rows(
                _at(PlaceKind.RAPAT, 0), "Keterangan rapat", words_of(row), is_seen=True, nature=CODES
            )
        listed = (row for part in _LISTED for row in self.written[part])
        for number, row in enumerate(listed, start=1):
            kind, words = _LISTED[row.part]
            said, *note = words_of(row).values()
            texts = {row.part: said} | {f"{row.part}_note": one for one in note}
            yield from self._rows(_at(kind, number), words, texts, is_seen=True)

    def _sections(self) -> Iterator[PassageRow]:
        points: dict[int, list[AnyRow]] = {}
        for row in self.written["point"]:
            points.setdefault(row.section_id, []).append(row)
        for section_id, (title, version) in self.titles.items():
            place = _at(PlaceKind.BAGIAN, section_id, section_id)
            yield from self._rows(place, f"Judul bagian {title}", {"title": title}, is_seen=True)
            for number, row in enumerate(points.get(section_id, ()), start=1):
                place = _at(PlaceKind.BUTIR, row.id, section_id, self._row_of(row, points[section_id]))
                texts = {"text": row.one, "quote": row.two, "context": row.three, "addressee_text": row.four}
                texts |= {"stated_order_note": row.five, "speaker_text": row.who_text}
                yield from self._rows(place, f"{title}, butir {number}", texts, row.level, version=version)

    def _talks(self) -> Iterator[PassageRow]:
        for number, row in enumerate(self.written["question"], start=1):
            title, version = self.titles.get(row.section_id, ("Diskusi", None))
            here = [one for one in self.written["question"] if one.section_id == row.section_id]
            place = _at(PlaceKind.TANYA_JAWAB, row.id, row.section_id, self._row_of(row, here))
            texts = {"question": row.one, "answer": row.two, "asker_text": row.who_text}
            texts["answerer_text"] = row.other_text
            yield from self._rows(place, f"{title}, tanya jawab {number}", texts, row.level, version=version)
        for row in self.written["session"]:
            texts = {"topic": row.two, "time_text": row.one, "parties": "\n\n".join(json.loads(row.three or "[]"))}
            yield from self._rows(_at(PlaceKind.SESI, row.id), "Sesi tanya jawab", texts, is_seen=True)

    def _lists(self) -> Iterator[PassageRow]:
        for number, row in enumerate(self.written["figure"], start=1):
            texts = {"indicator": row.one, "value_text": row.two, "unit": row.three, "area": row.four}
            texts |= {"period_text": row.five, "source": row.six, "speaker_text": row.who_text}
            place = _at(PlaceKind.DATA, row.id, row=number - 1)
            yield from self._rows(place, f"Data yang disampaikan {number}", texts, is_seen=True)
        for number, row in enumerate(self.written["contact"], start=1):
            texts = {"name": row.one, "number": row.two, "purpose": row.three}
            place = _at(PlaceKind.KONTAK, row.id, row=number - 1)
            yield from self._rows(place, f"Kontak layanan {number}", texts, is_seen=True, nature={"number": CONTACT})
        for number, row in enumerate(self.written["conclusion"], start=1):
            place = _at(PlaceKind.KESIMPULAN, row.id, row=self._row_of(row, self.written["conclusion"]))
            yield from self._rows(place, f"Kesimpulan rapat {number}", {"text": row.one}, row.level)

    def _items(self) -> Iterator[PassageRow]:
        for row in (*self.written["item_words"], *self.written["item_more"]):
            place = _at(PlaceKind.TINDAK_LANJUT, row.id)
            yield from self._rows(
                place, f"Tindak lanjut {row.position}", words_of(row), row.level, is_seen=bool(row.flag)
            )

    def _documentation(self) -> Iterator[PassageRow]:
        for row in self.written["caption"]:
            yield from self._rows(
                _at(PlaceKind.DOKUMENTASI, row.id), "Keterangan dokumentasi", words_of(row), row.level
            )
        for row in self.written["photo"]:
            where, photo = Place(kind=PlaceKind.FOTO, id=row.id, field="file"), words_of(row)
            passage = PhotoPassage(
                place=where.key, confidentiality=Confidentiality(row.level), checksum=photo["sha256"] or ""
            )
            words = f"Foto {photo['original_name']}"
            yield PassageRow(passage=passage, place=where, words=words, is_seen=self._sees(row.level))

    def _releases(self) -> Iterator[PassageRow]:
        for row in self.written["release"]:
            place = _at(PlaceKind.SIARAN_PERS, row.id)
            yield from self._rows(place, "Siaran pers", words_of(row), is_seen=True)

    def contents(self) -> Iterator[PassageRow]:
        """Documents whose words may name a victim; those that are closed by themselves are not opened."""
        for number, row in enumerate(self.written["file"], start=1):
            own, file = Confidentiality(row.level), words_of(row)
            if own is Confidentiality.BIASA and may_name_a_victim(file["stored_name"] or "", file["media_type"] or ""):
                where = Place(kind=PlaceKind.BERKAS, id=row.id, field="file")
                passage = FilePassage(place=where.key, confidentiality=own, checksum=file["sha256"] or "")
                yield PassageRow(passage=passage, place=where, words=f"Isi berkas {number}", is_seen=self._sees(own))

    def _beside(self, one: Beside) -> Iterator[PassageRow]:
        """A row beside the minutes; only a file has a class of its own."""
        place, seen = _at(one.kind, one.id), None if one.level else True
        yield from self._rows(place, one.words, one.texts, one.level, is_seen=seen, nature=one.nature)


def _at(kind: PlaceKind, row_id: int, section_id: int | None = None, row: int = 0) -> Callable[[str], Place]:
    return lambda name: Place(kind=kind, id=row_id, field=name, section_id=section_id, row=row)
