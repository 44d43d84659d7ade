"""Lines of quick notes: typed, pasted, put right, withdrawn and brought back. Each is one transaction.

What a line means is in domain/quick_notes, the rows it becomes in note_line_rows.py and note_line_items.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.domain.quick_notes import LineKind, Understood
from app.domain.roles import Actor
from app.models.meetings import Meeting
from app.models.writing import NoteLine
from app.services import audit
from app.services.minutes_sections import start_minutes
from app.services.minutes_writing import check_head, is_closed, lock_minutes, writing
from app.services.note_line_items import write_item
from app.services.note_line_page import NotePage, Place, sections_of
from app.services.note_line_prints import row_print
from app.services.note_line_reading import Reading, clean_line, kept, reading_of
from app.services.note_line_rows import write_answer, write_conclusion, write_figure, write_point, write_question
from app.services.note_line_state import page_after_last_line
from app.services.posted_rows import CLOSED
from app.services.submissions import KEY_OF_ANOTHER_FORM

_ROWS = {
    LineKind.BUTIR: write_point,
    LineKind.TANYA: write_question,
    LineKind.MASUKAN: write_question,
    LineKind.JAWAB: write_answer,
    LineKind.DATA: write_figure,
    LineKind.KESIMPULAN: write_conclusion,
}


@dataclass(frozen=True, kw_only=True)
class TypedLine:
    """A line as typed; `client_key` is the browser's own name of it, so that sent twice it stands once."""

    client_key: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AddLines:
    """Lines in the order in which they were typed.

    `section_id` and `speaker_id` where the person chose them since the last line; speaker 0 is nobody.
    """

    meeting_id: int
    lines: tuple[TypedLine, ...]
    section_id: int | None = None
    speaker_id: int | None = None


@transactional
def add_lines(actor: Actor, command: AddLines) -> list[int]:
    """Write lines into the record and give their ids; a line that stood already is not written again.

    Begins the minutes with the usual sections where there are none. Raises RuleViolation.
    """
    facts = writing(actor, command.meeting_id)
    keys = [line.client_key for line in command.lines]
    # Behind the lock, since the same line may have been sent twice at once.
    head = lock_minutes(facts.id)
    stored = _stored(actor, facts, keys)
    if all(key in stored for key in keys):
        return [stored[key] for key in keys]
    check_head(head)
    sections = sections_of(facts.id)
    if not sections:
        sections = _begun(actor, facts)
        stored = _stored(actor, facts, keys)
    added: dict[str, str] = {}
    with page_after_last_line(actor, facts, sections, command.section_id, command.speaker_id) as page:
        for typed in command.lines:
            text = clean_line(typed.text)
            if typed.client_key in stored or not text:
                continue
            line = _new_line(page, typed.client_key, text)
            stored[typed.client_key] = line.id
            added[f"baris baru {line.id}"] = CLOSED if is_closed(facts, Confidentiality.BIASA) else text
    changes: audit.Changes = {name: (None, words) for name, words in added.items()}
    audit.record(actor, "catat_cepat", "minutes", facts.id, meeting_id=facts.id, changes=changes)
    return [stored[line.client_key] for line in command.lines if line.client_key in stored]


def _stored(actor: Actor, facts: MeetingFacts, keys: list[str]) -> dict[str, int]:
    """Lines of these keys that stand already. Raises RuleViolation for a key that a line of another meeting has."""
    rows = db.session.execute(
        select(NoteLine.client_key, NoteLine.id, NoteLine.meeting_id).where(
            NoteLine.by_user_id == actor.user_id, NoteLine.client_key.in_(keys)
        )
    ).all()
    if any(row.meeting_id != facts.id for row in rows):
        raise RuleViolation("", KEY_OF_ANOTHER_FORM)
    return {row.client_key: row.id for row in rows}


def _begun(actor: Actor, facts: MeetingFacts) -> list[Place]:
    """The usual sections; of two who type the first line at once one makes them."""
    db.session.execute(select(Meeting.id).where(Meeting.id == facts.id).with_for_update())
    if not (standing := sections_of(facts.id)):
        start_minutes(actor, facts.id)
        standing = sections_of(facts.id)
    return standing


def _new_line(page: NotePage, key: str, text: str) -> NoteLine:
    line = NoteLine(
        government_id=page.facts.government_id,
        meeting_id=page.facts.id,
        client_key=key,
        raw=text,
        kind=LineKind.KOSONG,
        plain_kind=page.room.plain_kind,
        notes=[],
        understood={},
        by_user_id=page.actor.user_id,
        typed_at=clock.now(),
    )
    write_line(page, line, reading_of(page, text))
    db.session.add(line)
    db.session.flush()  # the audit and the browser name the line
    return line


def write_line(page: NotePage, line: NoteLine, reading: Reading) -> None:
    """Make the row of a reading, and remember in the line what was understood and who speaks from here on."""
    read = reading.read
    notes = list(reading.notes)
    if _is_somebody_else(page, read):
        page.came_from_nothing()
    if read.kind is LineKind.BAGIAN:
        if read.section_kind is not None:
            page.current = page.section_called(read.section_kind, read.text[:_TITLE_MAX])
        page.came_from_nothing()
    elif read.kind is LineKind.TINDAK_LANJUT:
        notes += write_item(page, line, read)
    elif read.kind in _ROWS:
        _ROWS[read.kind](page, line, read)
    page.room = page.room.after(read)
    line.kind = read.kind
    line.notes = list(dict.fromkeys(notes))
    line.section_id = page.current.id
    line.speaker_id = page.room.speaker_id
    line.speaker_text = page.room.speaker_text or None
    line.plain_kind = page.room.plain_kind
    line.understood = kept(page, read) | {"row": row_print(line, read.kind)}


_TITLE_MAX = 300


def _is_somebody_else(page: NotePage, read: Understood) -> bool:
    """Another speaker begins, so that what he says does not come from what was said before."""
    if not read.names_speaker or read.kind in _PASSING:
        return False
    return (read.speaker_id, read.speaker_text) != (page.room.speaker_id, page.room.speaker_text)


#: A question and its answer belong together whoever speaks; conclusions and items may name who stated them.
_PASSING = frozenset({LineKind.TANYA, LineKind.MASUKAN, LineKind.JAWAB, LineKind.DATA})
