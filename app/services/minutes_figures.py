"""Figures that were quoted and service contacts that were made known: two lists, each saved as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any

from sqlalchemy import select

from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor
from app.domain.writing import MinutesPart
from app.models.minutes import Figure, ServiceContact
from app.services import audit, minutes_edits, row_keys, submissions
from app.services.audit import Changes
from app.services.minutes_writing import People, check_open, is_closed, writing
from app.services.posted_rows import CLOSED, arrange, place_rows, without_gone

NO_VALUE = "Isi angkanya, atau tuliskan nilainya dengan kata-kata."


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """One quoted figure: a number, or words where none was said; the rest as far as stated."""

    id: int | None = None
    indicator: str
    value: Decimal | None = None
    value_text: str | None = None
    unit: str | None = None
    area: str | None = None
    period_text: str | None = None
    source: str | None = None
    speaker_id: int | None = None
    speaker_text: str | None = None
    #: The browser's own name of a row that has no id yet.
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class SaveFigures:
    """All figures of the page in order, and those taken off. `version` is that of the minutes."""

    meeting_id: int
    version: int
    figures: tuple[FigureRow, ...] = ()
    removed_ids: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, kw_only=True)
class ContactRow:
    """A service that people can reach; the number may be unknown."""

    id: int | None = None
    name: str
    number: str | None = None
    purpose: str | None = None
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class SaveContacts:
    """All contacts of the page in order, and those taken off. `version` is that of the minutes."""

    meeting_id: int
    version: int
    contacts: tuple[ContactRow, ...] = ()
    removed_ids: frozenset[int] = field(default_factory=frozenset)


@transactional
def save_figures(actor: Actor, command: SaveFigures, key: str = "") -> int:
    """Write the list of figures; gives the meeting's id. Raises RuleViolation, Conflict."""
    facts = writing(actor, command.meeting_id)
    if (done := submissions.done_before(actor, key, "figures")) is not None:
        return done
    check_open(facts)
    changes = write_figures(actor, facts, command)
    submissions.remember(actor, key, "figures", facts.id)
    audit.record(actor, "simpan_angka", "meeting", facts.id, meeting_id=facts.id, changes=changes)
    return facts.id


@transactional
def save_contacts(actor: Actor, command: SaveContacts, key: str = "") -> int:
    """Write the list of service contacts; gives the meeting's id. Raises RuleViolation, Conflict."""
    facts = writing(actor, command.meeting_id)
    if (done := submissions.done_before(actor, key, "contacts")) is not None:
        return done
    check_open(facts)
    changes = write_contacts(actor, facts, command)
    submissions.remember(actor, key, "contacts", facts.id)
    audit.record(actor, "simpan_kontak", "meeting", facts.id, meeting_id=facts.id, changes=changes)
    return facts.id


def write_figures(actor: Actor, facts: MeetingFacts, command: SaveFigures) -> Changes:
    """Part of the use cases that save the list: they check right and freeze and write the audit. Raises Conflict."""
    people = People(facts.id)
    for number, row in enumerate(command.figures):
        people.check(f"figures-{number}-speaker_id", row.speaker_id, row.speaker_text)
        if row.value is None and not row.value_text:
            raise RuleViolation(f"figures-{number}-value", NO_VALUE)
    return _save(actor, facts, _FIGURES, command.version, command.figures, command.removed_ids)


def write_contacts(actor: Actor, facts: MeetingFacts, command: SaveContacts) -> Changes:
    """As `write_figures`, for the contacts."""
    return _save(actor, facts, _CONTACTS, command.version, command.contacts, command.removed_ids)


@dataclass(frozen=True)
class _List:
    """Rows that nothing points at: one that is taken off is deleted. `text` is the field that tells what a row says."""

    part: MinutesPart
    model: Any
    key: str
    field: str
    text: str
    noun: str


_FIGURES = _List(MinutesPart.ANGKA, Figure, row_keys.FIGURE_KEY, "figures", "indicator", "angka")
_CONTACTS = _List(MinutesPart.KONTAK, ServiceContact, row_keys.CONTACT_KEY, "contacts", "name", "kontak")


def _save(
    actor: Actor, facts: MeetingFacts, one: _List, version: int, posted: Any, removed_ids: frozenset[int]
) -> Changes:
    with minutes_edits.recorded(actor, facts, one.part):
        minutes_edits.bump_list(facts, one.part, version)
        made: list[tuple[str, Any]] = []
        changes = _write(facts, one, row_keys.with_known_ids(actor, posted, one.key), removed_ids, made)
        row_keys.remember_new(actor, made, one.key)
    return changes


def _write(facts: MeetingFacts, one: _List, posted: Any, removed_ids: frozenset[int], made: list[Any]) -> Changes:
    model = one.model
    stored = list(
        db.session.scalars(select(model).where(model.meeting_id == facts.id).order_by(model.position, model.id))
    )
    arranged = arrange(
        stored,
        without_gone(model, [row.id for row in posted], stored),
        [row_id for row_id in without_gone(model, list(removed_ids), stored) if row_id is not None],
        field=one.field,
        text=one.text,
    )
    changes = place_rows(
        arranged,
        posted,
        lambda values: model(government_id=facts.government_id, meeting_id=facts.id, **values),
        noun=one.noun,
        text=one.text,
        closed=partial(is_closed, facts),
        made=made,
    )
    for row in arranged.removed:
        db.session.delete(row)
        words = CLOSED if is_closed(facts, Confidentiality.BIASA) else getattr(row, one.text)
        changes[f"{one.noun} {row.id}: dihapus"] = (words, None)
    return changes
