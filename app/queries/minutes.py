"""What stands in the minutes of one meeting, as one reader may see it: for its page, its forms and its paper."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts, PartFacts
from app.domain.meetings import Confidentiality, stricter
from app.domain.minutes import MinutesStatus, PointKind, QuestionForm, SectionKind
from app.domain.roles import Actor
from app.domain.sheets import Session
from app.domain.sight import sees_part
from app.models.minutes import MinutesSection
from app.queries import subjects
from app.queries.keyset import AnyRow
from app.queries.minutes_people import People, people_of
from app.queries.minutes_rows import Rows, rows_of
from app.queries.minutes_views import (
    Beside,
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
    return _section_subject(actor, meeting_id, section_id, MinutesSection.withdrawn_at.is_(None))


def section_even_withdrawn(actor: Actor, meeting_id: int, section_id: int) -> MeetingFacts:
    """The same for the page that withdraws a section, so that sending it twice leads to the same end."""
    return _section_subject(actor, meeting_id, section_id)


def _section_subject(actor: Actor, meeting_id: int, section_id: int, *conditions: ColumnElement[bool]) -> MeetingFacts:
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
    """The minutes as the actor may see them, after a permission check."""
    people, rows = people_of(facts.id), rows_of(actor, facts.id)
    reading = _Reading(actor, facts, people)
    sections = reading.sections(rows)
    places = {section.id: place for place, section in enumerate(sections)}
    questions = [reading.question(row) for row in rows["question"]]
    return MinutesRecord(
        head=_head(rows, people),
        sections=sections,
        questions=tuple(sorted(questions, key=lambda row: places.get(row.section_id, len(places)))),
        contacts=tuple(ContactView(id=r.id, name=r.one, number=r.two, purpose=r.three) for r in rows["contact"]),
        conclusions=tuple(reading.conclusion(row) for row in rows["conclusion"]),
        people=people,
        beside=_beside(rows),
    )


def _head(rows: Rows, people: People) -> MinutesHead | None:
    if not rows["head"]:
        return None
    head, session = rows["head"][0], next(iter(rows["session"]), None)
    return MinutesHead(
        version=head.whole,
        status=MinutesStatus(head.code),
        approved=head.flag,
        session=_session(session) if session is not None else None,
        session_version=session.whole if session is not None else 0,
        figures=tuple(_figure(row, people) for row in rows["figure"]),
    )


def _session(row: AnyRow) -> Session:
    return Session(
        held=row.flag,
        time_text=row.one,
        parties=tuple(json.loads(row.three)),
        topic=row.two,
        content_recorded=row.flag_2,
    )


def _figure(row: AnyRow, people: People) -> FigureView:
    return FigureView(
        id=row.id,
        indicator=row.one,
        value=row.number.normalize() if row.number is not None else None,
        value_text=row.two,
        unit=row.three,
        area=row.four,
        period_text=row.five,
        source=row.six,
        speaker=people.party(row.who_id, row.who_text),
        speaker_id=row.who_id,
        speaker_text=row.who_text,
    )


def _beside(rows: Rows) -> Beside:
    return Beside(
        has_items=bool(rows["item"]),
        has_outputs=any(row.flag for row in rows["item"]),
        has_funding=bool(rows["funding"]),
        has_documentation=bool(rows["documentation"]),
        has_attendance=bool(rows["attendance"]),
        shows_place=rows["profile"][0].flag if rows["profile"] else None,
    )


class _Reading:
    """Rows with a class of their own, for one reader of one meeting: a closed one loses its words."""

    def __init__(self, actor: Actor, facts: MeetingFacts, people: People) -> None:
        self.actor, self.facts, self.people = actor, facts, people

    def _part(self, row: AnyRow) -> dict[str, Any]:
        own = Confidentiality(row.level)
        return {
            "id": row.id,
            "own": own,
            "level": stricter(self.facts.confidentiality, own),
            "withheld": not sees_part(self.actor, PartFacts(row.id, self.facts, own)),
        }

    def sections(self, rows: Rows) -> tuple[SectionView, ...]:
        """Sections in the order of the paper, with their points."""
        points: dict[int, list[PointView]] = {}
        for row in rows["point"]:
            points.setdefault(row.section_id, []).append(self.point(row))
        views = (
            SectionView(
                id=row.id,
                kind=SectionKind(row.code),
                title=row.one,
                version=row.whole,
                points=tuple(points.get(row.id, ())),
            )
            for row in rows["section"]
        )
        return tuple(sorted(views, key=lambda view: list(SectionKind).index(view.kind)))

    def point(self, row: AnyRow) -> PointView:
        part = self._part(row)
        if part["withheld"]:
            return PointView(**part)
        return PointView(
            **part,
            text=row.one,
            kind=PointKind(row.code),
            speaker=self.people.party(row.who_id, row.who_text),
            speaker_id=row.who_id,
            speaker_text=row.who_text,
            addressee=row.four,
            quote=row.two,
            context=row.three,
            answers_question_id=row.link,
            is_releasable=row.flag,
            stated_order=row.whole,
            order_note=row.five,
        )

    def question(self, row: AnyRow) -> QuestionView:
        part = self._part(row) | {"section_id": row.section_id}
        if part["withheld"]:
            return QuestionView(**part)
        return QuestionView(
            **part,
            form=QuestionForm(row.code),
            asker=self.people.party(row.who_id, row.who_text),
            asker_id=row.who_id,
            asker_text=row.who_text,
            question=row.one,
            answerer=self.people.party(row.other_id, row.other_text),
            answerer_id=row.other_id,
            answerer_text=row.other_text,
            answer=row.two,
        )

    def conclusion(self, row: AnyRow) -> ConclusionView:
        part = self._part(row)
        if part["withheld"]:
            return ConclusionView(**part)
        return ConclusionView(**part, text=row.one, origin_point_id=row.link, origin_question_id=row.other_id)
