"""The standing map agency → asisten: which agencies one asisten coordinates, saved as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.people import PositionKind
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.agencies import AgencyCoordinator, Position
from app.queries import subjects
from app.services import audit, edits, own_roles, references, submissions
from app.services.authorisation import authorise

SUBJECT = "coordinator"


@dataclass(frozen=True, kw_only=True)
class SetCoordination:
    """All agencies of one asisten's position; an agency moves here from whichever asisten had it."""

    position_id: int
    version: int
    agency_ids: tuple[int, ...]


@transactional
def set_coordination(actor: Actor, command: SetCoordination, key: str = "") -> int:
    """Replace the agencies of an asisten. Raises Conflict, RuleViolation; NotAllowed for the actor's own position."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    position = references.row_of(Position, actor, command.position_id)
    if position.kind is not PositionKind.ASISTEN:
        raise RuleViolation("", "Hanya jabatan Asisten Sekretaris Daerah yang dapat mengoordinasikan instansi.")
    own_roles.check_position(actor, position.id)
    before = _agencies_of(position.id)
    wanted = frozenset(command.agency_ids)
    for agency_id in wanted - before:
        references.agency(actor, agency_id, "agency_ids")
    edits.save(position, command.version, {})
    _take_from_others(position.id, wanted)
    db.session.execute(
        delete(AgencyCoordinator).where(
            AgencyCoordinator.position_id == command.position_id, AgencyCoordinator.agency_id.not_in(wanted)
        )
    )
    db.session.add_all(
        AgencyCoordinator(government_id=actor.government_id, agency_id=agency_id, position_id=command.position_id)
        for agency_id in sorted(wanted - before)
    )
    submissions.remember(actor, key, SUBJECT, command.position_id)
    changes = {"agency_ids": (sorted(before), sorted(wanted))}
    audit.record(actor, "ubah", SUBJECT, command.position_id, changes=changes)
    return command.position_id


def _agencies_of(position_id: int) -> frozenset[int]:
    return frozenset(
        db.session.scalars(select(AgencyCoordinator.agency_id).where(AgencyCoordinator.position_id == position_id))
    )


def _take_from_others(position_id: int, agency_ids: Iterable[int]) -> None:
    """An agency has one asisten: the others lose it, and their forms become stale."""
    theirs = AgencyCoordinator.position_id != position_id, AgencyCoordinator.agency_id.in_(list(agency_ids))
    losing = db.session.scalars(select(AgencyCoordinator.position_id).where(*theirs).distinct()).all()
    if losing:
        db.session.execute(delete(AgencyCoordinator).where(*theirs))
        db.session.execute(update(Position).where(Position.id.in_(losing)).values(version=Position.version + 1))
