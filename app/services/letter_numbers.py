"""The own number register, off by default: numbers drawn without gaps, reserved, or cancelled and never used again."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from app import clock
from app.db import changed_rows, db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.letters import LetterKind, NumberState
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.letters import Letter, NumberEntry, NumberSeries
from app.queries import subjects
from app.queries.settings import OWN_REGISTER
from app.services import audit, submissions
from app.services.authorisation import authorise
from app.services.settings import keep_setting


@transactional
def draw_number(
    actor: Actor, meeting_id: int, kind: LetterKind, year: int, letter_id: int | None = None, key: str = ""
) -> int:
    """The next number of a kind in a year, entered in the register; gives the register row's id.

    Without a letter the number is reserved. The series is locked until the end of the transaction, so a number is
    never given twice, and one that was drawn in vain is given again because the whole transaction is undone.
    """
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if (done := submissions.done_before(actor, key, "number")) is not None:
        return done
    _check_letter(meeting_id, letter_id)
    series = _locked_series(actor.government_id, kind, year)
    entry = NumberEntry(
        government_id=actor.government_id,
        series_id=series.id,
        number=series.next,
        state=NumberState.RESERVED if letter_id is None else NumberState.ISSUED,
        letter_id=letter_id,
        at=clock.now(),
    )
    series.next += 1
    db.session.add(entry)
    db.session.flush()  # the id is handed back and remembered
    submissions.remember(actor, key, "number", entry.id)
    audit.record(
        actor, "ambil_nomor", "number", entry.id, meeting_id=meeting_id, changes={"number": (None, entry.number)}
    )
    return entry.id


@transactional
def set_own_register(actor: Actor, is_on: bool, version: int, key: str = "") -> None:
    """Turn the own register on or off; numbers that were given stay. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if submissions.done_before(actor, key, "setting") is not None:
        return
    keep_setting(actor, OWN_REGISTER, is_on, version, key)


@transactional
def cancel_number(actor: Actor, meeting_id: int, entry_id: int, reason: str) -> int:
    """Mark a number as batal; it stays in the register with its reason. Raises RuleViolation when it is already."""
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if not reason:
        raise RuleViolation("reason", "Tulis alasan pembatalan nomor.")
    known = select(NumberEntry.id).where(NumberEntry.id == entry_id, NumberEntry.government_id == actor.government_id)
    if db.session.scalar(known) is None:
        raise NotFound
    cancelled = changed_rows(
        update(NumberEntry)
        .where(NumberEntry.id == entry_id, NumberEntry.state != NumberState.VOID)
        .values(state=NumberState.VOID, reason=reason, at=clock.now())
    )
    if cancelled != 1:
        raise RuleViolation("", "Nomor ini sudah dibatalkan.")
    audit.record(actor, "batalkan_nomor", "number", entry_id, meeting_id=meeting_id, changes={"reason": (None, reason)})
    return entry_id


def _check_letter(meeting_id: int, letter_id: int | None) -> None:
    if letter_id is None:
        return
    letter = select(Letter.id).where(Letter.id == letter_id, Letter.meeting_id == meeting_id)
    if db.session.scalar(letter) is None:
        raise RuleViolation("letter_id", "Surat ini bukan surat rapat tersebut. Pilih kembali.")


def _locked_series(government_id: int, kind: LetterKind, year: int) -> NumberSeries:
    """The series, made when absent, held until the end of the transaction."""
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    db.session.execute(
        insert(NumberSeries)
        .values(government_id=government_id, kind=kind.value, year=year, next=1)
        .on_conflict_do_nothing(index_elements=["government_id", "kind", "year"])
    )
    return db.session.scalars(
        select(NumberSeries)
        .where(NumberSeries.government_id == government_id, NumberSeries.kind == kind.value, NumberSeries.year == year)
        .with_for_update()
    ).one()
