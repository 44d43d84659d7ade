"""The room in which lines are typed: who is there, which agencies exist, what day it is, who speaks, in which part."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from app.domain.minutes import SectionKind
from app.domain.quick_notes.agencies import Agencies, RoomAgency
from app.domain.quick_notes.speakers import RoomSpeaker, Speakers
from app.domain.quick_notes.understood import LineKind, Understood
from app.domain.workdays import WorkCalendar

#: Who asks has the floor for one line only, and who answers keeps it.
_PASSING = (LineKind.TANYA, LineKind.MASUKAN)


@dataclass(frozen=True, kw_only=True)
class Room:
    """What a line is understood by. `today` is the day of the meeting: `besok` counts from it.

    `area` is the name of the region alone (`Tanjungpinang`), which names of agencies may carry or leave out.
    """

    speakers: tuple[RoomSpeaker, ...] = ()
    agencies: tuple[RoomAgency, ...] = ()
    today: date
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    area: str = ""
    speaker_id: int | None = None
    speaker_text: str = ""
    section_kind: SectionKind | None = None
    #: What a line without a mark becomes: a point, or an entry of the list that a heading opened.
    plain_kind: LineKind = LineKind.BUTIR

    @cached_property
    def voices(self) -> Speakers:
        """The speakers by what they are called."""
        return Speakers(self.speakers)

    @cached_property
    def parties(self) -> Agencies:
        """The agencies by what they are called."""
        return Agencies(self.agencies, self.area)

    def after(self, line: Understood) -> Room:
        """The room in which the next line is typed: its speaker and section are those of this line."""
        if line.kind is LineKind.BAGIAN:
            return self._with(section_kind=line.section_kind or self.section_kind, plain_kind=line.plain_kind)
        if not line.names_speaker or line.kind in _PASSING:
            return self
        if (line.speaker_id, line.speaker_text) == (self.speaker_id, self.speaker_text):
            return self
        return self._with(speaker_id=line.speaker_id, speaker_text=line.speaker_text)

    def _with(self, **changes: object) -> Room:
        """A copy with other values; what is looked up is prepared once for all copies."""
        changed = object.__new__(Room)
        vars(changed).update(vars(self), voices=self.voices, parties=self.parties, **changes)
        return changed
