"""Emblems on papers: live ones print those in force, whoever signs; fixed ones those of their day."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.emblems import EmblemKind
from app.domain.people import PositionKind
from app.domain.roles import Role
from app.models.emblems import Emblem
from app.models.governments import PaperProfile
from app.models.minutes import MinutesRevision
from app.queries.emblems import in_force
from app.queries.letter_papers import Sheet, live_sheet, paper_sheet, printed_paper, printed_sheet
from app.queries.meeting_paper_sheets import attendance_sheet
from app.queries.minutes_sheets import minutes_sheet
from app.queries.revisions import frozen_paper, frozen_sheet
from app.queries.subjects import meeting as meeting_facts
from app.services import addenda
from app.services.emblems import withdraw_emblem
from app.services.letters import record_number
from tests import factories
from tests.approval_case import Case as ApprovalCase
from tests.services.directory import row
from tests.services.emblems_case import SECOND, hand_in
from tests.services.letters_case import LettersCase, letter
from tests.statements import statements

DAERAH, GARUDA = EmblemKind


class Letters(LettersCase):
    """The same with an administrator who hands emblems in."""

    def __init__(self) -> None:
        super().__init__()
        self.admin = factories.actor(factories.user(self.government, Role.ADMINISTRATOR))

        self.draft_id = self.draft()

    def as_drafted(self, signer: int | None = None, mandator: int | None = None) -> Sheet:
        """The undangan, to be signed by somebody else than the Sekda."""
        self.signed_by(self.draft_id, signer or self.sekda_position, mandator)
        return live_sheet(self.actor, meeting_facts(self.actor, self.meeting.id), letter(self.draft_id))

    def issued(self, number: str | None = "000.1.5/12/Setda") -> int:
        return self.issue(self.draft_id, number)


@pytest.fixture
def case(app) -> Letters:
    return Letters()


def test_papers_of_agencies_bear_the_emblem_of_the_region(case):
    hand_in(case.admin)
    hand_in(case.admin, SECOND, GARUDA)
    wanted = in_force(case.government.id, DAERAH)
    for sheet in (
        case.as_drafted(),
        attendance_sheet(case.actor, case.meeting.id),
        minutes_sheet(case.actor, case.meeting.id),
    ):
        assert sheet.letterhead.emblem == wanted
        assert sheet.letterhead.office is None


def test_what_the_head_of_government_signs_bears_garuda_and_his_office(case):
    home = {"government_id": case.government.id}
    factories.save(
        PaperProfile(**home, letterhead_lines="Jalan Merdeka 1\nLaman contoh.id"),
        PaperProfile(**home, agency_id=case.setda.id, letterhead_lines="Gedung B"),
    )
    hand_in(case.admin)
    kop = case.as_drafted(case.bupati_position).letterhead
    assert (kop.office, kop.emblem, kop.lines) == ("Bupati Contoh", None, ("Jalan Merdeka 1", "Laman contoh.id"))
    hand_in(case.admin, SECOND, GARUDA)
    kop = case.as_drafted(case.bupati_position).letterhead
    assert kop.emblem == in_force(case.government.id, GARUDA)
    assert kop.unit == "Sekretariat Daerah"


@pytest.mark.parametrize("title", ["Bupati", "Bupati Contoh", "BUPATI CONTOH"])
def test_the_office_names_its_region_once(case, title):
    person = factories.person(case.government, "Pejabat")
    position = factories.appointment(person, case.social, title, PositionKind.KEPALA_DAERAH).position_id
    assert case.as_drafted(position).letterhead.office.casefold() == "bupati contoh"


def test_who_signs_on_behalf_of_the_bupati_or_stands_beside_him_keeps_the_kop_of_his_unit(case):
    hand_in(case.admin)
    hand_in(case.admin, SECOND, GARUDA)
    behalf = case.as_drafted(mandator=case.bupati_position)
    person = factories.person(case.government, "Wakil")
    wakil = factories.appointment(person, case.setda, "Wakil Bupati Contoh", PositionKind.WAKIL_KEPALA_DAERAH)
    for sheet in (behalf, case.as_drafted(wakil.position_id)):
        assert (sheet.letterhead.office, sheet.letterhead.unit) == (None, "Sekretariat Daerah")
        assert sheet.letterhead.emblem == in_force(case.government.id, DAERAH)


def test_an_issued_letter_keeps_the_emblem_it_was_issued_with(case):
    first = hand_in(case.admin)
    letter_id = case.issued()
    issued = printed_paper(letter(letter_id))
    assert issued.letterhead.emblem.picture == row(Emblem, first).picture
    stored = json.dumps(letter(letter_id).snapshot)
    assert issued.letterhead.emblem.sha256 in stored
    assert len(stored) < 5_000
    second = hand_in(case.admin, SECOND)
    facts = meeting_facts(case.actor, case.meeting.id)
    assert paper_sheet(case.actor, facts, letter(letter_id)) == issued
    withdraw_emblem(case.admin, second)
    assert paper_sheet(case.actor, facts, letter(letter_id)) == issued


def test_a_letter_issued_without_one_never_gets_one(case):
    letter_id = case.issued()
    hand_in(case.admin)
    assert printed_paper(letter(letter_id)).letterhead.emblem is None


def test_a_number_noted_later_leaves_the_emblem(case):
    hand_in(case.admin)
    letter_id = case.issued(number=None)
    issued = printed_paper(letter(letter_id)).letterhead
    hand_in(case.admin, SECOND)
    record_number(case.actor, case.meeting.id, letter_id, "000.1.5/13/Setda", letter(letter_id).version)
    assert printed_paper(letter(letter_id)).letterhead == issued


def test_an_approved_notula_keeps_its_emblem_through_additions(app):
    case = ApprovalCase(steps=False)
    admin = factories.actor(factories.user(case.government, Role.ADMINISTRATOR))
    first = hand_in(admin)
    case.record()
    second = hand_in(admin, SECOND)
    actor = case.actor(case.secretary)
    facts = meeting_facts(actor, case.meeting.id)

    def pictures() -> list[bytes]:
        nos = db.session.scalars(select(MinutesRevision.no).order_by(MinutesRevision.no)).all()
        return [frozen_paper(actor, facts, no)[1].letterhead.emblem.picture for no in nos]

    assert pictures() == [row(Emblem, first).picture]
    command = addenda.AddAddendum(
        meeting_id=case.meeting.id,
        version=case.version,
        text="Lampiran dilengkapi",
        reason="tertinggal",
        signed_on=db.session.scalars(select(MinutesRevision.approved_at)).one().date(),
    )
    addenda.add_addendum(actor, command)
    withdraw_emblem(admin, second)
    facts = meeting_facts(actor, case.meeting.id)
    assert pictures() == [row(Emblem, first).picture] * 2
    assert all(frozen_sheet(actor, facts, no)[0].is_intact for no in (1, 2))


def test_loading_it_is_one_statement_a_paper(case):
    hand_in(case.admin)
    draft, facts = letter(case.draft_id), meeting_facts(case.actor, case.meeting.id)
    with statements() as live:
        live_sheet(case.actor, facts, draft)
    assert len([one for one in live if "emblems" in one]) == 1
    issued = letter(case.issued())
    with statements() as printed:
        printed_paper(issued)
    assert len(printed) == 1
    with statements() as told:
        printed_sheet(issued)
    assert told == []
