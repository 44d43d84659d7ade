"""The small teams of a meeting as their form takes them, and who may be chosen as a member."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select

from app.db import db
from app.domain.people import name_with_titles
from app.domain.roles import Actor
from app.models.agencies import Agency
from app.models.meetings import SmallTeam, SmallTeamMember
from app.models.minutes import Minutes
from app.models.participants import Participant
from app.models.people import Person
from app.queries.item_choices import named


@dataclass(frozen=True)
class TeamView:
    """One team with its members by what they are."""

    id: int
    name: str
    mandate: str | None
    agency_ids: tuple[int, ...]
    person_ids: tuple[int, ...]
    member_texts: tuple[str, ...]


@dataclass(frozen=True)
class TeamsPage:
    """What the page of the teams is made of; `version` is 0 before the minutes are begun."""

    version: int
    teams: tuple[TeamView, ...]
    agencies: list[tuple[int, str]]
    persons: list[tuple[int, str]]


def teams_page(actor: Actor, meeting_id: int) -> TeamsPage:
    """The teams of a meeting and their possible members, to be used after a permission check."""
    version = db.session.scalar(select(Minutes.teams_version).where(Minutes.meeting_id == meeting_id))
    return TeamsPage(version or 0, teams_of(meeting_id), agency_choices(actor, meeting_id), person_choices(meeting_id))


def teams_of(meeting_id: int) -> tuple[TeamView, ...]:
    """The teams of a meeting with their members, in one statement; to be used after a permission check."""
    rows = db.session.execute(
        select(SmallTeam, SmallTeamMember.agency_id, SmallTeamMember.person_id, SmallTeamMember.unsur_text)
        .outerjoin(SmallTeamMember, SmallTeamMember.small_team_id == SmallTeam.id)
        .where(SmallTeam.meeting_id == meeting_id)
        .order_by(SmallTeam.id, SmallTeamMember.id)
    ).all()
    teams = {row.SmallTeam.id: row.SmallTeam for row in rows}
    return tuple(
        TeamView(
            team.id,
            team.name,
            team.mandate,
            tuple(row.agency_id for row in rows if row.SmallTeam is team and row.agency_id is not None),
            tuple(row.person_id for row in rows if row.SmallTeam is team and row.person_id is not None),
            tuple(row.unsur_text for row in rows if row.SmallTeam is team and row.unsur_text is not None),
        )
        for team in teams.values()
    )


def agency_choices(actor: Actor, meeting_id: int) -> list[tuple[int, str]]:
    """Active agencies of the government in protocol order, and inactive ones that are members already."""
    members = (
        select(SmallTeamMember.agency_id)
        .join(SmallTeam, SmallTeam.id == SmallTeamMember.small_team_id)
        .where(SmallTeam.meeting_id == meeting_id)
    )
    rows = db.session.execute(
        select(Agency.id, Agency.name, Agency.short_name)
        .where(Agency.government_id == actor.government_id, or_(Agency.is_active, Agency.id.in_(members)))
        .order_by(Agency.protocol_order, Agency.name, Agency.id)
    )
    return [(row.id, named(row.name, row.short_name)) for row in rows]


def person_choices(meeting_id: int) -> list[tuple[int, str]]:
    """Persons who took part in the meeting or are members of one of its teams, by name."""
    present = select(Participant.person_id).where(Participant.meeting_id == meeting_id)
    members = (
        select(SmallTeamMember.person_id)
        .join(SmallTeam, SmallTeam.id == SmallTeamMember.small_team_id)
        .where(SmallTeam.meeting_id == meeting_id)
    )
    rows = db.session.execute(
        select(Person.id, Person.name, Person.front_titles, Person.back_titles)
        .where(or_(Person.id.in_(present), Person.id.in_(members)))
        .order_by(Person.sort_name, Person.id)
    )
    return [(row.id, name_with_titles(row.name, row.front_titles, row.back_titles)) for row in rows]
