"""What the privacy guard reads of a meeting: every place, its page, its class; and what one reader gets of it."""

from __future__ import annotations

import pytest
from flask import Flask

from app import clock
from app.domain.letters import LetterKind
from app.domain.meetings import Confidentiality, FileKind
from app.domain.minutes import MinutesStatus, SectionKind
from app.domain.privacy import PrivacyRule
from app.domain.privacy_places import Paper, PlaceKind
from app.domain.roles import Role
from app.models.files import Documentation, StoredFile
from app.models.funding import FundingLine
from app.models.letters import Letter
from app.models.meetings import MeetingDay, MeetingPurpose, SmallTeam, SourceArticle
from app.models.minutes import Conclusion, Figure, MinutesQuestion, QuestionSession
from app.models.releases import PressRelease
from app.queries.privacy_passages import findings_for, findings_in, open_findings_of
from app.queries.privacy_reading import contacts_of, passages_of
from tests import factories
from tests.privacy_case import ADDRESS, NAMED, PHONE, Case
from tests.statements import statements

BIASA, TERBATAS, RAHASIA = Confidentiality
VICTIM = "korban bernama Siti Aminah"


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def _scope(case: Case) -> dict[str, int]:
    return {"government_id": case.government.id, "meeting_id": case.meeting.id}


def draft(case: Case, kind: LetterKind, subject: str = "", **content: object) -> Letter:
    """A letter of the meeting that nobody issued yet."""
    return Letter(**_scope(case), kind=kind, subject=subject, content=content, created_at=clock.now())


def named_file(case: Case, name: str) -> StoredFile:
    row = case.photo()
    row.kind, row.original_name = FileKind.BAHAN, name
    return row


def _written(case: Case, place: str) -> None:
    """The name of a victim in that place."""
    scope = _scope(case)
    talk = factories.section(case.meeting, SectionKind.DISKUSI, "Diskusi")
    asked = scope | {"section_id": talk.id, "position": 0}
    figure = scope | {"position": 0, "indicator": "Kasus", "value_text": "satu"}
    made = {
        "rapat:0:place_address": lambda: setattr(case.meeting, "place_address", VICTIM),
        "rapat:1:purpose": lambda: MeetingPurpose(**scope, position=0, text=VICTIM),
        f"bagian:{talk.id}:title": lambda: setattr(talk, "title", VICTIM),
        "butir:quote": lambda: factories.point(case.section, "Satu", quote=VICTIM),
        "butir:speaker_text": lambda: factories.point(case.section, "Satu", speaker_text=VICTIM),
        "tanya_jawab:answer": lambda: MinutesQuestion(**asked, question="Siapa", answer=VICTIM),
        "sesi:parties": lambda: QuestionSession(**scope, parties=["Dinas", VICTIM]),
        "kesimpulan:text": lambda: Conclusion(**scope, position=0, text=VICTIM),
        "data:source": lambda: Figure(**figure, source=VICTIM),
        "tim_kecil:team_note": lambda: SmallTeam(**scope, name="Tim", mandate=f"Tugas: {VICTIM}"),
        "tindak_lanjut:expected_proof": lambda: factories.item(case.meeting, case.agency, expected_proof=VICTIM),
        "tindak_lanjut:owner_text": lambda: factories.item(case.meeting, owner_text=VICTIM),
        "dokumentasi:caption": lambda: Documentation(**scope, kind=FileKind.FOTO, caption=VICTIM),
        "rapat:2:day_note": lambda: MeetingDay(**scope, position=1, time_text=VICTIM),
        "rapat:0:status_reason": lambda: setattr(case.meeting, "status_reason", VICTIM),
        "peserta:name_text": lambda: factories.participant(case.meeting, name_text=VICTIM),
        "peserta:represents_office": lambda: factories.participant(
            case.meeting, office_text="Kepala Dinas", represents_office=VICTIM
        ),
        "pendanaan:detail": lambda: FundingLine(**scope, detail=VICTIM),
        "sumber:title": lambda: SourceArticle(**scope, title=VICTIM),
        "berkas:original_name": lambda: named_file(case, f"KTP {VICTIM}.pdf"),
        "konsep_undangan:notes": lambda: draft(case, LetterKind.RALAT, notes=["Satu.", VICTIM]),
        "konsep_surat:subject": lambda: draft(case, LetterKind.TINDAK_LANJUT, subject=VICTIM),
        "konsep_nota_dinas:to_office": lambda: draft(case, LetterKind.NOTA_DINAS, to_office=VICTIM),
        "siaran_pers:lead": lambda: PressRelease(
            **scope, headline="Rapat", lead=VICTIM, body="", made_at=case.meeting.created_at
        ),
    }[place]()
    factories.save(*(row for row in (made, case.meeting, talk) if row is not None))


