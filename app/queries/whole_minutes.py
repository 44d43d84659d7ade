"""The sheet of a notula with all its parts, whoever may see them: what approval freezes. Never shown as it is."""

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


def whole_sheet(actor: Actor, facts: MeetingFacts) -> MinutesSheet:
    """Everything recorded of the meeting; each part carries its own class, the sheet that of the meeting.

    Read by nobody in person, so that a rahasia point which the approver does not see is frozen too. Other meetings
    are named only where everybody may read of them.
    """
    archivist = Actor(
        user_id=_NOBODY,
        government_id=actor.government_id,
        zone=actor.zone,
        name="",
        grants=(RoleGrant(Role.OBSERVER),),
    )
    # As a reader of an ordinary meeting nothing is withheld, and the class of a part is its own.
    opened = replace(
        facts, confidentiality=Confidentiality.BIASA, reader_ids=facts.reader_ids | frozenset({archivist.user_id})
    )
    sheet = sheet_of(archivist, opened, minutes_record(archivist, opened), whole=True)
    return replace(
        sheet,
        made_at=None,
        confidentiality=facts.confidentiality,
        items=tuple(replace(item, status=ItemStatus.BELUM_DITINDAKLANJUTI) for item in sheet.items),
    )
