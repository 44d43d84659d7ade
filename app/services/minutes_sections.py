"""The sections of the minutes: begun, added, moved, withdrawn when empty. Their content is in minutes_points.py."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from app import clock
from app.db import db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.labels import label
from app.domain.minutes import SectionKind, SectionSource
from app.domain.roles import Actor
from app.models.minutes import Minutes, MinutesPoint, MinutesQuestion, MinutesSection
from app.queries import subjects
from app.queries.section_plans import section_plans
from app.services import audit, submissions, versions
from app.services.minutes_writing import authorised, check_open, lock_minutes, writing

NOT_EMPTY = "Bagian ini masih berisi butir atau tanya jawab. Pindahkan atau hapus isinya terlebih dahulu."


@dataclass(frozen=True, kw_only=True)
class AddSection:
    """A further section; without a title it takes the label of its kind."""

    meeting_id: int
    kind: SectionKind
    title: str | None = None


@dataclass(frozen=True, kw_only=True)
class MoveSection:
    """One place up or down among the sections of the same kind, or to `place` (1 is the first) among them.

    The order of kinds is the form's.
    """

    section_id: int
    up: bool = False
    place: int | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawSection:
    section_id: int
    version: int


@transactional
def start_minutes(
    actor: Actor, meeting_id: int, key: str = "", source: SectionSource = SectionSource.JENIS_RAPAT
) -> int:
    """Open the minutes with their first sections, unless there are some already; gives the meeting's id.

    An agenda of which nothing becomes a section gives those of the meeting's kind.
    """
    facts = writing(actor, meeting_id)
    if (done := submissions.done_before(actor, key, "minutes")) is not None:
        return done
    check_open(facts)
    if lock_minutes(facts.id) is None:
        db.session.add(Minutes(government_id=facts.government_id, meeting_id=facts.id))
    if not _sections(facts.id):
        for position, planned in enumerate(section_plans(facts.id).of(source)):
            db.session.add(
                MinutesSection(
                    government_id=facts.government_id,
                    meeting_id=facts.id,
                    kind=planned.kind,
                    title=planned.title,
                    position=position,
                )
            )
    audit.record(actor, "mulai", "minutes", facts.id, meeting_id=facts.id)
    submissions.remember(actor, key, "minutes", facts.id)
    return facts.id


@transactional
def add_section(actor: Actor, command: AddSection, key: str = "") -> int:
    """A new section behind the others of its kind; gives its id."""
    facts = writing(actor, command.meeting_id)
    if (done := submissions.done_before(actor, key, "minutes_section")) is not None:
        return done
    check_open(facts)
    lock_minutes(facts.id)
    last = db.session.scalar(select(func.max(MinutesSection.position)).where(MinutesSection.meeting_id == facts.id))
    row = MinutesSection(
        government_id=facts.government_id,
        meeting_id=facts.id,
        kind=command.kind,
        title=command.title or label(command.kind),
        position=0 if last is None else last + 1,
    )
    db.session.add(row)
    db.session.flush()  # the submission and the audit need the section's id
    submissions.remember(actor, key, "minutes_section", row.id)
    changes = {"kind": (None, row.kind), "title": (None, row.title)}
    audit.record(actor, "tambah_bagian", "minutes_section", row.id, meeting_id=facts.id, changes=changes)
    return row.id


@transactional
def move_section(actor: Actor, command: MoveSection, key: str = "") -> int:
    """Give a section another place among those of its kind; gives its id. Beyond the end nothing happens.

    No version: moving touches no text, and a section that somebody is writing must not become stale by it.
    """
    facts = authorised(actor, subjects.section(actor, command.section_id))
    if (done := submissions.done_before(actor, key, "minutes_section")) is not None:
        return done
    check_open(facts)
    lock_minutes(facts.id)
    section = db.session.get_one(MinutesSection, command.section_id)
    same = [row for row in _sections(facts.id) if row.kind is section.kind]
    if section not in same:
        raise NotFound
    before = same.index(section)
    wanted = command.place - 1 if command.place is not None else before + (-1 if command.up else 1)
    places = [row.position for row in same]
    same.insert(max(0, min(wanted, len(same) - 1)), same.pop(before))
    for row, position in zip(same, places, strict=True):
        row.position = position
    submissions.remember(actor, key, "minutes_section", section.id)
    moved = {"position": (None, section.position)}
    audit.record(actor, "pindahkan_bagian", "minutes_section", section.id, meeting_id=facts.id, changes=moved)
    return section.id


@transactional
def withdraw_section(actor: Actor, command: WithdrawSection, key: str = "") -> int:
    """Take a section without content off the minutes; gives the meeting's id. Raises RuleViolation, Conflict."""
    facts = authorised(actor, subjects.section(actor, command.section_id))
    if (done := submissions.done_before(actor, key, "withdrawn_section")) is not None:
        return done
    check_open(facts)
    if db.session.get_one(MinutesSection, command.section_id).withdrawn_at is not None:
        raise NotFound
    versions.bump(MinutesSection, command.section_id, command.version, withdrawn_at=clock.now())
    for table in (MinutesPoint, MinutesQuestion):
        standing = select(table.id).where(table.section_id == command.section_id, table.withdrawn_at.is_(None))
        if db.session.scalar(standing.limit(1)) is not None:
            raise RuleViolation("", NOT_EMPTY)
    submissions.remember(actor, key, "withdrawn_section", facts.id)
    audit.record(actor, "tarik_bagian", "minutes_section", command.section_id, meeting_id=facts.id)
    return facts.id


def _sections(meeting_id: int) -> list[MinutesSection]:
    return list(
        db.session.scalars(
            select(MinutesSection)
            .where(MinutesSection.meeting_id == meeting_id, MinutesSection.withdrawn_at.is_(None))
            .order_by(MinutesSection.position, MinutesSection.id)
        )
    )
