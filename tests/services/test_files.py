"""Files: bytes before rows, nothing left over, who may, what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from app.db import db
from app.domain.errors import NotAllowed, NotFound, RuleViolation
from app.domain.meetings import FileKind
from app.domain.roles import Role
from app.models.meetings import MeetingReader
from app.models.minutes import MinutesRevision
from app.models.records import AuditEntry
from app.queries import files as lists
from app.queries.subjects import meeting as facts_of
from app.services import files
from app.services.documentation import (
    ChangeDocumentation,
    DocumentationDetails,
    add_documentation,
    change_documentation,
    remove_documentation,
)
from app.services.files import StoreFiles, Upload, store_files, withdraw_file
from tests import factories
from tests.services.files_case import BIASA, PDF, RAHASIA, TERBATAS, World, on_disk, payloads, stored
from tests.storage.samples import jpeg_file

FAKE = Upload("Bahan rapat.pdf", b"<html></html>")


@pytest.fixture
def world(app) -> World:
    return World()


def test_a_file_lies_in_the_storage_under_a_name_of_its_own(world):
    world.store(PDF, Upload("foto.jpg", jpeg_file()))
    document, photo = stored()
    assert (document.original_name, document.media_type) == ("Bahan rapat.pdf", "application/pdf")
    assert files.storage().read(document.stored_name) == PDF.data
    assert files.storage().verify(photo.stored_name, photo.sha256)
    assert sorted(on_disk()) == sorted([document.stored_name, photo.stored_name])
    assert "Bahan rapat" not in payloads()
    assert {entry.action for entry in db.session.scalars(select(AuditEntry))} == {"unggah"}


def test_one_refused_file_stops_all_of_them_and_is_named(world):
    with pytest.raises(RuleViolation, match="Berkas ke-2: Isi berkas tidak sesuai") as refusal:
        world.store(PDF, FAKE)
    assert refusal.value.field == "file"
    assert (stored(), on_disk()) == ([], [])
    with pytest.raises(RuleViolation, match="Pilih berkas"):
        world.store()


def test_too_large_a_file_is_refused_at_its_field(app, world, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_UPLOAD_BYTES", 100)
    with pytest.raises(RuleViolation, match="Berkas terlalu besar"):
        world.store(PDF)
    assert on_disk() == []


@pytest.mark.parametrize(
    "fault", [OperationalError("busy", {}, Exception()), RuntimeError("boom"), KeyboardInterrupt()]
)
def test_a_failed_transaction_takes_its_bytes_away(world, monkeypatch, fault):
    def fail(*_args, **_values):
        raise fault

    monkeypatch.setattr(files.audit, "record", fail)
    with pytest.raises(type(fault)):
        world.store(PDF, Upload("foto.jpg", jpeg_file()))
    assert (stored(), on_disk()) == ([], [])
    with pytest.raises(type(fault)):
        world.document(upload=PDF)
    assert (stored(), on_disk()) == ([], [])


def test_a_full_disk_leaves_no_half_of_an_upload(world, monkeypatch):
    save, written = files.LocalStorage.save, []

    def second_fails(self, data):
        if written:
            raise OSError(28, "No space left on device")
        written.append(data)
        return save(self, data)

    monkeypatch.setattr(files.LocalStorage, "save", second_fails)
    with pytest.raises(OSError, match="No space"):
        world.store(PDF, PDF)
    assert (stored(), on_disk()) == ([], [])


def test_a_process_killed_between_file_and_row_leaves_no_row_without_bytes(fresh_app, monkeypatch):
    world = World()
    world.store(PDF)
    monkeypatch.setattr(files, "_record_files", lambda *_values: os._exit(9))
    db.session.commit()
    db.engine.dispose()
    child = os.fork()
    if child == 0:
        world.store(PDF)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert len(on_disk()) == 2
    assert [files.storage().verify(row.stored_name, row.sha256) for row in stored()] == [True]


def test_sent_twice_is_stored_once(world):
    first = world.store(PDF, key="b" * 20)
    assert world.store(PDF, key="b" * 20) == first
    assert (len(stored()), len(on_disk())) == (1, 1)
    row = world.document("d" * 20, upload=PDF)
    assert world.document("d" * 20, upload=PDF).id == row.id
    assert len(on_disk()) == 2


def test_the_loser_of_two_equal_submissions_takes_its_bytes_away(world, monkeypatch):
    first = world.store(PDF, key="b" * 20)
    monkeypatch.setattr(files.submissions, "done_before", _first_call_sees_nothing(files.submissions.done_before))
    assert world.store(PDF, key="b" * 20) == first
    assert (len(stored()), len(on_disk())) == (1, 1)


def _first_call_sees_nothing(real):
    calls = []

    def done_before(*values):
        calls.append(values)
        return None if len(calls) == 1 else real(*values)

    return done_before


def test_withdrawing_hides_the_file_and_keeps_its_bytes(world):
    file_id = world.store(PDF)
    assert withdraw_file(world.actor, world.meeting.id, file_id, "t" * 20) == file_id
    assert withdraw_file(world.actor, world.meeting.id, file_id, "t" * 20) == file_id
    assert lists.files_of(world.actor, facts_of(world.actor, world.meeting.id)) == []
    assert len(on_disk()) == 1
    with pytest.raises(NotFound):
        withdraw_file(world.actor, world.meeting.id, file_id)


def test_the_paper_of_approved_minutes_is_not_withdrawn(world):
    file_id = world.store(PDF)
    factories.save(
        MinutesRevision(
            government_id=world.government.id,
            meeting_id=world.meeting.id,
            no=1,
            sheet={},
            schema_version=1,
            sha256="",
            docx_file_id=file_id,
            approver={},
            approved_at=stored()[0].uploaded_at,
        )
    )
    with pytest.raises(RuleViolation, match="naskah notula"):
        withdraw_file(world.actor, world.meeting.id, file_id)


def test_who_closes_a_file_becomes_its_reader(world):
    file_id = world.store(PDF, level=RAHASIA)
    assert db.session.scalars(select(MeetingReader.user_id)).all() == [world.user.id]
    colleague = factories.actor(factories.user(world.government, Role.SECRETARIAT, world.organiser))
    facts = facts_of(colleague, world.meeting.id)
    assert lists.files_of(colleague, facts) == []
    with pytest.raises(NotFound):
        withdraw_file(colleague, world.meeting.id, file_id)
    assert [row.id for row in lists.files_of(world.actor, facts)] == [file_id]


@pytest.mark.parametrize(
    ("role", "level", "expected"),
    [(Role.SECRETARIAT, BIASA, NotAllowed), (Role.REPORTER, TERBATAS, NotFound), (Role.SEKDA, TERBATAS, NotAllowed)],
)
def test_only_the_organisers_secretariat_writes(world, role, level, expected):
    meeting = factories.meeting(world.organiser, world.user, level=level)
    file_id = world.store(PDF, meeting=meeting)
    other = factories.actor(factories.user(world.government, role, factories.agency(world.government)))
    acts = (
        lambda: store_files(other, meeting.id, StoreFiles(uploads=(PDF,), kind=FileKind.BAHAN)),
        lambda: withdraw_file(other, meeting.id, file_id),
        lambda: add_documentation(other, meeting.id, DocumentationDetails(caption="x", upload=PDF)),
        lambda: change_documentation(other, meeting.id, 1, ChangeDocumentation(caption="x", version=1)),
        lambda: remove_documentation(other, meeting.id, 1, 1),
    )
    for act in acts:
        with pytest.raises(expected):
            act()
    assert (len(stored()), len(on_disk())) == (1, 1)


def test_the_number_of_files_has_an_end(world, monkeypatch):
    monkeypatch.setattr(files, "FILES_MAX", 2)
    world.store(PDF, PDF)
    with pytest.raises(RuleViolation, match="paling banyak 2 berkas"):
        world.store(PDF)
    assert len(on_disk()) == 2


@pytest.mark.parametrize(("size", "words"), [(1, "1 KB"), (2048, "2 KB"), (1_500_000, "1,4 MB"), (20 * 2**20, "20 MB")])
def test_sizes_in_words(size, words):
    assert lists.size_words(size) == words


def test_the_storage_is_the_folder_of_the_installation(app, world, tmp_path: Path):
    app.config["FILES_FOLDER"] = tmp_path / "lain"
    world.store(PDF)
    assert len(list((tmp_path / "lain").rglob("*"))) == 2
