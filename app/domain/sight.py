"""Who sees what (wewenang.md, "Seeing"), over facts of one thing. What may be done is in permissions.py.

The twin for lists is `queries/visibility.py`; a test compares the two.
"""

from __future__ import annotations

from app.domain.facts import (
    InvitationFacts,
    ItemFacts,
    MeetingFacts,
    PartFacts,
    PersonFacts,
    ProofFacts,
    ReleaseFacts,
    ShareFacts,
    Subject,
)
from app.domain.meetings import Confidentiality, stricter
from app.domain.roles import Actor, Role

#: Roles through which an agency sees what is addressed to it.
OF_AGENCY = (Role.SECRETARIAT, Role.REPORTER, Role.AGENCY_HEAD)


def sees_meeting(actor: Actor, meeting: MeetingFacts, level: Confidentiality | None = None) -> bool:
    """Whether the actor sees the meeting, or a part of it that is as strict as `level` (wewenang.md, "Seeing")."""
    if actor.government_id != meeting.government_id or not actor.is_reader:
        return False
    effective = stricter(meeting.confidentiality, level or Confidentiality.BIASA)
    if effective is Confidentiality.BIASA or actor.user_id in meeting.reader_ids:
        return True
    if effective is Confidentiality.RAHASIA:
        return False
    return _inside(actor, meeting) or bool(actor.agencies(*OF_AGENCY) & meeting.invited_agency_ids)


def _inside(actor: Actor, meeting: MeetingFacts) -> bool:
    """Those who see all of a terbatas meeting; an invited agency sees less."""
    return (
        actor.has(Role.SEKDA)
        or meeting.organiser_id in actor.agencies(*OF_AGENCY)
        or actor.user_id in meeting.minute_taker_ids
        or bool(actor.mapped_agencies() & (meeting.assigned_agency_ids | {meeting.organiser_id}))
    )


def sees_minutes(actor: Actor, meeting: MeetingFacts) -> bool:
    """Approved minutes go with the meeting; a draft only to those who make, check or lead it."""
    if not sees_meeting(actor, meeting):
        return False
    return meeting.minutes_approved or _sees_draft(actor, meeting)


def checks_draft(actor: Actor, meeting: MeetingFacts) -> bool:
    """Those who make, check or lead the minutes of a meeting that they see."""
    return (
        meeting.organiser_id in actor.agencies(*OF_AGENCY)
        or actor.user_id in meeting.minute_taker_ids
        or (actor.person_id is not None and actor.person_id in (meeting.chair_person_ids | meeting.step_person_ids))
        or meeting.organiser_id in actor.mapped_agencies()
        or actor.has(Role.SEKDA)
    )


def _sees_draft(actor: Actor, meeting: MeetingFacts) -> bool:
    """The same, and TU pimpinan, who reads along for the leader."""
    reads_along = actor.has(Role.LEADERSHIP_STAFF) and meeting.confidentiality is Confidentiality.BIASA
    return checks_draft(actor, meeting) or reads_along


def sees_letters(actor: Actor, meeting: MeetingFacts) -> bool:
    """Letters not yet sent are seen like draft minutes, also when the minutes are approved."""
    return sees_meeting(actor, meeting) and _sees_draft(actor, meeting)


def sees_part(actor: Actor, part: PartFacts) -> bool:
    """A file or point: by its effective class; of a terbatas meeting an invited agency sees no files."""
    meeting = part.meeting
    if not sees_meeting(actor, meeting, part.confidentiality):
        return False
    effective = stricter(meeting.confidentiality, part.confidentiality)
    return effective is not Confidentiality.TERBATAS or actor.user_id in meeting.reader_ids or _inside(actor, meeting)


def sees_item(actor: Actor, item: ItemFacts) -> bool:
    """Through the meeting, or because an own (or mapped) agency has a share in it."""
    if actor.government_id != item.government_id or not actor.is_reader:
        return False
    own = actor.agencies(*OF_AGENCY) | actor.mapped_agencies()
    return bool(own & item.agency_ids) or sees_meeting(actor, item.meeting, item.confidentiality)


def sees_item_origin(actor: Actor, item: ItemFacts) -> bool:
    """Whether title, place and people of the item's meeting may stand beside it."""
    return sees_meeting(actor, item.meeting)


def _sees_share(actor: Actor, share: ShareFacts) -> bool:
    """A share is seen with the meeting; where the meeting is not seen, only the own agency's."""
    if not sees_item(actor, share.item):
        return False
    own = actor.agencies(*OF_AGENCY) | actor.mapped_agencies()
    return share.agency_id in own or sees_meeting(actor, share.meeting, share.confidentiality)


def sees_proof(actor: Actor, proof: ProofFacts) -> bool:
    """Proofs of a meeting one sees: organiser's secretariat, asisten, Sekda, and staff and head of the agency itself.

    Of a meeting one does not see, an agency sees what it handed in itself.
    """
    share = proof.share
    if not sees_item(actor, share.item):
        return False
    if share.agency_id in actor.agencies(Role.REPORTER, Role.AGENCY_HEAD) or share.agency_id in actor.mapped_agencies():
        return True
    if not sees_meeting(actor, proof.meeting, proof.confidentiality):
        return share.agency_id in actor.agencies(Role.SECRETARIAT)
    keeps = proof.meeting.organiser_id in actor.agencies(Role.SECRETARIAT)
    return keeps or actor.has(Role.ASISTEN) or actor.has(Role.SEKDA)


def _sees_release(actor: Actor, release: ReleaseFacts) -> bool:
    """Like a draft notula; the agency flagged humas sees that text alone, from when it was handed over."""
    if sees_letters(actor, release.meeting):
        return True
    if actor.government_id != release.government_id or release.meeting.confidentiality is Confidentiality.RAHASIA:
        return False
    return release.was_handed and bool(actor.agencies(Role.SECRETARIAT) & release.checker_ids)


def sees_private(actor: Actor, subject: Subject) -> bool:
    """Phone, NIP and signature of a person: his own agency, and the secretariats whose meetings he attended."""
    if actor.has(Role.ADMINISTRATOR):
        return True
    if not isinstance(subject, PersonFacts):
        return False
    of_agency = actor.agencies(Role.REPORTER, Role.AGENCY_HEAD) & subject.agency_ids
    return bool(of_agency or actor.agencies(Role.SECRETARIAT) & subject.met_by_agency_ids)


def sees(actor: Actor, subject: Subject) -> bool:
    if isinstance(subject, MeetingFacts):
        return sees_meeting(actor, subject)
    if isinstance(subject, PartFacts):
        return sees_part(actor, subject)
    if isinstance(subject, ItemFacts):
        return sees_item(actor, subject)
    if isinstance(subject, ShareFacts):
        return _sees_share(actor, subject)
    if isinstance(subject, ProofFacts):
        return sees_proof(actor, subject)
    if isinstance(subject, InvitationFacts):
        return sees_meeting(actor, subject.meeting)
    if isinstance(subject, ReleaseFacts):
        return _sees_release(actor, subject)
    return actor.government_id == subject.government_id
