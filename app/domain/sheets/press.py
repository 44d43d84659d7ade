"""Sheets of the siaran pers: the facts that a draft may be made of, and the draft as a person has edited it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.minutes import PointKind
from app.domain.sheets.meeting import MeetingDay, Participant, Party
from app.domain.sheets.minutes import ActionLine, Conclusion, Contact, Figure
from app.domain.sheets.paper import PaperSheet


@dataclass(frozen=True, kw_only=True)
class Said:
    """Something one speaker said that may be told to the public; `withheld`: here something restricted was left out."""

    speaker: Party | None = None
    kind: PointKind | None = None
    text: str
    withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """Words of a speaker, marked by a person as fit to be quoted."""

    speaker: Party | None = None
    text: str


@dataclass(frozen=True, kw_only=True)
class PressFacts:
    """What may become public of a meeting. Whoever assembles it has left out everything restricted.

    `zone` is the IANA name of wall times; `city` the town named before the first sentence.
    """

    title: str
    zone: str
    city: str | None = None
    days: tuple[MeetingDay, ...] = ()
    place: str | None = None
    organiser: str | None = None
    purposes: tuple[str, ...] = ()
    opened_by: tuple[Party, ...] = ()
    companions: tuple[Party, ...] = ()
    chair: Party | None = None
    resource_persons: tuple[Participant, ...] = ()
    total: int | None = None
    total_note: str | None = None
    elements: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    next_steps: tuple[ActionLine, ...] = ()
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PressReleaseSheet(PaperSheet):
    """A siaran pers as it stands. `checked_by` None: nobody of the humas has looked at it yet.

    `body` are the paragraphs after the lead. A siaran pers carries no signature.
    """

    headline: str
    lead: str
    body: tuple[str, ...] = ()
    checked_by: str | None = None
