"""Names behind the ids that an audit entry holds, in one statement. Meetings only where the actor sees them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, String, cast, literal, select, union_all

from app.db import db
from app.domain.audit_fields import Ref
from app.domain.people import name_with_titles
from app.domain.roles import Actor
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting
from app.models.people import Person
from app.models.users import User
from app.queries.visibility import meeting_visible

#: ref, id, name, front and back titles.
Rows = Select[tuple[Any, Any, Any, Any, Any]]
_NONE = literal(None, type_=String)


def names_of(actor: Actor, wanted: Iterable[tuple[Ref, int]]) -> dict[tuple[Ref, int], str]:
    """(what, id) → name, within the actor's government; what is not found has no entry."""
    ids: dict[Ref, set[int]] = {}
    for ref, row_id in wanted:
        ids.setdefault(ref, set()).add(row_id)
    if not ids:
        return {}
    statement = union_all(*(_named(actor, ref, sorted(some)) for ref, some in ids.items()))
    return {
        (Ref(row.ref), row.id): name_with_titles(row.name, row.front, row.back) for row in db.session.execute(statement)
    }


def _named(actor: Actor, ref: Ref, ids: list[int]) -> Rows:
    if ref is Ref.PERSON:
        columns = (Person.name, Person.front_titles, Person.back_titles)
        return _rows(actor, ref, Person, ids, *columns)
    if ref is Ref.MEETING:
        return _rows(actor, ref, Meeting, ids, Meeting.title).where(meeting_visible(actor))
    model, name = {
        Ref.AGENCY: (Agency, Agency.name),
        Ref.TASK_FORCE: (TaskForce, TaskForce.name),
        Ref.USER: (User, User.display_name),
    }[ref]
    return _rows(actor, ref, model, ids, name)


def _rows(actor: Actor, ref: Ref, model: Any, ids: list[int], name: Any, front: Any = _NONE, back: Any = _NONE) -> Rows:
    return select(
        literal(ref.value, type_=String).label("ref"),
        model.id,
        cast(name, String).label("name"),
        cast(front, String).label("front"),
        cast(back, String).label("back"),
    ).where(model.government_id == actor.government_id, model.id.in_(ids))
