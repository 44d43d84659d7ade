"""How the arguments of an address are filled from the world of tests/world.py, for a class of meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from werkzeug.routing import Rule

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.people import PositionKind
from app.models.agencies import Position, TaskForceMember
from app.models.emblems import Emblem
from app.models.writing import MinutesEdit
from tests.world import World

Filler = Callable[[World, Confidentiality], int]

#: How the arguments of an address are filled, for a class of meeting.
ARGUMENTS: dict[str, Filler] = {
    "meeting_id": lambda w, level: w.meetings[level].id,
    "item_id": lambda w, level: w.items[f"assigned_{level.value}"].id,
    "share_id": lambda w, level: w.shares[level].id,
    "proof_id": lambda w, level: w.proofs[level].file_id,
    "section_id": lambda w, level: w.sections[level].id,
    "point_id": lambda w, level: w.note_lines[level].point_id,
    "line_id": lambda w, level: w.note_lines[level].id,
    "participant_id": lambda w, level: w.participants[level].id,
    "invitation_id": lambda w, level: w.invitations[level].id,
    "edit_id": lambda w, level: _any(MinutesEdit, meeting_id=w.meetings[level].id),
    "file_id": lambda w, level: w.files[level].id,
    "documentation_id": lambda w, level: w.documentation[level].id,
    "agency_id": lambda w, level: w.assigned.id,
    "person_id": lambda w, level: w.person.id,
    "appointment_id": lambda w, level: w.appointment.id,
    "position_id": lambda w, level: _any(Position, agency_id=w.assigned.id),
    "coordinator_id": lambda w, level: _any(Position, government_id=w.home.id, kind=PositionKind.ASISTEN),
    "task_force_id": lambda w, level: w.force.id,
    "member_id": lambda w, level: _any(TaskForceMember, task_force_id=w.force.id),
    "user_id": lambda w, level: w.users["stf_stranger"].id,
    "holiday_id": lambda w, level: w.holiday.id,
    "profile_id": lambda w, level: w.profile.id,
    "emblem_id": lambda w, level: _any(Emblem, government_id=w.home.id, withdrawn_at=None),
    "role_id": lambda w, level: w.role.id,
    "small_team_id": lambda w, level: w.teams[level].id,
    "team_id": lambda w, level: w.teams[level].id,
    "funding_id": lambda w, level: w.funding[level].id,
    "letter_id": lambda w, level: w.letters[level].id,
    "release_id": lambda w, level: w.releases[level].id,
}


#: What hangs on the firm item of that class and not on the provisional one.
OF_FIRM = frozenset({"share_id", "proof_id"})


def filled(
    rule: Rule, world: World, level: Confidentiality, given: dict[str, int] | None = None, *, firm: bool = False
) -> dict[str, int]:
    """The arguments of an address, `given` ones as they are; `firm` asks for the firm item. Raises KeyError."""
    own = given or {}
    known = {name: own[name] if name in own else ARGUMENTS[name](world, level) for name in rule.arguments}
    if "item_id" in known and "item_id" not in own and (firm or OF_FIRM & rule.arguments):
        known["item_id"] = world.items[f"firm_{level.value}"].id
    return known


def _any(model: Any, **values: object) -> int:
    """The id of a row that carries these values. Raises NoResultFound."""
    return int(db.session.scalars(select(model.id).filter_by(**values).order_by(model.id).limit(1)).one())


#: Arguments whose thing belongs to a meeting, so that the class counts.
CLASSED = frozenset(
    {
        *("meeting_id", "item_id", "share_id", "proof_id", "section_id", "line_id", "participant_id"),
        *("invitation_id", "file_id", "documentation_id", "point_id", "edit_id", "small_team_id", "team_id"),
        *("funding_id", "letter_id", "release_id"),
    }
)
