"""What the privacy guard finds in one meeting, as one reader may read it: open findings and given answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from app.db import db
from app.domain.facts import MeetingFacts
from app.domain.privacy import (
    Contacts,
    Finding,
    PrivacyRule,
    Severity,
    TextPassage,
    is_sensitive,
    open_findings,
    scan,
)
from app.domain.privacy_places import CALLING, Paper, Place, PlaceKind, carried
from app.domain.restricted_passages import sentence_around
from app.domain.roles import Actor
from app.models.releases import PrivacyAnswer
from app.queries.privacy_reading import MeetingPassages, passages_of
from app.queries.privacy_telling import asked_about
from app.queries.revisions import reads_frozen

_AROUND = 90
#: Fields of a meeting that say where it is held.
_WHERE = frozenset({"place", "place_address"})


@dataclass(frozen=True, kw_only=True)
class PlacedFinding:
    """A finding and where it stands. One that is closed to the reader has neither words nor place of its own.

    `words` name the place ("Butir 3, Arahan pimpinan"); `before` and `after` are what stands around the marked words.
    """

    finding: Finding
    place: Place
    words: str
    is_seen: bool = True
    before: str = ""
    after: str = ""
    #: The sentence around the marked words, in characters of the text; None where it is all of the text.
    sentence: tuple[int, int] | None = None
    #: Version of the section that a point stands in.
    version: int | None = None

    @property
    def stops(self) -> bool:
        """Whether it can only be removed or closed, never answered."""
        return self.finding.severity is Severity.STOP


@dataclass(frozen=True)
class GivenAnswer:
    """Somebody said that something may stand."""

    rule: PrivacyRule
    by_name: str
    at: datetime


def open_findings_of(actor: Actor, facts: MeetingFacts) -> tuple[PlacedFinding, ...]:
    """What holds the notula back, in the order of its parts; empty when it may go."""
    return findings_for(actor, facts, Paper.NOTULA)


def findings_for(
    actor: Actor, facts: MeetingFacts, paper: Paper | None = None, *, as_it_stands: bool = False
) -> tuple[PlacedFinding, ...]:
    """What holds one paper back (None: anything of the meeting). Closed ones are told without words.

    Of approved minutes only what papers still read live is looked at, unless `as_it_stands`.
    """
    kinds = carried(paper, is_frozen=not as_it_stands and reads_frozen(actor, facts))
    if not kinds:
        return ()
    found = passages_of(actor, facts, kinds)
    scanned = scan((one.passage for one in found.rows), found.contacts, sensitive=found.is_sensitive)
    placed = (_placed(found, one) for one in open_findings(scanned, found.answered))
    return tuple(one for one in placed if not (paper in CALLING and _is_meeting_place(one)))


def _is_meeting_place(found: PlacedFinding) -> bool:
    """The address to which people are called has to stand in what calls them."""
    place = found.place
    return found.finding.rule is PrivacyRule.ALAMAT and place.kind is PlaceKind.RAPAT and place.field in _WHERE


def findings_in(facts: MeetingFacts, texts: tuple[str, ...], contacts: Contacts) -> tuple[Finding, ...]:
    """What holds back texts that are made from a meeting; `place` of each is the number of the text."""
    passages = (TextPassage(place=str(number), text=text) for number, text in enumerate(texts))
    found = scan(passages, contacts)
    if any(one.severity is Severity.ASK for one in found) and not _is_asked_about(facts, texts):
        found = tuple(one for one in found if one.severity is Severity.STOP)
    return open_findings(found, answered_digests(facts)) if found else ()


def _is_asked_about(facts: MeetingFacts, texts: tuple[str, ...]) -> bool:
    """By the texts themselves or by what else the meeting says."""
    return is_sensitive("", (), texts, confidentiality=facts.confidentiality) or bool(asked_about([facts.id]))


def answers_of(facts: MeetingFacts) -> tuple[GivenAnswer, ...]:
    """All answers given on a meeting, the newest first."""
    rows = db.session.execute(
        select(PrivacyAnswer.rule, PrivacyAnswer.by_name, PrivacyAnswer.at)
        .where(PrivacyAnswer.meeting_id == facts.id, PrivacyAnswer.government_id == facts.government_id)
        .order_by(PrivacyAnswer.at.desc(), PrivacyAnswer.id.desc())
    )
    known = frozenset(rule.value for rule in PrivacyRule)
    return tuple(GivenAnswer(PrivacyRule(row.rule), row.by_name, row.at) for row in rows if row.rule in known)


def answered_digests(facts: MeetingFacts) -> frozenset[str]:
    """Digests of what somebody said may stand in this meeting."""
    return frozenset(db.session.scalars(select(PrivacyAnswer.digest).where(PrivacyAnswer.meeting_id == facts.id)))


def _placed(found: MeetingPassages, finding: Finding) -> PlacedFinding:
    row = found.row(finding.place)
    if not row.is_seen:
        hidden = replace(finding, excerpt="", start=0, end=0, place="")
        return PlacedFinding(finding=hidden, place=Place(kind=PlaceKind.RAPAT, id=0), words="", is_seen=False)
    text = row.passage.text if isinstance(row.passage, TextPassage) else ""
    start, end = finding.start, finding.end
    return PlacedFinding(
        finding=finding,
        place=row.place,
        words=row.words,
        before=_left(text[:start]),
        after=_right(text[end:]),
        sentence=sentence if (sentence := sentence_around(text, start, end)) != (0, len(text)) else None,
        version=row.version,
    )


def _left(text: str) -> str:
    return text if len(text) <= _AROUND else f"…{text[-_AROUND:]}"


def _right(text: str) -> str:
    return text if len(text) <= _AROUND else f"{text[:_AROUND]}…"
