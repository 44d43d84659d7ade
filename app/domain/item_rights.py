"""Who may do what in the loop of an item (wewenang.md, "Doing"): predicates over facts that are already seen.

The table that names them is in permissions.py; which act is possible in which state is in item_acts.py.
"""

from __future__ import annotations

from app.domain.facts import ItemFacts, Subject, item_of, meeting_of, share_of
from app.domain.item_acts import Loop
from app.domain.roles import Actor, Role
from app.domain.sight import sees_meeting


def keeps(actor: Actor, subject: Subject) -> bool:
    """Secretariat of the organiser of the subject's meeting."""
    return meeting_of(subject).organiser_id in actor.agencies(Role.SECRETARIAT)


def edits_provisional(actor: Actor, subject: Subject) -> bool:
    """Items are the organiser's while provisional; an agency that sees only its item never edits it."""
    return keeps(actor, subject) and sees_meeting(actor, meeting_of(subject))


def coordinates(actor: Actor, subject: Subject) -> bool:
    """Asisten to whom the organiser, or an agency with a share in the item, is mapped."""
    item = item_of(subject)
    return bool(actor.mapped_agencies() & (item.agency_ids | {item.meeting.organiser_id}))


def reports(actor: Actor, subject: Subject) -> bool:
    """Staff and head of the agency; for partners also the organiser's secretariat, noted as such."""
    share = share_of(subject)
    if share.agency_id in actor.agencies(Role.REPORTER, Role.AGENCY_HEAD):
        return True
    return share.loop is not Loop.BAWAHAN and edits_provisional(actor, share)


def tells(actor: Actor, subject: Subject) -> bool:
    """Staff and head of the agency itself; what others heard from it they note elsewhere."""
    return share_of(subject).agency_id in actor.agencies(Role.REPORTER, Role.AGENCY_HEAD)


def heads(actor: Actor, subject: Subject) -> bool:
    """Head of the agency whose share it is."""
    return share_of(subject).agency_id in actor.agencies(Role.AGENCY_HEAD)


def decides_extension(actor: Actor, subject: Subject) -> bool:
    """Asisten for a mapped agency, or the Sekda. That nobody decides on his own request is checked by the service."""
    return actor.has(Role.SEKDA) or share_of(subject).agency_id in actor.mapped_agencies()


def verifies(actor: Actor, subject: Subject) -> bool:
    """Who declares a share done: never its reporter, except for partners, whose answers are noted and not judged."""
    share = share_of(subject)
    if share.loop is not Loop.BAWAHAN:
        return edits_provisional(actor, share)
    if actor.user_id in share.reporter_ids:
        return False
    if share.item.from_kepala_daerah:
        return actor.has(Role.SEKDA)
    if share.item.is_priority:
        return coordinates(actor, share)
    return edits_provisional(actor, share)


def leads(actor: Actor, subject: Subject) -> bool:
    """Asisten (for what he coordinates) or Sekda: priority, reopening a closed item."""
    return actor.has(Role.SEKDA) or coordinates(actor, subject)


def leading_role(actor: Actor) -> Role:
    """The office in which somebody who `leads` acts: as Sekda where he holds that, else as asisten."""
    return Role.SEKDA if actor.has(Role.SEKDA) else Role.ASISTEN


def changes_firm(actor: Actor, subject: Subject) -> bool:
    """Owner or text of a firm item: the organiser, except what came as arahan kepala daerah; asisten, Sekda.

    Who owns an item is told only to those who see its meeting, so only they may move it.
    """
    item = item_of(subject)
    if not sees_meeting(actor, item.meeting):
        return False
    return leads(actor, subject) or (edits_provisional(actor, subject) and not item.from_kepala_daerah)


def reads_access_log(actor: Actor, subject: Subject) -> bool:
    """Who read a thing: the organiser's secretariat, the asisten to whom the organiser is mapped, Sekda."""
    return keeps(actor, subject) or actor.has(Role.SEKDA) or meeting_of(subject).organiser_id in actor.mapped_agencies()


def reads_history(actor: Actor, subject: Subject) -> bool:
    """History of a thing: the organiser's secretariat, asisten and Sekda with the thing; an agency of its own items."""
    if keeps(actor, subject) or actor.has(Role.SEKDA) or actor.has(Role.ASISTEN):
        return True
    if not isinstance(subject, ItemFacts):
        return False
    return bool(actor.agencies(Role.REPORTER, Role.AGENCY_HEAD) & subject.agency_ids)
