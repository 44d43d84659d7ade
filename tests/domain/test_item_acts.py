"""The closed loop: every act in every state against the written table. Sequences are in test_item_sequences.py."""

from __future__ import annotations

import pytest

from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.errors import RuleViolation
from app.domain.item_acts import (
    REPORTED,
    ItemAct,
    Loop,
    is_reported_by_agency,
    loop_of,
    possible_acts,
    report_counts,
    status_after,
)
from tests.domain.item_act_table import STAYS, moves_of

A, S = ItemAct, ItemStatus
BAWAHAN, VERTIKAL, KESEDIAAN = Loop


@pytest.mark.parametrize("loop", Loop)
@pytest.mark.parametrize("status", ItemStatus)
def test_what_is_possible_in_each_state(loop: Loop, status: ItemStatus) -> None:
    assert set(possible_acts(loop, status)) == set(moves_of(loop, status))


@pytest.mark.parametrize("loop", Loop)
@pytest.mark.parametrize("status", ItemStatus)
def test_where_each_act_leads(loop: Loop, status: ItemStatus) -> None:
    moves = moves_of(loop, status)
    for act in ItemAct:
        if act not in moves:
            with pytest.raises(RuleViolation, match="tidak dapat dilakukan pada keadaan sekarang"):
                status_after(loop, status, act, S.TERKENDALA)
            continue
        stated = S.DALAM_PROSES if act is A.KEMBALIKAN_LAPORAN else S.TERKENDALA
        expected = moves[act]
        assert status_after(loop, status, act, stated) is (status if expected is STAYS else expected), act


@pytest.mark.parametrize("status", [one for one in ItemStatus if one not in REPORTED])
@pytest.mark.parametrize(
    ("act", "before"), [(A.LAPOR_KEPALA, S.DALAM_PROSES), (A.SETUJUI_LAPORAN, S.MENUNGGU_PERSETUJUAN_KEPALA)]
)
def test_a_report_states_only_that_work_goes_on_or_is_stuck(act, before, status) -> None:
    with pytest.raises(RuleViolation) as refusal:
        status_after(BAWAHAN, before, act, status)
    assert refusal.value.field == "status"


@pytest.mark.parametrize(
    ("before_the_report", "after"),
    [
        (S.BELUM_DITINDAKLANJUTI, S.BELUM_DITINDAKLANJUTI),
        (S.TERKENDALA, S.TERKENDALA),
        (None, S.DALAM_PROSES),
        (S.SELESAI, S.DALAM_PROSES),
    ],
)
def test_a_returned_report_leaves_the_share_as_it_stood(before_the_report, after) -> None:
    found = status_after(BAWAHAN, S.MENUNGGU_PERSETUJUAN_KEPALA, A.KEMBALIKAN_LAPORAN, before_the_report)
    assert found is after


@pytest.mark.parametrize(
    ("relation", "kind", "loop"),
    [
        (Relation.BAWAHAN, AgencyKind.OPD, BAWAHAN),
        (Relation.BAWAHAN_MELALUI, AgencyKind.DESA, BAWAHAN),
        # Whoever is subordinate is pressed, whatever its kind.
        (Relation.BAWAHAN, AgencyKind.PERGURUAN_TINGGI, BAWAHAN),
        (Relation.MITRA, AgencyKind.POLRI, VERTIKAL),
        (Relation.MITRA, AgencyKind.TNI, VERTIKAL),
        (Relation.MITRA, AgencyKind.KEJAKSAAN, VERTIKAL),
        (Relation.MITRA, AgencyKind.INSTANSI_VERTIKAL, VERTIKAL),
        (Relation.MITRA, AgencyKind.PERGURUAN_TINGGI, KESEDIAAN),
        (Relation.MITRA, AgencyKind.LEMBAGA_MASYARAKAT, KESEDIAAN),
        (Relation.MITRA, AgencyKind.DUNIA_USAHA, KESEDIAAN),
        (Relation.MITRA, AgencyKind.MEDIA, KESEDIAAN),
        (Relation.SEJAJAR, AgencyKind.DPRD, VERTIKAL),
        (Relation.ATASAN, AgencyKind.PEMERINTAH_ATASAN, VERTIKAL),
    ],
)
def test_which_loop_follows_an_agency(relation, kind, loop) -> None:
    assert loop_of(relation, kind) is loop
    assert is_reported_by_agency(loop) is (loop is BAWAHAN)


def test_a_report_counts_once_the_head_agreed_or_wrote_it_himself() -> None:
    assert report_counts({A.LAPOR_KEPALA})
    assert report_counts({A.LAPOR, A.SETUJUI_LAPORAN})
    assert report_counts({A.CATAT_KETERANGAN})
    assert not report_counts({A.LAPOR})
    assert not report_counts({A.LAPOR, A.KEMBALIKAN_LAPORAN})
