"""The closed loop: every act that is possible, written out for each kind of agency, and what no sequence may break."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.action_items import CLOSED, ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.errors import RuleViolation
from app.domain.item_acts import (
    FIRST_STATUS,
    REPORTED,
    ItemAct,
    Loop,
    is_reported_by_agency,
    loop_of,
    possible,
    possible_acts,
    report_counts,
    status_after,
)

A, S = ItemAct, ItemStatus
BAWAHAN, VERTIKAL, KESEDIAAN = Loop
#: The state stays as it is.
STAYS = None

#: Loop → state → act → state after it. What is not here is not possible.
TABLE: dict[Loop, dict[ItemStatus, dict[ItemAct, ItemStatus | None]]] = {
    BAWAHAN: {
        **{
            at_work: {
                A.LAPOR: S.MENUNGGU_PERSETUJUAN_KEPALA,
                A.LAPOR_KEPALA: S.TERKENDALA,
                A.TERUSKAN: STAYS,
                A.AJUKAN_VERIFIKASI: S.MENUNGGU_VERIFIKASI,
                A.AJUKAN_PERPANJANGAN: STAYS,
                A.KABULKAN_PERPANJANGAN: STAYS,
                A.TOLAK_PERPANJANGAN: STAYS,
                A.AJUKAN_KLARIFIKASI: STAYS,
                A.JAWAB_KLARIFIKASI: STAYS,
                A.TUNDA: S.DITUNDA,
                A.HENTIKAN: S.TIDAK_DILANJUTKAN,
            }
            for at_work in (S.BELUM_DITINDAKLANJUTI, S.DALAM_PROSES, S.TERKENDALA)
        },
        S.MENUNGGU_PERSETUJUAN_KEPALA: {
            A.SETUJUI_LAPORAN: S.TERKENDALA,
            A.KEMBALIKAN_LAPORAN: S.DALAM_PROSES,
            A.TERUSKAN: STAYS,
            A.AJUKAN_PERPANJANGAN: STAYS,
            A.KABULKAN_PERPANJANGAN: STAYS,
            A.TOLAK_PERPANJANGAN: STAYS,
            A.AJUKAN_KLARIFIKASI: STAYS,
            A.JAWAB_KLARIFIKASI: STAYS,
            A.TUNDA: S.DITUNDA,
            A.HENTIKAN: S.TIDAK_DILANJUTKAN,
        },
        S.MENUNGGU_VERIFIKASI: {
            A.NYATAKAN_SELESAI: S.SELESAI,
            A.KEMBALIKAN_VERIFIKASI: S.DALAM_PROSES,
            A.TOLAK_PERPANJANGAN: STAYS,
            A.JAWAB_KLARIFIKASI: STAYS,
            A.HENTIKAN: S.TIDAK_DILANJUTKAN,
        },
        S.DITUNDA: {
            A.LANJUTKAN: S.DALAM_PROSES,
            A.TOLAK_PERPANJANGAN: STAYS,
            A.JAWAB_KLARIFIKASI: STAYS,
            A.HENTIKAN: S.TIDAK_DILANJUTKAN,
        },
        S.SELESAI: {A.BUKA_KEMBALI: S.DALAM_PROSES},
        S.TIDAK_DILANJUTKAN: {A.BUKA_KEMBALI: S.DALAM_PROSES},
    },
    VERTIKAL: {
        S.DISAMPAIKAN: {
            A.CATAT_KETERANGAN: S.ADA_KETERANGAN,
            A.CATAT_BELUM_ADA_KABAR: S.BELUM_ADA_KABAR,
            A.SELESAI_MENURUT_KETERANGAN: S.SELESAI_MENURUT_KETERANGAN,
            A.TUNDA: S.DITUNDA,
            A.HENTIKAN: S.TIDAK_DILANJUTKAN,
        },
        **{
            answered: {
                A.CATAT_KETERANGAN: S.ADA_KETERANGAN,
                A.SELESAI_MENURUT_KETERANGAN: S.SELESAI_MENURUT_KETERANGAN,
                A.TUNDA: S.DITUNDA,
                A.HENTIKAN: S.TIDAK_DILANJUTKAN,
            }
            for answered in (S.ADA_KETERANGAN, S.BELUM_ADA_KABAR)
        },
        S.DITUNDA: {A.LANJUTKAN: S.DISAMPAIKAN, A.HENTIKAN: S.TIDAK_DILANJUTKAN},
        S.SELESAI_MENURUT_KETERANGAN: {A.BUKA_KEMBALI: S.ADA_KETERANGAN},
        S.TIDAK_DILANJUTKAN: {A.BUKA_KEMBALI: S.ADA_KETERANGAN},
    },
    KESEDIAAN: {
        S.MENUNGGU_KESEDIAAN: {
            A.CATAT_KESEDIAAN: S.BERSEDIA,
            A.TIDAK_ADA_KABAR: S.TIDAK_ADA_KABAR,
            A.TUNDA: S.DITUNDA,
            A.HENTIKAN: S.TIDAK_DILANJUTKAN,
        },
        **{
            willing: {
                A.CATAT_KETERANGAN: S.DALAM_PROSES,
                A.NYATAKAN_SELESAI: S.SELESAI,
                A.TIDAK_ADA_KABAR: S.TIDAK_ADA_KABAR,
                A.TUNDA: S.DITUNDA,
                A.HENTIKAN: S.TIDAK_DILANJUTKAN,
            }
            for willing in (S.BERSEDIA, S.DALAM_PROSES)
        },
        S.DITUNDA: {A.LANJUTKAN: S.MENUNGGU_KESEDIAAN, A.HENTIKAN: S.TIDAK_DILANJUTKAN},
        **{closed: {A.BUKA_KEMBALI: S.DALAM_PROSES} for closed in (S.SELESAI, S.TIDAK_ADA_KABAR, S.TIDAK_DILANJUTKAN)},
    },
}
#: A share whose agency changed its relation stands in a state of another loop: it can still be put off or stopped.
STRANDED = {
    **{
        status: {A.TUNDA: S.DITUNDA, A.HENTIKAN: S.TIDAK_DILANJUTKAN}
        for status in ItemStatus
        if status not in CLOSED | {S.SEMENTARA, S.DITUNDA, S.MENUNGGU_VERIFIKASI}
    },
    S.MENUNGGU_VERIFIKASI: {A.HENTIKAN: S.TIDAK_DILANJUTKAN},
}


def moves_of(loop: Loop, status: ItemStatus) -> dict[ItemAct, ItemStatus | None]:
    """What the tables allow."""
    return TABLE[loop].get(status) or STRANDED.get(status, {})


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


#: The only acts by which a share of that loop closes.
CLOSING = {
    BAWAHAN: {A.NYATAKAN_SELESAI, A.HENTIKAN},
    VERTIKAL: {A.SELESAI_MENURUT_KETERANGAN, A.HENTIKAN},
    KESEDIAAN: {A.NYATAKAN_SELESAI, A.TIDAK_ADA_KABAR, A.HENTIKAN},
}
#: Words that press; partners never stand there.
OF_SUBORDINATES = {
    S.SEMENTARA,
    S.BELUM_DITINDAKLANJUTI,
    S.TERKENDALA,
    S.MENUNGGU_PERSETUJUAN_KEPALA,
    S.MENUNGGU_VERIFIKASI,
}


class ShareMachine(RuleBasedStateMachine):
    """Any acts at all on one share, possible or not, in any order."""

    loop = BAWAHAN

    def __init__(self) -> None:
        super().__init__()
        self.status = FIRST_STATUS[self.loop]

    @rule(act=st.sampled_from(ItemAct), stated=st.sampled_from([None, *ItemStatus]))
    def act(self, act: ItemAct, stated: ItemStatus | None) -> None:
        self._try(act, stated)

    @precondition(lambda self: possible_acts(self.loop, self.status))
    @rule(data=st.data(), stated=st.sampled_from(sorted(REPORTED)))
    def possible_act(self, data: st.DataObject, stated: ItemStatus) -> None:
        self._try(data.draw(st.sampled_from(possible_acts(self.loop, self.status))), stated)

    def _try(self, act: ItemAct, stated: ItemStatus | None) -> None:
        before = self.status
        try:
            self.status = status_after(self.loop, before, act, stated)
        except RuleViolation:
            assert not possible(self.loop, before, act) or stated not in REPORTED
            return
        if before not in CLOSED and self.status in CLOSED:
            assert act in CLOSING[self.loop]
        if before in CLOSED:
            assert act is A.BUKA_KEMBALI
            assert self.status not in CLOSED

    @invariant()
    def stays_in_its_loop(self) -> None:
        assert self.status in TABLE[self.loop]

    @invariant()
    def something_can_always_follow(self) -> None:
        assert possible_acts(self.loop, self.status)

    @invariant()
    def partners_are_not_spoken_of_as_subordinates(self) -> None:
        assert self.loop is BAWAHAN or self.status not in OF_SUBORDINATES


class VertikalMachine(ShareMachine):
    loop = VERTIKAL


class KesediaanMachine(ShareMachine):
    loop = KESEDIAAN


_SETTINGS = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestBawahan = ShareMachine.TestCase
TestVertikal = VertikalMachine.TestCase
TestKesediaan = KesediaanMachine.TestCase
for _case in (TestBawahan, TestVertikal, TestKesediaan):
    _case.settings = _SETTINGS
