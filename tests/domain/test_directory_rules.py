"""Rules of the directory as tables of cases: circles, periods, holders of positions, roles, user names, guesses."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agencies import AgencyKind, Relation
from app.domain.agency_guess import guess_kind, guess_relation, is_regional_secretariat
from app.domain.agency_rules import check_parent, check_successor, leads_back, relation_remarks
from app.domain.appointment_rules import (
    Holding,
    check_dates,
    check_predecessor,
    check_primary,
    losing_primary,
    predecessors,
)
from app.domain.errors import RuleViolation
from app.domain.people import AppointmentStatus, PositionKind
from app.domain.periods import check_period, overlap, period_words
from app.domain.role_rules import Office, check_role
from app.domain.roles import APPOINTED_ROLES, Role
from app.domain.usernames import parse_username

JAN, FEB, MAR, APR = (date(2026, month, 1) for month in (1, 2, 3, 4))
DEFINITIF, PLT = AppointmentStatus.DEFINITIF, AppointmentStatus.PLT


@pytest.mark.parametrize(
    ("start", "first", "following", "back"),
    [
        (1, None, {}, False),
        (1, 1, {}, True),
        (1, 2, {2: 1}, True),
        (1, 2, {2: 3, 3: 1}, True),
        (1, 2, {2: 3, 3: None}, False),
        (1, 2, {2: 3, 3: 2}, False),
    ],
)
def test_circles(start, first, following, back):
    assert leads_back(start, first, following) is back


@given(st.dictionaries(st.integers(1, 8), st.integers(1, 8)), st.integers(1, 8))
def test_whoever_succeeds_is_never_the_agency_itself(chain, first):
    """Whatever chain is stored, an accepted successor never leads back."""
    try:
        check_successor(1, first, chain)
    except RuleViolation:
        return
    here, steps = first, 0
    while here is not None and steps < 20:
        assert here != 1
        here, steps = chain.get(here), steps + 1


def test_below_through_another_needs_the_one_in_between():
    with pytest.raises(RuleViolation, match="induk") as refused:
        check_parent(None, None, Relation.BAWAHAN_MELALUI, {})
    assert refused.value.field == "parent_id"
    check_parent(None, 2, Relation.BAWAHAN_MELALUI, {})


@pytest.mark.parametrize(
    ("kind", "relation", "remarked"),
    [
        (AgencyKind.OPD, Relation.BAWAHAN, False),
        (AgencyKind.OPD, Relation.MITRA, True),
        (AgencyKind.POLRI, Relation.MITRA, False),
        (AgencyKind.POLRI, Relation.BAWAHAN, True),
        (AgencyKind.LAINNYA, Relation.BAWAHAN, False),
    ],
)
def test_unusual_relations_are_remarked(kind, relation, remarked):
    assert bool(relation_remarks(kind, relation)) is remarked


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((JAN, FEB), (FEB, MAR), True),
        ((JAN, FEB), (MAR, APR), False),
        ((None, FEB), (MAR, None), False),
        ((None, None), (MAR, APR), True),
        ((JAN, None), (None, JAN), True),
    ],
)
def test_periods_share_a_day(one, other, shared):
    assert overlap(one, other) is overlap(other, one) is shared


def test_periods_in_order_and_in_words():
    with pytest.raises(RuleViolation):
        check_period(FEB, JAN)
    assert period_words(JAN, FEB) == "1 Januari 2026 s.d. 1 Februari 2026"
    assert period_words(None, None) == ""


def holding(number: int | None, status: AppointmentStatus = DEFINITIF, start=None, end=None, primary=True) -> Holding:
    return Holding(id=number, name="Rustam", status=status, valid_from=start, valid_to=end, is_primary=primary)


def test_an_acting_appointment_says_since_when():
    with pytest.raises(RuleViolation) as refused:
        check_dates(holding(None, PLT))
    assert refused.value.field == "valid_from"
    check_dates(holding(None, PLT, JAN))
    check_dates(holding(None))


def test_two_hold_a_position_definitively_only_one_after_the_other():
    earlier = holding(1, start=JAN)
    assert predecessors(holding(None, start=MAR), [earlier]) == [earlier]
    assert predecessors(holding(None, PLT, MAR), [earlier]) == []
    assert predecessors(holding(1, start=MAR), [earlier]) == []
    with pytest.raises(RuleViolation) as refused:
        check_predecessor(holding(None, start=MAR), earlier, may_end=False)
    assert refused.value.field == "ends_predecessor"
    check_predecessor(holding(None, start=MAR), earlier, may_end=True)
    with pytest.raises(RuleViolation):
        check_predecessor(holding(None, start=JAN), earlier, may_end=True)
    with pytest.raises(RuleViolation):
        check_predecessor(holding(None), earlier, may_end=True)


def test_the_definitive_position_stays_the_primary_one():
    own = [holding(1, start=JAN)]
    with pytest.raises(RuleViolation) as refused:
        check_primary(holding(None, PLT, MAR), own)
    assert refused.value.field == "is_primary"
    check_primary(holding(None, PLT, MAR, primary=False), own)
    assert losing_primary(holding(None, start=MAR), own) == [1]
    assert losing_primary(holding(None, start=MAR, primary=False), own) == []


OFFICE = Office(7, PositionKind.KEPALA_INSTANSI)


@pytest.mark.parametrize(
    ("role", "agency", "office", "field"),
    [
        (Role.ADMINISTRATOR, None, None, None),
        (Role.OBSERVER, 7, None, "agency_id"),
        (Role.SECRETARIAT, None, None, "agency_id"),
        (Role.SECRETARIAT, 7, None, None),
        (Role.AGENCY_HEAD, 7, None, "appointment_id"),
        (Role.AGENCY_HEAD, 7, OFFICE, None),
        (Role.AGENCY_HEAD, 8, OFFICE, "appointment_id"),
        (Role.SEKDA, None, OFFICE, "appointment_id"),
        (Role.SEKDA, None, Office(7, PositionKind.SEKDA), None),
        (Role.ASISTEN, None, None, "appointment_id"),
        (Role.ASISTEN, None, Office(7, PositionKind.ASISTEN), None),
    ],
)
def test_what_a_role_must_carry(role, agency, office, field):
    def check() -> None:
        check_role(role, agency_id=agency, office=office, valid_from=None, valid_to=None, field="roles-0-")

    if field is None:
        check()
    else:
        with pytest.raises(RuleViolation) as refused:
            check()
        assert refused.value.field == f"roles-0-{field}"


def test_appointed_roles_always_need_an_appointment():
    for role in APPOINTED_ROLES:
        with pytest.raises(RuleViolation):
            check_role(role, agency_id=7, office=None, valid_from=None, valid_to=None)


@pytest.mark.parametrize("typed", ["Rina.Setda", "  rina.setda ", "RINA.SETDA"])
def test_user_names_are_small_letters(typed):
    assert parse_username(typed) == "rina.setda"


@pytest.mark.parametrize("typed", ["", "ab", "rina setda", "rina@setda", "198001152005011003", ".rina", "rína"])
def test_user_names_that_are_refused(typed):
    with pytest.raises(RuleViolation):
        parse_username(typed)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sekretariat Daerah", AgencyKind.OPD),
        ("Sekretariat DPRD", AgencyKind.OPD),
        ("DPRD Kota Tanjungkoto", AgencyKind.DPRD),
        ("Dinas Pemberdayaan Masyarakat dan Desa", AgencyKind.OPD),
        ("Badan Pusat Statistik", AgencyKind.INSTANSI_VERTIKAL),
        ("Polresta Tanjungkoto", AgencyKind.POLRI),
        ("Kodim 0315/Bintan", AgencyKind.TNI),
        ("Kejaksaan Negeri", AgencyKind.KEJAKSAAN),
        ("Pengadilan Agama", AgencyKind.PENGADILAN),
        ("Kelurahan Kampung Bugis", AgencyKind.KECAMATAN_KELURAHAN),
        ("Universitas Maritim", AgencyKind.PERGURUAN_TINGGI),
        ("PT Pelabuhan", AgencyKind.DUNIA_USAHA),
        ("TP PKK Kota", AgencyKind.LEMBAGA_MASYARAKAT),
    ],
)
def test_kinds_guessed_from_names(name, kind):
    assert guess_kind(name) is kind


def test_relations_guessed_from_kinds():
    assert guess_relation(AgencyKind.OPD) is Relation.BAWAHAN
    assert guess_relation(AgencyKind.KECAMATAN_KELURAHAN, has_parent=True) is Relation.BAWAHAN_MELALUI
    assert guess_relation(AgencyKind.POLRI) is Relation.MITRA
    assert guess_relation(AgencyKind.DPRD) is Relation.SEJAJAR
    assert is_regional_secretariat("Sekretariat Daerah Kota X")
    assert not is_regional_secretariat("Sekretariat DPRD")
