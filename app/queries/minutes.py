"""What stands in the minutes of one meeting, as one reader may see it: for its page, its forms and its paper."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts, PartFacts
from app.domain.meetings import stricter
from app.domain.minutes import SectionKind
from app.domain.roles import Actor
from app.domain.sheets import Session
from app.domain.sight import sees_part
from app.models.minutes import (
    Conclusion,
    Figure,
    Minutes,
    MinutesPoint,
    MinutesQuestion,
    MinutesSection,
    QuestionSession,
    ServiceContact,
)
from app.queries import subjects
from app.queries.minutes_people import People, people_of
from app.queries.minutes_views import (
    ConclusionView,
    ContactView,
    FigureView,
    MinutesHead,
    MinutesRecord,
    PointView,
    QuestionView,
    SectionView,
)


def section_subject(actor: Actor, meeting_id: int, section_id: int) -> MeetingFacts:
    """Subject of permissions for addresses with a meeting and a standing section of it. Raises NotFound."""
    return _section(actor, meeting_id, section_id, MinutesSection.withdrawn_at.is_(None))


def section_even_withdrawn(actor: Actor, meeting_id: int, section_id: int) -> MeetingFacts:
    """The same for the page that withdraws a section, so that sending it twice leads to the same end."""
    return _section(actor, meeting_id, section_id)


def _section(actor: Actor, meeting_id: int, section_id: int, *conditions: ColumnElement[bool]) -> MeetingFacts:
    found = db.session.scalar(
        select(MinutesSection.id).where(
            MinutesSection.id == section_id,
            MinutesSection.meeting_id == meeting_id,
            MinutesSection.government_id == actor.government_id,
            *conditions,
        )
    )
    if found is None:
        raise NotFound
    return subjects.meeting(actor, meeting_id)


def minutes_record(actor: Actor, facts: MeetingFacts) -> MinutesRecord:
    """The minutes as the actor may see them, after a permission check: six statements, whatever their length."""
    people = people_of(facts.id)
    return MinutesRecord(
        head=head_of(facts.id, people),
        sections=sections_of(actor, facts, people),
        questions=questions_of(actor, facts, people),
        contacts=contacts_of(facts.id),
        conclusions=conclusions_of(actor, facts),
        people=people,
    )


def head_of(meeting_id: int, people: People) -> MinutesHead | None:
    """Head, session and figures in one statement."""
    rows = db.session.execute(
        select(Minutes, QuestionSession, Figure)
        .outerjoin(QuestionSession, QuestionSession.meeting_id == Minutes.meeting_id)
        .outerjoin(Figure, Figure.meeting_id == Minutes.meeting_id)
        .where(Minutes.meeting_id == meeting_id)
        .order_by(Figure.position, Figure.id)
    ).all()
    if not rows:
        return None
    minutes: Minutes = rows[0][0]
    session: QuestionSession | None = rows[0][1]
    figures: list[Figure | None] = [row[2] for row in rows]
    return MinutesHead(
        version=minutes.version,
        status=minutes.status,
        approved=minutes.approved_at is not None,
        session=_session(session) if session is not None else None,
        session_version=session.version if session is not None else 0,
        figures=tuple(_figure(row, people) for row in figures if row is not None),
    )


def _session(row: QuestionSession) -> Session:
    return Session(
        held=row.held,
        time_text=row.time_text,
        parties=tuple(row.parties),
        topic=row.topic,
        content_recorded=row.content_recorded,
    )


def _figure(row: Figure, people: People) -> FigureView:
    return FigureView(
        id=row.id,
        indicator=row.indicator,
        value=row.value.normalize() if row.value is not None else None,
        value_text=row.value_text,
        unit=row.unit,
        area=row.area,
        period_text=row.period_text,
        source=row.source,
        speaker=people.party(row.speaker_id, row.speaker_text),
        speaker_id=row.speaker_id,
        speaker_text=row.speaker_text,
    )


def sections_of(
    actor: Actor, facts: MeetingFacts, people: People, section_id: int | None = None
) -> tuple[SectionView, ...]:
    """Sections with their standing points, in one statement; only one of them where `section_id` is given."""
    only = (MinutesSection.id == section_id,) if section_id is not None else ()
    rows = db.session.execute(
        select(MinutesSection, MinutesPoint)
        .outerjoin(
            MinutesPoint, and_(MinutesPoint.section_id == MinutesSection.id, MinutesPoint.withdrawn_at.is_(None))
        )
        .where(MinutesSection.meeting_id == facts.id, MinutesSection.withdrawn_at.is_(None), *only)
        .order_by(MinutesSection.position, MinutesSection.id, MinutesPoint.position, MinutesPoint.id)
    ).all()
    sections: dict[int, MinutesSection] = {section.id: section for section, _ in rows}
    points: dict[int, list[PointView]] = {}
    for section, point in rows:
        if point is not None:
            points.setdefault(section.id, []).append(_point(actor, facts, point, people))
    views = (
        SectionView(
            id=row.id, kind=row.kind, title=row.title, version=row.version, points=tuple(points.get(row.id, ()))
        )
        for row in sections.values()
    )
    return tuple(sorted(views, key=lambda view: list(SectionKind).index(view.kind)))


def _part(actor: Actor, facts: MeetingFacts, row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "own": row.confidentiality,
        "level": stricter(facts.confidentiality, row.confidentiality),
        "withheld": not sees_part(actor, PartFacts(row.id, facts, row.confidentiality)),
    }


def _point(actor: Actor, facts: MeetingFacts, row: MinutesPoint, people: People) -> PointView:
    part = _part(actor, facts, row)
    if part["withheld"]:
        return PointView(**part)
    return PointView(
        **part,
        text=row.text,
        kind=row.kind,
        speaker=people.party(row.speaker_id, row.speaker_text),
        speaker_id=row.speaker_id,
        speaker_text=row.speaker_text,
        addressee=row.addressee_text,
        quote=row.quote,
        context=row.context,
        answers_question_id=row.answers_question_id,
        stated_order=row.stated_order,
        order_note=row.stated_order_note,
    )


def questions_of(actor: Actor, facts: MeetingFacts, people: People) -> tuple[QuestionView, ...]:
    """Standing questions of all sections, in the order of sections and rows."""
    rows = db.session.scalars(
        select(MinutesQuestion)
        .join(MinutesSection, MinutesSection.id == MinutesQuestion.section_id)
        .where(MinutesQuestion.meeting_id == facts.id, MinutesQuestion.withdrawn_at.is_(None))
        .order_by(MinutesSection.position, MinutesSection.id, MinutesQuestion.position, MinutesQuestion.id)
    )
    return tuple(_question(actor, facts, row, people) for row in rows)


def _question(actor: Actor, facts: MeetingFacts, row: MinutesQuestion, people: People) -> QuestionView:
    part = _part(actor, facts, row) | {"section_id": row.section_id}
    if part["withheld"]:
        return QuestionView(**part)
    return QuestionView(
        **part,
        form=row.form,
        asker=people.party(row.asker_id, row.asker_text),
        asker_id=row.asker_id,
        asker_text=row.asker_text,
        question=row.question,
        answerer=people.party(row.answerer_id, row.answerer_text),
        answerer_id=row.answerer_id,
        answerer_text=row.answerer_text,
        answer=row.answer,
    )


def contacts_of(meeting_id: int) -> tuple[ContactView, ...]:
    """Service contacts in order."""
    rows = db.session.scalars(
        select(ServiceContact)
        .where(ServiceContact.meeting_id == meeting_id)
        .order_by(ServiceContact.position, ServiceContact.id)
    )
    return tuple(ContactView(id=row.id, name=row.name, number=row.number, purpose=row.purpose) for row in rows)


def conclusions_of(actor: Actor, facts: MeetingFacts) -> tuple[ConclusionView, ...]:
    """Standing conclusions in order."""
    rows = db.session.scalars(
        select(Conclusion)
        .where(Conclusion.meeting_id == facts.id, Conclusion.withdrawn_at.is_(None))
        .order_by(Conclusion.position, Conclusion.id)
    )
    return tuple(_conclusion(actor, facts, row) for row in rows)


def _conclusion(actor: Actor, facts: MeetingFacts, row: Conclusion) -> ConclusionView:
    part = _part(actor, facts, row)
    if part["withheld"]:
        return ConclusionView(**part)
    return ConclusionView(
        **part, text=row.text, origin_point_id=row.origin_point_id, origin_question_id=row.origin_question_id
    )
