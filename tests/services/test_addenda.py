"""Additions to an approved notula: a new frozen state at its end, the former one untouched, nothing reopened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from app import clock
from app.db import db
from app.documents import minutes as notula
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.meetings import Confidentiality, FileKind
from app.domain.minutes import MinutesStatus
from app.domain.sheet_json import digest, from_json, to_json
from app.models.files import StoredFile
from app.models.records import AuditEntry
from app.models.writing import MinutesAddendum
from app.queries import subjects
from app.queries.public_minutes import public_sheet
from app.queries.revisions import frozen_sheet, verified
from app.services import files
from app.services.addenda import NOT_APPROVED, AddAddendum, add_addendum
from app.services.files import Upload
from tests import factories
from tests.approval_case import SCAN, TERBATAS, Case
from tests.documents.outline import whole_text
from tests.storage.samples import docx_file


@pytest.fixture
def case(app) -> Case:
    case = Case(steps=False)
    case.record(signed_on=factories.days_ago(1))
    return case


def add(case: Case, who=None, key: str = "", **values) -> int:
    given = {
        "version": case.version,
        "text": "Lampiran ketiga dilengkapi",
        "reason": "Tertinggal",
        "signed_on": factories.days_ago(0),
        **values,
    }
    return add_addendum(case.actor(who or case.secretary), AddAddendum(meeting_id=case.meeting.id, **given), key)


def test_it_becomes_a_revision_and_leaves_the_former_as_it_was(case):
    (before,) = case.revisions()
    kept = (before.sha256, before.docx_file_id, before.approved_at)
    add(case, scan=SCAN)
    first, second = case.revisions()
    assert (first.sha256, first.docx_file_id, first.approved_at) == kept
    assert verified(first)
    assert verified(second)
    assert (case.head.status, case.head.revision_no) == (MinutesStatus.DISETUJUI, 2)
    old, new = (from_json(row.sheet, row.schema_version) for row in (first, second))
    assert replace(new, addenda=()) == old
    assert [(row.no, row.text, row.reason) for row in new.addenda] == [(1, "Lampiran ketiga dilengkapi", "Tertinggal")]
    assert second.approver["signer"] == first.approver["signer"]
    assert second.approver["signed_on"] == factories.days_ago(0).isoformat()


def test_the_stored_paper_carries_it_at_its_end(case):
    add(case)
    file = db.session.get_one(StoredFile, case.revisions()[1].docx_file_id)
    assert whole_text(files.storage().read(file.stored_name)).endswith("Lampiran ketiga dilengkapi.")


def test_the_signed_scan_stays(case):
    add(case, scan=SCAN)
    row = db.session.scalars(select(MinutesAddendum)).one()
    assert (row.no, row.revision_no) == (1, 2)
    assert db.session.get_one(StoredFile, row.file_id).kind is FileKind.PERSETUJUAN


def test_a_frozen_state_of_an_earlier_version_is_read(case):
    """Revisions that were frozen before there were additions lack the field."""
    row = case.revisions()[0]
    earlier = {name: value for name, value in row.sheet.items() if name != "addenda"}
    sheet = from_json(earlier, row.schema_version)
    assert sheet.addenda == ()
    assert digest(to_json(sheet), row.schema_version) == row.sha256


def test_the_second_counts_on(case):
    add(case)
    add(case, text="Daftar hadir diperbaiki")
    sheet = from_json(case.revisions()[2].sheet, 1)
    assert [(row.no, row.text) for row in sheet.addenda] == [
        (1, "Lampiran ketiga dilengkapi"),
        (2, "Daftar hadir diperbaiki"),
    ]


def test_sent_twice_it_stands_once(case):
    version = case.version
    assert add(case, key="kunci-yang-sama-saja") == add(case, key="kunci-yang-sama-saja", version=version)
    assert len(case.revisions()) == 2


def test_it_is_traced(case):
    add(case)
    last = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert (last.action, last.subject_kind) == ("tambahkan", "minutes")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": ""}, "text"),
        ({"reason": ""}, "reason"),
        ({"signed_on": factories.days_ago(-1)}, "signed_on"),
        ({"signed_on": factories.days_ago(365)}, "signed_on"),
        ({"scan": Upload("Tambahan.docx", docx_file())}, "file"),
        ({"text": "Korban bernama Sinta Dewi dirujuk"}, ""),
        ({"text": "NIK korban 2172015005080001"}, ""),
        ({"reason": "Hubungi korban 0812-7000-1234"}, "may_stand"),
    ],
)
def test_what_it_must_hold(case, values, field):
    stored = set(files.storage().names())
    with pytest.raises(RuleViolation) as refusal:
        add(case, **values)
    assert refusal.value.field == field
    assert len(case.revisions()) == 1
    assert set(files.storage().names()) == stored


def test_what_is_only_asked_about_may_stand_once_somebody_says_so(case):
    add(case, reason="Hubungi korban 0812-7000-1234", may_stand=True)
    with pytest.raises(RuleViolation):
        add(case, text="Korban bernama Sinta Dewi dirujuk", may_stand=True)
    assert len(case.revisions()) == 2


def test_only_the_secretariat_adds(case):
    for who in (case.chair, case.sekda, case.asisten):
        with pytest.raises(NotAllowed):
            add(case, who)


def test_a_stale_version_adds_nothing(case):
    version = case.version
    add(case)
    with pytest.raises(Conflict):
        add(case, version=version)


@pytest.mark.parametrize("reopened", [False, True])
def test_a_draft_is_written_and_not_added_to(app, reopened):
    case = Case(steps=False)
    if reopened:
        case.record()
        case.reopen()
    with pytest.raises(RuleViolation, match=NOT_APPROVED):
        add(case)


def test_reopening_keeps_additions_in_the_next_revision(case):
    add(case)
    case.reopen()
    case.point.text = "Data disatukan sebelum akhir tahun"
    db.session.commit()
    case.record()
    last = from_json(case.revisions()[2].sheet, 1)
    assert [row.text for row in last.addenda] == ["Lampiran ketiga dilengkapi"]
    assert last.sections[0].points[0].text == "Data disatukan sebelum akhir tahun"
    assert "Lampiran ketiga dilengkapi" in whole_text(notula.build(last))


def test_closed_parts_stay_closed_in_the_new_revision(app):
    case = Case(TERBATAS, steps=False)
    secret = factories.point(case.section, "kanari-rahasia", confidentiality=Confidentiality.RAHASIA)
    case.record()
    add(case)
    actor = case.actor(case.secretary)
    facts = subjects.meeting(actor, case.meeting.id)
    _, sheet = frozen_sheet(actor, facts)
    assert secret.text not in whole_text(notula.build(sheet))
    assert "Lampiran ketiga dilengkapi" in whole_text(notula.build(sheet))
    assert "kanari-rahasia" not in whole_text(notula.build(public_sheet(actor, facts)))
    archive = db.session.get_one(StoredFile, case.revisions()[1].docx_file_id)
    assert archive.confidentiality is Confidentiality.RAHASIA
    assert clock.now() >= case.revisions()[1].approved_at
