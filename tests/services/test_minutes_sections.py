"""Sections: begun once, added, moved among their kind, withdrawn only when empty."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import db
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.minutes import DEFAULT_SECTIONS, SectionKind, SectionSource
from app.domain.roles import Role
from app.models.meetings import AgendaRow
from app.models.minutes import MinutesSection
from app.services.minutes_points import SaveSection, save_section
from app.services.minutes_sections import (
    AddSection,
    MoveSection,
    WithdrawSection,
    add_section,
    move_section,
    start_minutes,
    withdraw_section,
)
from tests import factories
from tests.minutes_case import Case

KEY = "kunci-" + "b" * 20


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def sections(case: Case) -> list[MinutesSection]:
    return list(
        db.session.scalars(
            select(MinutesSection)
            .where(MinutesSection.meeting_id == case.meeting.id, MinutesSection.withdrawn_at.is_(None))
            .order_by(MinutesSection.position)
        )
    )


def test_begins_with_the_usual_sections_once(case):
    empty = factories.meeting(case.agency, case.writer)
    for _ in range(2):
        assert start_minutes(case.actor, empty.id) == empty.id
    kinds = db.session.scalars(
        select(MinutesSection.kind).where(MinutesSection.meeting_id == empty.id).order_by(MinutesSection.position)
    )
    assert tuple(kinds) == DEFAULT_SECTIONS


def test_begins_with_the_agenda_when_asked_and_without_one_with_the_usual_sections(case):
    empty = factories.meeting(case.agency, case.writer)
    agenda = ("Pembukaan", None), ("Sambutan", "Wali Kota"), ("Ishoma", None), ("Tanya jawab sesi satu", None)
    for position, (text, officer) in enumerate(agenda):
        factories.save(
            AgendaRow(
                government_id=empty.government_id,
                meeting_id=empty.id,
                position=position,
                text=text,
                officer_text=officer,
            )
        )
    other = factories.meeting(case.agency, case.writer)
    for meeting in (empty, other):
        start_minutes(case.actor, meeting.id, source=SectionSource.SUSUNAN_ACARA)
    titles = {
        meeting.id: list(
            db.session.scalars(
                select(MinutesSection.title)
                .where(MinutesSection.meeting_id == meeting.id)
                .order_by(MinutesSection.position)
            )
        )
        for meeting in (empty, other)
    }
    assert titles[empty.id] == ["Pembukaan", "Sambutan (Wali Kota)", "Tanya jawab sesi satu"]
    assert len(titles[other.id]) == len(DEFAULT_SECTIONS)


@pytest.mark.parametrize(("place", "order"), [(1, "CAB"), (2, "ACB"), (3, "ABC"), (99, "ABC"), (0, "CAB")])
def test_goes_to_a_place_among_its_own_kind(case, place, order):
    ids = {
        add_section(case.actor, AddSection(meeting_id=case.meeting.id, kind=SectionKind.LAINNYA, title=title)): title
        for title in "ABC"
    }
    move_section(case.actor, MoveSection(section_id=list(ids)[2], place=place))
    assert "".join(row.title for row in sections(case) if row.id in ids) == order
    assert sections(case)[0].id == case.section.id


def test_added_section_takes_the_label_and_is_made_once(case):
    command = AddSection(meeting_id=case.meeting.id, kind=SectionKind.LAINNYA)
    first = add_section(case.actor, command, KEY)
    assert add_section(case.actor, command, KEY) == first
    assert [row.title for row in sections(case)] == ["Sambutan dan arahan", "Pembahasan lain"]


def test_moves_among_its_own_kind_only_and_writing_stays_fresh(case):
    one = add_section(case.actor, AddSection(meeting_id=case.meeting.id, kind=SectionKind.LAINNYA, title="Satu"))
    two = add_section(case.actor, AddSection(meeting_id=case.meeting.id, kind=SectionKind.LAINNYA, title="Dua"))
    move_section(case.actor, MoveSection(section_id=two, up=True))
    assert [row.id for row in sections(case)] == [case.section.id, two, one]
    move_section(case.actor, MoveSection(section_id=two, up=True))
    assert [row.id for row in sections(case)] == [case.section.id, two, one]
    save_section(case.actor, SaveSection(section_id=two, version=1, title="Dua, dinamai ulang"))


def test_only_an_empty_section_is_withdrawn(case):
    with pytest.raises(RuleViolation):
        withdraw_section(case.actor, WithdrawSection(section_id=case.section.id, version=1))
    case.save(removed_point_ids=frozenset({case.first.id, case.second.id}))
    with pytest.raises(Conflict):
        withdraw_section(case.actor, WithdrawSection(section_id=case.section.id, version=1))
    command = WithdrawSection(section_id=case.section.id, version=2)
    for _ in range(2):
        assert withdraw_section(case.actor, command, KEY) == case.meeting.id
    assert sections(case) == []
    with pytest.raises(NotFound):
        case.save()


def test_a_closed_point_keeps_its_section(case):
    factories.point(case.section, "Tertutup", confidentiality=Confidentiality.RAHASIA)
    case.save(removed_point_ids=frozenset({case.first.id, case.second.id}))
    with pytest.raises(RuleViolation):
        withdraw_section(case.actor, WithdrawSection(section_id=case.section.id, version=2))


def test_only_who_writes(case):
    reporter = factories.actor(factories.user(case.government, Role.REPORTER, case.agency))
    other = Case()
    for act in (
        lambda who: start_minutes(who, case.meeting.id),
        lambda who: add_section(who, AddSection(meeting_id=case.meeting.id, kind=SectionKind.LAINNYA)),
        lambda who: move_section(who, MoveSection(section_id=case.section.id, up=True)),
        lambda who: withdraw_section(who, WithdrawSection(section_id=case.section.id, version=1)),
    ):
        with pytest.raises(NotAllowed):
            act(reporter)
        with pytest.raises(NotFound):
            act(other.actor)
