"""Agencies: recording, changing, deactivating with a successor; positions and the map of asisten."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.agencies import AgencyKind, Relation
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.people import PositionKind
from app.domain.roles import Role
from app.models.agencies import Agency, Position
from app.queries import coordinators
from app.services.agencies import (
    AddAgency,
    ChangeAgency,
    DeactivateAgency,
    add_agency,
    change_agency,
    deactivate_agency,
    reactivate_agency,
)
from app.services.coordinators import SetCoordination, set_coordination
from app.services.positions import AddPosition, ChangePosition, add_position, change_position, set_position_active
from tests import factories
from tests.services.directory import acts, office, row

KEY = "k" * 24


@pytest.fixture
def at(app):
    return office()


def new(**values) -> AddAgency:
    return AddAgency(**{"name": "Dinas Perpustakaan", "kind": AgencyKind.OPD, "relation": Relation.BAWAHAN, **values})


def change(agency: Agency, **values) -> ChangeAgency:
    same = {name: getattr(agency, name) for name in AddAgency.__dataclass_fields__}
    return ChangeAgency(**{**same, **values}, agency_id=agency.id, version=agency.version)


def close(agency: Agency, **values) -> DeactivateAgency:
    return DeactivateAgency(agency_id=agency.id, version=agency.version, **values)


def test_a_form_sent_twice_makes_one_agency(at):
    first = add_agency(at.admin, new(), KEY)
    assert add_agency(at.admin, new(), KEY) == first
    assert acts("agency", first) == ["buat"]


def test_only_the_administrator_of_this_government_edits(at):
    with pytest.raises(NotAllowed):
        add_agency(at.secretariat, new())
    with pytest.raises(NotFound):
        change_agency(at.admin, change(at.foreign_agency, name="Dinas Rebutan"))
    assert row(Agency, at.foreign_agency.id).name == "Dinas Seberang"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "dinas sosial"}, "name"),
        ({"relation": Relation.BAWAHAN_MELALUI}, "parent_id"),
        ({"parent_id": "foreign"}, "parent_id"),
        ({"parent_id": 2**62}, "parent_id"),
    ],
)
def test_what_is_refused(at, values, field):
    if values.get("parent_id") == "foreign":
        values = {"parent_id": at.foreign_agency.id}
    with pytest.raises(RuleViolation) as refused:
        add_agency(at.admin, new(**values))
    assert refused.value.field == field


def test_only_one_agency_is_the_sekretariat_daerah(at):
    add_agency(at.admin, new(name="Sekretariat Daerah", is_secretariat=True))
    with pytest.raises(RuleViolation, match="Sekretariat Daerah") as refused:
        change_agency(at.admin, change(at.agency, is_secretariat=True))
    assert refused.value.field == "is_secretariat"


def test_a_stale_change_writes_nothing(at):
    stale = change(at.agency, name="Dinas Sosial Lama")
    change_agency(at.admin, change(at.agency, name="Dinas Sosial Baru"))
    with pytest.raises(Conflict) as clash:
        change_agency(at.admin, stale)
    assert clash.value.version == stale.version + 1
    assert row(Agency, at.agency.id).name == "Dinas Sosial Baru"


def test_deactivation_names_the_successor_and_can_be_undone(at):
    deactivate_agency(at.admin, close(at.agency, valid_to=date(2026, 6, 30), successor_id=at.other.id))
    closed = row(Agency, at.agency.id)
    assert (closed.is_active, closed.successor_id, closed.valid_to) == (False, at.other.id, date(2026, 6, 30))
    reactivate_agency(at.admin, at.agency.id, closed.version)
    opened = row(Agency, at.agency.id)
    assert (opened.is_active, opened.successor_id, opened.valid_to) == (True, None, None)
    assert acts("agency", at.agency.id) == ["nonaktifkan", "aktifkan"]


def test_successors_never_form_a_circle(at):
    third = factories.agency(at.home)
    deactivate_agency(at.admin, close(at.agency, successor_id=at.other.id))
    deactivate_agency(at.admin, close(at.other, successor_id=third.id))
    for successor in (at.agency, third):
        with pytest.raises(RuleViolation):
            deactivate_agency(at.admin, close(third, successor_id=successor.id))
    assert row(Agency, third.id).is_active


def test_a_parent_is_never_below_its_child(at):
    child = factories.agency(at.home, parent_id=at.agency.id)
    with pytest.raises(RuleViolation) as refused:
        change_agency(at.admin, change(at.agency, parent_id=child.id))
    assert refused.value.field == "parent_id"


def test_inactive_agencies_are_kept_but_not_newly_chosen(at):
    child = factories.agency(at.home, parent_id=at.other.id)
    deactivate_agency(at.admin, close(at.other))
    change_agency(at.admin, change(row(Agency, child.id), head_title="Lurah"))
    with pytest.raises(RuleViolation, match="dinonaktifkan"):
        change_agency(at.admin, change(at.agency, parent_id=at.other.id))


def asisten(at, title: str) -> int:
    return add_position(at.admin, AddPosition(agency_id=at.agency.id, title=title, kind=PositionKind.ASISTEN))


def mapped(at, position_id: int, *agencies: Agency) -> int:
    version = row(Position, position_id).version
    ids = tuple(agency.id for agency in agencies)
    return set_coordination(at.admin, SetCoordination(position_id=position_id, version=version, agency_ids=ids))


def test_an_agency_has_one_asisten(at):
    one, two = asisten(at, "Asisten I"), asisten(at, "Asisten II")
    mapped(at, one, at.agency, at.other)
    stale = SetCoordination(position_id=one, version=row(Position, one).version, agency_ids=())
    mapped(at, two, at.other)
    assert coordinators.mapped_to(at.admin, one) == [at.agency.id]
    assert coordinators.mapped_to(at.admin, two) == [at.other.id]
    with pytest.raises(Conflict):
        set_coordination(at.admin, stale)


def test_the_map_takes_own_agencies_and_positions_of_asisten_only(at):
    one = asisten(at, "Asisten I")
    with pytest.raises(RuleViolation) as refused:
        mapped(at, one, at.foreign_agency)
    assert refused.value.field == "agency_ids"
    head = add_position(
        at.admin, AddPosition(agency_id=at.agency.id, title="Kepala Dinas", kind=PositionKind.KEPALA_INSTANSI)
    )
    with pytest.raises(RuleViolation):
        mapped(at, head, at.agency)


def test_nobody_maps_agencies_to_himself(at):
    factories.give_role(at.admin_user, Role.ASISTEN, at.agency)
    own = at.admin.grants[-1].position_id
    with pytest.raises(NotAllowed):
        mapped(at, own, at.other)


def test_a_position_that_maps_agencies_stays_one_of_asisten(at):
    one = asisten(at, "Asisten I")
    mapped(at, one, at.agency)
    position = row(Position, one)
    changed = ChangePosition(position_id=one, version=position.version, title="Asisten I", kind=PositionKind.LAINNYA)
    with pytest.raises(RuleViolation):
        change_position(at.admin, changed)
    with pytest.raises(RuleViolation):
        set_position_active(at.admin, one, position.version, active=False)
    mapped(at, one)
    set_position_active(at.admin, one, row(Position, one).version, active=False)
    assert not row(Position, one).is_active


def test_a_position_stands_once_in_an_agency(at):
    asisten(at, "Asisten I")
    with pytest.raises(RuleViolation) as refused:
        asisten(at, "Asisten I")
    assert refused.value.field == "title"
