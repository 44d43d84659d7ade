"""Masks of papers over many meetings: when what is only asked about is left out, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from flask import Flask

from app import clock
from app.domain.meetings import Confidentiality
from app.domain.privacy_places import TELLING, PlaceKind
from app.queries import subjects
from app.queries.privacy_many import closed_meetings_of, masked_of_items, masked_of_meetings
from app.queries.privacy_reading import passages_of
from app.queries.privacy_telling import asked_about
from tests import factories
from tests.exports_case import ExportsCase
from tests.exports_fields import name_of, typed_fields, write
from tests.privacy_case import ADDRESS, NAMED, PHONE, Case
from tests.statements import statements
from tests.turns import shared

BIASA, TERBATAS, RAHASIA = Confidentiality
AGED = "Keluarga dari AN (12 tahun) belum dapat ditemui."
SCHOOL = "Korban bersekolah di SMPN 3, kelas 8."
#: What is asked about, and what of it leaves with a paper that masks it.
DOUBTS = {
    PHONE: "Keluarga dapat dihubungi pada […].",
    AGED: "Keluarga dari […] belum dapat ditemui.",
    "Berkas diantar ke Jalan Melati Nomor 5.": "Berkas diantar ke […].",
}


@dataclass(frozen=True)
class Row:
    text: str | None
    owner: str | None = None
    place: str | None = None


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


@pytest.fixture
def plain(app: Flask) -> Case:
    """A meeting on money."""
    return Case(title="Rapat Anggaran")


def of_meeting(case: Case, text: str) -> str:
    return masked_of_meetings([text], [case.meeting.id])[0]


@pytest.mark.parametrize("text", DOUBTS)
def test_doubts_leave_no_meeting_on_violence_and_every_other(case, plain, text):
    assert of_meeting(case, text) == DOUBTS[text]
    assert of_meeting(plain, text) == text


@pytest.mark.parametrize("text", [ADDRESS, SCHOOL])
def test_words_that_speak_of_it_themselves_are_enough(plain, text):
    assert "[…]" in of_meeting(plain, text)


@pytest.mark.parametrize("level", [TERBATAS, RAHASIA])
def test_closed_meetings_and_items_are_asked_about(app, plain, level):
    closed = Case(level, title="Rapat Anggaran")
    item = factories.item(closed.meeting, closed.agency)
    own = factories.item(plain.meeting, plain.agency, confidentiality=level)
    other = factories.item(plain.meeting, plain.agency, number=2)
    shown = masked_of_items([PHONE] * 3, [item.id, own.id, other.id])
    assert shown == [DOUBTS[PHONE], DOUBTS[PHONE], PHONE]
    assert closed_meetings_of([item.id, own.id, other.id]) == sorted([closed.meeting.id, plain.meeting.id])
    assert closed_meetings_of([other.id]) == [] == closed_meetings_of([])


def test_identities_leave_nothing(case, plain):
    assert "Siti" not in of_meeting(plain, NAMED)
    assert "Siti" not in of_meeting(case, NAMED)


def test_what_no_record_is_known_of_is_masked(app):
    assert masked_of_items([PHONE], [4711]) == [DOUBTS[PHONE]]


def test_service_contacts_and_answers_stay(case):
    other = "Hubungi 0813-1111-2222."
    case.contact("0812 3456 7890 / 112")
    assert of_meeting(case, PHONE) == PHONE
    assert of_meeting(case, other) == "Hubungi […]."
    case.says(other)
    case.answer(*case.found())
    assert of_meeting(case, other) == other
    # Of this meeting alone.
    assert of_meeting(Case(), other) == "Hubungi […]."


def test_the_agency_that_protects_children_makes_no_meeting_one_on_violence(plain):
    agency = "Dinas Pemberdayaan Perempuan dan Perlindungan Anak"
    item = factories.item(plain.meeting, plain.agency)
    row = Row(PHONE, owner=agency)
    assert masked_of_items([row], [item.id]) == [row]
    assert masked_of_items([Row(f"{PHONE} {agency}")], [item.id])[0].text.startswith(DOUBTS[PHONE])


def test_where_people_are_called_keeps_its_address(case):
    where = "Jalan Melati Nomor 5"
    (row,) = masked_of_meetings(
        [Row(where, place=f"{where}, telepon 0812-3456-7890")], [case.meeting.id], calling=["place"]
    )
    assert row == Row("[…]", place=f"{where}, telepon […]")


def test_rows_without_anything_are_the_same_and_cost_nothing(case):
    rows = [Row(f"Kirim data {number}", owner="Dinas Sosial") for number in range(50)]
    with statements() as sent:
        shown = masked_of_items(rows, [case.meeting.id] * 50)
    assert sent == []
    assert all(one is other for one, other in zip(shown, rows, strict=True))


def test_statements_do_not_grow_with_rows_and_meetings(case):
    meetings = [factories.meeting(case.agency, case.writer, f"Rapat {number}") for number in range(40)]
    items = [factories.item(meeting, case.agency, f"Hal {number}") for number, meeting in enumerate(meetings)]
    items.append(factories.item(case.meeting, case.agency))
    with statements() as sent:
        shown = masked_of_items([PHONE] * len(items), [item.id for item in items])
    assert len(sent) == 3
    assert shown == [*[PHONE] * 40, DOUBTS[PHONE]]


def test_every_telling_field_decides_as_it_does_for_one_meeting(app):
    """A word on violence in each field by itself: in bulk the meeting is asked about where `passages_of` asks."""
    case = ExportsCase()
    actor, here = factories.actor(case.writer), case.meeting.id
    assert not asked_about([here])
    rows = passages_of(actor, subjects.meeting(actor, here), PlaceKind).rows
    assert TELLING - {row.place.kind for row in rows} == {PlaceKind.FOTO}
    for field in shared(typed_fields(), "telling"):
        write(field, "Pendampingan korban")
        one = passages_of(actor, subjects.meeting(actor, here), PlaceKind)
        assert bool(asked_about([here])) is one.is_sensitive, name_of(field)
        write(field, "kata")


def test_withdrawn_words_tell_nothing(case, plain):
    item = factories.item(plain.meeting, plain.agency, "Pendampingan korban")
    point = plain.says("Pendampingan korban")
    for row in (item, point):
        assert asked_about([plain.meeting.id])
        row.withdrawn_at = clock.now()
        factories.save(row)
    assert not asked_about([plain.meeting.id])
    assert not passages_of(plain.actor, plain.facts, PlaceKind).is_sensitive
