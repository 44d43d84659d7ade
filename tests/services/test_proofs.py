"""Bukti dukung: kept with their report, cleaned, in the class of the item; taken back only before the report counts."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from sqlalchemy import select

from app.db import db
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.meetings import FileKind
from app.models.files import StoredFile
from app.models.item_loop import Proof
from app.queries import files as lists
from app.queries import share_subjects, subjects
from app.services import files
from app.services.files import FILES_MAX, StoreFiles, Upload, store_files, withdraw_file
from app.services.item_reports import approve_report, report_progress, return_report
from app.services.proofs import PROOFS_MAX, withdraw_proof
from tests import factories
from tests.services.loop_case import BIASA, RAHASIA, World
from tests.storage.samples import jpeg_file, pdf_file

PDF = Upload("Daftar sekolah.pdf", pdf_file())


@pytest.fixture
def world(app) -> World:
    return World()


def proofs() -> list[StoredFile]:
    rows = select(StoredFile).join(Proof, Proof.file_id == StoredFile.id).order_by(StoredFile.id)
    return list(db.session.scalars(rows))


def photo() -> bytes:
    with_place = Image.Exif()
    with_place[0x010E] = "kanari di dalam foto"
    return jpeg_file(exif=with_place)


def test_photos_lose_what_they_tell_and_belong_to_their_report(world):
    sent = photo()
    assert b"kanari di dalam foto" in sent
    report_progress(world.actor("stf"), world.report(uploads=(PDF, Upload("foto.jpg", sent))))
    paper, picture = proofs()
    assert (paper.kind, paper.meeting_id, picture.media_type) == (FileKind.BUKTI, world.meeting.id, "image/jpeg")
    with files.storage().open(picture.stored_name) as stored:
        content = stored.read()
    assert b"kanari di dalam foto" not in content
    assert Image.open(io.BytesIO(content)).size == (64, 48)
    assert {one.report_id for one in db.session.scalars(select(Proof))} == {world.reports()[0].id}


@pytest.mark.parametrize(
    "uploads", [(Upload("racun.exe", b"MZ"),), (PDF, Upload("palsu.pdf", b"bukan pdf")), (PDF,) * (PROOFS_MAX + 1)]
)
def test_a_report_with_a_bad_file_is_not_stored_at_all(world, uploads):
    with pytest.raises(RuleViolation) as refusal:
        report_progress(world.actor("stf"), world.report(uploads=uploads))
    assert refusal.value.field == "file"
    assert (world.reports(), proofs(), list(files.storage().names())) == ([], [], [])


def test_bytes_of_a_stale_report_are_taken_away_again(world):
    command = world.report(uploads=(PDF,))
    report_progress(world.actor("kep"), world.report())
    with pytest.raises(Conflict):
        report_progress(world.actor("stf"), command)
    assert list(files.storage().names()) == []


def test_they_are_no_files_of_the_meeting(world):
    report_progress(world.actor("stf"), world.report(uploads=(PDF,)))
    actor, (proof,) = world.actor("sek"), proofs()
    meeting = subjects.meeting(actor, world.meeting.id)
    assert lists.files_of(actor, meeting) == []
    with pytest.raises(NotFound):
        lists.file_of(actor, meeting, proof.id)
    with pytest.raises(NotFound):
        subjects.file(actor, world.meeting.id, proof.id)
    with pytest.raises(NotFound):
        withdraw_file(actor, world.meeting.id, proof.id)


def test_they_do_not_fill_the_meeting(world):
    report = factories.report(world.share, world.users["stf"])
    for _ in range(FILES_MAX):
        factories.proof(report, world.users["stf"])
    assert store_files(world.actor("sek"), world.meeting.id, StoreFiles(uploads=(PDF,), kind=FileKind.BAHAN))


@pytest.mark.parametrize("kind", [FileKind.BUKTI, FileKind.PERSETUJUAN])
def test_nobody_uploads_one_as_a_file_of_the_meeting(world, kind):
    with pytest.raises(RuleViolation) as refusal:
        store_files(world.actor("sek"), world.meeting.id, StoreFiles(uploads=(PDF,), kind=kind))
    assert refusal.value.field == "kind"


@pytest.mark.parametrize("who", ["stf", "kep"])
@pytest.mark.parametrize("returned", [False, True])
def test_the_agency_takes_one_back_before_the_report_counts(world, who, returned):
    report_progress(world.actor("stf"), world.report(uploads=(PDF,)))
    if returned:
        return_report(world.actor("kep"), world.act("Salah berkas"))
    (proof,) = proofs()
    for _ in range(2):
        withdraw_proof(world.actor(who), world.item.id, proof.id, "kunci-formulir-000001")
    with pytest.raises(NotFound):
        share_subjects.proof(world.actor("sek"), world.item.id, proof.id)


@pytest.mark.parametrize("way", ["approved", "by_head"])
def test_it_stays_once_the_report_counts(world, way):
    report_progress(world.actor("kep" if way == "by_head" else "stf"), world.report(uploads=(PDF,)))
    if way == "approved":
        approve_report(world.actor("kep"), world.act())
    (proof,) = proofs()
    with pytest.raises(RuleViolation):
        withdraw_proof(world.actor("stf"), world.item.id, proof.id)
    assert proof.withdrawn_at is None


@pytest.mark.parametrize("who", ["sek", "asi", "sda"])
def test_those_who_only_look_take_nothing_back(world, who):
    report_progress(world.actor("stf"), world.report(uploads=(PDF,)))
    with pytest.raises(NotAllowed):
        withdraw_proof(world.actor(who), world.item.id, proofs()[0].id)


@pytest.mark.parametrize("who", ["stf_lain", "kep_lain", "sek_lain", "pmt"])
def test_for_others_there_is_none(world, who):
    report_progress(world.actor("stf"), world.report(uploads=(PDF,)))
    with pytest.raises(NotFound):
        withdraw_proof(world.actor(who), world.item.id, proofs()[0].id)


def test_it_takes_the_class_of_the_item_and_makes_nobody_a_reader(world):
    world.item.confidentiality = RAHASIA
    factories.save(world.item)
    report_progress(world.actor("stf"), world.report(uploads=(PDF,)))
    assert proofs()[0].confidentiality is RAHASIA
    assert subjects.meeting(world.actor("stf"), world.meeting.id).reader_ids == frozenset()
    assert subjects.meeting(world.actor("stf"), world.meeting.id).confidentiality is BIASA
