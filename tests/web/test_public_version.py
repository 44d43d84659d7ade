"""The public version of a notula, and what is asked after a photo was uploaded."""

from __future__ import annotations

import io

import docx
import pytest
from flask import Flask

from app.domain.meetings import Confidentiality
from app.models.minutes import Conclusion
from tests import factories
from tests.privacy_case import SENTENCE, Case
from tests.storage.samples import jpeg_file

BIASA, TERBATAS, RAHASIA = Confidentiality
CLOSED = "[bagian terbatas]"


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def paper_text(answer) -> str:
    document = docx.Document(io.BytesIO(answer.data))
    lines = [line.text for line in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines += [line.text for section in document.sections for line in section.header.paragraphs]
    return "\n".join(lines)


class TestPublicVersion:
    def closed(self, case: Case) -> None:
        case.says(SENTENCE, confidentiality=TERBATAS)
        scope = {"government_id": case.government.id, "meeting_id": case.meeting.id}
        factories.save(Conclusion(**scope, position=0, text="Rahasia sekali", confidentiality=RAHASIA))
        factories.item(case.meeting, case.agency, "Dampingi diam-diam", confidentiality=TERBATAS, number=1)
        factories.item(case.meeting, case.agency, "Satukan data", number=2)

    @pytest.mark.parametrize("level", [BIASA, TERBATAS])
    @pytest.mark.parametrize("frozen", [False, True])
    def test_leaves_out_what_is_marked_and_says_so(self, app, browser_of, level, frozen):
        case = Case(level)
        self.closed(case)
        if frozen:
            factories.approved(case.meeting)
        text = paper_text(browser_of(case.writer).get(f"/rapat/{case.meeting.id}/notula-publik.docx"))
        assert "VERSI PUBLIK" in text
        assert text.count(CLOSED) >= 3
        assert {"Satu.", "Dua."} <= set(text.split())
        assert "Satukan data" in text
        for words in ("Siti", "Rahasia sekali", "diam-diam", "TERBATAS"):
            assert words not in text

    def test_an_item_closed_since_approval_is_left_out(self, case, browser_of):
        item = factories.item(case.meeting, case.agency, "Dampingi keluarga", number=1)
        factories.approved(case.meeting)
        item.confidentiality = TERBATAS
        factories.save(item)
        text = paper_text(browser_of(case.writer).get(f"/rapat/{case.meeting.id}/notula-publik.docx"))
        assert "Dampingi keluarga" not in text

    def test_the_ordinary_notula_carries_no_such_mark(self, case, browser_of):
        assert "VERSI PUBLIK" not in paper_text(browser_of(case.writer).get(f"/rapat/{case.meeting.id}/notula.docx"))

    def test_a_rahasia_meeting_has_none(self, app, browser_of):
        case = Case(RAHASIA)
        browser = browser_of(case.writer)
        answer = browser.get(f"/rapat/{case.meeting.id}/notula-publik.docx")
        assert answer.status_code == 409
        assert "Rapat rahasia tidak memiliki versi publik" in answer.text
        assert "notula-publik.docx" not in browser.get(f"/rapat/{case.meeting.id}/notula").text


class TestPhotos:
    def test_after_an_upload_the_question_is_asked(self, case, browser_of):
        browser = browser_of(case.writer)
        photo = {"kind": "foto", "confidentiality": "biasa", "file": [(io.BytesIO(jpeg_file()), "foto.jpg")]}
        url = f"/rapat/{case.meeting.id}/berkas"
        answer = browser.post(url, photo, content_type="multipart/form-data")
        assert answer.status_code == 303, answer.text
        assert "Apakah foto memuat tulisan" in browser.get(answer.headers["Location"]).text
        assert "Apakah foto memuat tulisan" not in browser.get(url).text
        case.answer()
        assert "Apakah foto memuat tulisan" not in browser.get(answer.headers["Location"]).text

    def test_of_other_meetings_nothing_is_asked(self, app, browser_of):
        case = Case(title="Rapat Anggaran")
        case.photo()
        shown = browser_of(case.writer).get(f"/rapat/{case.meeting.id}/berkas?terunggah=foto")
        assert "Apakah foto memuat tulisan" not in shown.text
