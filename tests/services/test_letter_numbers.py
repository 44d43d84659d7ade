"""Letter numbers (R-CO-3): no number twice, no gap, cancelled ones stay visible and are never used again."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.db import db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.letters import LetterKind, NumberState
from app.domain.roles import Role
from app.models.letters import NumberEntry
from app.services.letter_numbers import cancel_number, draw_number
from tests import factories

KIND = LetterKind.TINDAK_LANJUT


@pytest.fixture
def keeper(request):
    request.getfixturevalue("fresh_app" if "fresh_app" in request.fixturenames else "app")
    government = factories.government()
    agency = factories.agency(government)
    user = factories.user(government, Role.SECRETARIAT, agency)
    return factories.actor(user), factories.meeting(agency, user).id


def numbers() -> list[int]:
    return sorted(db.session.scalars(select(NumberEntry.number)))


def test_many_at_once_get_different_numbers_without_gaps(fresh_app, keeper):
    actor, meeting_id = keeper
    db.session.remove()
    failures: list[BaseException] = []

    def work() -> None:
        with fresh_app.app_context():
            for _ in range(25):
                try:
                    draw_number(actor, meeting_id, KIND, 2026)
                except BaseException as error:
                    failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert numbers() == list(range(1, 201))


def test_a_number_drawn_in_vain_is_given_again(app, keeper):
    actor, meeting_id = keeper

    @transactional
    def in_vain() -> None:
        draw_number(actor, meeting_id, KIND, 2026)
        raise ValueError("batal")

    with pytest.raises(ValueError, match="batal"):
        in_vain()
    draw_number(actor, meeting_id, KIND, 2026)
    assert numbers() == [1]


def test_each_year_and_kind_counts_by_itself_and_a_key_counts_once(app, keeper):
    actor, meeting_id = keeper
    first = draw_number(actor, meeting_id, KIND, 2026, key="k" * 20)
    assert draw_number(actor, meeting_id, KIND, 2026, key="k" * 20) == first
    draw_number(actor, meeting_id, KIND, 2027)
    draw_number(actor, meeting_id, LetterKind.UNDANGAN, 2026)
    assert numbers() == [1, 1, 1]


def test_a_cancelled_number_stays_and_is_not_used_again(app, keeper):
    actor, meeting_id = keeper
    entry = draw_number(actor, meeting_id, KIND, 2026)
    cancel_number(actor, meeting_id, entry, "salah ketik")
    draw_number(actor, meeting_id, KIND, 2026)
    row = db.session.get(NumberEntry, entry)
    assert (row.state, row.reason, numbers()) == (NumberState.VOID, "salah ketik", [1, 2])
    with pytest.raises(RuleViolation, match="sudah dibatalkan"):
        cancel_number(actor, meeting_id, entry, "lagi")
    with pytest.raises(IntegrityError):
        factories.save(
            NumberEntry(
                government_id=row.government_id, series_id=row.series_id, number=1, state=NumberState.ISSUED, at=row.at
            )
        )
    db.session.rollback()


def test_another_government_finds_no_such_number(app, keeper):
    actor, meeting_id = keeper
    entry = draw_number(actor, meeting_id, KIND, 2026)
    abroad = factories.government()
    agency = factories.agency(abroad)
    user = factories.user(abroad, Role.SECRETARIAT, agency)
    theirs = factories.meeting(agency, user).id
    with pytest.raises(NotFound):
        cancel_number(factories.actor(user), theirs, entry, "bukan milik sendiri")
    with pytest.raises(NotFound):
        draw_number(factories.actor(user), meeting_id, KIND, 2026)
