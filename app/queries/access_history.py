"""Who read a confidential meeting or what belongs to it, and who was refused: the access log of one meeting."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_, select

from app.domain.facts import MeetingFacts, PartFacts
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor
from app.domain.sight import sees_part
from app.models.action_items import ActionItem, Assignment
from app.models.files import StoredFile
from app.models.participants import Participant
from app.models.records import AccessLog
from app.models.releases import PressRelease
from app.models.users import User
from app.queries.keyset import Page, Place, page

PAGE_SIZE = 50


def access_page(actor: Actor, meeting: MeetingFacts, place: Place | None = None) -> Page:
    """Rows at, act, allowed, subject_kind, display_name, newest first; read after a permission check.

    Readings of what this actor does not see himself are not among them.
    """
    statement = (
        select(AccessLog.at, AccessLog.act, AccessLog.allowed, AccessLog.subject_kind, User.display_name)
        .outerjoin(User, and_(User.id == AccessLog.user_id, User.government_id == actor.government_id))
        .where(AccessLog.government_id == actor.government_id, or_(*_subjects(actor, meeting)))
    )
    return page(statement, (AccessLog.id,), place, descending=True, size=PAGE_SIZE)


def _subjects(actor: Actor, meeting: MeetingFacts) -> list[ColumnElement[bool]]:
    """The meeting itself and what belongs to it, as the log names them."""
    levels = [level for level in Confidentiality if sees_part(actor, PartFacts(0, meeting, level))]
    files = select(StoredFile.id).where(StoredFile.meeting_id == meeting.id, StoredFile.confidentiality.in_(levels))
    items = select(ActionItem.id).where(ActionItem.meeting_id == meeting.id, ActionItem.confidentiality.in_(levels))
    shares = select(Assignment.id).where(Assignment.item_id.in_(items))
    releases = select(PressRelease.id).where(PressRelease.meeting_id == meeting.id)
    invited = select(Participant.id).where(Participant.meeting_id == meeting.id)
    return [
        and_(AccessLog.subject_kind.in_(("meeting", "minutes")), AccessLog.subject_id == meeting.id),
        and_(AccessLog.subject_kind.in_(("part", "proof")), AccessLog.subject_id.in_(files)),
        and_(AccessLog.subject_kind == "item", AccessLog.subject_id.in_(items)),
        and_(AccessLog.subject_kind == "share", AccessLog.subject_id.in_(shares)),
        and_(AccessLog.subject_kind == "invitation", AccessLog.subject_id.in_(invited)),
        and_(AccessLog.subject_kind == "press_release", AccessLog.subject_id.in_(releases)),
    ]
