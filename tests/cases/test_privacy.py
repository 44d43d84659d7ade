"""The privacy guard over real meetings: participants, offices, money, letters and files of theirs raise no question."""

from __future__ import annotations

from sqlalchemy import select

from app.db import db
from app.domain.privacy_places import DRAFTS, PlaceKind
from app.models.meetings import Meeting
from app.queries import subjects
from app.queries.privacy_passages import findings_for
from app.services.authorisation import operator
from tests.cases.example import Example
from tests.cases.site import Site

#: What is read beside the minutes: names of officials and of offices, which must not become questions.
BESIDE = {PlaceKind.PESERTA, PlaceKind.PENDANAAN, PlaceKind.SUMBER, PlaceKind.BERKAS, *DRAFTS.values()}


def found() -> list[tuple[PlaceKind, str]]:
    """(place, rule) of all that is open in the meetings of all governments."""
    findings = []
    for meeting in db.session.scalars(select(Meeting).order_by(Meeting.id)):
        reader = operator(meeting.government_id, meeting.zone)
        facts = subjects.meeting(reader, meeting.id)
        findings += [(one.place.kind, one.finding.rule.value) for one in findings_for(reader, facts, as_it_stands=True)]
    return findings


def test_the_five_meetings(site: Site) -> None:
    assert found() == []


def test_kabupaten_contoh(example: Example) -> None:
    """What is open there is told as it is: a point, and the siaran pers that was drafted from it."""
    assert [one for one in found() if one[0] in BESIDE] == []
