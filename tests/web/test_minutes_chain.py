"""The chain question → answer → conclusion → follow-up is walked both ways; what is closed to a reader is not named."""

from __future__ import annotations

import pytest
from flask import Flask
from lxml import html

from app import clock
from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind, SectionKind
from app.domain.roles import Role
from app.models.minutes import Conclusion, MinutesQuestion
from tests import factories
from tests.minutes_case import Case

RAHASIA = Confidentiality.RAHASIA


class Chain(Case):
    """A question, a direction that answers it, the conclusion of that, and a follow-up of each."""

    def __init__(self) -> None:
        super().__init__()
        talk = factories.section(self.meeting, SectionKind.DISKUSI, "Diskusi dan tanya jawab")
        own = {"government_id": self.government.id, "meeting_id": self.meeting.id, "position": 1}
        self.question = MinutesQuestion(**own, section_id=talk.id, asker_text="Siti", question="Kapan dimulai")
        factories.save(self.question)
        self.answer = factories.point(
            self.section,
            "Dimulai **segera**",
            kind=PointKind.ARAHAN,
            speaker_text="Rustam",
            answers_question_id=self.question.id,
        )
        self.conclusion = Conclusion(**own, text="Dimulai bulan ini", origin_point_id=self.answer.id)
        factories.save(self.conclusion)
        self.item = factories.item(
            self.meeting, self.agency, "Memulai pendataan", number=7, origin_conclusion_id=self.conclusion.id
        )
        self.browser_page = f"/rapat/{self.meeting.id}/notula"


@pytest.fixture
def case(app: Flask) -> Chain:
    return Chain()


def links(answer, place: str) -> dict[str, str]:
    """Words → address of the links of a chain at one place."""
    found = html.fromstring(answer.text).xpath(f"//*[@id='{place}']//*[contains(@class, 'chain-links')]//a")
    return {one.text_content(): one.get("href") for one in found}


def close(row) -> None:
    row.confidentiality = RAHASIA
    factories.save(row)


def test_each_step_leads_to_the_next_and_back(case, browser_of):
    answer = browser_of(case.writer).get(case.browser_page)
    question, point, conclusion = (
        f"tanya-{case.question.id}",
        f"butir-{case.answer.id}",
        f"kesimpulan-{case.conclusion.id}",
    )
    assert links(answer, question) == {"Dijawab arahan Rustam": f"#{point}"}
    assert links(answer, point) == {
        "Menjawab pertanyaan Siti": f"#{question}",
        "Menjadi kesimpulan 1": f"#{conclusion}",
    }
    assert links(answer, conclusion) == {
        "Berasal dari arahan Rustam": f"#{point}",
        "Tindak lanjut 7": f"/tindak-lanjut/{case.item.id}",
    }


def test_an_item_leads_back_to_the_question(case, browser_of):
    answer = browser_of(case.writer).get(f"/tindak-lanjut/{case.item.id}")
    found = [
        (one.xpath("string(span)"), one.xpath("string(a)"), one.xpath("string(a/@href)"))
        for one in html.fromstring(answer.text).xpath("//ol[@class='chain']/li")
    ]
    notula = case.browser_page
    assert found == [
        ("Kesimpulan rapat", "Dimulai bulan ini", f"{notula}#kesimpulan-{case.conclusion.id}"),
        ("Arahan Rustam", "Dimulai segera", f"{notula}#butir-{case.answer.id}"),
        ("Pertanyaan Siti", "Kapan dimulai", f"{notula}#tanya-{case.question.id}"),
    ]


@pytest.mark.parametrize("closed", ["question", "answer", "conclusion"])
def test_a_closed_step_is_not_named_anywhere(case, browser_of, closed):
    row = getattr(case, closed)
    close(row)
    browser = browser_of(factories.user(case.government, Role.SECRETARIAT, case.agency))
    named = {"question": "Siti", "answer": "Rustam", "conclusion": "esimpulan 1"}[closed]
    for address in (case.browser_page, f"/tindak-lanjut/{case.item.id}"):
        answer = browser.get(address)
        assert answer.status_code == 200
        tree = html.fromstring(answer.text)
        chained = tree.xpath("//*[contains(@class, 'chain')]")
        assert all(named not in one.text_content() for one in chained)


def test_a_withdrawn_step_is_left_out(case, browser_of):
    case.answer.withdrawn_at = clock.now()
    factories.save(case.answer)
    answer = browser_of(case.writer).get(f"/tindak-lanjut/{case.item.id}")
    assert [one.text_content() for one in html.fromstring(answer.text).xpath("//ol[@class='chain']/li/a")] == [
        "Dimulai bulan ini"
    ]


def test_an_approved_notula_keeps_the_chain(case, browser_of):
    factories.approved(case.meeting)
    reader = factories.user(case.government, Role.REPORTER, case.agency)
    here = links(browser_of(reader).get(case.browser_page), f"butir-{case.answer.id}")
    assert list(here) == ["Menjawab pertanyaan Siti", "Menjadi kesimpulan 1"]
