"""Two at once on a database of their own: one decision, one request, one new owner; the audit stays whole."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import db
from app.domain.errors import Conflict, RuleViolation
from app.domain.item_decisions import ExtensionState
from app.models.action_items import ActionItem, Assignment
from app.models.item_loop import ExtensionRequest
from app.services import audit
from app.services.extension_decisions import DecideExtension, decide_extension
from app.services.extensions import AskExtension, ask_extension
from app.services.firm_items import ChangeFirmItem, change_firm_item
from app.services.item_control import ControlShare, stop
from tests.services.control_case import ControlWorld


@pytest.fixture
def world(fresh_app: Flask) -> ControlWorld:
    return ControlWorld()


def at_once(app: Flask, acts: list[Callable[[], object]]) -> Counter[str]:
    """Each act in a thread of its own, all at the same moment; what came of them, counted."""
    start, found = threading.Barrier(len(acts)), []
    db.session.commit()
    db.session.remove()

    def run(act: Callable[[], object]) -> None:
        with app.app_context():
            start.wait()
            try:
                act()
                found.append("done")
            except (Conflict, RuleViolation) as refusal:
                found.append(type(refusal).__name__)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(found)


def test_two_who_decide_at_once_make_one_decision(world, fresh_app):
    item = world.item(world.social)
    ids = world.ids(item, world.social)
    ask_extension(world.actor("head"), AskExtension(**ids, wanted_on=world.day(9), note="Menunggu data"))
    named = {**ids, "version": 1}
    sekda, asisten = world.actor("sekda"), world.actor("asisten")
    acts = [
        lambda: decide_extension(sekda, DecideExtension(**named, is_granted=True)),
        lambda: decide_extension(asisten, DecideExtension(**named, is_granted=False, note="Tidak perlu")),
    ] * 3
    item_id, government_id = item.id, item.government_id
    assert at_once(fresh_app, acts) == {"done": 1, "Conflict": 5}
    request = db.session.scalars(select(ExtensionRequest)).one()
    granted = request.state is ExtensionState.DIKABULKAN
    assert db.session.get_one(ActionItem, item_id).extension_count == (1 if granted else 0)
    assert audit.broken_links(government_id) == []


def test_two_who_ask_at_once_make_one_request(world, fresh_app):
    item = world.item(world.social)
    ids, head, day = world.ids(item, world.social), world.actor("head"), world.day(9)
    acts = [lambda: ask_extension(head, AskExtension(**ids, wanted_on=day, note="Menunggu data"))] * 4
    assert at_once(fresh_app, acts) == {"done": 1, "Conflict": 3}
    assert db.session.query(ExtensionRequest).count() == 1


def test_the_same_form_twice_at_once_is_one_request(world, fresh_app):
    item = world.item(world.social)
    ids, head, day = world.ids(item, world.social), world.actor("head"), world.day(9)
    key = "k" * 24
    acts = [lambda: ask_extension(head, AskExtension(**ids, wanted_on=day, note="Menunggu data"), key)] * 4
    assert at_once(fresh_app, acts) == {"done": 4}
    assert db.session.query(ExtensionRequest).count() == 1


def test_an_item_that_two_hand_on_at_once_has_one_lead(world, fresh_app):
    item = world.item(world.social)
    known = {"item_id": item.id, "version": item.version, "text": item.text, "reason": "Tugas berpindah"}
    secretary, asisten = world.actor("secretary"), world.actor("asisten")
    owners = (world.health.id, world.campus.id)
    acts = [
        lambda: change_firm_item(secretary, ChangeFirmItem(**known, owner_agency_id=owners[0])),
        lambda: change_firm_item(asisten, ChangeFirmItem(**known, owner_agency_id=owners[1])),
    ]
    item_id = item.id
    assert at_once(fresh_app, acts) == {"done": 1, "Conflict": 1}
    leads = db.session.scalars(
        select(Assignment.agency_id).where(Assignment.item_id == item_id, Assignment.kind == "penanggung_jawab")
    ).all()
    assert leads == [db.session.get_one(ActionItem, item_id).owner_agency_id]


def test_a_grant_and_a_stop_at_once_leave_one_of_them(world, fresh_app):
    """Whichever comes second finds the share or the request moved on."""
    item = world.item(world.social)
    ids = world.ids(item, world.social)
    ask_extension(world.actor("head"), AskExtension(**ids, wanted_on=world.day(9), note="Menunggu data"))
    asisten, sekda = world.actor("asisten"), world.actor("sekda")
    version = world.share(item, world.social).version
    acts = [
        lambda: decide_extension(asisten, DecideExtension(**{**ids, "version": 1}, is_granted=True)),
        lambda: stop(sekda, ControlShare(**{**ids, "version": version}, note="Tidak diperlukan")),
    ]
    assert at_once(fresh_app, acts) == {"done": 1, "Conflict": 1}
