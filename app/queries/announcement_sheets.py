"""Sheets of the letters that announce a meeting: undangan, and ralat, penundaan, pembatalan after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.letter_rounds import Announced
from app.domain.letters import LetterKind
from app.domain.roles import Actor
from app.domain.sheet_json import decode
from app.domain.sheets import AmendmentSheet, InvitationSheet, LetterReference, MeetingCall
from app.models.letters import Letter
from app.models.meetings import Meeting
from app.queries.letter_heads import Issue, addressees, official
from app.queries.letters import announced_now, stored

Announcement = InvitationSheet | AmendmentSheet


@dataclass(frozen=True)
class Earlier:
    """What an amendment follows: the letter as it is cited, and what was told by it."""

    letter: LetterReference
    told: Announced


def announcement_sheet(
    actor: Actor,
    meeting: Meeting,
    letter: Letter,
    issue: Issue | None = None,
    *,
    now: Announced | None = None,
    earlier: Earlier | None = None,
    addressed: bool = True,
) -> Announcement:
    """The letter as it reads today, or as `issue` fixes it; `now` and `earlier` where they are known already.

    A message goes without `addressed`: it names nobody but whom it is sent to.

    Raises NotFound for an amendment that follows nothing.
    """
    head = official(actor, meeting, letter, issue or Issue())
    says = now or announced_now(meeting)
    content = letter.content or {}
    shared: dict[str, Any] = {
        **head,
        "recipients": addressees(meeting, letter.agency_id, head["city"]) if addressed else (),
        "contact": content.get("contact"),
    }
    if letter.kind is LetterKind.UNDANGAN:
        return InvitationSheet(**shared, meeting=says.call, **_asked(content))
    follows = earlier or earlier_of(meeting, letter)
    return AmendmentSheet(
        **shared,
        kind=letter.kind,
        earlier=follows.letter,
        before=follows.told.call,
        after=_after(letter.kind, says.call, follows.told.call),
        reason=content.get("reason") or meeting.status_reason,
    )


def _asked(content: dict[str, Any]) -> dict[str, Any]:
    """What a person wrote in an undangan: in what frame, notes, until when an answer is asked for."""
    return {
        "purpose": content.get("purpose"),
        "notes": tuple(content.get("notes") or ()),
        "reply_by": date.fromisoformat(content["reply_by"]) if content.get("reply_by") else None,
    }


def earlier_of(meeting: Meeting, letter: Letter) -> Earlier:
    """The letter that an amendment refers to. Raises NotFound."""
    before = stored(meeting.id, letter.refers_to_id or 0)
    told: Announced = decode(Announced, (before.snapshot or {})["announced"])
    return Earlier(LetterReference(number=before.number_text, dated_on=before.letter_on), told)


def _after(kind: LetterKind, now: MeetingCall, before: MeetingCall) -> MeetingCall | None:
    """A postponed meeting keeps its days until new ones are set: as long as they are the old ones, none are told."""
    if kind is LetterKind.PEMBATALAN:
        return None
    if kind is LetterKind.PENUNDAAN and now.days == before.days:
        return replace(now, days=())
    return now
