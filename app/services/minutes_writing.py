"""What every write to minutes goes through: the right, the freeze, who is in the meeting, who becomes a reader."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select, union_all

from app import clock
from app.db import db
from app.domain.approval import FROZEN, closed_words
from app.domain.errors import NotFound, RuleViolation
from app.domain.facts import MeetingFacts, PartFacts
from app.domain.meetings import Confidentiality, stricter
from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.domain.sight import sees_part
from app.models.action_items import ActionItem
from app.models.files import StoredFile
from app.models.meetings import MeetingReader
from app.models.minutes import Conclusion, Minutes, MinutesPoint, MinutesQuestion
from app.models.participants import Participant
from app.queries import subjects
from app.services import versions
from app.services.authorisation import OPERATOR, authorise

FROZEN_ITEMS = (
    "Notula sudah disetujui, sehingga tindak lanjutnya tidak dapat ditambah. Asisten pengoordinasi atau Sekretaris "
    "Daerah dapat membuka kembali notula dengan alasan; tindak lanjut baru lalu tetap pada persetujuan berikutnya."
)
ONE_NAME = "Pilih dari daftar peserta atau ketik namanya, tidak keduanya."
UNKNOWN_PERSON = "Pembicara tidak ada dalam daftar peserta rapat ini. Pilih kembali dari daftar."
SECRET_ELSEWHERE = (
    "Rapat ini sudah memuat bagian rahasia bagi pembaca yang ditunjuk. Mintalah dicatat sebagai pembaca terlebih "
    "dahulu, atau pilih Terbatas."
)


def authorised(actor: Actor, facts: MeetingFacts) -> MeetingFacts:
    """First line of each use case: the actor may write these minutes, now."""
    authorise(actor, Permission.MINUTES_WRITE, facts)
    return facts


def writing(actor: Actor, meeting_id: int) -> MeetingFacts:
    """As `authorised`, by the meeting's id."""
    return authorised(actor, subjects.meeting(actor, meeting_id))


def check_open(facts: MeetingFacts, frozen: str = FROZEN) -> None:
    """Minutes are written while they are a Konsep: approved ones are frozen (decision 9), submitted ones wait.

    Holds their head, so that nothing is written while somebody approves them. `frozen` says why not, once approved.
    """
    check_head(lock_minutes(facts.id), frozen)


def check_head(head: Minutes | None, frozen: str = FROZEN) -> None:
    """The same by a head that is held already; None where the minutes were not begun."""
    words = closed_words(head.status if head is not None else MinutesStatus.KONSEP, frozen)
    if words is not None:
        raise RuleViolation("", words)


def bump_minutes(meeting_id: int, version: int) -> None:
    """The lists of a meeting's minutes share the version of its head. Raises Conflict, NotFound without minutes."""
    head = db.session.scalar(select(Minutes.id).where(Minutes.meeting_id == meeting_id))
    if head is None:
        raise NotFound
    versions.bump(Minutes, head, version)


def lock_minutes(meeting_id: int) -> Minutes | None:
    """The head of a meeting's minutes, held until the end: one writer at a time where no version is compared."""
    return db.session.scalar(
        select(Minutes)
        .where(Minutes.meeting_id == meeting_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def is_closed(facts: MeetingFacts, level: Confidentiality) -> bool:
    """Whether a part is closed to some of those who see ordinary meetings; its words then stay out of the history."""
    return stricter(facts.confidentiality, level) is not Confidentiality.BIASA


def sees(actor: Actor, facts: MeetingFacts, part_id: int, level: Confidentiality) -> bool:
    """Whether the writer sees a part; the operator of the server loads whole meetings."""
    return actor.user_id == OPERATOR or sees_part(actor, PartFacts(part_id, facts, level))


class People:
    """The participants of one meeting, against which the speakers of rows are checked."""

    def __init__(self, meeting_id: int) -> None:
        self._ids = frozenset(db.session.scalars(select(Participant.id).where(Participant.meeting_id == meeting_id)))

    def check(self, field: str, participant_id: int | None, typed: str | None) -> None:
        """A row names one of the participants, or somebody in words, or nobody. `field` is the path of the id."""
        if participant_id is None:
            return
        if typed:
            raise RuleViolation(field, ONE_NAME)
        if participant_id not in self._ids:
            raise RuleViolation(field, UNKNOWN_PERSON)


def let_writer_read(actor: Actor, facts: MeetingFacts, raised: Iterable[str]) -> None:
    """Who sets something to *rahasia* becomes a named reader at once, so that he still sees what he wrote.

    `raised` are the form fields that were set to rahasia. Call it before rows are written. It never opens what
    others had closed before: where rahasia parts exist already, only one of their readers may add another.
    """
    fields = list(raised)
    if not fields or actor.user_id == OPERATOR or actor.user_id in facts.reader_ids:
        return
    if _has_secrets(facts.id):
        raise RuleViolation(fields[0], SECRET_ELSEWHERE)
    db.session.add(
        MeetingReader(
            government_id=facts.government_id,
            meeting_id=facts.id,
            user_id=actor.user_id,
            granted_at=clock.now(),
            granted_by_user_id=actor.user_id,
        )
    )


def _has_secrets(meeting_id: int) -> bool:
    tables = (MinutesPoint, MinutesQuestion, Conclusion, ActionItem, StoredFile)
    secrets = union_all(
        *(
            select(table.id).where(table.meeting_id == meeting_id, table.confidentiality == Confidentiality.RAHASIA)
            for table in tables
        )
    ).limit(1)
    return db.session.execute(secrets).first() is not None
