"""Making, changing and withdrawing action items: what is written, what is refused, and in which words."""

from __future__ import annotations

from datetime import date

import pytest

from app.db import db
from app.domain.action_items import AssignmentKind, Horizon, ItemClass, StatedKind
from app.domain.agencies import AgencyKind, Relation
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.action_items import ActionItem, Assignment, Deadline, ItemHorizon, ItemSupporter
from app.queries.actors import actor_of
from app.services.action_items import MakeItem, make_item
from app.services.item_changes import ChangeItem, WithdrawItem, change_item, withdraw_item
from app.services.item_contents import Supporter
from tests import factories


class World:
    """A government with an organiser, two further agencies and one meeting."""

    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial")
        self.health = factories.agency(self.government, "Dinas Kesehatan")
        self.force = factories.task_force(self.government, self.social, self.health)
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.meeting = factories.meeting(self.organiser, self.user)
        actor = actor_of(self.user.id)
        assert actor is not None
        self.actor = actor

    def make(self, key: str = "", **values) -> ActionItem:
        if not {"owner_agency_id", "owner_task_force_id", "owner_text"} & set(values):
            values["owner_agency_id"] = self.social.id
        command = MakeItem(**{"meeting_id": self.meeting.id, "text": "Mengirim format data", **values})
        return db.session.get_one(ActionItem, make_item(self.actor, command, key))


@pytest.fixture
def world(app) -> World:
    return World()


def shares(item: ActionItem) -> dict[int, AssignmentKind]:
    db.session.expire_all()
    return {row.agency_id: row.kind for row in db.session.query(Assignment).filter_by(item_id=item.id)}


def test_an_item_gets_shares_horizons_supporters_and_its_first_deadline(world):
    item = world.make(
        supporters=(
            Supporter(agency_id=world.health.id),
            Supporter(task_force_id=world.force.id, words="semua anggota gugus tugas"),
        ),
        horizons=frozenset({Horizon.PENDEK, Horizon.PANJANG}),
        due_on=date(2026, 12, 1),
        due_text="segera",
    )
    assert (item.number, item.is_open, item.firm_at) == (1, True, None)
    assert shares(item) == {world.social.id: AssignmentKind.LEAD, world.health.id: AssignmentKind.SUPPORT}
    assert {row.horizon for row in db.session.query(ItemHorizon)} == {Horizon.PENDEK, Horizon.PANJANG}
    assert [row.unsur_text for row in db.session.query(ItemSupporter).order_by(ItemSupporter.position)] == [
        None,
        "semua anggota gugus tugas",
    ]
    assert [(row.due_on, row.due_text) for row in db.session.query(Deadline)] == [(date(2026, 12, 1), "segera")]
    assert {row.due_on for row in db.session.query(Assignment)} == {date(2026, 12, 1)}


def test_numbers_follow_each_other_and_are_never_used_twice(world):
    first, second = world.make(), world.make(number=7)
    assert (first.number, second.number, world.make().number) == (1, 7, 8)
    with pytest.raises(RuleViolation, match="Nomor 7 sudah dipakai tindak lanjut lain") as refusal:
        world.make(number=7)
    assert refusal.value.field == "number"
    withdraw_item(world.actor, WithdrawItem(item_id=second.id, version=1, reason="keliru"))
    with pytest.raises(RuleViolation, match="sudah dicabut"):
        world.make(number=7)


def test_a_general_direction_is_tracked_by_nobody(world):
    item = world.make(item_class=ItemClass.ARAHAN_UMUM, stated_kind=StatedKind.ARAHAN)
    assert item.is_open is False
    assert [row.is_open for row in db.session.query(Assignment)] == [False]


@pytest.mark.parametrize(
    ("relation", "kind"),
    [
        (Relation.ATASAN, AgencyKind.PEMERINTAH_ATASAN),
        (Relation.SEJAJAR, AgencyKind.DPRD),
        (Relation.MITRA, AgencyKind.PENGADILAN),
        (Relation.MITRA, AgencyKind.DPRD),
    ],
)
@pytest.mark.parametrize("as_owner", [True, False])
def test_courts_councils_and_superiors_are_never_assigned(world, relation, kind, as_owner):
    court = factories.agency(world.government, "Pengadilan Negeri", relation=relation, kind=kind)
    values = (
        {"owner_agency_id": court.id}
        if as_owner
        else {"owner_text": "semua pihak", "supporters": (Supporter(agency_id=court.id),)}
    )
    with pytest.raises(RuleViolation, match="Pengadilan Negeri tidak dapat diberi tugas") as refusal:
        world.make(**values)
    assert refusal.value.field == ("owner" if as_owner else "supporter_agencies")
    assert world.make(owner_text="Pengadilan Negeri").owner_text == "Pengadilan Negeri"


