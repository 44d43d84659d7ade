"""Putting off, resuming, stopping, reopening, priority: who may, what moves, what stays."""

from __future__ import annotations

import pytest

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import ExtensionState
from app.models.item_loop import ExtensionRequest
from app.services.extensions import AskExtension, ask_extension
from app.services.item_control import (
    LEAD_CLOSED,
    ControlShare,
    SetPriority,
    reopen,
    resume,
    set_priority,
    stop,
    suspend,
)
from tests.services.control_case import ControlWorld

S = ItemStatus


@pytest.fixture
def world(app) -> ControlWorld:
    return ControlWorld()


def act(world, service, item, agency, by="sekda", **values):
    known = {**world.ids(item, agency), "note": "Menunggu peraturan pusat"}
    return service(world.actor(by), ControlShare(**known | values))


def closed(world, item, agency, status=S.SELESAI):
    row = world.share(item, agency)
    row.status, row.is_open = status, False
    if row.kind.value == "penanggung_jawab":
        world.reload(item).is_open = False
    db.session.commit()


@pytest.mark.parametrize(
    ("name", "resumed"),
    [("social", S.DALAM_PROSES), ("police", S.DISAMPAIKAN), ("campus", S.MENUNGGU_KESEDIAAN)],
)
def test_put_off_and_resumed(world, name, resumed):
    agency = getattr(world, name)
    item = world.item(agency)
    act(world, suspend, item, agency)
    assert (world.share(item, agency).status, world.reload(item).is_open) == (S.DITUNDA, True)
    act(world, resume, item, agency, note=None)
    assert world.share(item, agency).status is resumed
    assert [step.act for step in world.steps(item)] == [ItemAct.TUNDA, ItemAct.LANJUTKAN]


@pytest.mark.parametrize("by", ["asisten", "secretary", "head", "staff"])
@pytest.mark.parametrize("service", [suspend, resume, stop])
def test_only_the_sekda_puts_off_and_stops(world, service, by):
    item = world.item(world.social)
    with pytest.raises(NotAllowed):
        act(world, service, item, world.social, by=by)


@pytest.mark.parametrize("service", [suspend, stop, reopen])
def test_a_reason_is_needed(world, service):
    item = world.item(world.social)
    with pytest.raises(RuleViolation, match="Tulis alasan") as refusal:
        act(world, service, item, world.social, note=None)
    assert refusal.value.field == "note"


def test_stopping_the_lead_closes_the_item(world):
    item = world.item(world.social, world.health)
    act(world, stop, item, world.social)
    assert world.reload(item).is_open is False
    assert world.share(item, world.social).status is S.TIDAK_DILANJUTKAN
    supporting = world.share(item, world.health)
    assert (supporting.status, supporting.is_open) == (S.BELUM_DITINDAKLANJUTI, False)


def test_stopping_a_supporting_agency_leaves_the_item_open(world):
    item = world.item(world.social, world.health)
    act(world, stop, item, world.health)
    assert world.reload(item).is_open is True
    assert world.share(item, world.social).is_open is True


def test_all_of_an_item_is_put_off_where_that_is_possible(world):
    item = world.item(world.social, world.health, world.police, world.organiser)
    world.set_status(item, world.health, S.MENUNGGU_VERIFIKASI)
    closed(world, item, world.organiser)
    act(world, suspend, item, world.social, is_whole=True)
    found = [world.share(item, one).status for one in (world.social, world.health, world.police, world.organiser)]
    assert found == [S.DITUNDA, S.MENUNGGU_VERIFIKASI, S.DITUNDA, S.SELESAI]
    assert len(world.steps(item)) == 2
    act(world, resume, item, world.social, is_whole=True)
    found = [world.share(item, one).status for one in (world.social, world.police)]
    assert found == [S.DALAM_PROSES, S.DISAMPAIKAN]


@pytest.mark.parametrize("service", [suspend, stop])
def test_who_waits_for_more_time_has_his_answer(world, service):
    item = world.item(world.social)
    asked = AskExtension(**world.ids(item, world.social), wanted_on=world.day(9), note="Menunggu data")
    ask_extension(world.actor("head"), asked)
    act(world, service, item, world.social)
    request = db.session.query(ExtensionRequest).one()
    assert request.state is ExtensionState.DITOLAK
    assert "Sekretaris Daerah" in request.decision_note


@pytest.mark.parametrize("by", ["asisten", "sekda"])
def test_a_closed_item_is_opened_again(world, by):
    item = world.item(world.social, world.health)
    closed(world, item, world.social)
    act(world, reopen, item, world.social, by=by)
    assert (world.share(item, world.social).status, world.reload(item).is_open) == (S.DALAM_PROSES, True)
    assert world.share(item, world.health).is_open is True


@pytest.mark.parametrize(
    ("name", "status", "opened"),
    [
        ("police", S.SELESAI_MENURUT_KETERANGAN, S.ADA_KETERANGAN),
        ("campus", S.TIDAK_ADA_KABAR, S.DALAM_PROSES),
        ("social", S.TIDAK_DILANJUTKAN, S.DALAM_PROSES),
    ],
)
def test_where_opening_leads(world, name, status, opened):
    agency = getattr(world, name)
    item = world.item(agency)
    closed(world, item, agency, status)
    act(world, reopen, item, agency)
    assert world.share(item, agency).status is opened


def test_below_a_closed_lead_nothing_is_opened_alone(world):
    item = world.item(world.social, world.health)
    closed(world, item, world.social)
    closed(world, item, world.health)
    with pytest.raises(RuleViolation, match=LEAD_CLOSED):
        act(world, reopen, item, world.health)
    act(world, reopen, item, world.health, is_whole=True)
    assert world.share(item, world.social).status is S.DALAM_PROSES
    assert world.share(item, world.health).is_open is True


@pytest.mark.parametrize("by", ["secretary", "head", "other_asisten"])
def test_who_may_not_open_again(world, by):
    item = world.item(world.social)
    closed(world, item, world.social)
    with pytest.raises(NotAllowed):
        act(world, reopen, item, world.social, by=by)


def test_an_open_share_is_not_opened(world):
    item = world.item(world.social)
    with pytest.raises(RuleViolation, match="keadaan sekarang"):
        act(world, reopen, item, world.social)


def priority(world, item, wanted=True, by="asisten", **values):
    known = {"item_id": item.id, "version": world.reload(item).version, "is_priority": wanted, "note": "Arahan"}
    return set_priority(world.actor(by), SetPriority(**known | values))


def test_priority_is_given_and_taken(world):
    item = world.item(world.social)
    priority(world, item)
    assert world.reload(item).is_priority is True
    with pytest.raises(RuleViolation, match="sudah menjadi prioritas"):
        priority(world, item)
    priority(world, item, wanted=False, by="sekda")
    assert world.reload(item).is_priority is False
    assert [step.act for step in world.steps(item)] == [ItemAct.PRIORITASKAN, ItemAct.CABUT_PRIORITAS]


@pytest.mark.parametrize("by", ["secretary", "head", "other_asisten"])
def test_who_may_not_set_priorities(world, by):
    with pytest.raises(NotAllowed):
        priority(world, world.item(world.social), by=by)


def test_a_stale_page_sets_no_priority(world):
    item = world.item(world.social)
    with pytest.raises(Conflict):
        priority(world, item, version=9)
    assert world.steps(item) == []
