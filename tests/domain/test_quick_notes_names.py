"""Who is meant: offices and their abbreviations, agencies by any of their names, slips of the fingers, namesakes."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.item_references import PartyKind
from app.domain.quick_notes import Room, RoomAgency, RoomSpeaker, understand
from tests.domain.quick_note_reading import party, speaker

_ROOM = Room(
    today=date(2024, 7, 1),
    area="Kota Baru",
    speakers=(
        RoomSpeaker(id=11, name="dr. Hj. Siti Aminah, M.Kes.", office="Kepala Dinas Kesehatan", initials="SA", key=1),
        RoomSpeaker(id=12, name="Siti Rahma", office="Kepala Bidang Perlindungan Anak", initials="SR", key=2),
        RoomSpeaker(id=13, office="Kepala Dinas Komunikasi dan Informatika", agency_names=("Diskominfo",), key=3),
        RoomSpeaker(id=14, name="Budi Santoso", office="Asisten Pemerintahan dan Kesra", initials="BS"),
        RoomSpeaker(id=15, name="Budi Hartono", office="Asisten Administrasi Umum", initials="BH"),
        RoomSpeaker(id=16, agency_names=("Polres Kota Baru", "Kepolisian Resor Kota Baru")),
    ),
    agencies=(
        RoomAgency(id=1, name="Dinas Kesehatan Kota Baru", is_present=True),
        RoomAgency(id=2, name="Dinas Pendidikan dan Kebudayaan"),
        RoomAgency(id=3, name="Dinas Komunikasi dan Informatika"),
        RoomAgency(id=4, name="Kepolisian Resor Kota Baru", short_names=("Polres Kota Baru",)),
        RoomAgency(id=5, name="Dinas Sosial", short_names=("Dinsos",)),
        RoomAgency(id=6, name="Dinas Sosial Provinsi", short_names=("Dinsos",), is_present=True),
        RoomAgency(id=7, name="Lembaga Anak", short_names=("LPA",)),
        RoomAgency(id=8, name="Lembaga Perempuan", short_names=("LPA",)),
        RoomAgency(id=9, name="Badan Kerja Sama", short_names=("BKSDM",)),
        RoomAgency(id=10, name="Badan Kepegawaian", short_names=("BKPSDM",), is_present=True),
        RoomAgency(id=1, name="Satuan Tugas Anak", kind=PartyKind.TASK_FORCE),
        RoomAgency(id=1, name="Tim perumus", kind=PartyKind.SMALL_TEAM),
    ),
)


@pytest.mark.parametrize(
    ("called", "speaker_id"),
    [
        ("Siti Aminah", 11), ("bu aminah", 11), ("dr. Aminah", 11), ("SA", 11), ("Kadis Kesehatan", 11),
        ("Kadinkes", 11), ("Kadis Kes", None),
        ("Kepala Dinas Kesehatan", 11), ("SITI RAHMA", 12), ("Kabid Perlindungan Anak", 12), ("Kabid PA", None),
        ("Kadis Kominfo", 13), ("Kadiskominfo", 13), ("Diskominfo", 13), ("Ass Administrasi Umum", 15),
        ("Asisten Pemerintahan", 14), ("Pak Budi S", 14), ("Polres Kota Baru", 16), ("Kapolres", None), ("Siti", None),
        ("Asisten", None), ("Kadis", None),
    ],
)  # fmt: skip
def test_a_speaker_is_called(called: str, speaker_id: int | None) -> None:
    line = understand(f"arahan {called}: koordinasi diperkuat", _ROOM)
    assert line.speaker_id == speaker_id
    assert line.speaker_text == ("" if speaker_id else called)
    assert bool(line.notes) is (speaker_id is None)


@pytest.mark.parametrize(
    ("called", "names"), [("Budi", ["Budi Santoso", "Budi Hartono"]), ("Amina", ["dr. Hj. Siti Aminah, M.Kes."])]
)
def test_of_several_speakers_one_is_chosen(called: str, names: list[str]) -> None:
    line = understand(f"@{called}: koordinasi diperkuat", _ROOM)
    assert [(one.key, one.name) for one in line.suggestions] == list(enumerate(names, start=1))
    assert (line.speaker_id, line.speaker_text) == (None, called)


@pytest.mark.parametrize(
    ("called", "kind", "id_"),
    [
        ("Dinas Kesehatan", PartyKind.AGENCY, 1), ("Dinas Kesehatan Kota Baru", PartyKind.AGENCY, 1),
        ("dinkes", PartyKind.AGENCY, 1), ("Disdikbud", PartyKind.AGENCY, 2),
        ("Dinas Pendidikan dan Kebudayaan", PartyKind.AGENCY, 2), ("Diskominfo", PartyKind.AGENCY, 3),
        ("Kominfo", PartyKind.AGENCY, 3), ("Polres", PartyKind.AGENCY, 4), ("Polres Kota Baru", PartyKind.AGENCY, 4),
        ("Dinsos", PartyKind.AGENCY, 6), ("gugus tugas", PartyKind.TASK_FORCE, 1),
        ("tim kecil", PartyKind.SMALL_TEAM, 1),
        ("semua anggota gugus tugas", PartyKind.TASK_FORCE, 1), ("Kadis Kominfo", PartyKind.AGENCY, 3),
    ],
)  # fmt: skip
def test_an_agency_is_called(called: str, kind: PartyKind, id_: int) -> None:
    line = understand(f"TL: data dilengkapi; pj: {called}", _ROOM)
    assert line.owner is not None
    assert (line.owner.kind, line.owner.id, line.owner_text, line.notes) == (kind, id_, "", ())


@pytest.mark.parametrize(
    ("called", "names"),
    [
        ("LPA", ["Lembaga Anak", "Lembaga Perempuan"]),
        ("BKPDSM", ["BKPSDM", "BKSDM"]),
        ("Dinas Kesehatn", ["Dinas Kesehatan Kota Baru"]),
        ("XYZ", []),
    ],
)
def test_what_looks_like_an_agency_is_offered_those_present_first(called: str, names: list[str]) -> None:
    line = understand(f"TL {called}: data dilengkapi", _ROOM)
    assert (line.owner, line.owner_text, line.text) == (None, called, "data dilengkapi")
    assert [one.name for one in line.suggestions] == names
    assert len(line.notes) == 1


def test_who_helps_and_who_is_only_named() -> None:
    line = understand("TL: Dinkes bersama Polres dan Dinsos menyurati Disdikbud", _ROOM)
    assert [party(one, _ROOM) for one in line.supporters] == ["Polres Kota Baru", "Dinsos"]
    assert [one.id for one in line.mentioned] == [2]
    assert line.owner_agency_ids == (1,)
    assert line.supporter_agency_ids == (4, 6)


def test_a_line_without_a_name_belongs_to_who_has_the_floor() -> None:
    room = _ROOM.after(understand("@2", _ROOM))
    assert speaker(understand("koordinasi diperkuat", room), room) == "Siti Rahma"
    assert not understand("koordinasi diperkuat", room).names_speaker
    assert understand("T: kapan?", room).speaker_id is None
