"""Masks of papers over many meetings: what stops always, and what is asked about where its meeting is asked about.

Nobody is asked there, since one item must not hold back all others. Of ordinary meetings telephone numbers and
addresses stay readable.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Text, bindparam, cast, literal, or_, select, union_all

from app.domain.meetings import Confidentiality, stricter
from app.domain.privacy import (
    Contacts,
    Finding,
    PrivacyRule,
    Severity,
    TextPassage,
    is_sensitive,
    masked,
    open_findings,
    scan,
)
from app.domain.privacy.plain_texts import is_plain
from app.domain.privacy_masks import masked_words, words_in
from app.models.action_items import ActionItem
from app.models.meetings import Meeting
from app.models.minutes import ServiceContact
from app.models.releases import PrivacyAnswer
from app.queries.privacy_telling import asked_about
from app.queries.reading import read

T = TypeVar("T")
_CHUNK = 300
_NOBODY = Contacts()
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
#: Fields that name agencies and offices. The agency that protects children owes items of budget meetings too.
OFFICES = frozenset({"owner", "agency", "organiser", "presences", "office_text", "given_by_name", "proposed_by"})

_OF_ITEMS = (
    select(ActionItem.id, ActionItem.meeting_id, Meeting.confidentiality, ActionItem.confidentiality.label("own"))
    .join(Meeting, Meeting.id == ActionItem.meeting_id)
    .where(ActionItem.id.in_(_IDS))
)
_OF_MEETINGS = select(
    Meeting.id, Meeting.id.label("meeting_id"), Meeting.confidentiality, Meeting.confidentiality.label("own")
).where(Meeting.id.in_(_IDS))
#: The recorded service contacts of meetings, and what somebody said may stand.
_SETTLED = union_all(
    select(ServiceContact.meeting_id, literal("contact").label("part"), cast(ServiceContact.number, Text).label("said"))
    .where(ServiceContact.meeting_id.in_(_IDS)),
    select(PrivacyAnswer.meeting_id, literal("answer"), cast(PrivacyAnswer.digest, Text))
    .where(PrivacyAnswer.meeting_id.in_(_IDS)),
)  # fmt: skip
_CLOSED = (
    select(ActionItem.meeting_id)
    .join(Meeting, Meeting.id == ActionItem.meeting_id)
    .where(
        ActionItem.id.in_(_IDS),
        or_(Meeting.confidentiality != Confidentiality.BIASA, ActionItem.confidentiality != Confidentiality.BIASA),
    )
    .distinct()
)


@dataclass(frozen=True)
class _Settled:
    """What may stand in a meeting that is asked about."""

    contacts: Contacts = _NOBODY
    answered: frozenset[str] = frozenset()


def masked_of_items(rows: Sequence[T], item_ids: Sequence[int]) -> list[T]:
    """Rows (sheets, tuples or texts), each with the words of the item of the same place in `item_ids`, masked."""
    return _masked(rows, item_ids, _OF_ITEMS, frozenset())


def masked_of_meetings(
    rows: Sequence[T], meeting_ids: Sequence[int], *, calling: Collection[str] = frozenset()
) -> list[T]:
    """The same with words of meetings; `calling` are fields that say where people are called, so their address stays.

    At most three statements for some hundreds of rows with something to ask about, none where there is no such row.
    """
    return _masked(rows, meeting_ids, _OF_MEETINGS, frozenset(calling))


def closed_meetings_of(item_ids: Iterable[int]) -> list[int]:
    """The meetings of these items where either is above biasa."""
    wanted = sorted(set(item_ids))
    chunks = (wanted[start : start + _CHUNK] for start in range(0, len(wanted), _CHUNK))
    return sorted({row.meeting_id for chunk in chunks for row in read(_CLOSED, ids=chunk)})


class _Words:
    """What is found in texts, each looked through once."""

    def __init__(self, texts: Collection[str], calling: frozenset[str]) -> None:
        self.calling = calling
        found = {text: _scanned(text, _NOBODY) for text in texts if not is_plain(text)}
        self.noted = {text: said for text, said in found.items() if said}

    def found(self, text: str, name: str) -> tuple[Finding, ...]:
        return self._without_place(self.noted.get(text, ()), name)

    def stopped(self, text: str, name: str) -> str:
        """The text without what stops."""
        found = self.found(text, name)
        return masked(text, [one for one in found if one.severity is Severity.STOP]) if found else text

    def settled(self, what: _Settled, text: str, name: str) -> str:
        """The text without what stops and without what nobody said may stand."""
        found = self.found(text, name)
        if found and what.contacts != _NOBODY:
            found = self._without_place(_scanned(text, what.contacts), name)
        return masked(text, open_findings(found, what.answered)) if found else text

    def _without_place(self, found: tuple[Finding, ...], name: str) -> tuple[Finding, ...]:
        if name not in self.calling:
            return found
        return tuple(one for one in found if one.rule is not PrivacyRule.ALAMAT)


def _scanned(text: str, contacts: Contacts) -> tuple[Finding, ...]:
    return scan((TextPassage(place="", text=text),), contacts)


def _masked(rows: Sequence[T], ids: Sequence[int], statement: Any, calling: frozenset[str]) -> list[T]:
    texts, result = [words_in(row) for row in rows], list(rows)
    words = _Words({text for said in texts for _, text in said}, calling)
    asked: list[int] = []
    for number, said in enumerate(texts) if words.noted else ():
        found = [one for name, text in said if text in words.noted for one in words.found(text, name)]
        if any(one.severity is Severity.ASK for one in found):
            asked.append(number)
        elif found:
            result[number] = masked_words(rows[number], words.stopped)
    for start in range(0, len(asked), _CHUNK):
        chunk = {number: ids[number] for number in asked[start : start + _CHUNK]}
        settled = _settled_of(chunk, rows, statement)
        for number in chunk:
            what = settled.get(number)
            mask: Callable[[str, str], str] = words.stopped if what is None else partial(words.settled, what)
            result[number] = masked_words(rows[number], mask)
    return result


def _settled_of(chunk: Mapping[int, int], rows: Sequence[Any], statement: Any) -> dict[int, _Settled]:
    """Of rows (number → id) that raise questions: those of meetings that are asked about, with what may stand there."""
    meeting_of: dict[int, int] = {}
    closed: set[int] = set()
    for row in read(statement, ids=sorted(set(chunk.values()))):
        meeting_of[row.id] = row.meeting_id
        if stricter(row.confidentiality, row.own) is not Confidentiality.BIASA:
            closed.add(row.id)
    sure = {number for number, one in chunk.items() if one not in meeting_of or one in closed or _tells(rows[number])}
    telling = asked_about({meeting_of[one] for number, one in chunk.items() if number not in sure})
    sensitive = {number: one for number, one in chunk.items() if number in sure or meeting_of[one] in telling}
    known = _settled_in({meeting_of[one] for one in sensitive.values() if one in meeting_of})
    return {number: known.get(meeting_of.get(one, 0), _Settled()) for number, one in sensitive.items()}


def _tells(row: Any) -> bool:
    """Whether the words of the row itself speak of violence; names of agencies do not."""
    return is_sensitive("", (), (text for name, text in words_in(row) if name not in OFFICES))


def _settled_in(meeting_ids: Collection[int]) -> dict[int, _Settled]:
    numbers: dict[int, list[str | None]] = {one: [] for one in meeting_ids}
    digests: dict[int, set[str]] = {one: set() for one in meeting_ids}
    for row in read(_SETTLED, ids=sorted(meeting_ids)) if meeting_ids else ():
        if row.part == "contact":
            numbers[row.meeting_id].append(row.said)
        else:
            digests[row.meeting_id].add(row.said)
    return {one: _Settled(Contacts.of(numbers[one]), frozenset(digests[one])) for one in meeting_ids}
