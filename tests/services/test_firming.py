"""Items become firm with the approval: who gets a share in which state, what meetings keep of them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.action_items import AssignmentKind, ItemClass, ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.item_acts import ItemAct
from app.models.action_items import ActionItem, Assignment, ItemMeeting, ItemSupporter
from app.models.agencies import TaskForceMember
from app.models.item_loop import ItemStep
from tests import factories
from tests.approval_case import Case

LEAD, SUPPORT, MEMBER = AssignmentKind


@pytest.fixture
def case(app) -> Case:
    return Case(steps=False)


def shares(item: ActionItem) -> dict[int, tuple[AssignmentKind, ItemStatus, bool]]:
    rows = db.session.scalars(select(Assignment).where(Assignment.item_id == item.id))
    return {row.agency_id: (row.kind, row.status, row.is_open) for row in rows}


def steps(item: ActionItem) -> list[ItemStep]:
    return list(db.session.scalars(select(ItemStep).where(ItemStep.item_id == item.id)))


def test_each_share_begins_in_the_state_of_its_loop(case):
    campus = factories.agency(case.government, "Universitas", kind=AgencyKind.PERGURUAN_TINGGI, relation=Relation.MITRA)
    factories.save(
        Assignment(government_id=case.government.id, item_id=case.item.id, agency_id=campus.id, kind=SUPPORT)
    )
    case.record()
    assert shares(case.item) == {
        case.agency.id: (LEAD, ItemStatus.BELUM_DITINDAKLANJUTI, True),
        case.police.id: (SUPPORT, ItemStatus.DISAMPAIKAN, True),
        campus.id: (SUPPORT, ItemStatus.MENUNGGU_KESEDIAAN, True),
    }
    db.session.refresh(case.item)
    assert case.item.firm_at is not None
    (step,) = steps(case.item)
    assert (step.act, step.status_after) == (ItemAct.TETAPKAN, ItemStatus.BELUM_DITINDAKLANJUTI)
    assert step.office_text == f"Sekretariat rapat {case.agency.short_name}"


def test_a_task_force_expands_into_its_members_of_that_day(case):
    """Not the court, which nobody assigns, and not who left before or comes later."""
    for valid_from, valid_to in ((None, factories.days_ago(1)), (factories.days_ago(-1), None)):
        other = factories.agency(case.government)
        factories.save(
            TaskForceMember(
                government_id=case.government.id,
                task_force_id=case.force.id,
                agency_id=other.id,
                valid_from=valid_from,
                valid_to=valid_to,
            )
        )
    case.record()
    begun = (MEMBER, ItemStatus.BELUM_DITINDAKLANJUTI, True)
    assert shares(case.of_force) == {case.agency.id: begun, case.member.id: begun}


def test_a_supporting_task_force_expands_beside_who_has_a_share_already(case):
    factories.save(
        ItemSupporter(government_id=case.government.id, item_id=case.item.id, position=9, task_force_id=case.force.id)
    )
    case.record()
    kinds = {agency_id: kind for agency_id, (kind, _, _) in shares(case.item).items()}
    assert kinds == {case.agency.id: LEAD, case.police.id: SUPPORT, case.member.id: MEMBER}


def test_a_general_direction_is_firm_and_bills_nobody(case):
    item = factories.item(case.meeting, case.agency, "Perkuat koordinasi", item_class=ItemClass.ARAHAN_UMUM, number=3)
    forced = factories.item(
        case.meeting, text="Terus bersinergi", item_class=ItemClass.ARAHAN_UMUM, owner_task_force_id=case.force.id
    )
    case.record()
    assert [is_open for _, _, is_open in shares(item).values()] == [False]
    assert shares(forced) == {}
    for row in (item, forced):
        db.session.refresh(row)
        assert row.firm_at is not None
        assert not row.is_open


def test_an_item_in_the_words_of_the_source_stays_open_without_a_share(case):
    item = factories.item(case.meeting, text="Semua camat melapor", owner_text="semua camat", number=3)
    case.record()
    db.session.refresh(item)
    assert item.is_open
    assert shares(item) == {}


def test_a_second_approval_makes_only_new_items_firm(case):
    case.record()
    db.session.refresh(case.item)
    firm_at = case.item.firm_at
    moved = db.session.scalars(select(Assignment).where(Assignment.item_id == case.item.id)).first()
    moved.status = ItemStatus.DALAM_PROSES
    factories.save(moved)
    case.reopen()
    new = factories.item(case.meeting, case.member, "Tambahan", number=3)
    case.record()
    db.session.refresh(case.item)
    assert case.item.firm_at == firm_at
    assert ItemStatus.DALAM_PROSES in {status for _, status, _ in shares(case.item).values()}
    assert len(steps(case.item)) == 1
    assert shares(new) == {case.member.id: (LEAD, ItemStatus.BELUM_DITINDAKLANJUTI, True)}


def test_the_state_as_reported_is_kept_for_own_items_and_open_ones_before(case):
    earlier = factories.meeting(case.agency, case.secretary)
    first = factories.meeting(case.agency, case.secretary)
    earlier.previous_meeting_id, first.previous_meeting_id = first.id, earlier.id
    case.meeting.previous_meeting_id = earlier.id
    factories.save(earlier, first, case.meeting)
    firm = {"firm_at": clock.now()}
    old = factories.item(earlier, case.member, status=ItemStatus.TERKENDALA, **firm)
    oldest = factories.item(first, case.member, status=ItemStatus.DALAM_PROSES, **firm)
    factories.item(earlier, case.member, status=ItemStatus.SELESAI, is_open=False, **firm)
    factories.item(earlier, case.member)
    case.record()
    kept = {
        row.item_id: [share["status"] for share in row.state["shares"]]
        for row in db.session.scalars(select(ItemMeeting).where(ItemMeeting.meeting_id == case.meeting.id))
    }
    assert kept.keys() == {case.item.id, case.of_force.id, old.id, oldest.id}
    assert (kept[old.id], kept[oldest.id]) == (["terkendala"], ["dalam_proses"])
