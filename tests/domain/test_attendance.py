"""Answers, presence and the recap by agency, as tables of cases."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attendance import (
    NOBODY,
    Deputy,
    Echelon,
    InvitationReply,
    PresenceKind,
    check_answerable,
    check_deputy,
    check_presence,
    check_sessions,
    presence_by_answer,
)
from app.domain.attendance_recap import Attendee, Mark, Tally, came, recap
from app.domain.errors import RuleViolation
from app.domain.meetings import MeetingStatus

SENDIRI, DIWAKILI, TIDAK_HADIR = PresenceKind
HADIR, WAKIL, BERHALANGAN = InvitationReply
PLANNED, POSTPONED, CANCELLED = MeetingStatus
III, IV = Echelon.ESELON_III, Echelon.ESELON_IV
DAY = date(2026, 11, 20)


def marks(*kinds: PresenceKind) -> tuple[Mark, ...]:
    return tuple(Mark(kind) for kind in kinds)


@pytest.mark.parametrize(
    ("kinds", "how"),
    [
        ((), TIDAK_HADIR),
        ((TIDAK_HADIR,), TIDAK_HADIR),
        ((SENDIRI,), SENDIRI),
        ((DIWAKILI,), DIWAKILI),
        ((DIWAKILI, SENDIRI), SENDIRI),
        ((SENDIRI, TIDAK_HADIR), SENDIRI),
        ((TIDAK_HADIR, DIWAKILI, TIDAK_HADIR), DIWAKILI),
    ],
)
def test_over_several_sessions_the_best_counts(kinds, how):
    assert came(Attendee(id=1, agency="A", name="A", marks=marks(*kinds))) is how


def one(number: int, agency: str, reply: InvitationReply | None = None, *found: Mark, invited: bool = True) -> Attendee:
    return Attendee(id=number, agency=agency, name=f"{agency} {number}", is_invited=invited, reply=reply, marks=found)


LIST = [
    one(1, "Dinas Sosial", HADIR, Mark(SENDIRI)),
    one(2, "Dinas Sosial", None, Mark(DIWAKILI, IV)),
    one(3, "Dinas Kesehatan", WAKIL, Mark(DIWAKILI), Mark(DIWAKILI, III)),
    one(4, "Dinas Kesehatan", WAKIL, Mark(DIWAKILI)),
    one(5, "Polres", HADIR),
    one(6, "Kejaksaan", BERHALANGAN, Mark(TIDAK_HADIR)),
    one(7, "Camat", None),
    one(8, "Tamu", None, Mark(SENDIRI), invited=False),
    one(9, "Dinas Sosial", WAKIL, Mark(TIDAK_HADIR)),
]


def test_the_recap_counts_each_agency_in_the_order_of_the_list():
    assert recap(LIST).agencies == (
        ("Dinas Sosial", Tally(1, 1, 1, 1, ((IV, 1),))),
        ("Dinas Kesehatan", Tally(0, 2, 0, 0, ((III, 1), (None, 1)))),
        ("Polres", Tally(0, 0, 1, 0)),
        ("Kejaksaan", Tally(0, 0, 1, 0)),
        ("Camat", Tally(0, 0, 1, 1)),
        ("Tamu", Tally(1, 0, 0, 0)),
    )


def test_the_recap_names_who_promised_and_who_stayed_silent():
    found = recap(LIST)
    assert found.total == Tally(2, 3, 4, 2, ((III, 1), (IV, 1), (None, 1)))
    assert [row.id for row in found.missing] == [5, 9]
    assert [row.id for row in found.unanswered] == [7]


def test_before_the_first_mark_nobody_is_missing():
    found = recap([one(1, "A", HADIR), one(2, "B")])
    assert (found.was_taken, found.missing, [row.id for row in found.unanswered]) == (False, (), [2])
    assert recap([]).was_taken is False


@given(
    st.lists(
        st.builds(
            Attendee,
            id=st.integers(1, 99),
            agency=st.sampled_from("ABC"),
            name=st.just("x"),
            is_invited=st.booleans(),
            reply=st.sampled_from([None, *InvitationReply]),
            marks=st.lists(
                st.builds(Mark, st.sampled_from(PresenceKind), st.sampled_from([None, III, IV])), max_size=3
            ).map(tuple),
        ),
        max_size=12,
    )
)
def test_every_participant_is_counted_once(rows):
    found = recap(rows)
    assert found.total.total == len(rows) == sum(tally.total for _, tally in found.agencies)
    assert sum(count for _, count in found.total.echelons) == found.total.represented
    assert found.total.unanswered == sum(tally.unanswered for _, tally in found.agencies)


@pytest.mark.parametrize(
    ("status", "last_day", "by_organiser", "refused"),
    [
        (PLANNED, DAY, False, False),
        (PLANNED, date(2026, 11, 19), False, True),
        (PLANNED, date(2026, 11, 19), True, False),
        (PLANNED, None, False, False),
        (POSTPONED, DAY, True, True),
        (CANCELLED, DAY, False, True),
    ],
)
def test_until_when_an_answer_is_taken(status, last_day, by_organiser, refused):
    if refused:
        with pytest.raises(RuleViolation):
            check_answerable(status, last_day, DAY, by_organiser=by_organiser)
    else:
        check_answerable(status, last_day, DAY, by_organiser=by_organiser)


@pytest.mark.parametrize(
    ("status", "on", "refused"),
    [
        (PLANNED, DAY, False),
        (PLANNED, None, False),
        (PLANNED, date(2026, 11, 21), True),
        (POSTPONED, DAY, True),
        (CANCELLED, DAY, True),
    ],
)
def test_from_when_presence_is_recorded(status, on, refused):
    if refused:
        with pytest.raises(RuleViolation):
            check_presence(status, on, DAY)
    else:
        check_presence(status, on, DAY)


@pytest.mark.parametrize(
    ("sessions", "last_marked", "refused"),
    [(1, 0, False), (6, 0, False), (2, 2, False), (1, 2, True), (0, 0, True), (7, 0, True)],
)
def test_how_many_sessions(sessions, last_marked, refused):
    if refused:
        with pytest.raises(RuleViolation) as refusal:
            check_sessions(sessions, last_marked)
        assert refusal.value.field == "sessions"
    else:
        check_sessions(sessions, last_marked)


@pytest.mark.parametrize(
    ("reply", "deputy", "kind"),
    [
        (None, NOBODY, SENDIRI),
        (HADIR, NOBODY, SENDIRI),
        (WAKIL, Deputy(name="Siti"), DIWAKILI),
        (WAKIL, NOBODY, None),
        (BERHALANGAN, NOBODY, None),
    ],
)
def test_the_rest_is_marked_by_its_answer(reply, deputy, kind):
    assert presence_by_answer(reply, deputy) is kind


def test_a_deputy_has_a_name_or_an_office():
    check_deputy(Deputy(office="Kepala Bidang"), "x")
    assert Deputy("Siti", "Kepala Bidang").words == "Siti, Kepala Bidang"
    with pytest.raises(RuleViolation):
        check_deputy(Deputy(echelon=III), "x")
