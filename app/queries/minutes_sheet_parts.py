"""Parts of the sheet of a notula that are recorded outside the minutes: small rows, items, documentation."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Text, case, cast, func, literal, select, true

from app.db import db
from app.domain.action_items import Horizon, ItemStatus
from app.domain.facts import MeetingFacts, PartFacts
from app.domain.indonesian import clock
from app.domain.meetings import stricter
from app.domain.people import name_with_titles
from app.domain.roles import Actor
from app.domain.sheets import (
    ActionLine,
    Documentation,
    Party,
    SmallTeam,
    SourceArticle,
    TaskForceLine,
)
from app.domain.sight import sees_part
from app.models.action_items import ActionItem, ItemHorizon, ItemSupporter
from app.models.agencies import Agency, TaskForce
from app.models.files import Documentation as DocumentationRow
from app.models.files import StoredFile
from app.models.meetings import Meeting
from app.models.meetings import SmallTeam as SmallTeamRow
from app.queries.item_choices import named
from app.queries.keyset import AnyRow
from app.queries.meeting_parts import parts_of
from app.queries.minutes_people import People
from app.queries.visibility import item_visible

#: The name of a team that the source did not name.
_UNNAMED_TEAM = "tim kecil"


def small_parts(meeting_id: int) -> dict[str, Any]:
    """Fields of the sheet out of the lists of a meeting, in one statement."""
    rows: dict[str, list[AnyRow]] = defaultdict(list)
    for row in parts_of(meeting_id):
        rows[row.part].append(row)
    return {
        "topics": tuple(row.one for row in rows["topic"]),
        "purposes": tuple(row.one for row in rows["purpose"]),
        "agenda": tuple(_agenda(row) for row in rows["agenda"]),
        "organiser": next((row.one for row in rows["organiser"]), None),
        "organiser_abbreviation": next((row.two for row in rows["organiser"]), None),
        "task_forces": tuple(_task_force(row, rows["alias"], rows["chair"]) for row in rows["force"]),
        "small_teams": tuple(_small_team(row, rows["member"]) for row in rows["team"]),
        "sources": tuple(
            SourceArticle(
                outlet=row.one, byline=row.two, title=row.three, published_on=row.on_1, republished_on=row.on_2
            )
            for row in rows["source"]
        ),
    }


def _agenda(row: AnyRow) -> str:
    timed = f"{clock(row.starts)} {row.one}" if row.starts else row.one
    return f"{timed} ({row.two})" if row.two else str(timed)


def _task_force(force: AnyRow, aliases: list[AnyRow], chairs: list[AnyRow]) -> TaskForceLine:
    chair = next((row for row in chairs if row.ref == force.ref), None)
    return TaskForceLine(
        name=force.one,
        aliases=tuple(row.one for row in aliases if row.ref == force.ref),
        chair=_member(chair) if chair else None,
    )


def _member(row: AnyRow) -> Party:
    name = name_with_titles(row.one, row.two, row.three) if row.one else None
    return Party(name=name, office=row.four, institution=row.five)


def _small_team(team: AnyRow, members: list[AnyRow]) -> SmallTeam:
    mine = [_member(row) for row in members if row.ref == team.ref]
    return SmallTeam(
        name=None if team.one.casefold() == _UNNAMED_TEAM else team.one,
        mandate=team.two,
        members=tuple(", ".join(part for part in (one.name, one.office or one.institution) if part) for one in mine),
    )


def action_lines(actor: Actor, facts: MeetingFacts, people: People, *, whole: bool = False) -> tuple[ActionLine, ...]:
    """The items of the meeting in order; those that the actor may not see are withheld and carry no words.

    `whole` withholds none: the notula is frozen with all of them.
    """
    seen = true() if whole else item_visible(actor)
    rows = db.session.execute(
        select(
            ActionItem,
            func.coalesce(TaskForce.name, ActionItem.owner_text).label("owner"),
            Agency.name.label("agency_name"),
            Agency.short_name.label("agency_short_name"),
            case((seen, 1), else_=0).label("is_seen"),
        )
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(Agency, Agency.id == ActionItem.owner_agency_id)
        .outerjoin(TaskForce, TaskForce.id == ActionItem.owner_task_force_id)
        .where(ActionItem.meeting_id == facts.id, ActionItem.withdrawn_at.is_(None))
        .order_by(ActionItem.number)
    ).all()
    supporters, horizons = _sets(facts.id)
    return tuple(
        _action_line(row, people, facts, supporters.get(row.ActionItem.id, ()), horizons.get(row.ActionItem.id, ()))
        for row in rows
    )


def _action_line(
    row: AnyRow, people: People, facts: MeetingFacts, supporters: tuple[str, ...], horizons: tuple[Horizon, ...]
) -> ActionLine:
    item = row.ActionItem
    level = stricter(facts.confidentiality, item.confidentiality)
    if not row.is_seen:
        return ActionLine(number=item.number, text="", confidentiality=level, withheld=True)
    return ActionLine(
        number=item.number,
        text=item.text,
        owner=row.owner or (named(row.agency_name, row.agency_short_name) if row.agency_name else None),
        supporters=supporters,
        horizons=horizons,
        due_on=item.due_on,
        due_text=item.due_text,
        item_class=item.item_class,
        stated_kind=item.stated_kind,
        stated_by=people.party(item.stated_by_id, item.stated_by_text),
        expected_output=item.expected_output,
        proof=item.expected_proof,
        # The notula says what was decided on that day; how far it is by now stands on the item's own page.
        status=ItemStatus.SEMENTARA if item.firm_at is None else ItemStatus.BELUM_DITINDAKLANJUTI,
        confidentiality=level,
    )


def _sets(meeting_id: int) -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[Horizon, ...]]]:
    """Supporters and horizons of all items, in one statement; words of the source stand before what they refer to."""
    supporters = (
        select(
            literal("supporter").label("part"),
            ItemSupporter.item_id.label("item_id"),
            ItemSupporter.position.label("position"),
            ItemSupporter.unsur_text.label("words"),
            func.coalesce(Agency.name, TaskForce.name, SmallTeamRow.name).label("name"),
        )
        .join(ActionItem, ActionItem.id == ItemSupporter.item_id)
        .outerjoin(Agency, Agency.id == ItemSupporter.agency_id)
        .outerjoin(TaskForce, TaskForce.id == ItemSupporter.task_force_id)
        .outerjoin(SmallTeamRow, SmallTeamRow.id == ItemSupporter.small_team_id)
        .where(ActionItem.meeting_id == meeting_id)
    )
    horizons = (
        select(literal("horizon"), ItemHorizon.item_id, ItemHorizon.id, cast(ItemHorizon.horizon, Text), literal(""))
        .join(ActionItem, ActionItem.id == ItemHorizon.item_id)
        .where(ActionItem.meeting_id == meeting_id)
    )
    names: dict[int, tuple[str, ...]] = {}
    stated: dict[int, set[Horizon]] = defaultdict(set)
    for row in sorted(db.session.execute(supporters.union_all(horizons)), key=lambda row: row.position):
        if row.part == "horizon":
            stated[row.item_id].add(Horizon(row.words))
        else:
            names[row.item_id] = (*names.get(row.item_id, ()), row.words or row.name)
    return names, {item_id: tuple(one for one in Horizon if one in found) for item_id, found in stated.items()}


def documentation(actor: Actor, facts: MeetingFacts) -> tuple[Documentation, ...]:
    """Captions of the documentation; one whose file is closed to the actor is withheld."""
    rows = db.session.execute(
        select(DocumentationRow.id, DocumentationRow.kind, DocumentationRow.caption, StoredFile.confidentiality)
        .outerjoin(StoredFile, StoredFile.id == DocumentationRow.file_id)
        .where(DocumentationRow.meeting_id == facts.id)
        .order_by(DocumentationRow.id)
    )
    return tuple(_documentation(actor, facts, row) for row in rows)


def _documentation(actor: Actor, facts: MeetingFacts, row: AnyRow) -> Documentation:
    own = row.confidentiality or facts.confidentiality
    level = stricter(facts.confidentiality, own)
    if not sees_part(actor, PartFacts(row.id, facts, own)):
        return Documentation(caption="", confidentiality=level, withheld=True)
    return Documentation(kind=row.kind, caption=row.caption, confidentiality=level)
