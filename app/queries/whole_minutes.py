"""The sheet of a notula with all its parts, whoever sees them: what approval freezes. Cut down before it is shown."""

from __future__ import annotations

from dataclasses import replace

from app.domain.action_items import ItemStatus
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor, Role, RoleGrant
from app.domain.sheets import MinutesSheet
from app.queries.minutes import minutes_record
from app.queries.minutes_sheets import sheet_of

_NOBODY = 0


def nobody_in_person(actor: Actor) -> Actor:
    """A reader of the actor's government who sees what everybody sees."""
    return Actor(
        user_id=_NOBODY,
        government_id=actor.government_id,
        zone=actor.zone,
        name="",
        grants=(RoleGrant(Role.OBSERVER),),
    )


def whole_sheet(actor: Actor, facts: MeetingFacts) -> MinutesSheet:
    """What approval freezes: the record with its items as they stand from then on, the class that of the meeting."""
    sheet = recorded_sheet(actor, facts)
    return replace(
        sheet,
        made_at=None,
        confidentiality=facts.confidentiality,
        items=tuple(replace(item, status=ItemStatus.BELUM_DITINDAKLANJUTI) for item in sheet.items),
    )


def recorded_sheet(actor: Actor, facts: MeetingFacts) -> MinutesSheet:
    """Everything recorded of the meeting; each part carries its own class.

    Read by nobody in person, so that a rahasia point which the approver does not see is frozen too. Other meetings
    are named only where everybody may read of them.
    """
    archivist = nobody_in_person(actor)
    # As a reader of an ordinary meeting nothing is withheld, and the class of a part is its own.
    opened = replace(
        facts, confidentiality=Confidentiality.BIASA, reader_ids=facts.reader_ids | frozenset({archivist.user_id})
    )
    return sheet_of(archivist, opened, minutes_record(archivist, opened), whole=True)
