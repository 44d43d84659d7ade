"""Answers of partners: who said it, by which way, which state follows; noted, never judged."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.item_acts import ItemAct
from app.domain.letters import Channel
from app.domain.partner_rules import NOT_A_PARTNER
from app.domain.roles import Role
from app.models.action_items import ProgressReport
from app.services.partner_answers import PartnerAnswer, record_answer, tell_answer
from tests import factories
from tests.services.control_case import ControlWorld

A, S = ItemAct, ItemStatus


@pytest.fixture
def world(app) -> ControlWorld:
    return ControlWorld()


def record(world, item, agency, act, by="secretary", **values):
    known = {
        **world.ids(item, agency),
        "act": act,
        "note": "Patroli sekolah sudah berjalan",
        "stated_by_text": "Kasat Binmas",
        "channel": Channel.TELEPON,
    }
    return record_answer(world.actor(by), PartnerAnswer(**known | values))


def reports(item) -> list[ProgressReport]:
    return list(db.session.scalars(select(ProgressReport).where(ProgressReport.item_id == item.id)))


@pytest.mark.parametrize(
    ("name", "acts", "states"),
    [
        ("police", [A.CATAT_KETERANGAN], [S.ADA_KETERANGAN]),
        ("police", [A.CATAT_BELUM_ADA_KABAR, A.CATAT_KETERANGAN], [S.BELUM_ADA_KABAR, S.ADA_KETERANGAN]),
        ("police", [A.SELESAI_MENURUT_KETERANGAN], [S.SELESAI_MENURUT_KETERANGAN]),
        (
            "campus",
            [A.CATAT_KESEDIAAN, A.CATAT_KETERANGAN, A.CATAT_KETERANGAN, A.NYATAKAN_SELESAI],
            [S.BERSEDIA, S.DALAM_PROSES, S.DALAM_PROSES, S.SELESAI],
        ),
        ("campus", [A.TIDAK_ADA_KABAR], [S.TIDAK_ADA_KABAR]),
    ],
)
def test_the_loops_of_partners(world, name, acts, states):
    agency = getattr(world, name)
    item = world.item(agency)
    found = []
    for act in acts:
        record(world, item, agency, act)
        found.append(world.share(item, agency).status)
    assert found == states
    closed = states[-1] in (S.SELESAI, S.SELESAI_MENURUT_KETERANGAN, S.TIDAK_ADA_KABAR)
    assert world.reload(item).is_open is not closed


def test_an_answer_is_a_report_with_its_speaker_and_way(world):
    item = world.item(world.police)
    record(world, item, world.police, A.CATAT_KETERANGAN)
    [told] = reports(item)
    assert (told.text, told.stated_by_text, told.channel, told.status, told.percent) == (
        "Patroli sekolah sudah berjalan",
        "Kasat Binmas",
        Channel.TELEPON,
        S.ADA_KETERANGAN,
        None,
    )
    assert told.reported_by_user_id == world.users["secretary"].id
    step = world.steps(item)[-1]
    assert (step.report_id, step.office_text) == (told.id, "Sekretariat rapat Disper")
    assert world.share(item, world.police).last_report_at is not None


@pytest.mark.parametrize(("name", "act"), [("police", A.CATAT_BELUM_ADA_KABAR), ("campus", A.TIDAK_ADA_KABAR)])
def test_that_no_word_came_is_a_step_and_no_report(world, name, act):
    agency = getattr(world, name)
    item = world.item(agency)
    record(world, item, agency, act, note="Dihubungi dua kali", stated_by_text=None)
    assert reports(item) == []
    assert world.steps(item)[-1].note == "Telepon: Dihubungi dua kali"
    assert world.share(item, agency).last_report_at is None


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"note": None}, "note"),
        ({"stated_by_text": None}, "stated_by_text"),
        ({"channel": None}, "channel"),
        ({"act": A.CATAT_KESEDIAAN}, "act"),
        ({"act": A.HENTIKAN}, "act"),
    ],
)
def test_what_is_needed(world, values, field):
    item = world.item(world.police)
    with pytest.raises(RuleViolation) as refusal:
        record(world, item, world.police, **{"act": A.CATAT_KETERANGAN, **values})
    assert refusal.value.field == field
    assert (reports(item), world.steps(item)) == ([], [])


@pytest.mark.parametrize("by", ["sekda", "asisten", "head", "campus_staff"])
def test_only_the_organiser_notes_what_it_heard(world, by):
    item = world.item(world.campus)
    with pytest.raises(NotAllowed):
        record(world, item, world.campus, A.CATAT_KESEDIAAN, by=by)


def test_subordinate_agencies_report_by_themselves(world):
    item = world.item(world.social)
    with pytest.raises(RuleViolation, match=NOT_A_PARTNER):
        record(world, item, world.social, A.CATAT_KETERANGAN)


def test_who_recorded_the_answer_also_closes(world):
    """Partners' items are noted and not judged, so the rule of the reporter does not hold."""
    item = world.item(world.campus)
    record(world, item, world.campus, A.CATAT_KESEDIAAN)
    record(world, item, world.campus, A.NYATAKAN_SELESAI)
    assert world.share(item, world.campus).status is S.SELESAI


@pytest.mark.parametrize(("role", "office"), [(Role.REPORTER, "Staf pelapor"), (Role.AGENCY_HEAD, "Jabatan")])
def test_a_partner_with_an_account_tells_it_itself(world, role, office):
    world.users["own"] = factories.user(world.government, role, world.campus)
    item = world.item(world.campus)
    command = PartnerAnswer(**world.ids(item, world.campus), act=A.CATAT_KESEDIAAN, note="Bersedia")
    tell_answer(world.actor("own"), command)
    [told] = reports(item)
    assert (told.channel, told.stated_by_text) == (Channel.APLIKASI, None)
    assert world.steps(item)[-1].office_text.startswith(office)


@pytest.mark.parametrize("act", [A.NYATAKAN_SELESAI, A.TIDAK_ADA_KABAR])
def test_a_partner_does_not_close_by_itself(world, act):
    item = world.item(world.campus)
    world.set_status(item, world.campus, S.BERSEDIA)
    command = PartnerAnswer(**world.ids(item, world.campus), act=act, note="Selesai")
    with pytest.raises(RuleViolation):
        tell_answer(world.actor("campus_staff"), command)


def test_others_do_not_speak_for_it(world):
    item = world.item(world.campus)
    command = PartnerAnswer(**world.ids(item, world.campus), act=A.CATAT_KESEDIAAN, note="Bersedia")
    with pytest.raises(NotAllowed):
        tell_answer(world.actor("secretary"), command)


def test_a_stale_page_notes_nothing(world):
    item = world.item(world.police)
    with pytest.raises(Conflict):
        record(world, item, world.police, A.CATAT_KETERANGAN, version=5)
    assert reports(item) == []
