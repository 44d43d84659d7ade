"""Saving a section: rows keep their ids, nothing closed is touched, stale and foreign things are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.db import db
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind, QuestionForm, SectionKind
from app.domain.roles import Role
from app.models.meetings import MeetingMinuteTaker, MeetingReader
from app.models.minutes import MinutesPoint, MinutesQuestion
from app.models.records import AuditEntry, AuditPayload
from app.services.minutes_points import PointRow
from app.services.minutes_questions import QuestionRow
from tests import factories
from tests.database import ON_POSTGRESQL
from tests.minutes_case import Case

RAHASIA = Confidentiality.RAHASIA


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def changes() -> str:
    """The payload of the newest audit entry."""
    return db.session.scalar(
        select(AuditPayload.payload)
        .join(AuditEntry, AuditEntry.id == AuditPayload.entry_id)
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )


def test_rows_keep_their_ids_through_edit_and_reorder(case):
    case.save(
        PointRow(id=case.second.id, text="Dua, diperbaiki", kind=PointKind.IMBAUAN, speaker_id=case.speaker.id),
        PointRow(text="Baru", speaker_text="Camat Bukit Bestari", addressee_text="lurah", quote="kutipan", context="k"),
        PointRow(id=case.first.id, text="Satu"),
    )
    standing = case.standing()
    assert [text for _, text in standing] == ["Dua, diperbaiki", "Baru", "Satu"]
    assert (standing[0][0], standing[2][0]) == (case.second.id, case.first.id)
    row = db.session.get_one(MinutesPoint, case.second.id)
    assert (row.kind, row.speaker_id) == (PointKind.IMBAUAN, case.speaker.id)
    assert case.version == 2
    assert "Dua, diperbaiki" in changes()


def test_removed_row_is_withdrawn_and_comes_back_with_its_id(case):
    case.save(PointRow(id=case.first.id, text="Satu"), removed_point_ids=frozenset({case.second.id}))
    assert [text for _, text in case.standing()] == ["Satu"]
    assert db.session.get_one(MinutesPoint, case.second.id).withdrawn_at is not None
    case.save(PointRow(id=case.first.id, text="Satu"), PointRow(id=case.second.id, text="Dua lagi"))
    assert case.standing() == [(case.first.id, "Satu"), (case.second.id, "Dua lagi")]


def test_row_that_was_not_on_the_page_stays_where_it_stood(case):
    case.save(PointRow(id=case.second.id, text="Dua"))
    assert [text for _, text in case.standing()] == ["Satu", "Dua"]


def test_stale_version_changes_nothing(case):
    case.save(PointRow(id=case.first.id, text="Satu A"))
    with pytest.raises(Conflict) as stale:
        case.save(PointRow(id=case.first.id, text="Satu B"), version=1)
    assert stale.value.version == 2
    assert case.standing()[0][1] == "Satu A"


def test_the_same_key_is_carried_out_once_even_when_stale(case):
    key = "kunci-" + "a" * 20
    case.save(PointRow(text="Sekali"), key=key)
    assert case.save(PointRow(text="Sekali"), version=1, key=key) == case.section.id
    assert [text for _, text in case.standing()].count("Sekali") == 1


@pytest.mark.parametrize("role", [Role.REPORTER, Role.AGENCY_HEAD, Role.OBSERVER, Role.SEKDA])
def test_who_sees_but_does_not_write_is_refused(case, role):
    other = factories.user(case.government, role, case.agency)
    with pytest.raises(NotAllowed):
        case.save(PointRow(text="x"), by=factories.actor(other))


def test_secretariat_of_another_agency_writes_only_when_named(case):
    other = factories.user(case.government, Role.SECRETARIAT, factories.agency(case.government))
    with pytest.raises(NotAllowed):
        case.save(PointRow(text="x"), by=factories.actor(other))
    factories.save(MeetingMinuteTaker(government_id=case.government.id, meeting_id=case.meeting.id, user_id=other.id))
    case.save(PointRow(text="Dari notulis"), by=factories.actor(other))
    assert "Dari notulis" in [text for _, text in case.standing()]


def test_another_government_finds_nothing(case):
    government = factories.government()
    stranger = factories.user(government, Role.SECRETARIAT, factories.agency(government))
    with pytest.raises(NotFound):
        case.save(PointRow(text="x"), by=factories.actor(stranger))


def test_foreign_ids_are_refused_at_their_row(case):
    other = Case()
    ours = PointRow(text="Satu")
    question = MinutesQuestion(
        government_id=other.government.id,
        meeting_id=other.meeting.id,
        section_id=other.section.id,
        position=0,
        question="?",
    )
    factories.save(question)
    for bad, field in (
        (replace(ours, id=other.first.id), "points-1-text"),
        (replace(ours, id=2**63 - 1), "points-1-text"),
        (replace(ours, speaker_id=other.speaker.id), "points-1-speaker_id"),
        (replace(ours, answers_question_id=question.id), "points-1-answers_question_id"),
        (replace(ours, speaker_id=case.speaker.id, speaker_text="Rustam"), "points-1-speaker_id"),
    ):
        with pytest.raises(RuleViolation) as refusal:
            case.save(ours, bad)
        assert refusal.value.field == field
    with pytest.raises(RuleViolation):
        case.save(ours, removed_point_ids=frozenset({other.first.id}))
    assert [text for _, text in case.standing()] == ["Satu", "Dua"]


def test_question_rows_live_in_the_discussion_only(case):
    with pytest.raises(RuleViolation):
        case.save(questions=(QuestionRow(question="Kapan?"),))
    talk = Case(kind=SectionKind.DISKUSI)
    talk.save(questions=(QuestionRow(form=QuestionForm.MASUKAN, asker_text="perwakilan kampus", answer="Dicatat"),))
    row = db.session.scalar(select(MinutesQuestion).where(MinutesQuestion.section_id == talk.section.id))
    assert (row.form, row.question, row.answer) == (QuestionForm.MASUKAN, None, "Dicatat")
    talk.save(PointRow(id=talk.first.id, text="Menanggapi", kind=PointKind.ARAHAN, answers_question_id=row.id))
    talk.save(removed_question_ids=frozenset({row.id}))
    assert db.session.get_one(MinutesQuestion, row.id).withdrawn_at is not None
    assert db.session.get_one(MinutesPoint, talk.first.id).answers_question_id == row.id
    with pytest.raises(RuleViolation) as refusal:
        talk.save(questions=(QuestionRow(),))
    assert refusal.value.field == "questions-0-question"


def test_who_sets_rahasia_is_a_reader_at_once(case):
    case.save(PointRow(id=case.first.id, text="Nama korban tidak dicatat", confidentiality=RAHASIA))
    readers = db.session.scalars(select(MeetingReader.user_id).where(MeetingReader.meeting_id == case.meeting.id))
    assert list(readers) == [case.writer.id]
    assert "Nama korban" not in changes()


def test_closed_rows_of_others_are_neither_seen_nor_moved_nor_opened(case):
    reader = factories.user(case.government, Role.SECRETARIAT, case.agency)
    factories.reader(case.meeting, reader)
    secret = factories.point(case.section, "Tertutup", confidentiality=RAHASIA)
    case.save(PointRow(id=case.second.id, text="Dua"), PointRow(id=case.first.id, text="Satu"))
    assert [text for _, text in case.standing()] == ["Dua", "Tertutup", "Satu"]
    with pytest.raises(RuleViolation):
        case.save(PointRow(id=secret.id, text="Ditimpa"))
    with pytest.raises(RuleViolation):
        case.save(removed_point_ids=frozenset({secret.id}))
    with pytest.raises(RuleViolation) as refusal:
        case.save(PointRow(id=case.first.id, text="Satu", confidentiality=RAHASIA))
    assert refusal.value.field == "points-0-confidentiality"
    assert not db.session.scalar(
        select(func.count()).select_from(MeetingReader).where(MeetingReader.user_id == case.writer.id)
    )


def test_approved_minutes_are_frozen(case):
    factories.approved(case.meeting)
    with pytest.raises(RuleViolation, match="sudah disetujui"):
        case.save(PointRow(text="Terlambat"))


TEXTS = st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=200).filter(
    str.strip
)
OPTIONAL = st.none() | TEXTS


@given(
    st.lists(
        st.builds(
            PointRow,
            text=TEXTS,
            kind=st.sampled_from(PointKind),
            speaker_text=OPTIONAL,
            addressee_text=OPTIONAL,
            quote=OPTIONAL,
            context=OPTIONAL,
            stated_order=st.none() | st.integers(1, 99),
        ),
        max_size=6,
    )
)
@settings(max_examples=10 if ON_POSTGRESQL else 25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_saved_is_read_back(case, rows):
    removed = frozenset(row_id for row_id, _ in case.standing())
    case.save(*rows, removed_point_ids=removed)
    stored = db.session.scalars(
        select(MinutesPoint)
        .where(MinutesPoint.section_id == case.section.id, MinutesPoint.withdrawn_at.is_(None))
        .order_by(MinutesPoint.position)
    )
    read = [
        PointRow(**{name: getattr(row, name) for name in PointRow.__dataclass_fields__ if name not in ("id", "key")})
        for row in stored
    ]
    assert read == rows
