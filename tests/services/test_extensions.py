"""Asking for more time: who, until when, once at a time. Deciding is in test_extension_decisions.py."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.indonesian import long_date
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import ExtensionState
from app.domain.roles import Role
from app.models.records import AuditPayload
from app.services.extensions import ALREADY_ASKED
from app.services.item_verification import declare_done
from app.services.share_acts import ShareAct
from app.services.share_endings import CLOSED_BEFORE
from tests import factories
from tests.services.control_case import ControlWorld, ask_more_time, decide, request_of

S = ItemStatus


@pytest.fixture
def world(app) -> ControlWorld:
    return ControlWorld()


def test_asking_changes_nothing_but_the_timeline(world):
    item = world.item(world.social)
    ask_more_time(world, item)
    asked = request_of(world, item)
    assert (asked.state, asked.wanted_on, asked.reason) == (
        ExtensionState.MENUNGGU,
        world.day(10),
        "Menunggu data kecamatan",
    )
    assert asked.asked_by_user_id == world.users["head"].id
    share = world.share(item, world.social)
    assert (share.status, share.due_on) == (S.BELUM_DITINDAKLANJUTI, world.day(3))
    step = world.steps(item)[-1]
    assert (step.act, step.about_on, step.note) == (
        ItemAct.AJUKAN_PERPANJANGAN,
        world.day(10),
        "Menunggu data kecamatan",
    )


@pytest.mark.parametrize(
    ("due", "wanted", "words"), [(3, 3, "sesudah batas"), (3, 2, "sesudah batas"), (-9, -1, "lewat")]
)
def test_the_wanted_date_is_later_and_not_gone_by(world, due, wanted, words):
    item = world.item(world.social, due=due)
    with pytest.raises(RuleViolation, match=words) as refusal:
        ask_more_time(world, item, days=wanted)
    assert refusal.value.field == "wanted_on"
    assert world.steps(item) == []


@pytest.mark.parametrize(("due", "wanted"), [(3, 4), (-9, 0), (None, 5)])
def test_dates_that_may_be_asked_for(world, due, wanted):
    item = world.item(world.social, due=due)
    ask_more_time(world, item, days=wanted)
    assert request_of(world, item).wanted_on == world.day(wanted)


def test_one_request_waits_at_a_time(world):
    item = world.item(world.social)
    ask_more_time(world, item)
    with pytest.raises(RuleViolation, match=ALREADY_ASKED):
        ask_more_time(world, item, days=20)
    decide(world, item, granted=False, note="Batas waktu tetap")
    ask_more_time(world, item, days=20)
    assert request_of(world, item).wanted_on == world.day(20)


@pytest.mark.parametrize("by", ["staff", "secretary", "sekda", "asisten", "health_head"])
def test_only_the_head_of_the_agency_asks(world, by):
    item = world.item(world.social)
    with pytest.raises(NotAllowed):
        ask_more_time(world, item, by=by)


def test_partners_and_closed_shares_are_not_extended(world):
    police_head = factories.user(world.government, Role.AGENCY_HEAD, world.police)
    world.users["police_head"] = police_head
    item = world.item(world.police)
    with pytest.raises(RuleViolation, match="keadaan sekarang"):
        ask_more_time(world, item, world.police, by="police_head")
    item = world.item(world.social)
    world.set_status(item, world.social, S.MENUNGGU_VERIFIKASI)
    with pytest.raises(RuleViolation, match="keadaan sekarang"):
        ask_more_time(world, item)


def test_a_request_ends_with_its_share_and_leaves_a_trace(world):
    item = world.item(world.social)
    ask_more_time(world, item)
    world.set_status(item, world.social, S.MENUNGGU_VERIFIKASI)
    declare_done(world.actor("secretary"), ShareAct(**world.ids(item, world.social), note="Lengkap"))
    ended = request_of(world, item)
    assert (ended.state, ended.decision_note) == (ExtensionState.DITOLAK, CLOSED_BEFORE)
    words = f"Permohonan perpanjangan sampai dengan {long_date(world.day(10))} berakhir."
    step = world.steps(item)[-1]
    assert (step.act, step.note) == (ItemAct.NYATAKAN_SELESAI, f"Lengkap {words}")
    newest = db.session.scalars(select(AuditPayload).order_by(AuditPayload.entry_id.desc()).limit(1)).one()
    assert words in str(newest.payload)


def test_the_lead_ends_also_what_supporters_wait_for(world):
    item = world.item(world.social, world.health)
    ask_more_time(world, item, world.health, by="health_head")
    world.set_status(item, world.social, S.MENUNGGU_VERIFIKASI)
    declare_done(world.actor("secretary"), ShareAct(**world.ids(item, world.social)))
    assert request_of(world, item, world.health).state is ExtensionState.DITOLAK


def test_what_waits_for_others_goes_on_while_a_supporter_is_done(world):
    item = world.item(world.social, world.health)
    ask_more_time(world, item)
    world.set_status(item, world.health, S.MENUNGGU_VERIFIKASI)
    declare_done(world.actor("secretary"), ShareAct(**world.ids(item, world.health)))
    assert request_of(world, item).state is ExtensionState.MENUNGGU
    assert world.steps(item)[-1].note is None


def test_a_stale_page_asks_nothing(world):
    item = world.item(world.social)
    with pytest.raises(Conflict):
        ask_more_time(world, item, version=9)
    assert request_of(world, item) is None


def test_a_provisional_item_is_not_extended(world):
    item = factories.item(world.meeting, world.social, due_on=world.day(3))
    with pytest.raises(RuleViolation, match="masih Sementara"):
        ask_more_time(world, item)
