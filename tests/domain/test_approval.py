"""The way of a notula to its approval: every act in every state, and what no sequence of acts may break."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.approval import ApprovalAct, possible, status_after
from app.domain.errors import RuleViolation
from app.domain.minutes import MinutesStatus

A, S = ApprovalAct, MinutesStatus

#: State → act → (state with no paraf left, state with one left). What is not here is not possible.
TABLE: dict[MinutesStatus, dict[ApprovalAct, tuple[MinutesStatus, MinutesStatus]]] = {
    S.KONSEP: {
        A.AJUKAN: (S.MENUNGGU_PERSETUJUAN, S.MENUNGGU_PARAF),
        A.CATAT_PERSETUJUAN: (S.DISETUJUI, S.DISETUJUI),
    },
    S.MENUNGGU_PARAF: {
        A.PARAF: (S.MENUNGGU_PERSETUJUAN, S.MENUNGGU_PARAF),
        A.KEMBALIKAN: (S.KONSEP, S.KONSEP),
        A.TARIK: (S.KONSEP, S.KONSEP),
        A.CATAT_PERSETUJUAN: (S.DISETUJUI, S.DISETUJUI),
    },
    S.MENUNGGU_PERSETUJUAN: {
        A.SETUJUI: (S.DISETUJUI, S.DISETUJUI),
        A.KEMBALIKAN: (S.KONSEP, S.KONSEP),
        A.TARIK: (S.KONSEP, S.KONSEP),
        A.CATAT_PERSETUJUAN: (S.DISETUJUI, S.DISETUJUI),
    },
    S.DISETUJUI: {A.BUKA_KEMBALI: (S.KONSEP, S.KONSEP)},
}


@pytest.mark.parametrize("act", ApprovalAct)
@pytest.mark.parametrize("status", MinutesStatus)
@pytest.mark.parametrize("steps_left", [0, 1, 3])
def test_every_act_in_every_state(status: MinutesStatus, act: ApprovalAct, steps_left: int) -> None:
    assert possible(status, act) is (act in TABLE[status])
    if act in TABLE[status]:
        assert status_after(status, act, steps_left=steps_left) is TABLE[status][act][min(steps_left, 1)]
        return
    with pytest.raises(RuleViolation, match="Keadaan notula sudah berubah"):
        status_after(status, act, steps_left=steps_left)


class MinutesMachine(RuleBasedStateMachine):
    """Any acts in any order, with rounds of up to four paraf."""

    def __init__(self) -> None:
        super().__init__()
        self.status, self.steps_left = S.KONSEP, 0

    @rule(act=st.sampled_from(ApprovalAct), steps=st.integers(0, 4))
    def act(self, act: ApprovalAct, steps: int) -> None:
        before, left = self.status, self.steps_left
        if act is A.AJUKAN:
            left = steps
        elif act is A.PARAF:
            left -= 1
        try:
            self.status = status_after(before, act, steps_left=left)
        except RuleViolation:
            assert self.status is before
            return
        self.steps_left = left
        if self.status is S.DISETUJUI:
            assert act in (A.SETUJUI, A.CATAT_PERSETUJUAN)
        if before is S.DISETUJUI:
            assert act is A.BUKA_KEMBALI

    @invariant()
    def a_paraf_is_waited_for_while_one_is_missing(self) -> None:
        if self.status is S.MENUNGGU_PARAF:
            assert self.steps_left > 0
        if self.status is S.MENUNGGU_PERSETUJUAN:
            assert self.steps_left == 0

    @invariant()
    def there_is_always_a_way_on(self) -> None:
        assert any(possible(self.status, act) for act in ApprovalAct)


TestMinutes = MinutesMachine.TestCase
TestMinutes.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
