"""Changing a firm item: text and owner, the shares that follow, who may, and what is refused."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.action_items import AssignmentKind, ItemClass, ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import ExtensionState
from app.models.action_items import Assignment, ItemSupporter
from app.models.agencies import Agency
from app.models.item_loop import ExtensionRequest
from app.models.records import AuditEntry, AuditPayload
from app.services.extensions import AskExtension, ask_extension
from app.services.firm_items import UNCHANGED, ChangeFirmItem, change_firm_item
from app.services.firm_owners import NO_MEMBERS
from tests import factories
from tests.services.control_case import ControlWorld

S, K = ItemStatus, AssignmentKind
LEAD, SUPPORT, MEMBER = K


@pytest.fixture
def world(app) -> ControlWorld:
    return ControlWorld()


def change(world, item, by="secretary", **values):
    row = world.reload(item)
    known = {"item_id": item.id, "version": row.version, "text": row.text, "reason": "Tugas berpindah"}
    return change_firm_item(world.actor(by), ChangeFirmItem(**known | values))


def shares(world, item) -> dict[str, tuple[AssignmentKind, ItemStatus, bool]]:
    """Name of the agency → part, state, open."""
    rows = db.session.execute(
        select(Agency.name, Assignment.kind, Assignment.status, Assignment.is_open)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(Assignment.item_id == item.id)
    )
    return {row.name: (row.kind, row.status, row.is_open) for row in rows}


def supporters(item) -> list[tuple[int | None, int | None]]:
    rows = db.session.scalars(select(ItemSupporter).where(ItemSupporter.item_id == item.id))
    return [(row.agency_id, row.task_force_id) for row in rows]


def test_a_changed_text_is_traced(world):
    item = world.item(world.social, text="Mengirim format")
    change(world, item, text="Mengirim format terpilah", reason="Kurang jelas")
    assert world.reload(item).text == "Mengirim format terpilah"
    assert shares(world, item) == {"Dinas Sosial": (LEAD, S.BELUM_DITINDAKLANJUTI, True)}
    step = world.steps(item)[-1]
    assert (step.act, step.note, step.office_text) == (ItemAct.UBAH, "Kurang jelas", "Sekretariat rapat Disper")
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    payload = json.loads(db.session.get_one(AuditPayload, entry.id).payload)
    assert payload["changes"] == {"text": ["Mengirim format", "Mengirim format terpilah"]}


@pytest.mark.parametrize(
    ("name", "first"),
    [("health", S.BELUM_DITINDAKLANJUTI), ("police", S.DISAMPAIKAN), ("campus", S.MENUNGGU_KESEDIAAN)],
)
def test_a_new_lead_begins_and_the_former_is_closed(world, name, first):
    item = world.item(world.social)
    owner = getattr(world, name)
    change(world, item, owner_agency_id=owner.id)
    assert shares(world, item) == {
        "Dinas Sosial": (SUPPORT, S.TIDAK_DILANJUTKAN, False),
        owner.name: (LEAD, first, True),
    }
    row = world.reload(item)
    assert (row.owner_agency_id, row.is_open) == (owner.id, True)
    assert world.share(item, owner).due_on == world.day(3)
    assert [step.act for step in world.steps(item)] == [ItemAct.UBAH, ItemAct.TETAPKAN, ItemAct.UBAH]
    assert world.steps(item)[-1].note == f"Penanggung jawab: Dinas Sosial → {owner.name}. Tugas berpindah"


def test_the_former_lead_may_stay_as_support(world):
    item = world.item(world.social)
    world.set_status(item, world.social, S.DALAM_PROSES)
    change(world, item, owner_agency_id=world.health.id, stays_supporter=True)
    assert shares(world, item)["Dinas Sosial"] == (SUPPORT, S.DALAM_PROSES, True)
    assert supporters(item) == [(world.social.id, None)]


def test_who_supported_goes_on_as_lead_where_it_stood(world):
    item = world.item(world.social, world.health)
    factories.save(
        ItemSupporter(government_id=item.government_id, item_id=item.id, position=1, agency_id=world.health.id)
    )
    world.set_status(item, world.health, S.TERKENDALA)
    change(world, item, owner_agency_id=world.health.id)
    assert shares(world, item)["Dinas Kesehatan"] == (LEAD, S.TERKENDALA, True)
    assert supporters(item) == []


def test_a_task_force_becomes_its_members_of_that_day(world):
    item = world.item(world.social)
    change(world, item, owner_task_force_id=world.force.id)
    assert shares(world, item) == {
        "Dinas Sosial": (SUPPORT, S.TIDAK_DILANJUTKAN, False),
        "Dinas Kesehatan": (MEMBER, S.BELUM_DITINDAKLANJUTI, True),
        "Polres": (MEMBER, S.DISAMPAIKAN, True),
    }
    row = world.reload(item)
    assert (row.owner_agency_id, row.owner_task_force_id, row.is_open) == (None, world.force.id, True)


def test_a_lead_that_is_a_member_goes_on_as_one(world):
    item = world.item(world.health)
    world.set_status(item, world.health, S.DALAM_PROSES)
    change(world, item, owner_task_force_id=world.force.id)
    assert shares(world, item)["Dinas Kesehatan"] == (MEMBER, S.DALAM_PROSES, True)


@pytest.mark.parametrize(
    ("stays", "kept"), [(True, (SUPPORT, S.DISAMPAIKAN, True)), (False, (SUPPORT, S.TIDAK_DILANJUTKAN, False))]
)
def test_from_a_task_force_to_an_agency(world, stays, kept):
    item = world.force_item(world.health, world.police)
    change(world, item, owner_agency_id=world.health.id, stays_supporter=stays)
    assert shares(world, item) == {"Dinas Kesehatan": (LEAD, S.BELUM_DITINDAKLANJUTI, True), "Polres": kept}
    assert supporters(item) == ([(None, world.force.id)] if stays else [])


def test_words_of_the_source_are_replaced_by_an_agency(world):
    item = world.item(None, owner_text="semua kepala sekolah")
    change(world, item, owner_agency_id=world.social.id)
    row = world.reload(item)
    assert (row.owner_text, row.owner_agency_id) == (None, world.social.id)
    assert shares(world, item) == {"Dinas Sosial": (LEAD, S.BELUM_DITINDAKLANJUTI, True)}


def test_a_general_direction_is_still_billed_to_nobody(world):
    item = world.item(world.social, item_class=ItemClass.ARAHAN_UMUM, is_open=False)
    share = world.share(item, world.social)
    share.status, share.is_open = S.SEMENTARA, False
    db.session.commit()
    change(world, item, owner_agency_id=world.health.id)
    assert shares(world, item) == {"Dinas Kesehatan": (LEAD, S.SEMENTARA, False)}
    assert world.reload(item).is_open is False


def test_a_request_for_more_time_ends_with_the_share(world):
    item = world.item(world.social)
    asked = AskExtension(**world.ids(item, world.social), wanted_on=world.day(9), note="Menunggu data")
    ask_extension(world.actor("head"), asked)
    change(world, item, owner_agency_id=world.health.id)
    assert db.session.query(ExtensionRequest).one().state is ExtensionState.DITOLAK


@pytest.mark.parametrize(
    ("relation", "kind"),
    [
        (Relation.ATASAN, AgencyKind.PEMERINTAH_ATASAN),
        (Relation.SEJAJAR, AgencyKind.DPRD),
        (Relation.MITRA, AgencyKind.PENGADILAN),
    ],
)
def test_superiors_courts_and_the_council_are_never_assigned(world, relation, kind):
    agency = factories.agency(world.government, "Lembaga", relation=relation, kind=kind)
    item = world.item(world.social)
    with pytest.raises(RuleViolation, match="tidak dapat diberi tugas") as refusal:
        change(world, item, owner_agency_id=agency.id)
    assert refusal.value.field == "owner"
    assert shares(world, item) == {"Dinas Sosial": (LEAD, S.BELUM_DITINDAKLANJUTI, True)}


@pytest.mark.parametrize("which", ["foreign", "unknown", "inactive", "foreign_force"])
def test_unknown_and_inactive_owners_are_refused(world, which):
    abroad = factories.government("Lain")
    found = {
        "foreign": {"owner_agency_id": factories.agency(abroad).id},
        "unknown": {"owner_agency_id": 9_999_999},
        "inactive": {"owner_agency_id": factories.agency(world.government, is_active=False).id},
        "foreign_force": {"owner_task_force_id": factories.task_force(abroad).id},
    }[which]
    with pytest.raises(RuleViolation) as refusal:
        change(world, world.item(world.social), **found)
    assert refusal.value.field == "owner"


def test_a_task_force_without_agencies_is_refused(world):
    force = factories.task_force(world.government, world.court)
    with pytest.raises(RuleViolation, match=NO_MEMBERS):
        change(world, world.item(world.social), owner_task_force_id=force.id)


def test_a_closed_item_keeps_its_owner_but_its_text_may_be_corrected(world):
    item = world.item(world.social, is_open=False)
    with pytest.raises(RuleViolation, match="sudah ditutup") as refusal:
        change(world, item, owner_agency_id=world.health.id)
    assert refusal.value.field == "owner"
    change(world, item, text="Uraian yang benar")
    assert world.reload(item).text == "Uraian yang benar"


@pytest.mark.parametrize(("values", "field"), [({"reason": "", "text": "Lain"}, "reason"), ({}, "")])
def test_what_is_needed(world, values, field):
    item = world.item(world.social)
    with pytest.raises(RuleViolation) as refusal:
        change(world, item, **values)
    assert refusal.value.field == field
    assert field or refusal.value.message == UNCHANGED


@pytest.mark.parametrize("by", ["secretary", "asisten", "sekda"])
def test_who_may(world, by):
    change(world, world.item(world.social), by=by, text="Uraian lain")


@pytest.mark.parametrize("by", ["head", "staff", "other_asisten"])
def test_who_may_not(world, by):
    with pytest.raises(NotAllowed):
        change(world, world.item(world.social), by=by, text="Uraian lain")


def test_what_came_as_arahan_kepala_daerah_is_not_the_secretariats(world):
    item = world.item(world.social, from_kepala_daerah=True)
    with pytest.raises(NotAllowed):
        change(world, item, text="Uraian lain")
    change(world, item, by="asisten", text="Uraian lain")


def test_a_stale_page_changes_nothing(world):
    item = world.item(world.social)
    with pytest.raises(Conflict):
        change(world, item, text="Uraian lain", version=9)
    assert world.steps(item) == []
