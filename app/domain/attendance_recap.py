"""The recap sendiri / diwakili / tidak hadir by agency, over plain facts of each participant. No words, no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.attendance import Echelon, InvitationReply, PresenceKind

#: What a participant counts as over several sessions: the best he reached.
_RANK = (PresenceKind.SENDIRI, PresenceKind.DIWAKILI, PresenceKind.TIDAK_HADIR)


@dataclass(frozen=True)
class Mark:
    """How a participant was there on one day and session."""

    kind: PresenceKind
    echelon: Echelon | None = None


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """One participant: what he is listed under, his answer, and his marks over all days and sessions."""

    id: int
    agency: str
    name: str
    is_invited: bool = True
    reply: InvitationReply | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Tally:
    """Counts of participants; `echelons` are those of the deputies, None where the echelon is not known."""

    in_person: int = 0
    represented: int = 0
    absent: int = 0
    unanswered: int = 0
    echelons: tuple[tuple[Echelon | None, int], ...] = ()

    @property
    def total(self) -> int:
        return self.in_person + self.represented + self.absent

    @property
    def present(self) -> int:
        return self.in_person + self.represented


@dataclass(frozen=True)
class Recap:
    """Agencies in the order of the list; `was_taken` is False while nobody is marked at all."""

    was_taken: bool
    total: Tally
    agencies: tuple[tuple[str, Tally], ...]
    #: Invited, and neither answered nor there.
    unanswered: tuple[Attendee, ...]
    #: Said to come or to send a deputy, and nobody came.
    missing: tuple[Attendee, ...]


def came(attendee: Attendee) -> PresenceKind:
    """How he was there, over all sessions: once in person counts as in person. Without a mark he was not there."""
    kinds = {mark.kind for mark in attendee.marks}
    return next((kind for kind in _RANK if kind in kinds), PresenceKind.TIDAK_HADIR)


def deputy_echelon(attendee: Attendee) -> Echelon | None:
    """The echelon of his deputy, of the first session in which it is known."""
    known = (mark.echelon for mark in attendee.marks if mark.kind is PresenceKind.DIWAKILI)
    return next((echelon for echelon in known if echelon is not None), None)


def recap(attendees: Sequence[Attendee]) -> Recap:
    """The recap of a meeting. Attendance counts as taken as soon as one participant is marked, whoever he is."""
    groups: dict[str, list[Attendee]] = {}
    for one in attendees:
        groups.setdefault(one.agency, []).append(one)
    was_taken = any(one.marks for one in attendees)
    waiting = tuple(one for one in attendees if one.is_invited and one.reply is None)
    promised = (InvitationReply.HADIR, InvitationReply.DIWAKILI)
    return Recap(
        was_taken=was_taken,
        total=_tally(attendees),
        agencies=tuple((agency, _tally(rows)) for agency, rows in groups.items()),
        unanswered=tuple(one for one in waiting if not _was_there(one)),
        missing=tuple(one for one in attendees if was_taken and one.reply in promised and not _was_there(one)),
    )


def _was_there(one: Attendee) -> bool:
    return came(one) is not PresenceKind.TIDAK_HADIR


def _tally(rows: Iterable[Attendee]) -> Tally:
    rows = list(rows)
    kinds = Counter(came(one) for one in rows)
    echelons = Counter(deputy_echelon(one) for one in rows if came(one) is PresenceKind.DIWAKILI)
    order: tuple[Echelon | None, ...] = (*Echelon, None)
    return Tally(
        in_person=kinds[PresenceKind.SENDIRI],
        represented=kinds[PresenceKind.DIWAKILI],
        absent=kinds[PresenceKind.TIDAK_HADIR],
        unanswered=sum(one.is_invited and one.reply is None for one in rows),
        echelons=tuple((echelon, echelons[echelon]) for echelon in order if echelons[echelon]),
    )
