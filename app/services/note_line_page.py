"""One run over the minutes for lines of quick notes: what is written in one transaction, part by part. No readings."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select, update

from app.db import db
from app.domain.errors import NotFound, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.indonesian import upper_first
from app.domain.item_references import OriginKind, Reference
from app.domain.labels import label
from app.domain.minutes import SectionKind
from app.domain.quick_notes import Room
from app.domain.quick_notes.sections import bare_heading
from app.domain.roles import Actor
from app.domain.writing import MinutesPart
from app.models.minutes import Minutes, MinutesSection
from app.services.minutes_edits import recorded

UNKNOWN_SECTION = "Bagian ini tidak ada dalam notula rapat ini. Pilih kembali dari daftar."


@dataclass(frozen=True)
class Place:
    """A section to write into."""

    id: int
    kind: SectionKind
    title: str


@dataclass
class NotePage:
    """The minutes of one meeting while lines are written. Use it as a context: at its end each touched part is kept.

    `origin` tells the part of the record that a conclusion or item typed now comes from; it is asked when one is typed.
    """

    actor: Actor
    facts: MeetingFacts
    room: Room
    sections: list[Place]
    current: Place
    origin: Callable[[], Reference | None] = lambda: None
    _stack: ExitStack = field(default_factory=ExitStack)
    _touched: set[tuple[MinutesPart, int | None]] = field(default_factory=set)
    _next: dict[tuple[str, int], int] = field(default_factory=dict)
    _made: list[Any] = field(default_factory=list)

    def __enter__(self) -> NotePage:
        return self

    def __exit__(self, *failure: Any) -> None:
        self._stack.__exit__(*failure)

    def touch(self, part: MinutesPart, section_id: int | None = None) -> None:
        """Before rows of a part are written: its history is kept, and open forms of others become stale, once."""
        if (part, section_id) in self._touched:
            return
        self._touched.add((part, section_id))
        self._stack.enter_context(recorded(self.actor, self.facts, part, section_id))
        table: Any = Minutes if section_id is None else MinutesSection
        own = Minutes.meeting_id == self.facts.id if section_id is None else MinutesSection.id == section_id
        db.session.execute(
            update(table).where(own).values(version=table.version + 1).execution_options(synchronize_session=False)
        )

    def position(self, model: Any, section_id: int | None = None) -> int:
        """The place behind all rows of the section, or of the meeting's list."""
        own = model.meeting_id == self.facts.id if section_id is None else model.section_id == section_id
        name = (model.__tablename__, section_id or 0)
        if name not in self._next:
            last = db.session.scalar(select(func.max(model.position)).where(own))
            self._next[name] = 0 if last is None else last + 1
        self._next[name] += 1
        return self._next[name] - 1

    def section_of(self, kind: SectionKind | None) -> Place:
        """Where a row of that kind of section goes: the current one where it fits, else the last, else a new one."""
        if kind is None or kind is self.current.kind:
            return self.current
        standing = [place for place in self.sections if place.kind is kind]
        return standing[-1] if standing else self.add_section(kind, label(kind))

    def section_called(self, kind: SectionKind, title: str) -> Place:
        """The section that a heading means: of this title, or of this kind for a usual title, else a new one."""
        words = title.casefold().strip()
        for place in reversed(self.sections):
            if place.kind is kind and place.title.casefold() == words:
                return place
        if not words or bare_heading(title) is not None:
            return self.section_of(kind)
        return self.add_section(kind, upper_first(title))

    def add_section(self, kind: SectionKind, title: str) -> Place:
        """A further section behind all others."""
        row = MinutesSection(
            government_id=self.facts.government_id,
            meeting_id=self.facts.id,
            kind=kind,
            title=title,
            position=self.position(MinutesSection),
        )
        db.session.add(row)
        db.session.flush()  # the rows of the section name its id
        place = Place(row.id, kind, title)
        self.sections.append(place)
        return place

    def came_from(self, kind: OriginKind, row_id: int) -> None:
        """What is typed next may come from this row."""
        self.origin = lambda: Reference(kind, row_id)

    def came_from_nothing(self) -> None:
        """What is typed next stands by itself."""
        self.origin = lambda: None

    def add(self, row: Any) -> None:
        """Store a new row, so that it has its id; what it says is not read back within this run."""
        db.session.add(row)
        db.session.flush()  # the line names its row
        self._made.append(row)


def sections_of(meeting_id: int) -> list[Place]:
    """The standing sections in the order of the paper."""
    rows = db.session.execute(
        select(MinutesSection.id, MinutesSection.kind, MinutesSection.title)
        .where(MinutesSection.meeting_id == meeting_id, MinutesSection.withdrawn_at.is_(None))
        .order_by(MinutesSection.position, MinutesSection.id)
    )
    order = list(SectionKind)
    return sorted((Place(*row) for row in rows), key=lambda place: order.index(place.kind))


def chosen(sections: list[Place], section_id: int | None) -> Place:
    """The section with that id, the first for None. Raises RuleViolation, NotFound without sections."""
    if not sections:
        raise NotFound
    if section_id is None:
        return sections[0]
    for place in sections:
        if place.id == section_id:
            return place
    raise RuleViolation("section_id", UNKNOWN_SECTION)
