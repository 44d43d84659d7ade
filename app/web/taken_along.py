"""Before a paper over many meetings is sent: the note of what it takes along of those above biasa."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.access_words import EXPORTED
from app.domain.privacy_places import ManyPaper
from app.queries.privacy_many import closed_meetings_of
from app.services import access_log
from app.web.access import current_actor


def note_taken_along(paper: ManyPaper, meeting_ids: Iterable[int]) -> None:
    """One note for each of these meetings, which the caller knows to be above biasa; all in one transaction."""
    if closed := sorted(set(meeting_ids)):
        access_log.record_all(current_actor(), f"{EXPORTED}{paper.value}", "meeting", closed)


def note_items_taken_along(paper: ManyPaper, item_ids: Iterable[int]) -> None:
    """The same for the items whose words it carries: of those that, or whose meeting, is above biasa."""
    note_taken_along(paper, closed_meetings_of(item_ids))
