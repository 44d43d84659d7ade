"""Figures, contacts, conclusions, teams and the session: versions, keys, origins, foreign ids, what stays hidden."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import db
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.action_items import ItemSupporter
from app.models.meetings import SmallTeam, SmallTeamMember
from app.models.minutes import Conclusion, Figure, QuestionSession, ServiceContact
from app.models.records import AuditEntry
from app.services.conclusions import ConclusionRow, SaveConclusions, save_conclusions
from app.services.minutes_figures import ContactRow, FigureRow, SaveContacts, SaveFigures, save_contacts, save_figures
from app.services.minutes_questions import SaveQuestionSession, save_question_session
from app.services.small_teams import SaveTeams, TeamRow, save_teams
from tests import factories
from tests.minutes_case import Case

RAHASIA = Confidentiality.RAHASIA
KEY = "kunci-" + "c" * 20


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def texts(column, model, case: Case) -> list[str]:
    order = model.position if hasattr(model, "position") else model.id
    standing = (model.withdrawn_at.is_(None),) if hasattr(model, "withdrawn_at") else ()
    return list(
        db.session.scalars(select(column).where(model.meeting_id == case.meeting.id, *standing).order_by(order))
    )


def figures(case: Case, *rows: FigureRow, by=None, key: str = "", **values) -> int:
    values.setdefault("version", case.minutes_version)
    return save_figures(by or case.actor, SaveFigures(meeting_id=case.meeting.id, figures=rows, **values), key)


def conclusions(case: Case, *rows: ConclusionRow, by=None, key: str = "", **values) -> int:
    values.setdefault("version", case.minutes_version)
    command = SaveConclusions(meeting_id=case.meeting.id, conclusions=rows, **values)
    return save_conclusions(by or case.actor, command, key)


def teams(case: Case, *rows: TeamRow, **values) -> int:
    values.setdefault("version", case.teams_version)
    return save_teams(case.actor, SaveTeams(meeting_id=case.meeting.id, teams=rows, **values))


def acts() -> int:
    return db.session.scalar(select(func.count()).select_from(AuditEntry))


def test_figures_are_a_list_with_ids(case):
    before = acts()
    figures(
        case,
        FigureRow(indicator="kasus", value=Decimal("24343"), unit="kasus", speaker_id=case.speaker.id),
        FigureRow(indicator="laporan", value_text="sedikit"),
    )
    first, second = db.session.scalars(select(Figure.id).order_by(Figure.position))
    figures(case, FigureRow(id=second, indicator="laporan masuk", value_text="banyak"), removed_ids=frozenset({first}))
    assert texts(Figure.indicator, Figure, case) == ["laporan masuk"]
    assert db.session.scalar(select(Figure.id)) == second
    assert acts() == before + 2


def test_a_figure_needs_a_number_or_words(case):
    with pytest.raises(RuleViolation) as refusal:
        figures(case, FigureRow(indicator="ada", value=Decimal(1)), FigureRow(indicator="kosong"))
    assert refusal.value.field == "figures-1-value"
    assert texts(Figure.indicator, Figure, case) == []


def test_what_was_typed_into_a_row_deleted_meanwhile_is_kept_as_new(case):
    figures(case, FigureRow(indicator="lama", value=Decimal(1)))
    row_id = db.session.scalar(select(Figure.id))
    figures(case, removed_ids=frozenset({row_id}))
    figures(case, FigureRow(id=row_id, indicator="diketik", value=Decimal(2)), removed_ids=frozenset({row_id}))
    assert texts(Figure.indicator, Figure, case) == ["diketik"]


def test_a_list_is_stale_only_when_it_was_changed_itself(case):
    """Figures, contacts and conclusions share a version; another list's saves make no page stale, nor do the teams'."""
    figures(case, FigureRow(indicator="satu", value=Decimal(1)))
    teams(case, TeamRow(name="Tim satu"))
    save_contacts(case.actor, SaveContacts(meeting_id=case.meeting.id, version=1, contacts=(ContactRow(name="x"),)))
    conclusions(case, ConclusionRow(text="x"), version=1)
    with pytest.raises(Conflict):
        figures(case, FigureRow(indicator="dua", value=Decimal(2)), version=1)
    with pytest.raises(Conflict):
        save_contacts(case.actor, SaveContacts(meeting_id=case.meeting.id, version=1, contacts=(ContactRow(name="y"),)))
    with pytest.raises(Conflict):
        conclusions(case, ConclusionRow(text="y"), version=1)
    with pytest.raises(Conflict):
        teams(case, TeamRow(name="Tim dua"), version=1)
    assert texts(Figure.indicator, Figure, case) == ["satu"]
    assert texts(Conclusion.text, Conclusion, case) == ["x"]


def test_sent_twice_is_carried_out_once(case):
    for _ in range(2):
        figures(case, FigureRow(indicator="satu", value=Decimal(1)), version=1, key=KEY)
        conclusions(case, ConclusionRow(text="satu"), version=2, key=KEY + "2")
    assert texts(Figure.indicator, Figure, case) == ["satu"]
    assert texts(Conclusion.text, Conclusion, case) == ["satu"]


def test_a_key_of_another_form_is_refused(case):
    figures(case, FigureRow(indicator="satu", value=Decimal(1)), key=KEY)
    with pytest.raises(RuleViolation):
        conclusions(case, ConclusionRow(text="satu"), key=KEY)


def test_contacts_may_lack_the_number(case):
    rows = (ContactRow(name="Hotline", number="0822", purpose="lapor"), ContactRow(name="Call center"))
    save_contacts(case.actor, SaveContacts(meeting_id=case.meeting.id, version=1, contacts=rows))
    assert texts(ServiceContact.number, ServiceContact, case) == ["0822", None]


def test_conclusions_carry_their_origin_and_are_withdrawn(case):
    conclusions(case, ConclusionRow(text="Satu", origin_point_id=case.first.id), ConclusionRow(text="Dua"))
    first, second = db.session.scalars(select(Conclusion.id).order_by(Conclusion.position))
    factories.item(case.meeting, case.agency, origin_conclusion_id=first)
    conclusions(case, ConclusionRow(id=second, text="Dua"), removed_ids=frozenset({first}))
    assert texts(Conclusion.text, Conclusion, case) == ["Dua"]
    assert db.session.get_one(Conclusion, first).withdrawn_at is not None
    conclusions(case, ConclusionRow(id=first, text="Satu lagi"), ConclusionRow(id=second, text="Dua"))
    assert texts(Conclusion.id, Conclusion, case) == [first, second]


def test_an_origin_that_was_withdrawn_since_may_stay_but_not_come_anew(case):
    conclusions(case, ConclusionRow(text="Satu", origin_point_id=case.first.id))
    row_id = db.session.scalar(select(Conclusion.id))
    case.save(removed_point_ids=frozenset({case.first.id}))
    conclusions(case, ConclusionRow(id=row_id, text="Satu", origin_point_id=case.first.id))
    with pytest.raises(RuleViolation) as refusal:
        conclusions(case, ConclusionRow(text="Lain", origin_point_id=case.first.id))
    assert refusal.value.field == "conclusions-0-origin"


def test_foreign_and_closed_origins_are_refused(case):
    other = Case()
    secret = factories.point(case.section, "Tertutup", confidentiality=RAHASIA)
    for origin in (other.first.id, secret.id, 2**63 - 1):
        with pytest.raises(RuleViolation):
            conclusions(case, ConclusionRow(text="x", origin_point_id=origin))
    row = ConclusionRow(text="x")
    conclusions(other, row)
    foreign = db.session.scalar(select(Conclusion.id).where(Conclusion.meeting_id == other.meeting.id))
    with pytest.raises(RuleViolation):
        conclusions(case, replace(row, id=foreign))
    with pytest.raises(RuleViolation):
        conclusions(case, row, removed_ids=frozenset({foreign}))


def test_closed_conclusions_are_not_touched(case):
    reader = factories.user(case.government, Role.SECRETARIAT, case.agency)
    factories.reader(case.meeting, reader)
    conclusions(
        case,
        ConclusionRow(text="Terbuka"),
        ConclusionRow(text="Tertutup", confidentiality=RAHASIA),
        by=factories.actor(reader),
    )
    shown, closed = db.session.scalars(select(Conclusion.id).order_by(Conclusion.position))
    conclusions(case, ConclusionRow(id=shown, text="Terbuka, diperbaiki"))
    assert texts(Conclusion.text, Conclusion, case) == ["Terbuka, diperbaiki", "Tertutup"]
    with pytest.raises(RuleViolation):
        conclusions(case, ConclusionRow(id=closed, text="Ditimpa"))


def test_teams_keep_their_ids_and_stay_while_an_item_names_them(case):
    teams(case, TeamRow(name="Tim kecil", agency_ids=(case.agency.id,), member_texts=("unsur kecamatan",)))
    row = db.session.scalars(select(SmallTeam)).one()
    teams(case, TeamRow(id=row.id, name="Tim data", member_texts=("unsur kecamatan",)))
    members = db.session.execute(select(SmallTeamMember.agency_id, SmallTeamMember.unsur_text)).all()
    assert [tuple(member) for member in members] == [(None, "unsur kecamatan")]
    item = factories.item(case.meeting, case.agency)
    support = ItemSupporter(government_id=case.government.id, item_id=item.id, position=0, small_team_id=row.id)
    factories.save(support)
    with pytest.raises(RuleViolation, match="Tim data"):
        teams(case, removed_ids=frozenset({row.id}))
    db.session.delete(support)
    db.session.commit()
    teams(case, removed_ids=frozenset({row.id}))
    assert texts(SmallTeam.name, SmallTeam, case) == []


def test_members_of_another_government_are_refused(case):
    other = Case()
    stranger = factories.person(other.government)
    for row, field in (
        (TeamRow(name="x", agency_ids=(other.agency.id,)), "teams-0-agency_ids"),
        (TeamRow(name="x", person_ids=(stranger.id,)), "teams-0-person_ids"),
    ):
        with pytest.raises(RuleViolation) as refusal:
            teams(case, row)
        assert refusal.value.field == field


def test_the_session_is_noted_changed_and_taken_back(case):
    noted = SaveQuestionSession(meeting_id=case.meeting.id, held=True, parties=("peserta", "narasumber"), topic="TPPO")
    save_question_session(case.actor, noted)
    with pytest.raises(Conflict):
        save_question_session(case.actor, replace(noted, topic="lain"))
    save_question_session(case.actor, replace(noted, version=1, content_recorded=False))
    row = db.session.scalars(select(QuestionSession)).one()
    assert (row.parties, row.content_recorded, row.version) == (["peserta", "narasumber"], False, 2)
    with pytest.raises(RuleViolation) as refusal:
        save_question_session(case.actor, replace(noted, version=2, held=None))
    assert refusal.value.field == "held"
    save_question_session(case.actor, SaveQuestionSession(meeting_id=case.meeting.id, version=2, held=None))
    assert db.session.scalars(select(QuestionSession)).all() == []


def test_only_who_writes(case):
    sekda = factories.actor(factories.user(case.government, Role.SEKDA, case.agency))
    with pytest.raises(NotAllowed):
        figures(case, FigureRow(indicator="x", value=Decimal(1)), by=sekda)
    with pytest.raises(NotAllowed):
        conclusions(case, ConclusionRow(text="x"), by=sekda)
