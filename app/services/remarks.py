"""Remarks at points of a draft notula: leaving, accepting, answering one. The text is changed in minutes_points."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import update

from app import clock
from app.db import changed_rows, db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.domain.remarks import RemarkState
from app.domain.roles import Actor
from app.models.minutes import Minutes, MinutesPoint
from app.models.writing import PointRemark
from app.queries.point_place import point_subject
from app.queries.remarks import remark_at, remark_subject
from app.services import audit, submissions
from app.services.authorisation import authorise
from app.services.minutes_writing import lock_minutes, sees

CLOSED = "Notula sudah disetujui, sehingga catatan pembaca tidak lagi dapat diberikan atau ditanggapi."
SETTLED = "Catatan ini sudah ditanggapi. Muat ulang halaman untuk membaca tanggapannya."


@dataclass(frozen=True, kw_only=True)
class AddRemark:
    """What a reader says to a point."""

    meeting_id: int
    point_id: int
    text: str


@dataclass(frozen=True, kw_only=True)
class AnswerRemark:
    """What a writer answers to a remark that leaves the text as it is."""

    meeting_id: int
    remark_id: int
    answer: str


@transactional
def add_remark(actor: Actor, command: AddRemark, key: str = "") -> int:
    """Leave a remark at a standing point that the reader sees; gives the remark."""
    facts = point_subject(actor, command.meeting_id, command.point_id)
    authorise(actor, Permission.MINUTES_REMARK, facts)
    _check_seen(actor, facts, command.point_id)
    if (done := submissions.done_before(actor, key, "point_remark")) is not None:
        return done
    if not command.text:
        raise RuleViolation("text", "Tulis catatan untuk butir ini.")
    head = _draft(facts)
    row = PointRemark(
        government_id=facts.government_id,
        meeting_id=facts.id,
        point_id=command.point_id,
        text=command.text,
        by_user_id=actor.user_id,
        by_name=actor.name,
        at=clock.now(),
        state=RemarkState.TERBUKA,
    )
    db.session.add(row)
    db.session.flush()  # the submission needs the remark's id
    return _done(actor, facts, head, "beri_catatan", row.id, key)


@transactional
def accept_remark(actor: Actor, meeting_id: int, remark_id: int, key: str = "") -> int:
    """Say that a remark is taken up in the text; gives the remark."""
    return _settle(actor, meeting_id, remark_id, RemarkState.DITERIMA, None, key)


@transactional
def answer_remark(actor: Actor, command: AnswerRemark, key: str = "") -> int:
    """Answer a remark in words; gives the remark."""
    return _settle(actor, command.meeting_id, command.remark_id, RemarkState.DIJAWAB, command.answer, key)


def _settle(actor: Actor, meeting_id: int, remark_id: int, state: RemarkState, answer: str | None, key: str) -> int:
    facts = remark_subject(actor, meeting_id, remark_id)
    authorise(actor, Permission.MINUTES_WRITE, facts)
    _check_seen(actor, facts, remark_at(actor, meeting_id, remark_id).point_id)
    if (done := submissions.done_before(actor, key, "point_remark")) is not None:
        return done
    if state is RemarkState.DIJAWAB and not answer:
        raise RuleViolation("answer", "Tulis jawaban atas catatan ini.")
    head = _draft(facts)
    # One answer counts: of two who settle it at once, the second is told.
    waiting = update(PointRemark).where(PointRemark.id == remark_id, PointRemark.state == RemarkState.TERBUKA)
    values = {"state": state, "answer": answer, "answered_by_name": actor.name, "answered_at": clock.now()}
    if not changed_rows(waiting.values(**values)):
        raise RuleViolation("", SETTLED)
    db.session.expire(remark_at(actor, meeting_id, remark_id))
    act = "terima_catatan" if state is RemarkState.DITERIMA else "jawab_catatan"
    return _done(actor, facts, head, act, remark_id, key)


def _check_seen(actor: Actor, facts: MeetingFacts, point_id: int) -> None:
    """A point that is closed to the actor is a missing one. Raises NotFound."""
    point = db.session.get_one(MinutesPoint, point_id)
    if not sees(actor, facts, point.id, point.confidentiality):
        raise NotFound


def _draft(facts: MeetingFacts) -> Minutes:
    """The head of minutes that are not approved, held until the end. Raises RuleViolation."""
    head = lock_minutes(facts.id)
    if head is None or head.status is MinutesStatus.DISETUJUI:
        raise RuleViolation("", CLOSED)
    return head


def _done(actor: Actor, facts: MeetingFacts, head: Minutes, act: str, remark_id: int, key: str) -> int:
    submissions.remember(actor, key, "point_remark", remark_id)
    # No words: a remark may repeat what its point closes.
    audit.record(actor, act, "minutes", head.id, meeting_id=facts.id)
    return remark_id
