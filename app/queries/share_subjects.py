"""Facts of what hangs on an item or a meeting: an agency's share, a proof, the row of an invited participant."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import InvitationFacts, ItemFacts, ProofFacts, ShareFacts
from app.domain.item_acts import loop_of
from app.domain.roles import Actor
from app.models.action_items import Assignment, ProgressReport
from app.models.agencies import Agency
from app.models.files import StoredFile
from app.models.item_loop import Proof
from app.models.participants import Participant
from app.queries import subjects


def share(actor: Actor, item_id: int, share_id: int) -> ShareFacts:
    """An agency's share of an item that was not withdrawn. Raises NotFound."""
    return share_of_item(subjects.item(actor, item_id), share_id)


def share_of_item(item: ItemFacts, share_id: int) -> ShareFacts:
    """The same with facts of the item that are known already. Raises NotFound."""
    row = db.session.execute(
        select(Assignment, Agency.relation, Agency.kind.label("agency_kind"))
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(
            Assignment.id == share_id,
            Assignment.item_id == item.id,
            Assignment.government_id == item.government_id,
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    reporters = db.session.scalars(
        select(ProgressReport.reported_by_user_id)
        .where(ProgressReport.assignment_id == share_id, ProgressReport.reported_by_user_id.is_not(None))
        .distinct()
    )
    found = row.Assignment
    return ShareFacts(
        id=found.id,
        item=item,
        agency_id=found.agency_id,
        kind=found.kind,
        loop=loop_of(row.relation, row.agency_kind),
        status=found.status,
        reporter_ids=frozenset(one for one in reporters if one is not None),
    )


def proof(actor: Actor, item_id: int, file_id: int) -> ProofFacts:
    """A bukti dukung of an item, not withdrawn. Raises NotFound."""
    return _proof(actor, item_id, file_id, StoredFile.withdrawn_at.is_(None))


def proof_even_withdrawn(actor: Actor, item_id: int, file_id: int) -> ProofFacts:
    """The same for the page that withdraws it, so that sending it twice leads to the same end. Raises NotFound."""
    return _proof(actor, item_id, file_id)


def _proof(actor: Actor, item_id: int, file_id: int, *conditions: ColumnElement[bool]) -> ProofFacts:
    row = db.session.execute(
        select(Proof.assignment_id, StoredFile.confidentiality)
        .join(StoredFile, StoredFile.id == Proof.file_id)
        .where(
            Proof.item_id == item_id,
            Proof.file_id == file_id,
            Proof.government_id == actor.government_id,
            *conditions,
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return ProofFacts(file_id, share(actor, item_id, row.assignment_id), row.confidentiality)


def invitation(actor: Actor, meeting_id: int, participant_id: int) -> InvitationFacts:
    """The row of an invited participant of that meeting. Raises NotFound."""
    row = db.session.execute(
        select(Participant.id, Participant.agency_id).where(
            Participant.id == participant_id,
            Participant.meeting_id == meeting_id,
            Participant.government_id == actor.government_id,
            Participant.is_invited,
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return InvitationFacts(row.id, subjects.meeting(actor, meeting_id), row.agency_id)
