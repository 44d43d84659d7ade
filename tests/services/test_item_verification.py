"""Closing a share: who asks, who declares it done or returns it, never the reporter."""

from __future__ import annotations

import pytest

from app import clock
from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.item_acts import ItemAct
from app.domain.roles import Role
from app.services.item_reports import approve_report, report_progress
from app.services.item_verification import NO_REPORT, ask_verification, declare_done, return_share
from tests import factories
from tests.services.loop_case import World

S = ItemStatus
EVERYBODY = frozenset({"sek", "stf", "kep", "asi", "sda", "pmt", "stf_lain", "kep_lain", "sek_lain"})


@pytest.fixture
def world(app) -> World:
    return World()


def ready(world: World, status: ItemStatus = S.MENUNGGU_VERIFIKASI) -> None:
    world.state(status, last_report_at=clock.now())


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_only_the_head_hands_it_in(world, who):
    ready(world, S.DALAM_PROSES)
    if who == "kep":
        ask_verification(world.actor(who), world.act("Sudah lengkap"))
        assert world.read().status is S.MENUNGGU_VERIFIKASI
        assert world.read().waiting_since == clock.today(factories.ZONE)
    else:
        with pytest.raises(NotAllowed):
            ask_verification(world.actor(who), world.act())


def test_nothing_is_handed_in_before_a_report_counts(world):
    report_progress(world.actor("stf"), world.report())
    with pytest.raises(RuleViolation) as refusal:
        ask_verification(world.actor("kep"), world.act())
    assert refusal.value.message == NO_REPORT
    approve_report(world.actor("kep"), world.act())
    ask_verification(world.actor("kep"), world.act())
    assert world.read().status is S.MENUNGGU_VERIFIKASI


@pytest.mark.parametrize("service", [declare_done, return_share])
@pytest.mark.parametrize(
    ("kind", "closers"),
    [
        ({}, {"sek"}),
        ({"is_priority": True}, {"asi"}),
        ({"from_kepala_daerah": True}, {"sda"}),
        ({"from_kepala_daerah": True, "is_priority": True}, {"sda"}),
    ],
)
def test_who_closes_which_item(world, service, kind, closers):
    for name, value in kind.items():
        setattr(world.item, name, value)
    factories.save(world.item)
    for who in sorted(EVERYBODY):
        ready(world)
        if who in closers:
            service(world.actor(who), world.act("Daftar sekolah"))
            assert world.read().status is (S.SELESAI if service is declare_done else S.DALAM_PROSES)
        else:
            with pytest.raises(NotAllowed):
                service(world.actor(who), world.act("Daftar sekolah"))


def test_whoever_reported_never_closes(world):
    """A secretary who also reports for the agency: the right of the one role does not undo the other's bar."""
    factories.give_role(world.users["sek"], Role.REPORTER, world.social)
    world.state(S.DALAM_PROSES)
    report_progress(world.actor("sek"), world.report())
    ready(world)
    for service in (declare_done, return_share):
        with pytest.raises(NotAllowed):
            service(world.actor("sek"), world.act("Catatan"))
    colleague = factories.user(world.government, Role.SECRETARIAT, world.organiser)
    declare_done(factories.actor(colleague), world.act())
    assert world.read().status is S.SELESAI


@pytest.mark.parametrize("service", [declare_done, return_share])
@pytest.mark.parametrize("status", sorted(set(S) - {S.MENUNGGU_VERIFIKASI}))
def test_nothing_to_close_in_another_state(world, service, status):
    ready(world, status)
    with pytest.raises(RuleViolation):
        service(world.actor("sek"), world.act("Catatan"))
    assert world.read().status is status


def test_a_return_says_why_and_the_clock_runs_again(world):
    ready(world, S.DALAM_PROSES)
    ask_verification(world.actor("kep"), world.act())
    with pytest.raises(RuleViolation) as refusal:
        return_share(world.actor("sek"), world.act())
    assert refusal.value.field == "note"
    return_share(world.actor("sek"), world.act("Lampirkan daftar sekolah"))
    share, today = world.read(), clock.today(factories.ZONE).isoformat()
    assert (share.status, share.waiting_since, share.waits) == (S.DALAM_PROSES, None, [[today, today]])
    assert world.steps()[-1].note == "Lampirkan daftar sekolah"


def test_the_lead_closes_the_whole_item(world):
    ready(world)
    declare_done(world.actor("sek"), world.act())
    assert not world.read().is_open
    assert not factories.share_of(world.item, world.health).is_open


def test_a_willing_partner_is_noted_and_not_judged(world):
    campus = factories.agency(world.government, kind=AgencyKind.PERGURUAN_TINGGI, relation=Relation.MITRA)
    world.item = world.firm(campus, status=S.BERSEDIA, is_priority=True)
    world.share = factories.share_of(world.item, campus)
    for who in ("asi", "sda", "kep_lain"):
        with pytest.raises(NotAllowed):
            declare_done(world.actor(who), world.act())
    with pytest.raises(RuleViolation, match="Catat keterangan"):
        declare_done(world.actor("sek"), world.act())
    assert world.read().status is S.BERSEDIA


def test_twice_is_once_and_a_stale_one_changes_nothing(world):
    ready(world)
    command, key = world.act("Daftar sekolah"), "kunci-formulir-000001"
    for _ in range(2):
        return_share(world.actor("sek"), command, key)
    assert [step.act for step in world.steps()] == [ItemAct.KEMBALIKAN_VERIFIKASI]
    with pytest.raises(Conflict):
        declare_done(world.actor("sek"), command)
