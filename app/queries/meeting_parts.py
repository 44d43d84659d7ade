"""The small rows of a meeting in one statement: lists, sources, task forces, small teams, names of its agencies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Date,
    Text,
    Time,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    select,
)
from sqlalchemy.types import TypeEngine

from app.db import Id
from app.domain.agencies import TaskForceRole
from app.models.agencies import Agency, TaskForce, TaskForceAlias, TaskForceMember
from app.models.meetings import (
    AgendaRow,
    Meeting,
    MeetingPurpose,
    MeetingTaskForce,
    MeetingTopic,
    SmallTeam,
    SmallTeamMember,
    SourceArticle,
)
from app.models.participants import Participant
from app.models.people import Person
from app.queries.keyset import AnyRow, AnySelect
from app.queries.reading import once, read

_ID: BindParameter[int] = bindparam("meeting_id", type_=Id)

#: Columns that a part may fill, beside `part`, `ref` (whose it is) and `position`.
_COLUMNS: dict[str, TypeEngine[Any]] = {
    **dict.fromkeys(("one", "two", "three", "four", "five"), Text()),
    **dict.fromkeys(("on_1", "on_2"), Date()),
    "starts": Time(),
}


def parts_of(meeting_id: int) -> list[AnyRow]:
    """All parts of a meeting, each kind in its order. Says nothing about who may see them."""
    found = once(("parts of a meeting", meeting_id), lambda: read(_PARTS, meeting_id=meeting_id))
    return sorted(found, key=lambda row: (row.part, row.position, row.ref))


def _part(part: str, ref: Any, position: Any, **columns: Any) -> AnySelect:
    return select(
        literal(part).label("part"),
        cast(ref, Id).label("ref"),
        cast(position, Id).label("position"),
        *(columns.get(name, cast(null(), kind)).label(name) for name, kind in _COLUMNS.items()),
    )


def _union(parts: Sequence[AnySelect]) -> CompoundSelect[*tuple[Any, ...]]:
    return parts[0].union_all(*parts[1:])


def _lists() -> list[AnySelect]:
    topics, purposes = (
        _part(part, model.id, model.position, one=model.text).where(model.meeting_id == _ID)
        for part, model in (("topic", MeetingTopic), ("purpose", MeetingPurpose))
    )
    agenda = _part(
        "agenda",
        AgendaRow.id,
        AgendaRow.position,
        one=AgendaRow.text,
        two=AgendaRow.officer_text,
        starts=AgendaRow.starts,
    ).where(AgendaRow.meeting_id == _ID)
    sources = _part(
        "source",
        SourceArticle.id,
        SourceArticle.id,
        one=SourceArticle.outlet,
        two=SourceArticle.byline,
        three=SourceArticle.title,
        on_1=SourceArticle.published_on,
        on_2=SourceArticle.republished_on,
    ).where(SourceArticle.meeting_id == _ID)
    return [topics, purposes, agenda, sources]


def _agencies() -> list[AnySelect]:
    return [
        _part(part, Agency.id, 0, one=Agency.name, two=Agency.short_name)
        .join(Meeting, column == Agency.id)
        .where(Meeting.id == _ID)
        for part, column in (("secretariat", Meeting.secretariat_agency_id), ("organiser", Meeting.organiser_agency_id))
    ]


def _task_forces() -> list[AnySelect]:
    linked = select(MeetingTaskForce.task_force_id).where(MeetingTaskForce.meeting_id == _ID)
    # The chair is named only where he took part: a meeting says nothing of who chairs a team today.
    present = select(Participant.person_id).where(Participant.meeting_id == _ID, Participant.person_id.is_not(None))
    names = _part("force", TaskForce.id, TaskForce.id, one=TaskForce.name).where(TaskForce.id.in_(linked))
    aliases = _part("alias", TaskForceAlias.task_force_id, TaskForceAlias.id, one=TaskForceAlias.name).where(
        TaskForceAlias.task_force_id.in_(linked)
    )
    chairs = _of_person("chair", TaskForceMember.task_force_id, TaskForceMember, TaskForceMember.office_text).where(
        TaskForceMember.task_force_id.in_(linked),
        TaskForceMember.role == TaskForceRole.KETUA,
        TaskForceMember.person_id.in_(present),
    )
    return [names, aliases, chairs]


def _teams() -> list[AnySelect]:
    teams = _part("team", SmallTeam.id, SmallTeam.id, one=SmallTeam.name, two=SmallTeam.mandate).where(
        SmallTeam.meeting_id == _ID
    )
    members = (
        _of_person("member", SmallTeamMember.small_team_id, SmallTeamMember, null())
        .join(SmallTeam, SmallTeam.id == SmallTeamMember.small_team_id)
        .where(SmallTeam.meeting_id == _ID)
    )
    return [teams, members]


def _of_person(part: str, ref: Any, model: Any, office: Any) -> AnySelect:
    """A member: name and titles, the office stated, and the agency or unsur."""
    return (
        _part(
            part,
            ref,
            model.id,
            one=Person.name,
            two=Person.front_titles,
            three=Person.back_titles,
            four=cast(office, Text),
            five=func.coalesce(case((Agency.id.is_not(None), Agency.name)), model.unsur_text),
        )
        .select_from(model)
        .outerjoin(Person, Person.id == model.person_id)
        .outerjoin(Agency, Agency.id == model.agency_id)
    )


#: Every page of a meeting runs it: made once, run with an id.
_PARTS = _union((*_lists(), *_agencies(), *_task_forces(), *_teams()))
