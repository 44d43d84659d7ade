"""Usul of an asisten and what the Sekda makes of it: one waits, agreeing carries it out, nothing is half done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import DirectiveKind, ExtensionState, ProposalKind, ProposalState
from app.domain.people import AppointmentStatus
from app.domain.roles import Role
from app.models.action_items import ActionItem, Assignment, Deadline
from app.models.item_loop import Directive, ExtensionRequest, ItemStep
from app.models.people import Appointment
from app.services.directives import GiveDirective, SeenProposal, agree_to_proposals, give_directive
from app.services.oral_directives import DecideOral, RecordOral, decide_oral, record_oral
from app.services.proposals import WithdrawProposal, WriteProposal, withdraw_proposal, write_proposal
from tests import factories
from tests.services.review_case import LATE_DAY, LATER, ReviewCase, waiting


@pytest.fixture
def case(app) -> ReviewCase:
    return ReviewCase()


def agree(case: ReviewCase, *proposals) -> int:
    seen = tuple(SeenProposal(one.id, one.version) for one in proposals)
    return agree_to_proposals(case.actor("sekda"), seen)


def statuses(item: ActionItem) -> set[ItemStatus]:
    return set(db.session.scalars(select(Assignment.status).where(Assignment.item_id == item.id)))


def directive(item: ActionItem) -> Directive:
    return db.session.scalars(select(Directive).where(Directive.item_id == item.id).order_by(Directive.id.desc())).one()


def acts(item: ActionItem) -> list[ItemAct]:
    return list(db.session.scalars(select(ItemStep.act).where(ItemStep.item_id == item.id).order_by(ItemStep.id)))


def test_one_usul_waits_on_an_item_and_its_writer_may_change_it(case):
    item = case.item()
    first = case.propose(item)
    with pytest.raises(Conflict):
        case.propose(item)
    changed = WriteProposal(item_id=item.id, version=first.version, kind=ProposalKind.LAINNYA, text="Panggil kepala")
    write_proposal(case.actor("asisten"), changed)
    row = waiting(item)
    assert (row.id, row.kind, row.text, row.version) == (first.id, ProposalKind.LAINNYA, "Panggil kepala", 2)
    assert acts(item) == [ItemAct.USULKAN, ItemAct.USULKAN]


def test_only_the_writer_changes_or_withdraws_it(case):
    item = case.item()
    row = case.propose(item)
    other = factories.user(case.government)
    factories.give_role(other, Role.ASISTEN, case.setda, maps=(case.social,))
    actor = factories.actor(other)
    with pytest.raises(RuleViolation, match=row.by_name):
        write_proposal(
            actor, WriteProposal(item_id=item.id, version=row.version, kind=ProposalKind.TUNDA, text="Tunda")
        )
    with pytest.raises(RuleViolation, match=row.by_name):
        withdraw_proposal(actor, WithdrawProposal(item_id=item.id, version=row.version))
    withdraw_proposal(case.actor("asisten"), WithdrawProposal(item_id=item.id, version=row.version))
    assert waiting(item).state is ProposalState.DITARIK
    case.propose(item)
    assert waiting(item).state is ProposalState.MENUNGGU


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": ProposalKind.PERPANJANGAN}, "until"),
        ({"kind": ProposalKind.PERPANJANGAN, "until": LATE_DAY}, "until"),
        ({"kind": ProposalKind.PENEGASAN, "owner": "police"}, "kind"),
        ({"kind": ProposalKind.PENEGASAN, "firm_at": None}, ""),
        ({"kind": ProposalKind.PENEGASAN, "is_open": False}, ""),
    ],
)
def test_what_an_usul_must_hold(case, values, field):
    kind, until = values.pop("kind"), values.pop("until", None)
    owner = getattr(case, values.pop("owner", "social"))
    with pytest.raises(RuleViolation) as refused:
        case.propose(case.item(owner, **values), kind, until=until)
    assert refused.value.field == field


def test_only_the_mapped_asisten_proposes(case):
    stranger = factories.agency(case.government, "Dinas Lain")
    with pytest.raises(NotAllowed):
        case.propose(case.item(stranger, meeting=factories.meeting(stranger, case.secretary)))


def test_agreeing_to_an_extension_moves_the_due_date_and_keeps_the_first(case):
    item = case.item(supporters=(case.health,))
    share = db.session.scalars(select(Assignment).where(Assignment.item_id == item.id)).first()
    request = ExtensionRequest(
        government_id=case.government.id,
        item_id=item.id,
        assignment_id=share.id,
        wanted_on=LATER,
        reason="Data belum lengkap",
        asked_by_user_id=case.secretary.id,
        asked_at=clock.now(),
    )
    factories.save(request)
    row = case.propose(item, ProposalKind.PERPANJANGAN, until=LATER)
    agree(case, row)
    found = db.session.get_one(ActionItem, item.id, populate_existing=True)
    assert (found.due_on, found.first_due_on, found.extension_count) == (LATER, LATE_DAY, 1)
    assert set(db.session.scalars(select(Assignment.due_on).where(Assignment.item_id == item.id))) == {LATER}
    assert list(db.session.scalars(select(Deadline.due_on).where(Deadline.item_id == item.id))) == [LATE_DAY, LATER]
    assert db.session.get_one(ExtensionRequest, request.id, populate_existing=True).state is ExtensionState.DIKABULKAN
    assert waiting(item).state is ProposalState.DISETUJUI


def test_nobody_grants_his_own_request_through_an_usul(case):
    item = case.item()
    share = db.session.scalars(select(Assignment).where(Assignment.item_id == item.id)).one()
    factories.save(
        ExtensionRequest(
            government_id=case.government.id,
            item_id=item.id,
            assignment_id=share.id,
            wanted_on=LATER,
            reason="Data belum lengkap",
            asked_by_user_id=case.sekda.id,
            asked_at=clock.now(),
        )
    )
    with pytest.raises(RuleViolation, match="pemohon"):
        agree(case, case.propose(item, ProposalKind.PERPANJANGAN, until=LATER))


@pytest.mark.parametrize(
    ("kind", "after", "is_open"),
    [
        (ProposalKind.TUNDA, ItemStatus.DITUNDA, True),
        (ProposalKind.HENTIKAN, ItemStatus.TIDAK_DILANJUTKAN, False),
        (ProposalKind.PENEGASAN, ItemStatus.BELUM_DITINDAKLANJUTI, True),
        (ProposalKind.LAINNYA, ItemStatus.BELUM_DITINDAKLANJUTI, True),
        (ProposalKind.BAHAS_DI_RAPAT, ItemStatus.BELUM_DITINDAKLANJUTI, True),
    ],
)
def test_agreeing_carries_the_usul_out_on_every_share(case, kind, after, is_open):
    item = case.item(supporters=(case.health,))
    agree(case, case.propose(item, kind))
    assert statuses(item) == {after}
    assert db.session.get_one(ActionItem, item.id, populate_existing=True).is_open is is_open
    found = directive(item)
    assert (found.kind, found.given_by_name) == (DirectiveKind.SETUJUI_USUL, case.sekda.display_name)
    assert acts(item)[-1] is ItemAct.SETUJUI_USUL


def test_several_are_agreed_to_together_or_not_at_all(case):
    good, bad = case.item(), case.item(status=ItemStatus.MENUNGGU_VERIFIKASI)
    proposals = [case.propose(good), case.propose(bad, ProposalKind.TUNDA)]
    with pytest.raises(RuleViolation, match="belum dapat dijalankan"):
        agree(case, *proposals)
    assert {waiting(good).state, waiting(bad).state} == {ProposalState.MENUNGGU}
    assert db.session.scalars(select(Directive)).all() == []
    third = case.propose(case.item())
    assert agree(case, proposals[0], third) == 2


def test_what_changed_since_it_was_seen_is_not_agreed_to(case):
    item = case.item()
    seen = case.propose(item)
    stale = SeenProposal(seen.id, seen.version)
    write_proposal(
        case.actor("asisten"),
        WriteProposal(item_id=item.id, version=seen.version, kind=ProposalKind.HENTIKAN, text="Hentikan"),
    )
    with pytest.raises(RuleViolation, match="sudah berubah"):
        agree_to_proposals(case.actor("sekda"), (stale,))
    assert statuses(item) == {ItemStatus.BELUM_DITINDAKLANJUTI}


def test_an_arahan_answers_the_usul_and_a_later_one_stands_beside_it(case):
    item = case.item()
    row = case.propose(item)
    sekda = case.actor("sekda")
    give_directive(sekda, GiveDirective(item_id=item.id, version=row.version, kind=DirectiveKind.ARAHAN, text="Segera"))
    assert waiting(item).state is ProposalState.DIARAHKAN
    give_directive(sekda, GiveDirective(item_id=item.id, version=0, kind=DirectiveKind.BAHAS_DI_RAPAT))
    kinds = list(db.session.scalars(select(Directive.kind).where(Directive.item_id == item.id).order_by(Directive.id)))
    assert kinds == [DirectiveKind.ARAHAN, DirectiveKind.BAHAS_DI_RAPAT]
    with pytest.raises(RuleViolation):
        give_directive(sekda, GiveDirective(item_id=item.id, version=0, kind=DirectiveKind.ARAHAN))


@pytest.mark.parametrize("confirmed", [True, False])
def test_what_tu_wrote_down_is_in_force_only_once_confirmed(case, confirmed):
    item = case.item()
    case.propose(item)
    record_oral(case.actor("tu"), RecordOral(item_id=item.id, text="Selesaikan minggu ini"))
    row = directive(item)
    assert (row.is_oral, row.in_force_at, row.given_by_name) == (True, None, None)
    command = DecideOral(item_id=item.id, directive_id=row.id, version=row.version, confirmed=confirmed)
    with pytest.raises(NotAllowed):
        decide_oral(case.actor("tu"), command)
    decide_oral(case.actor("sekda"), command)
    row = directive(item)
    assert (row.in_force_at is not None, row.rejected_at is not None) == (confirmed, not confirmed)
    assert waiting(item).state is (ProposalState.DIARAHKAN if confirmed else ProposalState.MENUNGGU)
    assert (ItemAct.BERI_ARAHAN in acts(item)) is confirmed
    with pytest.raises(Conflict):
        decide_oral(case.actor("sekda"), command)


def test_a_plh_sekda_decides_under_that_office(case):
    """Another person holds the position from a date on: what he gives carries it."""
    today = clock.today(factories.ZONE)
    plh = factories.user(case.government)
    factories.give_role(plh, Role.SEKDA, case.setda)
    held = db.session.scalars(select(Appointment).where(Appointment.person_id == plh.person_id)).one()
    held.status, held.valid_from, held.valid_to = AppointmentStatus.PLH, today, today + timedelta(days=3)
    factories.save(held)
    item = case.item()
    row = case.propose(item)
    agree_to_proposals(factories.actor(plh), (SeenProposal(row.id, row.version),))
    assert directive(item).office_text.startswith("Plh. ")
    held.valid_to = today - timedelta(days=1)
    held.valid_from = today - timedelta(days=2)
    factories.save(held)
    other = case.propose(case.item())
    with pytest.raises(NotAllowed):
        agree_to_proposals(factories.actor(plh), (SeenProposal(other.id, other.version),))


def test_the_sekda_of_another_government_agrees_to_nothing(case):
    abroad = factories.government("Sana")
    there = factories.user(abroad, Role.SEKDA, factories.agency(abroad))
    row = case.propose(case.item())
    with pytest.raises(RuleViolation):
        agree_to_proposals(factories.actor(there), (SeenProposal(row.id, row.version),))
