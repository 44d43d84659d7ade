"""A saved task force as its form shows it, row by row, for the page of both texts."""

from __future__ import annotations

from sqlalchemy import select

from app.db import db
from app.models.agencies import Agency, TaskForce, TaskForceAlias, TaskForceMember
from app.models.people import Person
from app.queries.agencies import agency_label
from app.services import edits


def task_force_words(row: TaskForce) -> edits.Words:
    """Texts by the names of the form's fields, "members-0-agency_id" and so on."""
    words = edits.texts(row, "name", "decree_number", "decree_on", "valid_from", "valid_to")
    aliases = db.session.scalars(
        select(TaskForceAlias.name).where(TaskForceAlias.task_force_id == row.id).order_by(TaskForceAlias.id)
    )
    for at, alias in enumerate(aliases):
        words[f"aliases-{at}-name"] = alias
    members = db.session.execute(
        select(TaskForceMember, Agency.name, Agency.short_name, Person.name.label("person_name"))
        .outerjoin(Agency, Agency.id == TaskForceMember.agency_id)
        .outerjoin(Person, Person.id == TaskForceMember.person_id)
        .where(TaskForceMember.task_force_id == row.id)
        .order_by(TaskForceMember.id)
    )
    for at, (member, name, short_name, person_name) in enumerate(members):
        plain = edits.texts(member, "unsur_text", "office_text", "role", "valid_from", "valid_to")
        plain |= {"agency_id": agency_label(name, short_name) if name else "", "person_id": person_name or ""}
        words |= {f"members-{at}-{field}": text for field, text in plain.items()}
    return words