@pytest.mark.parametrize(
    "place",
    [
        *("rapat:0:place_address", "rapat:1:purpose", "butir:quote", "butir:speaker_text"),
        *("tanya_jawab:answer", "sesi:parties", "kesimpulan:text", "data:source", "tim_kecil:team_note"),
        *("tindak_lanjut:expected_proof", "tindak_lanjut:owner_text", "dokumentasi:caption", "siaran_pers:lead"),
        *("rapat:2:day_note", "rapat:0:status_reason", "peserta:name_text", "peserta:represents_office"),
        *("pendanaan:detail", "sumber:title", "berkas:original_name"),
        *("konsep_undangan:notes", "konsep_surat:subject", "konsep_nota_dinas:to_office"),
    ],
)
def test_a_name_is_found_in_every_place(case, place):
    _written(case, place)
    (one,) = case.found()
    kind, _, field = place.partition(":")
    assert (one.place.kind.value, one.place.field) == (kind, field.rpartition(":")[2])
    assert (one.finding.rule, one.stops) == (PrivacyRule.NAMA_KORBAN, True)
    assert one.words
    assert "Siti" not in one.words


def test_the_row_on_its_page_counts_only_what_the_reader_sees(case):
    case.second.confidentiality = RAHASIA
    factories.save(case.second)
    case.says(NAMED)
    (one,) = case.found()
    assert (one.place.section_id, one.place.row, one.version) == (case.section.id, 1, 1)
    assert one.words.endswith("butir 3")


@pytest.mark.parametrize("level", [TERBATAS, RAHASIA])
def test_what_is_marked_is_not_found(case, level):
    case.says(NAMED, confidentiality=level)
    assert case.found() == ()


@pytest.mark.parametrize("level", [TERBATAS, RAHASIA])
def test_a_closed_meeting_does_not_excuse_a_name(app, level):
    case = Case(level, "Rapat Anggaran")
    case.says(NAMED)
    case.says(PHONE)
    assert [one.finding.rule for one in case.found()] == [PrivacyRule.NAMA_KORBAN, PrivacyRule.TELEPON]


def test_only_meetings_on_violence_are_asked(app):
    plain = Case(title="Rapat Anggaran")
    plain.says(PHONE)
    plain.photo()
    assert plain.found() == ()
    plain.says(f"{NAMED}")
    assert {one.finding.rule for one in plain.found()} == {
        PrivacyRule.NAMA_KORBAN,
        PrivacyRule.TELEPON,
        PrivacyRule.FOTO,
    }, "a point that speaks of a victim makes the whole meeting one on violence"


def test_recorded_contacts_pass(case):
    case.says(PHONE)
    assert [one.finding.rule for one in case.found()] == [PrivacyRule.TELEPON]
    case.contact("112 / +62 812 3456 7890")
    assert case.found() == ()
    assert contacts_of(case.actor, case.facts).has("081234567890")


def test_photos_are_asked_about_until_answered(case):
    case.photo()
    case.photo(b"tertutup", TERBATAS)
    (one,) = case.found()
    assert (one.finding.rule, one.place.kind) == (PrivacyRule.FOTO, PlaceKind.FOTO)
    case.answer(one)
    assert case.found() == ()
    case.photo(b"lain")
    assert len(case.found()) == 1


