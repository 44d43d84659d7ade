"""Autosave of the lists: each saves its changed rows; another list's saves never disturb it, its own are merged."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.db import db
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus
from app.domain.minutes_states import fold
from app.domain.roles import Role
from app.domain.writing import MinutesPart
from app.models.minutes import Conclusion
from app.models.records import AuditEntry
from app.queries.minutes_states import edits_of, stored_state
from app.services.conclusions import ConclusionRow, SaveConclusions, save_conclusions
from app.services.minutes_figures import ContactRow, FigureRow, SaveContacts, SaveFigures, save_contacts, save_figures
from app.services.part_drafts import DraftSaved, save_draft
from app.services.part_rows import Row, WrittenPart
from tests import factories
from tests.database import ON_POSTGRESQL
from tests.minutes_case import Case

KESIMPULAN, ANGKA, KONTAK = MinutesPart.KESIMPULAN, MinutesPart.ANGKA, MinutesPart.KONTAK
KEY, OTHER_KEY = "k" * 24, "m" * 24


def conclusion(text: str, **own: Any) -> Row:
    return ConclusionRow(text=text, **own)


def figure(text: str, **own: Any) -> Row:
    return FigureRow(**{"indicator": text, "value": Decimal("12.5"), "unit": "kasus", **own})


def contact(text: str, **own: Any) -> Row:
    return ContactRow(name=text, number="129", **own)


#: Part → what makes a row of a text, and the field in which the text stands.
LISTS = {KESIMPULAN: (conclusion, "text"), ANGKA: (figure, "indicator"), KONTAK: (contact, "name")}


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


@pytest.fixture(params=LISTS, ids=lambda part: part.value)
def part(request) -> MinutesPart:
    return request.param


def draft(case: Case, part: MinutesPart, *rows: Row, by=None, key: str = "", **values: Any) -> DraftSaved:
    values.setdefault("version", case.minutes_version)
    return save_draft(by or case.actor, WrittenPart(meeting_id=case.meeting.id, part=part, rows=rows, **values), key)


def standing(case: Case, part: MinutesPart) -> dict[str, str]:
    rows = stored_state(case.meeting.id, part, None)[1].rows
    return {name: values[LISTS[part][1]] for name, values in rows.items()}


def ids(case: Case, part: MinutesPart) -> list[int]:
    return [int(name.split(":")[1]) for name in standing(case, part)]


def test_only_what_changed_is_sent_and_the_rest_stays(case, part):
    make, _ = LISTS[part]
    draft(case, part, make("Satu", key=KEY), make("Dua", key=OTHER_KEY))
    first, second = ids(case, part)
    saved = draft(case, part, make("Satu A", id=first))
    assert list(standing(case, part).values()) == ["Satu A", "Dua"]
    assert (saved.version, saved.changed, saved.gone) == (case.minutes_version, frozenset(), frozenset())
    draft(case, part, order=(f"{part.value}:{second}", f"{part.value}:{first}"))
    assert list(standing(case, part).values()) == ["Dua", "Satu A"]
    draft(case, part, gone=frozenset({f"{part.value}:{second}"}))
    assert list(standing(case, part).values()) == ["Satu A"]


def test_a_new_row_gets_its_id_once_however_often_it_is_sent(case, part):
    make, _ = LISTS[part]
    saved = draft(case, part, make("Satu", key=KEY), key=OTHER_KEY)
    again = draft(case, part, make("Satu", key=KEY), key=OTHER_KEY, version=1)
    assert (again.ids, again.version) == (saved.ids, saved.version)
    # After a crash the browser knows the key only; so does the whole form when its button is pressed.
    draft(case, part, make("Satu, dilanjutkan", key=KEY))
    whole(case, part, make("Satu, selesai", key=KEY))
    assert standing(case, part) == {f"{part.value}:{saved.ids[KEY]}": "Satu, selesai"}


def whole(case: Case, part: MinutesPart, *rows: Row, **values: Any) -> None:
    head = {"meeting_id": case.meeting.id, "version": case.minutes_version, **values}
    if part is KESIMPULAN:
        save_conclusions(case.actor, SaveConclusions(**head, conclusions=rows))
    elif part is ANGKA:
        save_figures(case.actor, SaveFigures(**head, figures=rows))
    else:
        save_contacts(case.actor, SaveContacts(**head, contacts=rows))


def test_two_who_write_in_different_lists_never_meet(case, part):
    """They share the version of the minutes: what another list saved makes no page stale, by itself or by button."""
    make, _ = LISTS[part]
    draft(case, part, make("Satu", key=KEY))
    opened, [first] = case.minutes_version, ids(case, part)
    for other in LISTS.keys() - {part}:
        draft(case, other, LISTS[other][0]("Di daftar lain", key=other.value[2] * 24))
    saved = draft(case, part, make("Satu A", id=first), version=opened)
    assert (saved.changed, saved.gone) == (frozenset(), frozenset())
    opened = case.minutes_version
    for other in LISTS.keys() - {part}:
        draft(case, other, LISTS[other][0]("Satu lagi di daftar lain"))
    whole(case, part, make("Satu B", id=first), version=opened)
    assert list(standing(case, part).values()) == ["Satu B"]


def test_the_first_save_of_a_list_is_no_conflict_with_what_stood_before(case, part):
    """Rows that were loaded without a history: the state before the first save is known nevertheless."""
    make, _ = LISTS[part]
    opened = case.minutes_version
    draft(case, part, make("Satu", key=KEY))
    saved = draft(case, part, make("Dua", key=OTHER_KEY), version=opened)
    assert list(standing(case, part).values()) == ["Satu", "Dua"]
    assert saved.changed == {next(iter(standing(case, part)))}


def test_the_same_words_of_both_are_a_conflict_and_change_nothing(case, part):
    make, _ = LISTS[part]
    draft(case, part, make("Satu", key=KEY))
    opened, [first] = case.minutes_version, ids(case, part)
    draft(case, part, make("Satu menurut Ani", id=first))
    with pytest.raises(Conflict):
        draft(case, part, make("Satu kata Budi", id=first), version=opened)
    with pytest.raises(Conflict):
        whole(case, part, make("Satu kata Budi", id=first), version=opened)
    with pytest.raises(Conflict):
        draft(case, part, make("Satu kata Budi", id=first), version=case.minutes_version + 7)
    assert list(standing(case, part).values()) == ["Satu menurut Ani"]


def test_a_number_not_taken_over_is_never_overwritten_unseen(case):
    """Somebody types on in a field whose newer value his page has not shown him."""
    draft(case, ANGKA, figure("Kasus", key=KEY))
    [first] = ids(case, ANGKA)
    draft(case, ANGKA, figure("Kasus", id=first, value=Decimal(62)))
    bases = {f"angka:{first}": {"value": "12.5"}}
    with pytest.raises(Conflict):
        draft(case, ANGKA, figure("Kasus", id=first, value=Decimal(26)), bases=bases)
    bases = {f"angka:{first}": {"value": "62"}}
    draft(case, ANGKA, figure("Kasus", id=first, value=Decimal(63)), bases=bases)
    assert stored_state(case.meeting.id, ANGKA, None)[1].rows[f"angka:{first}"]["value"] == "63"


def test_refusals_stand_at_the_row_that_was_sent(case):
    draft(case, ANGKA, figure("Kasus", key=KEY))
    [first] = ids(case, ANGKA)
    with pytest.raises(RuleViolation) as refusal:
        draft(case, ANGKA, figure("Kasus A", id=first), figure("Korban", value=None, key=OTHER_KEY))
    assert refusal.value.field == "figures-1-value"
    with pytest.raises(RuleViolation) as refusal:
        draft(case, KESIMPULAN, conclusion("Satu", key=KEY, origin_point_id=Case().first.id))
    assert refusal.value.field == "conclusions-0-origin"
    assert standing(case, KESIMPULAN) == {}


def test_closed_conclusions_hold_their_place_and_are_never_told(case):
    reader = factories.user(case.government, Role.SECRETARIAT, case.agency)
    factories.reader(case.meeting, reader)
    draft(case, KESIMPULAN, conclusion("Satu", key=KEY))
    opened = case.minutes_version
    secret = conclusion("kanari-rahasia", key=OTHER_KEY, confidentiality=Confidentiality.RAHASIA)
    draft(case, KESIMPULAN, secret, by=factories.actor(reader))
    first, hidden = ids(case, KESIMPULAN)
    saved = draft(case, KESIMPULAN, conclusion("Satu A", id=first), version=opened)
    assert (saved.changed, saved.gone, saved.order) == (frozenset(), frozenset(), (f"kesimpulan:{first}",))
    assert list(standing(case, KESIMPULAN).values()) == ["Satu A", "kanari-rahasia"]
    with pytest.raises(RuleViolation):
        draft(case, KESIMPULAN, conclusion("tebakan", id=hidden))


def test_a_conclusion_that_is_taken_off_is_withdrawn_and_comes_back_under_its_id(case):
    draft(case, KESIMPULAN, conclusion("Satu", key=KEY))
    [first] = ids(case, KESIMPULAN)
    draft(case, KESIMPULAN, gone=frozenset({f"kesimpulan:{first}"}))
    assert db.session.get_one(Conclusion, first).withdrawn_at is not None
    draft(case, KESIMPULAN, conclusion("Satu, masih ditulis", id=first))
    assert standing(case, KESIMPULAN) == {f"kesimpulan:{first}": "Satu, masih ditulis"}


def test_only_writers_and_only_while_it_is_a_draft(case, part):
    make, _ = LISTS[part]
    reporter = factories.user(case.government, Role.REPORTER, case.agency)
    with pytest.raises(NotAllowed):
        draft(case, part, make("x"), by=factories.actor(reporter))
    factories.approved(case.meeting, MinutesStatus.DISETUJUI)
    with pytest.raises(RuleViolation):
        draft(case, part, make("x"))


def test_a_sitting_is_one_line_of_the_history(case, part):
    make, _ = LISTS[part]
    draft(case, part, make("Satu", key=KEY))
    [first] = ids(case, part)
    draft(case, part, make("Satu A", id=first))
    entries = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(2)).all()
    assert [(one.subject_kind, one.action) for one in entries] == [
        ("meeting", "simpan_otomatis"),
        ("meeting", f"tulis_{part.value}"),
    ]


ACT = st.tuples(st.sampled_from(list(LISTS)), st.booleans(), st.integers(0, 3), st.sampled_from("abcd"))


@given(st.lists(ACT, min_size=1, max_size=8))
@settings(max_examples=10 if ON_POSTGRESQL else 25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pages_of_any_age_lose_nothing_that_is_new(case, acts):
    """Rows that a page adds stand, however many saves of this and other lists it has missed; the history folds."""
    opened, added = case.minutes_version, {part: set() for part in LISTS}
    for number, (part, is_fresh, age, letter) in enumerate(acts):
        version = case.minutes_version if is_fresh else max(opened, case.minutes_version - age)
        text = f"{letter} {number} {case.meeting.id} {case.minutes_version}"
        draft(case, part, LISTS[part][0](text), version=version)
        added[part].add(text)
        for one in LISTS:
            assert added[one] <= set(standing(case, one).values())
            edits = edits_of(case.meeting.id, one, None)
            assert fold(edits).rows == stored_state(case.meeting.id, one, None)[1].rows
