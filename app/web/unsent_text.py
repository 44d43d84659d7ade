"""Under which name the browser keeps text of a page that the server has not acknowledged (decision 21)."""

from __future__ import annotations

from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.web.access import current_actor


def unsent_key(facts: MeetingFacts, place: int | str) -> str | None:
    """Per account, meeting and place: a section's id or the word of a list; None where a meeting is rahasia."""
    return None if facts.confidentiality is Confidentiality.RAHASIA else place_key(facts, place)


def place_key(facts: MeetingFacts, place: int | str) -> str:
    """The same whatever the class; it begins with the account, so that logging out forgets the text."""
    return f"{current_actor().user_id}:{facts.id}:{place}"
