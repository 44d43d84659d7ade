"""Which positions initial the notula of an agency's meetings, in order: saved as a whole by the administrator."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.agencies import Agency
from app.models.approvals import ApprovalStep
from app.queries import subjects
from app.services import audit, edits, references, submissions
from app.services.authorisation import authorise

SUBJECT = "approval_steps"
MOST = 5
TWICE = "Jabatan ini sudah dipilih pada langkah sebelumnya. Pilih jabatan lain, atau kosongkan."


@dataclass(frozen=True, kw_only=True)
class SetApprovalSteps:
    """All steps of an agency; None leaves a place empty. `version` is the agency's."""

    agency_id: int
    version: int
    position_ids: tuple[int | None, ...]


@transactional
def set_approval_steps(actor: Actor, command: SetApprovalSteps, key: str = "") -> int:
    """Replace the steps of an agency; drafts on their way keep theirs. Gives the agency. Raises Conflict."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    agency = references.row_of(Agency, actor, command.agency_id)
    rows = {
        row.position_id: row
        for row in db.session.scalars(select(ApprovalStep).where(ApprovalStep.agency_id == agency.id))
    }
    before = [row.position_id for row in sorted(rows.values(), key=lambda one: one.place) if row.is_active]
    wanted = _checked(actor, command.position_ids, before)
    edits.save(agency, command.version, {})
    for position_id, row in rows.items():
        row.is_active = position_id in wanted
    for place, position_id in enumerate(wanted, start=1):
        step = rows.get(position_id) or ApprovalStep(
            government_id=actor.government_id, agency_id=command.agency_id, position_id=position_id
        )
        step.place, step.is_active = place, True
        db.session.add(step)
    submissions.remember(actor, key, SUBJECT, command.agency_id)
    audit.record(actor, "ubah", SUBJECT, command.agency_id, changes={"position_ids": (before, wanted)})
    return command.agency_id


def _checked(actor: Actor, position_ids: tuple[int | None, ...], before: list[int]) -> list[int]:
    """Active positions of the government, each once; one that stands there already may stay. Raises RuleViolation."""
    wanted: list[int] = []
    for place, position_id in enumerate(position_ids[:MOST], start=1):
        if position_id is None:
            continue
        field = f"step_{place}_position_id"
        references.position(actor, position_id, field, keep=position_id if position_id in before else None)
        if position_id in wanted:
            raise RuleViolation(field, TWICE)
        wanted.append(position_id)
    return wanted
