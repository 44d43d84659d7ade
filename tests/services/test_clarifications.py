"""Clarifications: a head asks, the organiser's secretariat answers, one at a time."""

from __future__ import annotations

import pytest

from app.domain.action_items import ItemStatus
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.item_acts import ItemAct
from app.services.clarifications import NOTHING_ASKED, STILL_OPEN, answer_clarification, ask_clarification
from app.services.item_verification import declare_done
from app.services.share_acts import ShareAct
from app.services.share_endings import ASKED_IN_VAIN
from tests.services.control_case import ControlWorld


@pytest.fixture
def world(app) -> ControlWorld:
    return ControlWorld()


def ask(world, item, by="head", note="Apakah termasuk SMP?", **values):
    command = ShareAct(**{**world.ids(item, world.social), "note": note} | values)
    return ask_clarification(world.actor(by), command)


def answer(world, item, by="secretary", note="Termasuk SMP", **values):
    command = ShareAct(**{**world.ids(item, world.social), "note": note} | values)
    return answer_clarification(world.actor(by), command)


def test_question_and_answer_stand_in_the_timeline_and_move_nothing(world):
    item = world.item(world.social)
    ask(world, item)
    share = world.share(item, world.social)
    assert (share.has_open_clarification, share.status) == (True, ItemStatus.BELUM_DITINDAKLANJUTI)
    answer(world, item)
    share = world.share(item, world.social)
    assert (share.has_open_clarification, share.status, share.due_on) == (
        False,
        ItemStatus.BELUM_DITINDAKLANJUTI,
        world.day(3),
    )
    steps = [(step.act, step.note, step.office_text) for step in world.steps(item)]
    assert [step[:2] for step in steps] == [
        (ItemAct.AJUKAN_KLARIFIKASI, "Apakah termasuk SMP?"),
        (ItemAct.JAWAB_KLARIFIKASI, "Termasuk SMP"),
    ]
    assert steps[1][2] == "Sekretariat rapat Disper"


def test_one_question_at_a_time_and_no_answer_without_one(world):
    item = world.item(world.social)
    with pytest.raises(RuleViolation, match=NOTHING_ASKED):
        answer(world, item)
    ask(world, item)
    with pytest.raises(RuleViolation, match=STILL_OPEN):
        ask(world, item)
    answer(world, item)
    ask(world, item, note="Dan MTs?")


@pytest.mark.parametrize("act", [ask, answer])
def test_words_are_needed(world, act):
    item = world.item(world.social)
    if act is answer:
        ask(world, item)
    with pytest.raises(RuleViolation) as refusal:
        act(world, item, note=None)
    assert refusal.value.field == "note"


@pytest.mark.parametrize(
    ("act", "by"),
    [(ask, "staff"), (ask, "secretary"), (ask, "health_head"), (answer, "head"), (answer, "sekda"), (answer, "staff")],
)
def test_who_may_not(world, act, by):
    item = world.item(world.social)
    with pytest.raises(NotAllowed):
        act(world, item, by=by)


def test_an_answer_comes_through_while_the_report_is_checked(world):
    item = world.item(world.social)
    ask(world, item)
    world.set_status(item, world.social, ItemStatus.MENUNGGU_VERIFIKASI)
    answer(world, item)
    assert not world.share(item, world.social).has_open_clarification


def test_a_question_ends_with_its_share_and_leaves_a_trace(world):
    item = world.item(world.social)
    ask(world, item)
    world.set_status(item, world.social, ItemStatus.MENUNGGU_VERIFIKASI)
    declare_done(world.actor("secretary"), ShareAct(**world.ids(item, world.social)))
    assert not world.share(item, world.social).has_open_clarification
    step = world.steps(item)[-1]
    assert (step.act, step.note) == (ItemAct.NYATAKAN_SELESAI, ASKED_IN_VAIN)


def test_a_stale_page_asks_nothing(world):
    item = world.item(world.social)
    with pytest.raises(Conflict):
        ask(world, item, version=7)
    assert world.steps(item) == []
