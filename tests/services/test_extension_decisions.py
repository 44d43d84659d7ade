"""Deciding on more time: who, what a grant moves, and what stays for ever."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import ExtensionState
from app.domain.roles import Role
from app.models.action_items import Deadline
from app.models.records import AuditEntry
from app.services.extension_decisions import ALREADY_DECIDED, NOT_GRANTABLE, DecideExtension, decide_extension
from tests import factories
from tests.services.control_case import ControlWorld, ask_more_time, decide, request_of

S = ItemStatus


@pytest.fixture
def world(app) -> ControlWorld:
    return ControlWorld()


def test_a_grant_to_the_lead_moves_the_item_and_keeps_the_first_date(world):
    item = world.item(world.social, world.health)
    ask_more_time(world, item)
    decide(world, item, note="Disetujui")
    row = world.reload(item)
    assert (row.due_on, row.first_due_on, row.extension_count) == (world.day(10), world.day(3), 1)
    assert world.share(item, world.social).due_on == world.day(10)
    assert world.share(item, world.health).due_on == world.day(3)
    deadlines = db.session.scalars(select(Deadline).where(Deadline.item_id == item.id).order_by(Deadline.id)).all()
    assert [one.due_on for one in deadlines] == [world.day(3), world.day(10)]
    assert deadlines[1].reason == "Perpanjangan atas permohonan Dinas Sosial: Menunggu data kecamatan"
    asked = request_of(world, item)
    assert (asked.state, asked.granted_on, asked.decision_note) == (
        ExtensionState.DIKABULKAN,
        world.day(10),
        "Disetujui",
    )


def test_another_date_may_be_granted_and_again(world):
    item = world.item(world.social)
    ask_more_time(world, item)
    decide(world, item, granted_on=world.day(6))
    ask_more_time(world, item, days=20)
    decide(world, item, by="sekda")
    row = world.reload(item)
    assert (row.due_on, row.first_due_on, row.extension_count) == (world.day(20), world.day(3), 2)
    assert [one.about_on for one in world.steps(item)] == [world.day(one) for one in (10, 6, 20, 20)]


def test_a_supporting_agency_moves_its_own_date_only(world):
    item = world.item(world.health, world.social)
    ask_more_time(world, item)
    decide(world, item)
    row = world.reload(item)
    assert (row.due_on, row.extension_count) == (world.day(3), 0)
    assert world.share(item, world.social).due_on == world.day(10)
    assert world.share(item, world.health).due_on == world.day(3)
    assert db.session.query(Deadline).filter_by(item_id=item.id).count() == 1


def test_where_nobody_leads_all_open_shares_move_and_none_comes_nearer(world):
    item = world.force_item(world.social, world.health, world.police, world.organiser)
    world.share(item, world.police).due_on = world.day(40)
    closed = world.share(item, world.organiser)
    closed.status, closed.is_open = S.SELESAI, False
    db.session.commit()
    ask_more_time(world, item)
    decide(world, item)
    assert world.reload(item).due_on == world.day(10)
    found = [world.share(item, one).due_on for one in (world.social, world.health, world.police, world.organiser)]
    assert found == [world.day(one) for one in (10, 10, 40, 3)]


def test_an_item_without_a_date_gets_its_first_one(world):
    item = world.item(world.social, due=None)
    ask_more_time(world, item)
    decide(world, item)
    row = world.reload(item)
    assert (row.due_on, row.first_due_on) == (world.day(10), world.day(10))


@pytest.mark.parametrize(("by", "office"), [("asisten", " a.n. Sekretaris Daerah"), ("sekda", "")])
def test_an_asisten_decides_on_behalf_of_the_sekda(world, by, office):
    item = world.item(world.social)
    ask_more_time(world, item)
    decide(world, item, by=by)
    step = world.steps(item)[-1]
    assert step.act is ItemAct.KABULKAN_PERPANJANGAN
    assert step.office_text.endswith("a.n. Sekretaris Daerah") is bool(office)
    last = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert (last.action, last.subject_id) == ("kabulkan_perpanjangan", item.id)


def test_a_refusal_says_why_and_moves_nothing(world):
    item = world.item(world.social)
    ask_more_time(world, item)
    with pytest.raises(RuleViolation) as refusal:
        decide(world, item, granted=False)
    assert refusal.value.field == "note"
    decide(world, item, granted=False, note="Data sudah tersedia")
    assert world.reload(item).due_on == world.day(3)
    asked = request_of(world, item)
    assert (asked.state, asked.granted_on) == (ExtensionState.DITOLAK, None)
    assert world.steps(item)[-1].note == "Data sudah tersedia"


@pytest.mark.parametrize("granted_on", [3, 1])
def test_a_granted_date_is_later_too(world, granted_on):
    item = world.item(world.social)
    ask_more_time(world, item)
    with pytest.raises(RuleViolation) as refusal:
        decide(world, item, granted_on=world.day(granted_on))
    assert refusal.value.field == "granted_on"


@pytest.mark.parametrize("by", ["head", "staff", "secretary", "other_asisten"])
def test_who_may_not_decide(world, by):
    item = world.item(world.social)
    ask_more_time(world, item)
    with pytest.raises(NotAllowed):
        decide(world, item, by=by)


@pytest.mark.parametrize("role", [Role.SEKDA, Role.ASISTEN])
def test_nobody_decides_on_his_own_request(world, role):
    """An asisten who leads an agency as Plt., and a head who stands in for the Sekda."""
    factories.give_role(world.users["head"], role, world.setda, maps=(world.social,))
    item = world.item(world.social)
    ask_more_time(world, item)
    with pytest.raises(NotAllowed, match="bukan pengaju"):
        decide(world, item, by="head")
    assert request_of(world, item).state is ExtensionState.MENUNGGU


def test_a_second_decision_meets_the_first(world):
    item = world.item(world.social)
    ask_more_time(world, item)
    version = request_of(world, item).version
    decide(world, item)
    with pytest.raises(Conflict):
        decide(world, item, by="sekda", granted=False, note="Tidak", version=version)
    with pytest.raises(RuleViolation, match=ALREADY_DECIDED):
        decide(world, item, by="sekda", granted=False, note="Tidak")
    assert world.reload(item).extension_count == 1


@pytest.mark.parametrize("status", [S.MENUNGGU_VERIFIKASI, S.DITUNDA])
def test_what_is_with_others_is_not_extended_but_may_be_refused(world, status):
    item = world.item(world.social)
    ask_more_time(world, item)
    world.set_status(item, world.social, status)
    with pytest.raises(RuleViolation, match=NOT_GRANTABLE[:40]):
        decide(world, item)
    decide(world, item, granted=False, note="Sudah dilaporkan")
    assert world.share(item, world.social).status is status


def test_nothing_was_asked(world):
    item = world.item(world.social)
    with pytest.raises(NotFound):
        decide_extension(world.actor("sekda"), DecideExtension(**world.ids(item, world.social), is_granted=True))
