"""Source articles and links of a meeting."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.errors import Conflict, NotFound, RuleViolation
from app.domain.meetings import Confidentiality, MeetingLinkKind
from app.domain.roles import Role
from app.models.meetings import MeetingLink, SourceArticle
from app.queries.meetings import links_of
from app.services.meeting_sources import SaveSources, SourceInput, link_meetings, save_sources, unlink_meetings
from tests import factories

SAME, NEXT = MeetingLinkKind


class World:
    def __init__(self) -> None:
        self.government = factories.government()
        self.organiser = factories.agency(self.government)
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.actor = factories.actor(self.user)
        self.meeting = factories.meeting(self.organiser, self.user, "Rakor pertama", on=date(2026, 1, 2))
        self.other = factories.meeting(self.organiser, self.user, "Rakor kedua", on=None)


@pytest.fixture
def world(app) -> World:
    return World()


def save(world: World, version: int, *rows: SourceInput, key: str = "") -> list[SourceArticle]:
    save_sources(world.actor, world.meeting.id, SaveSources(version=version, sources=rows), key)
    wanted = select(SourceArticle).filter_by(meeting_id=world.meeting.id).order_by(SourceArticle.id)
    return list(db.session.scalars(wanted.execution_options(populate_existing=True)))


def test_articles_are_added_changed_and_taken_away(world):
    first, second = save(
        world, 1, SourceInput(outlet="Media", published_on=date(2026, 1, 3)), SourceInput(title="Judul"), SourceInput()
    )
    first_id = first.id
    (kept,) = save(world, 2, SourceInput(id=second.id, title="Judul lain", republished_on=date(2026, 1, 5)))
    assert (kept.id, kept.title, kept.republished_on) == (second.id, "Judul lain", date(2026, 1, 5))
    assert first_id != kept.id


def test_stale_replayed_and_foreign_articles(world):
    key = "k" * 24
    (row,) = save(world, 1, SourceInput(outlet="Media"), key=key)
    assert len(save(world, 1, SourceInput(outlet="Media"), key=key)) == 1
    with pytest.raises(Conflict):
        save(world, 1, SourceInput(outlet="Lain"))
    with pytest.raises(RuleViolation) as refusal:
        save(world, 2, SourceInput(id=row.id + 1000, outlet="Lain"))
    assert refusal.value.field == "sources-0-outlet"


def test_a_link_reads_from_both_sides(world):
    link_meetings(world.actor, world.other.id, world.meeting.id, SAME)
    (here,) = links_of(world.actor, world.meeting)
    (there,) = links_of(world.actor, world.other)
    assert (here.title, here.kind_words) == ("Rakor kedua", "Mungkin rapat yang sama")
    assert (there.title, there.date_words) == ("Rakor pertama", "Jumat, 2 Januari 2026")
    unlink_meetings(world.actor, world.meeting.id, here.link_id)
    assert links_of(world.actor, world.other) == []


def test_the_previous_meeting_reads_from_both_sides(world):
    world.other.previous_meeting_id = world.meeting.id
    factories.save(world.other)
    assert [link.kind_words for link in links_of(world.actor, world.other)] == ["Rapat sebelumnya"]
    assert [link.kind_words for link in links_of(world.actor, world.meeting)] == ["Rapat berikutnya"]


@pytest.mark.parametrize("pick", ["self", "twice", "foreign", "unseen"])
def test_links_that_are_refused(world, pick):
    foreign_government = factories.government()
    foreign = factories.meeting(factories.agency(foreign_government), factories.user(foreign_government))
    unseen = factories.meeting(world.organiser, factories.user(world.government), level=Confidentiality.RAHASIA)
    link_meetings(world.actor, world.meeting.id, world.other.id, NEXT)
    targets = {"self": world.meeting, "twice": world.other, "foreign": foreign, "unseen": unseen}
    with pytest.raises(RuleViolation) as refusal:
        link_meetings(world.actor, world.meeting.id, targets[pick].id, NEXT)
    assert refusal.value.field == "other_meeting_id"
    assert len(db.session.scalars(select(MeetingLink)).all()) == 1


def test_what_is_not_seen_is_neither_shown_nor_unlinked(world):
    author = factories.user(world.government)
    secret = factories.meeting(world.organiser, author, "Rapat tertutup", level=Confidentiality.RAHASIA)
    row = MeetingLink(
        government_id=world.government.id, meeting_id=world.meeting.id, other_meeting_id=secret.id, kind=SAME
    )
    factories.save(row)
    assert links_of(world.actor, world.meeting) == []
    with pytest.raises(NotFound):
        unlink_meetings(world.actor, world.meeting.id, row.id)


def test_a_link_of_other_meetings_is_missing(world):
    third = factories.meeting(world.organiser, world.user)
    link_meetings(world.actor, world.other.id, third.id, SAME)
    link_id = db.session.scalars(select(MeetingLink.id)).one()
    with pytest.raises(NotFound):
        unlink_meetings(world.actor, world.meeting.id, link_id)
