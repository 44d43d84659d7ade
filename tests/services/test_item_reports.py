"""Reports: who may in which state, what the head's word does, percent only of a target, each once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.item_acts import ItemAct
from app.domain.roles import Role
from app.models.people import Appointment
from app.models.records import AuditEntry
from app.services.item_reports import ForwardShare, approve_report, forward, report_progress, return_report
from tests import factories
from tests.services.loop_case import RAHASIA, World

S = ItemStatus
AT_WORK = (S.BELUM_DITINDAKLANJUTI, S.DALAM_PROSES, S.TERKENDALA)
KEY = "kunci-formulir-000001"


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.mark.parametrize("before", AT_WORK)
def test_a_report_of_staff_waits_for_the_head(world, before):
    world.state(before)
    report_progress(world.actor("stf"), world.report(status=S.TERKENDALA, obstacle="Data belum masuk"))
    share, step = world.read(), world.steps()[-1]
    assert (share.status, share.last_report_at, share.percent) == (S.MENUNGGU_PERSETUJUAN_KEPALA, None, None)
    assert (step.act, step.status_before, step.report_id) == (ItemAct.LAPOR, before, world.reports()[0].id)
    assert step.office_text == "Staf pelapor Dinsos"
    assert world.reports()[0].status is S.TERKENDALA


@pytest.mark.parametrize("stated", [S.DALAM_PROSES, S.TERKENDALA])
def test_a_report_of_the_head_counts_at_once(world, stated):
    report_progress(world.actor("kep"), world.report(status=stated, obstacle="Belum ada anggaran"))
    share = world.read()
    assert share.status is stated
    assert share.last_report_at is not None
    assert world.steps()[-1].act is ItemAct.LAPOR_KEPALA


@pytest.mark.parametrize("who", ["sek", "asi", "sda", "pmt", "stf_lain", "kep_lain", "sek_lain"])
def test_nobody_else_reports(world, who):
    with pytest.raises(NotAllowed):
        report_progress(world.actor(who), world.report())
    assert world.reports() == []


@pytest.mark.parametrize("status", sorted(set(S) - set(AT_WORK)))
def test_no_report_in_another_state(world, status):
    world.state(status)
    with pytest.raises(RuleViolation):
        report_progress(world.actor("stf"), world.report())
    assert (world.reports(), world.steps(), world.read().status) == ([], [], status)


def test_a_provisional_item_waits_for_its_minutes(world):
    world.item.firm_at = None
    factories.save(world.item)
    with pytest.raises(RuleViolation) as refusal:
        report_progress(world.actor("stf"), world.report())
    assert "Sementara" in refusal.value.message


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("percent", {"percent": 40}),
        ("stated", {"status": S.SELESAI}),
        ("obstacle", {"status": S.TERKENDALA, "obstacle": None}),
    ],
)
def test_what_a_report_may_not_say(world, field, values):
    with pytest.raises(RuleViolation) as refusal:
        report_progress(world.actor("stf"), world.report(**values))
    assert refusal.value.field == field


def test_percent_of_a_target_comes_into_force_with_the_approval(world):
    world.item.target = 24
    factories.save(world.item)
    report_progress(world.actor("stf"), world.report(percent=40))
    assert world.read().percent is None
    approve_report(world.actor("kep"), world.act())
    assert world.read().percent == 40


@pytest.mark.parametrize("stated", [S.DALAM_PROSES, S.TERKENDALA])
def test_the_head_approves_what_the_report_states(world, stated):
    report_progress(world.actor("stf"), world.report(status=stated, obstacle="Kendala"))
    approve_report(world.actor("kep"), world.act())
    share, step = world.read(), world.steps()[-1]
    assert share.status is stated
    assert share.last_report_at is not None
    assert (step.act, step.report_id) == (ItemAct.SETUJUI_LAPORAN, world.reports()[0].id)


@pytest.mark.parametrize("before", AT_WORK)
def test_a_returned_report_leaves_the_state_before_it(world, before):
    world.state(before)
    report_progress(world.actor("stf"), world.report())
    return_report(world.actor("kep"), world.act("Sebutkan nama sekolahnya"))
    share, step = world.read(), world.steps()[-1]
    assert (share.status, share.last_report_at) == (before, None)
    assert (step.act, step.note) == (ItemAct.KEMBALIKAN_LAPORAN, "Sebutkan nama sekolahnya")


def test_a_return_says_why(world):
    report_progress(world.actor("stf"), world.report())
    with pytest.raises(RuleViolation) as refusal:
        return_report(world.actor("kep"), world.act())
    assert refusal.value.field == "note"


@pytest.mark.parametrize("service", [approve_report, return_report])
@pytest.mark.parametrize("who", ["stf", "sek", "asi", "sda", "kep_lain"])
def test_only_the_head_of_the_agency_decides_on_its_reports(world, service, who):
    report_progress(world.actor("stf"), world.report())
    with pytest.raises(NotAllowed):
        service(world.actor(who), world.act("Catatan"))
    assert world.read().status is S.MENUNGGU_PERSETUJUAN_KEPALA


@pytest.mark.parametrize("service", [approve_report, return_report])
@pytest.mark.parametrize("status", sorted(set(S) - {S.MENUNGGU_PERSETUJUAN_KEPALA}))
def test_nothing_to_decide_in_another_state(world, service, status):
    world.state(status)
    with pytest.raises(RuleViolation):
        service(world.actor("kep"), world.act("Catatan"))


@pytest.mark.parametrize("status", [*AT_WORK, S.MENUNGGU_PERSETUJUAN_KEPALA])
def test_forwarding_names_the_bidang_and_changes_no_state(world, status):
    world.state(status)
    command = ForwardShare(
        item_id=world.item.id, share_id=world.share.id, version=1, bidang="Bidang Rehabilitasi", note="Pekan ini"
    )
    forward(world.actor("kep"), command)
    share = world.read()
    assert (share.status, share.forwarded_to) == (status, "Bidang Rehabilitasi")
    assert world.steps()[-1].note == "Bidang Rehabilitasi: Pekan ini"


def test_a_partner_is_asked_and_does_not_report(world):
    campus = factories.agency(
        world.government, kind=AgencyKind.PERGURUAN_TINGGI, relation=Relation.MITRA, name="Universitas"
    )
    world.item = world.firm(campus, status=S.BERSEDIA)
    world.share = factories.share_of(world.item, campus)
    world.users["kampus"] = factories.user(world.government, Role.REPORTER, campus)
    with pytest.raises(RuleViolation):
        report_progress(world.actor("kampus"), world.report())


def test_the_same_report_twice_is_one(world):
    command = world.report()
    for _ in range(3):
        report_progress(world.actor("stf"), command, KEY)
    assert len(world.reports()) == 1
    approve = world.act()
    for _ in range(2):
        approve_report(world.actor("kep"), approve, KEY)
    assert [step.act for step in world.steps()] == [ItemAct.LAPOR, ItemAct.SETUJUI_LAPORAN]


def test_a_stale_report_changes_nothing(world):
    command = world.report()
    report_progress(world.actor("kep"), world.report("Laporan kepala"))
    with pytest.raises(Conflict):
        report_progress(world.actor("stf"), command)
    assert [one.text for one in world.reports()] == ["Laporan kepala"]


def test_a_head_of_yesterday_decides_nothing(world):
    report_progress(world.actor("stf"), world.report())
    head, command = world.actor("kep"), world.act()
    held = select(Appointment).where(Appointment.person_id == world.users["kep"].person_id)
    for appointment in db.session.scalars(held):
        appointment.valid_to = factories.days_ago(1)
        factories.save(appointment)
    with pytest.raises((NotAllowed, NotFound)):
        approve_report(head, command)
    assert world.read().status is S.MENUNGGU_PERSETUJUAN_KEPALA


def test_a_rahasia_item_is_reported_by_the_agency_that_does_not_see_the_meeting(app):
    world = World(RAHASIA)
    report_progress(world.actor("stf"), world.report())
    approve_report(world.actor("kep"), world.act())
    with pytest.raises(NotFound):
        report_progress(world.actor("sda"), world.report())
    assert db.session.query(AuditEntry).filter_by(action="setujui_laporan").count() == 1
