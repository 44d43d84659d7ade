"""Questions and inputs from the floor with their answers, and the tanya jawab as a whole."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial

from sqlalchemy import select

from app.db import db, transactional
from app.domain.errors import Conflict, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.domain.minutes import QuestionForm
from app.domain.roles import Actor
from app.models.minutes import MinutesQuestion, MinutesSection, QuestionSession
from app.services import audit, row_keys, submissions, versions
from app.services.audit import Changes
from app.services.minutes_writing import People, check_open, is_closed, lock_minutes, sees, writing
from app.services.posted_rows import arrange_withdrawable, place_rows, withdraw_rows

EMPTY_QUESTION = "Isi paling sedikit satu: penanya, isi pertanyaan atau masukan, penjawab, atau jawaban."

HELD_UNKNOWN = "Pilih apakah sesi dilaksanakan, atau kosongkan waktu, pihak, dan topiknya."


@dataclass(frozen=True, kw_only=True)
class QuestionRow:
    """One question or input as posted; without an id it is new. What was asked, or answered, may be unknown."""

    id: int | None = None
    form: QuestionForm = QuestionForm.PERTANYAAN
    asker_id: int | None = None
    asker_text: str | None = None
    question: str | None = None
    answerer_id: int | None = None
    answerer_text: str | None = None
    answer: str | None = None
    confidentiality: Confidentiality = Confidentiality.BIASA
    #: The browser's own name of a row that has no id yet.
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class SaveQuestionSession:
    """What is known of the whole session. `held` None: nothing is noted any more. `version` 0: none was noted yet."""

    meeting_id: int
    version: int = 0
    held: bool | None
    time_text: str | None = None
    parties: tuple[str, ...] = ()
    topic: str | None = None
    content_recorded: bool = True


def write_questions(
    actor: Actor,
    facts: MeetingFacts,
    section: MinutesSection,
    questions: tuple[QuestionRow, ...],
    removed_ids: frozenset[int],
    people: People,
) -> Changes:
    """Part of `minutes_points.save_section`, which has checked right and version and writes the audit."""
    questions = row_keys.with_known_ids(actor, questions, row_keys.QUESTION_KEY)
    made: list[tuple[str, MinutesQuestion]] = []
    arranged = arrange_withdrawable(
        _stored(section.id),
        [row.id for row in questions],
        removed_ids,
        field="questions",
        text="question",
        sees=lambda row: sees(actor, facts, row.id, row.confidentiality),
    )
    for number, posted in enumerate(questions):
        _check(number, posted, people)
    changes = place_rows(
        arranged,
        questions,
        lambda values: MinutesQuestion(
            government_id=facts.government_id, meeting_id=facts.id, section_id=section.id, **values
        ),
        noun="tanya jawab",
        text="question",
        closed=partial(is_closed, facts),
        made=made,
    ) | withdraw_rows(arranged, "tanya jawab")
    row_keys.remember_new(actor, made, row_keys.QUESTION_KEY)
    return changes


def _stored(section_id: int) -> list[MinutesQuestion]:
    """Rows of the section in their order, withdrawn ones too."""
    rows = select(MinutesQuestion).where(MinutesQuestion.section_id == section_id)
    return list(db.session.scalars(rows.order_by(MinutesQuestion.position, MinutesQuestion.id)))


def _check(number: int, row: QuestionRow, people: People) -> None:
    people.check(f"questions-{number}-asker_id", row.asker_id, row.asker_text)
    people.check(f"questions-{number}-answerer_id", row.answerer_id, row.answerer_text)
    if not (row.asker_id or row.asker_text or row.question or row.answerer_id or row.answerer_text or row.answer):
        raise RuleViolation(f"questions-{number}-question", EMPTY_QUESTION)


@transactional
def save_question_session(actor: Actor, command: SaveQuestionSession, key: str = "") -> int:
    """Note, change or take back what is known of the session; gives the meeting's id. Raises Conflict."""
    facts = writing(actor, command.meeting_id)
    if (done := submissions.done_before(actor, key, "question_session")) is not None:
        return done
    check_open(facts)
    if command.held is None and (command.time_text or command.parties or command.topic):
        raise RuleViolation("held", HELD_UNKNOWN)
    lock_minutes(facts.id)
    stored = db.session.scalar(select(QuestionSession).where(QuestionSession.meeting_id == facts.id))
    if (stored.version if stored else 0) != command.version:
        raise Conflict(version=stored.version if stored else 0)
    values = {name: value for name, value in asdict(command).items() if name not in ("meeting_id", "version")}
    values["parties"] = list(command.parties)
    changes = {name: (getattr(stored, name, None), value) for name, value in values.items()}
    if stored is not None and command.held is None:
        db.session.delete(stored)
    elif stored is not None:
        versions.bump(QuestionSession, stored.id, command.version, **values)
    elif command.held is not None:
        db.session.add(QuestionSession(government_id=facts.government_id, meeting_id=facts.id, **values))
    submissions.remember(actor, key, "question_session", facts.id)
    if is_closed(facts, Confidentiality.BIASA):
        changes = {}
    audit.record(actor, "simpan_sesi_tanya_jawab", "meeting", facts.id, meeting_id=facts.id, changes=changes)
    return facts.id
