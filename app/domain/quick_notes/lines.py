"""A typed line → what was understood. Never raises, never drops a character; lines know nothing of each other here
but the room: who speaks, and in which part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.domain.action_items import ItemClass, StatedKind
from app.domain.minutes import PointKind, SectionKind
from app.domain.quick_notes.draft import Draft
from app.domain.quick_notes.fields import read_fields
from app.domain.quick_notes.figures import read_figure
from app.domain.quick_notes.heads import read_head, read_number
from app.domain.quick_notes.items import read_item
from app.domain.quick_notes.marks import Mark
from app.domain.quick_notes.room import Room
from app.domain.quick_notes.sections import Heading, bare_heading, heading_of
from app.domain.quick_notes.understood import FORCEABLE, LineKind, SpanRole, Suggestion, Understood

#: What a point is in a part of the meeting where nothing else is said.
_USUAL = {
    SectionKind.LAPORAN_PENYELENGGARA: PointKind.LAPORAN,
    SectionKind.PAPARAN: PointKind.PAPARAN,
    SectionKind.PENUTUP: PointKind.PENUTUP,
}
#: Points, answers, figures and items belong to whoever has the floor; asking is done by somebody else.
_CARRIED = (LineKind.BUTIR, LineKind.JAWAB, LineKind.DATA, LineKind.TINDAK_LANJUT)
_LETTERED = re.compile(r"(?:[IVX]|[A-H])\.\s+")
_EMPTY = "Isinya belum diketik."
_ANSWERED = re.compile(r"[?.!]\s+(?P<mark>j(?:awab(?:an)?)?\s*:)")
_ANSWER_INSIDE = "Jawaban ditulis pada baris tersendiri; di sini tetap sebagai bagian pertanyaan."
_NO_TITLE = "Judul bagian belum diketik."
_NO_ASKER = "Penanya belum disebut; tambahkan di depan titik dua, misalnya “T Nama:”."


def understand(line: str, room: Room, kind: LineKind | None = None) -> Understood:
    """What one line says in this room. `kind` forces what it becomes; its mark is taken out all the same."""
    draft = Draft(line, room)
    forced = kind if kind in FORCEABLE else None
    read_number(draft)
    if draft.start == draft.end:
        return _finish_empty(draft)
    heading = _bare_heading(draft) if forced is None and not draft.values else None
    if heading:
        return _open(draft, heading)
    mark = read_head(draft, forced or room.plain_kind)
    if forced is None and (mark or draft.values) and not draft.rest.strip():
        return _finish_headed(draft, mark)
    return _read(draft, mark, forced or (mark.kind if mark else room.plain_kind))


def understand_all(lines: Iterable[str], room: Room) -> list[Understood]:
    """Lines one after the other: who speaks, and in which part, is carried on from line to line."""
    understood: list[Understood] = []
    for line in lines:
        one = understand(line, room)
        room = room.after(one)
        understood.append(one)
    return understood


def accept(line: str, suggestion: Suggestion) -> str:
    """The line with the suggested name in place of what was typed, to be understood anew."""
    return line[: suggestion.start] + suggestion.name + line[suggestion.end :]


def _read(draft: Draft, mark: Mark | None, kind: LineKind) -> Understood:
    if mark:
        _keep_mark(draft, mark, kind)
    if kind is LineKind.BAGIAN:
        return _open(draft, heading_of(draft.rest))
    read_fields(draft, kind)
    if kind is LineKind.TINDAK_LANJUT:
        read_item(draft)
    elif kind is LineKind.DATA:
        read_figure(draft)
    _complete(draft, kind)
    return draft.finish(kind)


def _bare_heading(draft: Draft) -> Heading | None:
    """A line that is the title of a part and nothing else needs no mark."""
    heading = bare_heading(draft.rest)
    if heading:
        return heading if draft.raw[draft.start].isalpha() else None
    # "I. Arahan": before other words such a letter may be that of a name.
    numbered = _LETTERED.match(draft.raw, draft.start)
    heading = bare_heading(draft.raw[numbered.end() :]) if numbered else None
    if numbered and heading:
        draft.take(numbered.end(), SpanRole.NOMOR)
    return heading


def _open(draft: Draft, heading: Heading) -> Understood:
    """A part begins; the colon behind its title is no part of it."""
    title = draft.rest.rstrip(" \t\r\n:.=#")
    if title.strip():
        end = draft.start + len(title)
        draft.mark(draft.start, end, SpanRole.BAGIAN)
        draft.cut(end, [(draft.end, SpanRole.TANDA)])
        draft.values |= {"section_kind": heading.section, "plain_kind": heading.plain_kind}
    else:
        draft.note(draft.start, draft.end, _NO_TITLE)
    return draft.finish(LineKind.BAGIAN)


def _finish_empty(draft: Draft) -> Understood:
    """Nothing but white space, a number or the stamp of a message."""
    return draft.finish(LineKind.PEMBICARA if draft.values else LineKind.KOSONG)


def _finish_headed(draft: Draft, mark: Mark | None) -> Understood:
    """Only a head: a name alone gives the floor, `TL:` alone opens the list."""
    if mark is None:
        return draft.finish(LineKind.PEMBICARA)
    if mark.kind in (LineKind.KESIMPULAN, LineKind.TINDAK_LANJUT) and not draft.values:
        draft.values["plain_kind"] = mark.kind
        return draft.finish(LineKind.BAGIAN)
    return _read(draft, mark, mark.kind)


def _keep_mark(draft: Draft, mark: Mark, kind: LineKind) -> None:
    """What the mark says besides the kind of line."""
    if kind is LineKind.BUTIR and mark.point_kind:
        draft.values["point_kind"] = mark.point_kind
    if kind is LineKind.TINDAK_LANJUT:
        stated = StatedKind.ARAHAN if mark.point_kind is PointKind.ARAHAN else mark.stated_kind
        draft.values.setdefault("stated_kind", stated or StatedKind.TINDAK_LANJUT)
        draft.values["item_class"] = mark.item_class or ItemClass.TINDAK_LANJUT


def _complete(draft: Draft, kind: LineKind) -> None:
    """What the room adds: who has the floor, the part of the meeting, the usual kind of point there."""
    room, values = draft.room, draft.values
    named = values.get("names_speaker")
    if kind in _CARRIED and not named and not (kind is room.plain_kind is LineKind.TINDAK_LANJUT):
        values |= {"speaker_id": room.speaker_id, "speaker_text": room.speaker_text}
    if kind is LineKind.BUTIR:
        values["section_kind"] = room.section_kind
        usual = _USUAL.get(room.section_kind) if room.section_kind else None
        values.setdefault("point_kind", usual or PointKind.PERNYATAAN)
    elif kind in (LineKind.TANYA, LineKind.MASUKAN, LineKind.JAWAB):
        values["section_kind"] = SectionKind.DISKUSI
        if kind is not LineKind.JAWAB and not named:
            draft.note(draft.start, draft.end, _NO_ASKER)
        answer = _ANSWERED.search(draft.small, draft.start, draft.end) if kind is LineKind.TANYA else None
        if answer:
            draft.note(answer.start("mark"), answer.end(), _ANSWER_INSIDE)
    elif kind is LineKind.TINDAK_LANJUT:
        values.setdefault("stated_kind", StatedKind.TINDAK_LANJUT)
        values.setdefault("item_class", ItemClass.TINDAK_LANJUT)
    if not draft.rest.strip() and not (named and kind is LineKind.MASUKAN):
        draft.note(draft.start, draft.end, _EMPTY)
