"""What the privacy guard reads beside the minutes: participants, drafts of letters, where a meeting is held."""

from __future__ import annotations

import pytest
from flask import Flask

from app.domain.letters import LetterKind, LetterStatus
from app.domain.meetings import Confidentiality, FileKind
from app.domain.privacy import Contacts, PrivacyRule
from app.domain.privacy_places import Paper, PlaceKind
from app.models.funding import FundingLine
from app.queries.privacy_passages import findings_in
from app.storage.local import LocalStorage
from tests import factories
from tests.privacy_case import PHONE, Case
from tests.queries.test_privacy_passages import VICTIM, draft
from tests.storage.test_texts import docx_of

BIASA, TERBATAS, RAHASIA = Confidentiality


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


@pytest.mark.parametrize("paper", [Paper.RINGKASAN, Paper.NOTA_DINAS, Paper.UNDANGAN, Paper.DAFTAR_HADIR])
def test_papers_that_name_people_are_held_by_them(case, paper):
    """Also once the notula is approved: these papers print the list of today."""
    factories.approved(case.meeting)
    factories.participant(case.meeting, office_text=f"Wali {VICTIM}")
    assert [one.place.kind for one in case.found(paper)] == [PlaceKind.PESERTA]
    assert case.found(Paper.NOTULA) == ()


def test_only_drafts_of_a_letter_are_read(case):
    row = draft(case, LetterKind.UNDANGAN, notes=[VICTIM])
    factories.save(row)
    assert [one.place.id for one in case.found(Paper.UNDANGAN)] == [row.id]
    assert case.found(Paper.NOTULA) == () == case.found(Paper.SURAT)
    row.status = LetterStatus.TERBIT
    factories.save(row)
    assert case.found(Paper.UNDANGAN) == ()


@pytest.mark.parametrize(
    "values",
    [
        {"name_text": "dr. Siti Aminah, Sp.A.", "office_text": "Kepala UPTD Perlindungan Perempuan dan Anak"},
        {"office_text": "Ketua RT 03/RW 05", "institution_text": "Kelurahan Melayu"},
        {"institution_text": "Lembaga Perlindungan Saksi dan Korban", "represents_name": "Budi Santoso"},
        {"unsur_text": "Forum Anak dan Pendamping Korban", "topic": "Penanganan korban anak usia 5 sampai 12 tahun"},
    ],
)
def test_officials_become_no_questions(case, values):
    factories.participant(case.meeting, **values)
    assert case.found() == ()


def test_who_takes_part_makes_no_meeting_sensitive(app):
    plain = Case(title="Rapat Anggaran")
    plain.says(PHONE)
    factories.participant(plain.meeting, institution_text="Dinas Perlindungan Perempuan dan Perlindungan Anak")
    assert plain.found() == ()


def test_what_calls_people_may_say_where_to(case):
    case.meeting.place_address = "Jalan Melati Nomor 5"
    factories.save(case.meeting)
    assert [one.finding.rule for one in case.found(Paper.NOTULA)] == [PrivacyRule.ALAMAT]
    for paper in (Paper.UNDANGAN, Paper.DAFTAR_HADIR, Paper.KALENDER):
        assert case.found(paper) == ()
    case.meeting.place_address = VICTIM
    factories.save(case.meeting)
    assert len(case.found(Paper.KALENDER)) == 1


def test_the_narahubung_of_a_letter_may_be_called(case):
    factories.save(draft(case, LetterKind.UNDANGAN, contact="Rina, 0812-3456-7890", notes=[PHONE]))
    assert [one.place.field for one in case.found(Paper.UNDANGAN)] == ["notes"]


def test_codes_made_of_digits_are_no_numbers_of_people(case):
    case.meeting.online_url = "https://rapat.contoh.go.id/2172015203100001?pwd=081234567890"
    case.meeting.online_passcode = "081234567890"
    money = FundingLine(government_id=case.government.id, meeting_id=case.meeting.id, sub_activity_code="2" * 16)
    factories.save(case.meeting, money)
    assert case.found() == ()
    money.sub_activity_code = VICTIM
    factories.save(money)
    assert [one.place.kind for one in case.found()] == [PlaceKind.PENDANAAN]


def test_texts_made_from_a_meeting_are_asked_about_by_its_words_too(case):
    """A siaran pers need not speak of violence itself; of an ordinary meeting its number may stand."""
    texts = ("Layanan diperkuat. Hubungi 0813-1111-2222.",)
    (one,) = findings_in(case.facts, texts, Contacts())
    assert one.rule is PrivacyRule.TELEPON
    assert findings_in(case.facts, texts, Contacts.of(["081311112222"])) == ()
    assert findings_in(Case(title="Rapat Anggaran").facts, texts, Contacts()) == ()
    assert len(findings_in(Case(title="Rapat Anggaran").facts, (VICTIM,), Contacts())) == 1


class TestFiles:
    def kept(self, app: Flask, case: Case, content: bytes, level: Confidentiality = BIASA, name: str = "bahan.docx"):
        """An uploaded document of the meeting."""
        row = case.photo(content[:12], level)
        row.kind, row.original_name = FileKind.BAHAN, name
        row.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        row.stored_name = LocalStorage(app.config["FILES_FOLDER"]).save(content).name
        factories.save(row)
        return row

    def test_words_that_may_name_a_victim_are_asked_about(self, app, case):
        row = self.kept(app, case, docx_of(f"Bahan rapat. Bantu {VICTIM} hari ini."))
        (one,) = case.found()
        assert (one.finding.rule, one.place.kind, one.place.id) == (PrivacyRule.BERKAS, PlaceKind.BERKAS, row.id)
        assert (one.stops, one.finding.excerpt) == (False, "")
        case.answer(one)
        assert case.found() == ()

    def test_closed_and_harmless_ones_are_not(self, app, case):
        self.kept(app, case, docx_of(VICTIM), TERBATAS)
        self.kept(app, case, docx_of("Korban didampingi UPTD."))
        self.kept(app, case, b"%PDF-1.7 dipindai")
        assert case.found() == ()

    def test_only_where_violence_is_concerned(self, app):
        plain = Case(title="Rapat Anggaran")
        self.kept(app, plain, docx_of("NIK 2172015203100001"))
        assert plain.found() == ()

    def test_a_file_that_is_gone_asks_nothing(self, app, case):
        row = self.kept(app, case, docx_of(VICTIM))
        row.stored_name = "0" * 32
        factories.save(row)
        assert case.found() == ()

    def test_what_cannot_be_withdrawn_holds_nothing_up(self, app, case):
        row = self.kept(app, case, docx_of(VICTIM), name=f"{VICTIM}.docx")
        for kind in (FileKind.BUKTI, FileKind.PERSETUJUAN):
            row.kind = kind
            factories.save(row)
            assert case.found() == ()

    def test_a_download_has_no_name_of_a_victim(self, app, case, browser_of):
        row = self.kept(app, case, docx_of("Bahan"), name=f"KTP {VICTIM}.docx")
        answer = browser_of(case.writer).get(f"/rapat/{case.meeting.id}/berkas/{row.id}")
        assert answer.status_code == 200
        assert "Siti" not in answer.headers["Content-Disposition"]
