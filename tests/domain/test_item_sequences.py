"""Any sequence of acts on a share keeps to its loop, closes by the right acts only, and spares partners."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.action_items import CLOSED, ItemStatus
from app.domain.errors import RuleViolation
from app.domain.item_acts import FIRST_STATUS, REPORTED, ItemAct, possible, possible_acts, status_after
from tests.database import ON_POSTGRESQL
from tests.domain.item_act_table import BAWAHAN, KESEDIAAN, TABLE, VERTIKAL, A, S

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


_SETTINGS = settings(max_examples=10 if ON_POSTGRESQL else 60, stateful_step_count=40, deadline=None)
TestBawahan = ShareMachine.TestCase
TestVertikal = VertikalMachine.TestCase
TestKesediaan = KesediaanMachine.TestCase
for _case in (TestBawahan, TestVertikal, TestKesediaan):
    _case.settings = _SETTINGS