@pytest.mark.parametrize(
    ("paper", "holds"),
    [
        (Paper.NOTULA, {PlaceKind.BUTIR, PlaceKind.KESIMPULAN, PlaceKind.TINDAK_LANJUT}),
        (Paper.VERSI_PUBLIK, {PlaceKind.BUTIR, PlaceKind.KESIMPULAN, PlaceKind.TINDAK_LANJUT}),
        (Paper.RINGKASAN, {PlaceKind.KESIMPULAN, PlaceKind.TINDAK_LANJUT}),
        (Paper.NOTA_DINAS, {PlaceKind.KESIMPULAN, PlaceKind.TINDAK_LANJUT}),
        (Paper.MATRIKS, {PlaceKind.TINDAK_LANJUT}),
        (Paper.SURAT, {PlaceKind.TINDAK_LANJUT}),
        (Paper.SIARAN_PERS, set()),
        (Paper.UNDANGAN, set()),
        (Paper.DAFTAR_HADIR, set()),
        (Paper.KALENDER, set()),
    ],
)
def test_each_paper_is_held_by_what_it_carries(case, paper, holds):
    case.says(NAMED)
    factories.save(Conclusion(**_scope(case), position=0, text=VICTIM))
    factories.item(case.meeting, case.agency, f"Bantu {VICTIM}")
    assert {one.place.kind for one in case.found(paper)} == holds
    factories.approved(case.meeting)
    kept = holds & {PlaceKind.TINDAK_LANJUT}
    frozen = paper in (Paper.NOTULA, Paper.VERSI_PUBLIK)
    assert {one.place.kind for one in case.found(paper)} == (set() if frozen else kept)
    assert {one.place.kind for one in case.found(paper, as_it_stands=True)} == holds


def test_of_reopened_minutes_the_writer_is_asked_anew(case):
    case.says(NAMED)
    factories.approved(case.meeting, MinutesStatus.KONSEP)
    assert len(open_findings_of(case.actor, case.facts)) == 1
    outside = factories.actor(factories.user(case.government, Role.REPORTER, factories.agency(case.government)))
    assert open_findings_of(outside, case.facts) == (), "who reads the approved state gets its paper"


def test_a_closed_finding_carries_no_word(app):
    case = Case(TERBATAS)
    case.photo()
    invited = factories.agency(case.government)
    factories.participant(case.meeting, agency_id=invited.id)
    guest = factories.actor(factories.user(case.government, Role.REPORTER, invited))
    (one,) = findings_for(guest, case.facts)
    assert not one.is_seen
    assert (one.finding.excerpt, one.finding.place, one.words, one.before, one.after) == ("", "", "", "", "")
    (own,) = case.found()
    assert (own.is_seen, own.words) == (True, "Foto foto.jpg")


def test_words_around_stand_beside_the_finding(case):
    case.says(NAMED)
    (one,) = case.found()
    assert one.before + one.finding.excerpt + one.after == NAMED
    assert NAMED[slice(*one.sentence)].strip() == "Korban bernama Siti Aminah sudah didampingi."


def test_texts_made_from_a_meeting(case):
    texts = (f"Siaran: {VICTIM}", ADDRESS, "Rapat membahas data.")
    assert [one.place for one in findings_in(case.facts, texts, contacts_of(case.actor, case.facts))] == ["0", "1"]


def test_statements_do_not_grow(case):
    facts, actor = case.facts, case.actor

    def count(rows: int) -> int:
        for number in range(rows):
            case.says(f"{NAMED} {number}")
            factories.item(case.meeting, case.agency)
        with statements() as made:
            passages_of(actor, facts, PlaceKind)
        return len(made)

    # Three of its own; which task forces the reader's agencies belong to is asked beside them.
    assert count(1) == count(30) <= 5
