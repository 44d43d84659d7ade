"""Autosave: what changed is written, what others wrote meanwhile stays, nothing is made twice, nothing closed leaks."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import db
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus, PointKind, SectionKind
from app.domain.roles import Role
from app.models.minutes import MinutesPoint
from app.models.records import AuditEntry
from app.models.writing import MinutesEdit
from app.services import part_drafts
from app.services.minutes_points import PointRow
from app.services.minutes_questions import QuestionRow
from app.services.part_drafts import DraftSaved
from app.services.part_rows import WrittenPart
from tests import factories
from tests.minutes_case import Case
from tests.statements import statements

RAHASIA = Confidentiality.RAHASIA
KEY, OTHER_KEY = "k" * 24, "m" * 24


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def draft(case: Case, *points: PointRow, by=None, key: str = "", **values) -> DraftSaved:
    values.setdefault("version", case.version)
    page = WrittenPart(meeting_id=case.meeting.id, section_id=case.section.id, rows=points, **values)
    return part_drafts.save_draft(by or case.actor, page, key)


def texts(case: Case) -> list[str]:
    return [text for _, text in case.standing()]


def test_one_changed_row_of_fifty_pages_is_one_small_write(case):
    for number in range(120):
        factories.point(case.section, f"Butir {number} " + "kata " * 200)
    case.save(PointRow(id=case.first.id, text="Satu"))
    with statements() as sent:
        draft(case, PointRow(id=case.second.id, text="Dua, diketik ulang"))
    writes = [one for one in sent if one.startswith(("INSERT", "UPDATE")) and "minutes_points" in one]
    assert len(writes) == 1
    assert len(sent) < 30
    edit = db.session.scalars(select(MinutesEdit).order_by(MinutesEdit.id.desc()).limit(1)).one()
    assert list(edit.rows) == [f"butir:{case.second.id}"]
    assert len(case.standing()) == 122


def test_a_new_row_gets_its_id_once_however_often_it_is_sent(case):
    order = (f"butir:{case.first.id}", f"butir:{KEY}", f"butir:{case.second.id}")
    new = PointRow(key=KEY, text="Tiga", kind=PointKind.IMBAUAN)
    saved = draft(case, new, order=order, key=OTHER_KEY)
    assert texts(case) == ["Satu", "Tiga", "Dua"]
    row_id = saved.ids[KEY]
    again = draft(case, new, order=order, key=OTHER_KEY, version=1)
    assert (again.ids, again.version) == (saved.ids, saved.version)
    # The browser crashed and knows the key only; what was typed on since then belongs to the same row.
    draft(case, PointRow(key=KEY, text="Tiga, dilanjutkan"), order=order)
    assert [row for row in case.standing() if row[1].startswith("Tiga")] == [(row_id, "Tiga, dilanjutkan")]
    # So does the whole form, when its button is pressed.
    case.save(PointRow(key=KEY, text="Tiga, selesai"))
    assert [row for row in case.standing() if row[1].startswith("Tiga")] == [(row_id, "Tiga, selesai")]


def test_two_in_one_section_lose_nothing(case):
    version = case.version
    other = factories.actor(factories.user(case.government, Role.SECRETARIAT, case.agency))
    long = "Kabupaten menyiapkan data anak putus sekolah dan mengirimkannya kepada dinas pendidikan provinsi"
    draft(case, PointRow(id=case.first.id, text=long))
    version = case.version
    draft(case, PointRow(id=case.first.id, text=long + " pada bulan depan"), PointRow(key=KEY, text="Tiga"), by=other)
    saved = draft(
        case,
        PointRow(id=case.first.id, text=long.replace("menyiapkan", "segera menyiapkan")),
        PointRow(key=OTHER_KEY, text="Empat"),
        version=version,
    )
    merged = long.replace("menyiapkan", "segera menyiapkan") + " pada bulan depan"
    assert texts(case) == [merged, "Dua", "Tiga", "Empat"]
    three = next(row_id for row_id, text in case.standing() if text == "Tiga")
    assert saved.changed == {f"butir:{case.first.id}", f"butir:{three}"}
    assert saved.order == tuple(f"butir:{row_id}" for row_id, _ in case.standing())


def test_the_same_words_of_both_are_a_conflict_and_change_nothing(case):
    version = case.version
    draft(case, PointRow(id=case.first.id, text="Satu menurut Ani"))
    with pytest.raises(Conflict) as clash:
        draft(case, PointRow(id=case.first.id, text="Satu kata Budi"), version=version)
    assert clash.value.version == case.version
    assert texts(case) == ["Satu menurut Ani", "Dua"]


def test_a_version_that_nobody_kept_is_a_conflict(case):
    case.save(PointRow(id=case.first.id, text="Satu"))
    with pytest.raises(Conflict):
        draft(case, PointRow(id=case.first.id, text="Satu lagi"), version=77)


def test_two_sections_do_not_disturb_each_other(case):
    other = factories.section(case.meeting, SectionKind.DISKUSI, "Diskusi")
    version = case.version
    question = QuestionRow(key=KEY, question="Kapan?")
    page = WrittenPart(meeting_id=case.meeting.id, section_id=other.id, version=1, rows=(question,))
    part_drafts.save_draft(case.actor, page)
    assert case.version == version
    assert draft(case, PointRow(id=case.first.id, text="Satu A")).changed == frozenset()


def test_what_another_took_off_is_told_and_what_one_still_writes_comes_back(case):
    version = case.version
    draft(case, gone=frozenset({f"butir:{case.second.id}"}))
    saved = draft(case, PointRow(id=case.first.id, text="Satu A"), version=version)
    assert saved.gone == {f"butir:{case.second.id}"}
    draft(case, PointRow(id=case.second.id, text="Dua, masih ditulis"))
    assert case.standing()[1] == (case.second.id, "Dua, masih ditulis")


def test_a_text_not_taken_over_is_merged_with_what_the_page_had_read(case):
    """Somebody types on in a field whose newer text his page has not shown him."""
    longer = "Satu dua tiga empat lima enam tujuh"
    draft(case, PointRow(id=case.first.id, text=longer))
    read, version = longer, case.version
    draft(case, PointRow(id=case.first.id, text="Awal " + longer))
    bases = {f"butir:{case.first.id}": {"text": read}}
    draft(case, PointRow(id=case.first.id, text=longer + " delapan"), version=version + 1, bases=bases)
    assert texts(case)[0] == "Awal " + longer + " delapan"


def test_closed_rows_hold_their_place_and_are_never_told(case):
    reader = factories.user(case.government, Role.SECRETARIAT, case.agency)
    factories.reader(case.meeting, reader)
    version = case.version
    secret = PointRow(key=KEY, text="kanari-rahasia", confidentiality=RAHASIA)
    order = (f"butir:{case.first.id}", f"butir:{KEY}", f"butir:{case.second.id}")
    draft(case, secret, by=factories.actor(reader), order=order)
    saved = draft(case, PointRow(id=case.second.id, text="Dua A"), version=version)
    assert (saved.changed, saved.gone, len(saved.order)) == (frozenset(), frozenset(), 2)
    assert texts(case) == ["Satu", "kanari-rahasia", "Dua A"]
    hidden = next(row_id for row_id, text in case.standing() if "kanari" in text)
    with pytest.raises(RuleViolation):
        draft(case, PointRow(id=hidden, text="tebakan"))


def test_refusals_stand_at_the_row_that_was_sent(case):
    bad = PointRow(key=KEY, text="x", speaker_id=case.speaker.id, speaker_text="Rustam")
    with pytest.raises(RuleViolation) as refusal:
        draft(case, PointRow(id=case.second.id, text="Dua B"), bad)
    assert refusal.value.field == "points-1-speaker_id"
    assert texts(case) == ["Satu", "Dua"]
    foreign = Case()
    with pytest.raises(RuleViolation):
        draft(case, PointRow(id=foreign.first.id, text="x"))
    elsewhere = WrittenPart(meeting_id=foreign.meeting.id, section_id=case.section.id, version=case.version)
    with pytest.raises(NotFound):
        part_drafts.save_draft(case.actor, elsewhere)


def test_only_writers_and_only_while_it_is_a_draft(case):
    reporter = factories.user(case.government, Role.REPORTER, case.agency)
    with pytest.raises(NotAllowed):
        draft(case, PointRow(id=case.first.id, text="x"), by=factories.actor(reporter))
    factories.approved(case.meeting, MinutesStatus.DISETUJUI)
    with pytest.raises(RuleViolation):
        draft(case, PointRow(id=case.first.id, text="x"))


def test_a_sitting_is_one_line_of_the_history_and_every_save_a_link_of_the_chain(case):
    for number in range(3):
        draft(case, PointRow(id=case.first.id, text=f"Satu {number}"))
    acts = list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert acts[-3:] == ["tulis_bagian", "simpan_otomatis", "simpan_otomatis"]
    assert db.session.scalar(select(func.count()).select_from(MinutesPoint)) == 2
