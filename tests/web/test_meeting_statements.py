"""Pages of a meeting send few statements, the same number for ten rows of everything as for a hundred."""

from __future__ import annotations

import pytest

from app.domain.agencies import AgencyKind, Relation
from app.domain.minutes import SectionKind
from app.domain.roles import Role
from app.models.agencies import Agency
from app.models.funding import FundingLine
from app.models.meetings import AgendaRow, MeetingTopic, SmallTeam, SourceArticle
from app.models.minutes import MinutesPoint
from app.models.participants import Participant
from tests import factories
from tests.statements import statements


class World:
    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.actor = factories.actor(self.user)
        self.meeting = factories.meeting(self.organiser, self.user, "Rakor pertama")


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.fixture
def secretary(world, browser_of):
    return browser_of(world.user)


@pytest.mark.parametrize("path", ["", "/ubah", "/pendanaan", "/sumber", "/tautan", "/pembaca", "/tunda"])
def test_few_statements_however_much_is_recorded(world, secretary, path):
    url = f"/rapat/{world.meeting.id}{path}"
    sent = []
    for more in (10, 90):
        _fill(world, more)
        with statements() as counted:
            assert secretary.get(url).status_code == 200
        sent.append(counted)
    assert len(sent[1]) == len(sent[0]) <= 10, "\n\n".join(sent[1])


def _fill(world: World, count: int) -> None:
    """Rows of everything that a page of a meeting shows or offers."""
    scope = {"government_id": world.government.id, "meeting_id": world.meeting.id}
    section = factories.section(world.meeting, SectionKind.ARAHAN)
    rows = []
    for number in range(count):
        rows += [
            MeetingTopic(**scope, position=number, text=f"Topik {number}"),
            AgendaRow(**scope, position=number, text=f"Acara {number}"),
            SourceArticle(**scope, outlet=f"Media {number}"),
            FundingLine(**scope, detail=f"Dana {number}"),
            SmallTeam(**scope, name=f"Tim {number}"),
            Participant(**scope, position=number, unsur_text=f"Unsur {number}"),
            MinutesPoint(**scope, section_id=section.id, position=number, text=f"Butir {number}"),
            Agency(
                government_id=world.government.id,
                name=f"Dinas {section.id} {number}",
                kind=AgencyKind.OPD,
                relation=Relation.BAWAHAN,
            ),
        ]
    factories.save(*rows)
    for _ in range(count // 10):
        factories.meeting(world.organiser, world.user, previous_meeting_id=world.meeting.id)
