"""Putting a line of quick notes right: another kind, another agency, other words; withdrawing it, bringing it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.domain.quick_notes import LineKind, accept
from app.domain.roles import Actor
from app.models.action_items import ActionItem
from app.models.minutes import Conclusion, MinutesPoint, MinutesQuestion
from app.models.writing import NoteLine
from app.services import audit, submissions, versions
from app.services.minutes_writing import UNKNOWN_PERSON, check_open, is_closed, sees, writing
from app.services.note_line_items import take_item_off
from app.services.note_line_page import NotePage
from app.services.note_line_prints import row_print
from app.services.note_line_reading import Reading, clean_line, reading_of
from app.services.note_line_rows import take_off
from app.services.note_line_state import page_of_line, with_speaker
from app.services.note_lines import write_line
from app.services.posted_rows import CLOSED

CHANGED_ELSEWHERE = (
    "Isi baris ini sudah diubah atau dihapus pada halaman lain, sehingga tidak dibaca ulang dari ketikan semula. "
    "Ubah di halaman notula."
)
CLOSED_ROW = "Isi baris ini dibatasi kerahasiaannya. Ubah di halaman notula."
NO_SUGGESTION = "Saran ini sudah tidak berlaku. Pilih kembali dari yang tampil."
NO_TEXT = "Baris tidak boleh kosong. Tarik barisnya bila tidak diperlukan."


@dataclass(frozen=True, kw_only=True)
class CorrectLine:
    """What a person changes of one line: its kind, its words, its speaker (0 is nobody), or one suggested name."""

    meeting_id: int
    line_id: int
    version: int
    kind: LineKind | None = None
    text: str | None = None
    speaker_id: int | None = None
    suggestion: int | None = None


@transactional
def correct_line(actor: Actor, command: CorrectLine, key: str = "") -> int:
    """Read the line anew and make its row again; gives its id. Raises Conflict, RuleViolation, NotFound."""
    facts = writing(actor, command.meeting_id)
    if (done := submissions.done_before(actor, key, "note_line")) is not None:
        return done
    check_open(facts)
    line = _line(facts, command.line_id, command.version)
    _check_own(actor, facts, line)
    before = line.edited or line.raw
    with page_of_line(actor, facts, line) as page:
        reading = _read_anew(page, line, command)
        _make_again(page, line, reading)
    after = line.edited or line.raw
    submissions.remember(actor, key, "note_line", line.id)
    hide = is_closed(facts, Confidentiality.BIASA)
    changes = {f"baris {line.id}: text": (CLOSED, CLOSED) if hide else (before, after)}
    audit.record(actor, "perbaiki_catatan", "minutes", facts.id, meeting_id=facts.id, changes=changes)
    return line.id


@transactional
def withdraw_line(actor: Actor, meeting_id: int, line_id: int, version: int, key: str = "") -> int:
    """Take the line and its row off; gives its id. Raises Conflict, RuleViolation, NotFound."""
    facts = writing(actor, meeting_id)
    if (done := submissions.done_before(actor, key, "note_line")) is not None:
        return done
    check_open(facts)
    line = _line(facts, line_id, version)
    _check_own(actor, facts, line)
    with page_of_line(actor, facts, line) as page:
        _take_off(page, line)
        line.withdrawn_at = clock.now()
    submissions.remember(actor, key, "note_line", line.id)
    changes: audit.Changes = {f"baris {line.id}: ditarik": (False, True)}
    audit.record(actor, "tarik_catatan", "minutes", facts.id, meeting_id=facts.id, changes=changes)
    return line.id


@transactional
def restore_line(actor: Actor, meeting_id: int, line_id: int, version: int, key: str = "") -> int:
    """Bring a withdrawn line back with its row; gives its id. Raises Conflict, RuleViolation, NotFound."""
    facts = writing(actor, meeting_id)
    if (done := submissions.done_before(actor, key, "note_line")) is not None:
        return done
    check_open(facts)
    line = _line(facts, line_id, version)
    _check_class(actor, facts, line)
    with page_of_line(actor, facts, line) as page:
        line.withdrawn_at = None
        write_line(page, line, _read_again(page, line, LineKind(line.kind)))
    submissions.remember(actor, key, "note_line", line.id)
    changes: audit.Changes = {f"baris {line.id}: ditarik": (True, False)}
    audit.record(actor, "kembalikan_catatan", "minutes", facts.id, meeting_id=facts.id, changes=changes)
    return line.id


def _stored(facts: MeetingFacts, line_id: int) -> NoteLine:
    found = db.session.scalar(select(NoteLine).where(NoteLine.id == line_id, NoteLine.meeting_id == facts.id))
    if found is None:
        raise NotFound
    return found


def _line(facts: MeetingFacts, line_id: int, version: int) -> NoteLine:
    """The line as the person saw it. Raises Conflict when it was changed meanwhile."""
    _stored(facts, line_id)
    versions.bump(NoteLine, line_id, version)
    return _stored(facts, line_id)


def _read_anew(page: NotePage, line: NoteLine, command: CorrectLine) -> Reading:
    """The line with what the person changed of it."""
    forced = command.kind or (LineKind(line.kind) if line.is_corrected else None)
    if command.suggestion is not None:
        line.edited = _with_suggestion(page, line, forced, command.suggestion)
    if command.text is not None:
        typed = clean_line(command.text)
        if not typed:
            raise RuleViolation("text", NO_TEXT)
        line.edited = typed if typed != line.raw else None
    if command.kind is not None:
        line.is_corrected = True
    if command.speaker_id is not None:
        if command.speaker_id and command.speaker_id not in page.room.voices.by_id:
            raise RuleViolation("speaker_id", UNKNOWN_PERSON)
        page.room = with_speaker(page.room, command.speaker_id or None, "")
        line.understood = line.understood | {"is_speaker_set": True}
    return _read_again(page, line, forced)


def _with_suggestion(page: NotePage, line: NoteLine, kind: LineKind | None, key: int) -> str:
    """The line with the name of that key written in."""
    text = line.edited or line.raw
    for one in reading_of(page, text, kind).read.suggestions:
        if one.key == key:
            return accept(text, one)
    raise RuleViolation("suggestion", NO_SUGGESTION)


def _read_again(page: NotePage, line: NoteLine, kind: LineKind | None) -> Reading:
    """The line understood once more; a speaker whom a person chose stays, whatever the words say."""
    reading = reading_of(page, line.edited or line.raw, kind)
    if not line.understood.get("is_speaker_set"):
        return reading
    read = replace(reading.read, speaker_id=page.room.speaker_id, speaker_text="", names_speaker=True)
    return replace(reading, read=read)


def _make_again(page: NotePage, line: NoteLine, reading: Reading) -> None:
    """The old row goes where the line becomes something else; an answer leaves its question in any case."""
    is_set = bool(line.understood.get("is_speaker_set"))
    if reading.read.kind != line.kind or line.kind == LineKind.JAWAB:
        _take_off(page, line)
    write_line(page, line, reading)
    if is_set:
        line.understood = line.understood | {"is_speaker_set": True}


def _take_off(page: NotePage, line: NoteLine) -> None:
    if line.kind == LineKind.TINDAK_LANJUT and line.item_id is not None:
        take_item_off(page, line.item_id)
    else:
        take_off(page, line)


def _check_own(actor: Actor, facts: MeetingFacts, line: NoteLine) -> None:
    """Refuses a line whose row says something else by now: reading it anew would lose what others wrote."""
    _check_class(actor, facts, line)
    if row_print(line, LineKind(line.kind)) != line.understood.get("row", ""):
        raise RuleViolation("", CHANGED_ELSEWHERE)


def _check_class(actor: Actor, facts: MeetingFacts, line: NoteLine) -> None:
    """Refuses a line of which a row became stricter than its meeting: the line itself has no class."""
    for model, row_id in _rows(line):
        row = db.session.get(model, row_id)
        if row is None:
            continue
        if not sees(actor, facts, row.id, row.confidentiality):
            raise NotFound
        if row.confidentiality is not Confidentiality.BIASA:
            raise RuleViolation("", CLOSED_ROW)


def _rows(line: NoteLine) -> list[tuple[Any, int]]:
    named = (
        (MinutesPoint, line.point_id),
        (MinutesQuestion, line.question_id),
        (Conclusion, line.conclusion_id),
        (ActionItem, line.item_id),
    )
    return [(model, row_id) for model, row_id in named if row_id is not None]
