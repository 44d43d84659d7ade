"""Emblems: handed in, replaced, taken away; one of a kind is in force and none is ever lost."""

from __future__ import annotations

import hashlib
import threading

import pytest
from sqlalchemy import func, select

from app.db import db
from app.domain.emblems import EmblemKind
from app.domain.errors import NotAllowed, NotFound, RuleViolation
from app.domain.roles import Role
from app.models.emblems import Emblem
from app.queries import emblems
from app.queries.emblems import in_force
from app.services.emblems import withdraw_emblem
from app.services.files import Upload
from tests import factories
from tests.services.directory import acts, office, row
from tests.services.emblems_case import SECOND, hand_in
from tests.statements import statements
from tests.storage.samples import png_file

DAERAH, GARUDA = EmblemKind


@pytest.fixture
def at(app):
    return office()


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(Emblem)) or 0


def test_one_of_a_kind_is_in_force_and_the_older_ones_stay(at):
    first, garuda, second = hand_in(at.admin), hand_in(at.admin, kind=GARUDA), hand_in(at.admin, SECOND)
    assert {kind: one.id for kind, one in emblems.emblems(at.admin).items()} == {DAERAH: second, GARUDA: garuda}
    kept = row(Emblem, second)
    assert (kept.media_type, kept.picture[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert kept.sha256 == hashlib.sha256(kept.picture).hexdigest()
    assert (row(Emblem, first).withdrawn_at is None, count()) == (False, 3)
    assert acts("emblem", second) == ["unggah"]
    assert in_force(at.home.id, DAERAH).picture == kept.picture
    assert in_force(at.foreign.id, DAERAH) is None


def test_a_form_sent_twice_makes_one(at):
    key = "k" * 24
    assert hand_in(at.admin, key=key) == hand_in(at.admin, SECOND, key=key)
    assert count() == 1


def test_one_is_taken_away_once(at):
    one = hand_in(at.admin)
    withdraw_emblem(at.admin, one, "k" * 24)
    withdraw_emblem(at.admin, one, "k" * 24)
    assert in_force(at.home.id, DAERAH) is None
    assert (acts("emblem", one), count()) == (["unggah", "tarik"], 1)
    with pytest.raises(RuleViolation, match="baru saja diganti"):
        withdraw_emblem(at.admin, one)
    assert hand_in(at.admin) != one


def test_what_is_refused_leaves_the_one_before_it(at):
    one = hand_in(at.admin)
    for upload in (Upload("a.png", b""), Upload("a.png", b"<svg/>"), Upload("a.png", png_file((20, 20)))):
        with pytest.raises(RuleViolation) as refused:
            hand_in(at.admin, upload)
        assert refused.value.field == "file"
    assert (emblems.emblems(at.admin)[DAERAH].id, count()) == (one, 1)


def test_only_the_own_administrator(at):
    one = hand_in(at.admin)
    abroad = factories.actor(factories.user(at.foreign, Role.ADMINISTRATOR))
    with pytest.raises(NotAllowed):
        hand_in(at.secretariat)
    with pytest.raises(NotAllowed):
        withdraw_emblem(at.secretariat, one)
    with pytest.raises(NotFound):
        withdraw_emblem(abroad, one)
    assert emblems.emblems(abroad) == {}
    assert row(Emblem, one).withdrawn_at is None


def test_lists_do_not_read_the_bytes(at):
    one = hand_in(at.admin)
    db.session.expire_all()
    with statements() as sent:
        db.session.scalars(select(Emblem).where(Emblem.id == one)).one()
    assert "picture" not in sent[0]


def test_two_at_once_leave_one_in_force(fresh_app):
    at = office()
    admin, home, told = at.admin, at.home.id, []
    hand_in(admin)
    db.session.remove()

    def run(upload: Upload) -> None:
        with fresh_app.app_context():
            try:
                hand_in(admin, upload)
            except RuleViolation as refused:
                told.append(refused.message)

    threads = [threading.Thread(target=run, args=(one,)) for one in (SECOND, Upload("c.png", png_file((300, 300))))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(told) <= 1
    assert in_force(home, DAERAH) is not None
    assert count() == 3 - len(told)
