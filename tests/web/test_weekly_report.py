"""The weekly report: whom it is for, what it counts, and that its paper says the same."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from docx import Document

from app import clock
from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from tests import factories, page
from tests.services.letters_case import LettersCase

URL = "/laporan-mingguan"


@pytest.fixture
def case(app) -> LettersCase:
    return LettersCase()


def late(case: LettersCase, meeting, agency, text: str = "") -> None:
    long_ago = clock.today(factories.ZONE) - timedelta(days=30)
    factories.item(meeting, agency, text, long_ago, status=ItemStatus.BELUM_DITINDAKLANJUTI, firm_at=clock.now())


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.SEKDA, 200),
        (Role.LEADERSHIP_STAFF, 200),
        (Role.OBSERVER, 200),
        (Role.SECRETARIAT, 403),
        (Role.AGENCY_HEAD, 403),
        (Role.ADMINISTRATOR, 403),
    ],
)
def test_who_may_read_it(case, browser_of, role, status):
    at = None if role in (Role.LEADERSHIP_STAFF, Role.OBSERVER, Role.ADMINISTRATOR) else case.social
    user = factories.user(case.government, role, case.setda if role is Role.SEKDA else at)
    for address in (URL, f"{URL}.docx"):
        assert browser_of(user).get(address).status_code == status


def test_it_counts_what_its_reader_sees(case, app, browser_of):
    late(case, case.meeting, case.social)
    late(case, case.hold(level=Confidentiality.RAHASIA), case.health, "Urusan rahasia")
    police = factories.agency(case.government, "Polres Contoh", kind=AgencyKind.POLRI, relation=Relation.MITRA)
    late(case, case.meeting, police)
    browser = browser_of(factories.user(case.government, Role.SEKDA, case.setda))
    answer = browser.get(URL)
    assert page.faults(app, answer) == []
    assert "Bupati Contoh" in answer.text
    assert "Dinas Sosial" in answer.text or case.social.short_name in answer.text
    for hidden in ("Dinas Kesehatan", case.health.short_name, "Urusan rahasia"):
        assert hidden not in answer.text
    paper = Document(io.BytesIO(browser.get(f"{URL}.docx").data))
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "Bupati Contoh" in words
    assert "rahasia" not in words