def test_partners_may_be_asked(world):
    police = factories.agency(world.government, "Polres", relation=Relation.MITRA, kind=AgencyKind.POLRI)
    assert shares(world.make(owner_agency_id=police.id)) == {police.id: AssignmentKind.LEAD}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"owner_agency_id": None}, "owner"),
        ({"owner_text": "kepala dinas", "owner_agency_id": "social"}, "owner_text"),
        ({"owner_agency_id": 9_999_999}, "owner"),
        ({"owner_agency_id": "foreign"}, "owner"),
        ({"owner_task_force_id": "foreign_force"}, "owner"),
        ({"supporters": (Supporter(agency_id=9_999_999),)}, "supporter_agencies"),
        ({"supporters": (Supporter(),)}, "supporters"),
        ({"supporters": (Supporter(small_team_id=9_999_999),)}, "supporters"),
        ({"stated_by_id": 9_999_999}, "stated_by"),
        ({"origin_point_id": 9_999_999}, "origin"),
        ({"confidentiality": Confidentiality.RAHASIA}, "confidentiality"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(world, values, field):
    other = factories.government("Lain")
    foreign = factories.agency(other)
    named = {"social": world.social.id, "foreign": foreign.id, "foreign_force": factories.task_force(other).id}
    values = {name: named.get(value, value) if isinstance(value, str) else value for name, value in values.items()}
    with pytest.raises(RuleViolation) as refusal:
        world.make(**values)
    assert refusal.value.field == field
    assert db.session.query(ActionItem).count() == 0


def test_an_inactive_agency_gets_nothing_new_but_keeps_what_it_has(world):
    item = world.make()
    world.social.is_active = False
    factories.save(world.social)
    with pytest.raises(RuleViolation, match="sudah dinonaktifkan"):
        world.make()
    change_item(world.actor, ChangeItem(item_id=item.id, version=1, text="Lain", owner_agency_id=world.social.id))
    assert db.session.get_one(ActionItem, item.id).text == "Lain"


def test_an_item_comes_from_a_part_of_its_own_meeting_and_is_as_confidential(world):
    point = factories.point(factories.section(world.meeting), confidentiality=Confidentiality.TERBATAS)
    other = factories.point(factories.section(factories.meeting(world.organiser, world.user)))
    with pytest.raises(RuleViolation, match="lebih rahasia"):
        world.make(origin_point_id=point.id)
    with pytest.raises(RuleViolation) as refusal:
        world.make(origin_point_id=other.id)
    assert refusal.value.field == "origin"
    item = world.make(origin_point_id=point.id, confidentiality=Confidentiality.TERBATAS)
    assert item.origin_point_id == point.id


def test_only_the_secretariat_of_the_organiser_makes_items(world):
    sekda = actor_of(factories.user(world.government, Role.SEKDA, world.organiser).id)
    foreign = factories.government("Lain")
    stranger = actor_of(factories.user(foreign, Role.SECRETARIAT, factories.agency(foreign)).id)
    command = MakeItem(meeting_id=world.meeting.id, text="Apa saja", owner_text="semua")
    with pytest.raises(NotAllowed, match="sekretariat rapat"):
        make_item(sekda, command)
    with pytest.raises(NotFound):
        make_item(stranger, command)


def test_the_same_form_twice_makes_one_item(world):
    first, second = world.make(key="kunci-yang-sama-0001"), world.make(key="kunci-yang-sama-0001")
    assert first.id == second.id
    assert db.session.query(ActionItem).count() == 1


def test_a_change_moves_the_lead_and_keeps_the_first_deadline(world):
    item = world.make(supporters=(Supporter(agency_id=world.health.id),), due_on=date(2026, 12, 1))
    command = ChangeItem(
        item_id=item.id,
        version=1,
        text="Mengirim format data kepada anggota",
        owner_agency_id=world.health.id,
        supporters=(Supporter(agency_id=world.social.id),),
        due_on=date(2026, 12, 15),
        due_reason="data belum lengkap",
    )
    change_item(world.actor, command)
    assert shares(item) == {world.health.id: AssignmentKind.LEAD, world.social.id: AssignmentKind.SUPPORT}
    history = [(row.due_on, row.reason) for row in db.session.query(Deadline).order_by(Deadline.id)]
    assert history == [(date(2026, 12, 1), None), (date(2026, 12, 15), "data belum lengkap")]
    assert {row.due_on for row in db.session.query(Assignment)} == {date(2026, 12, 15)}
    assert db.session.get_one(ActionItem, item.id).version == 2


def test_a_due_date_moves_only_with_a_reason_but_is_set_first_without(world):
    item = world.make()
    values = {"item_id": item.id, "text": item.text, "owner_agency_id": world.social.id}
    change_item(world.actor, ChangeItem(version=1, due_on=date(2026, 12, 1), **values))
    with pytest.raises(RuleViolation, match="Tulis alasannya") as refusal:
        change_item(world.actor, ChangeItem(version=2, due_on=date(2026, 12, 2), **values))
    assert refusal.value.field == "due_reason"


def test_a_stale_change_writes_nothing(world):
    item = world.make()
    values = {"item_id": item.id, "version": 1, "owner_agency_id": world.social.id}
    change_item(world.actor, ChangeItem(text="Teks orang pertama", **values))
    with pytest.raises(Conflict) as conflict:
        change_item(world.actor, ChangeItem(text="Teks orang kedua", **values))
    assert conflict.value.version == 2
    assert db.session.get_one(ActionItem, item.id).text == "Teks orang pertama"


def test_a_withdrawn_item_is_gone_and_withdrawing_twice_leads_to_the_same_end(world):
    item = world.make()
    command = WithdrawItem(item_id=item.id, version=1, reason="tercatat dua kali")
    for _ in range(2):
        assert withdraw_item(world.actor, command, key="kunci-pencabutan-01") == world.meeting.id
    saved = db.session.get_one(ActionItem, item.id)
    assert (saved.is_open, saved.withdrawn_reason, saved.version) == (False, "tercatat dua kali", 2)
    assert [row.is_open for row in db.session.query(Assignment)] == [False]
    with pytest.raises(NotFound):
        change_item(world.actor, ChangeItem(item_id=item.id, version=2, text="x", owner_text="y"))


def test_a_firm_item_is_neither_changed_nor_withdrawn_here(world):
    item = world.make()
    item.firm_at = item.created_at
    factories.save(item)
    with pytest.raises(RuleViolation, match="sudah tetap"):
        change_item(world.actor, ChangeItem(item_id=item.id, version=1, text="x", owner_text="y"))
    with pytest.raises(RuleViolation, match="sudah tetap"):
        withdraw_item(world.actor, WithdrawItem(item_id=item.id, version=1, reason="x"))
