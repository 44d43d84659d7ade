"""The checks before submission as pages show them: grouped by matter, each with the address of its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask import url_for

from app import clock
from app.domain.facts import MeetingFacts
from app.domain.labels import label
from app.domain.minutes_checks import Check, CheckKind, checks_of
from app.domain.permissions import Permission
from app.domain.privacy_places import Paper, PlaceKind
from app.domain.roles import Actor
from app.queries.minutes import minutes_record
from app.queries.minutes_checks import MeetingItemsRead, checked_minutes, items_read
from app.queries.minutes_views import MinutesRecord
from app.queries.remarks import Remarks, remarks_of, shown_points
from app.web.access import may
from app.web.meeting_frame import address
from app.web.privacy_places import place_url


@dataclass(frozen=True)
class CheckLine:
    """One remark; `url` is None where the reader may not change it."""

    sentence: str
    url: str | None


@dataclass(frozen=True)
class CheckGroup:
    """Remarks about one matter."""

    words: str
    lines: tuple[CheckLine, ...]


def draft_checks(
    actor: Actor,
    facts: MeetingFacts,
    record: MinutesRecord,
    counted_from: date,
    items: MeetingItemsRead,
    remarks: Remarks,
) -> list[CheckGroup]:
    """For the page of the notula, which leads to the privacy guard by itself: no further statement."""
    minutes = checked_minutes(record, items, counted_from, remarks)
    return _groups(facts, checks_of(minutes, clock.today(actor.zone)))


def submission_checks(actor: Actor, facts: MeetingFacts, counted_from: date, findings: int) -> list[CheckGroup]:
    """For the page from which the notula is submitted; `findings` is how much the privacy guard holds back."""
    record = minutes_record(actor, facts)
    remarks = remarks_of(facts, shown_points(record))
    minutes = checked_minutes(record, items_read(actor, facts.id), counted_from, remarks, findings)
    return _groups(facts, checks_of(minutes, clock.today(actor.zone)))


def _groups(facts: MeetingFacts, checks: tuple[Check, ...]) -> list[CheckGroup]:
    order = list(CheckKind)
    found = sorted(checks, key=lambda check: order.index(check.kind))
    return [
        CheckGroup(label(kind), tuple(CheckLine(check.sentence, _url(facts, check)) for check in group))
        for kind, group in groupby(found, key=lambda check: check.kind)
    ]


def _url(facts: MeetingFacts, check: Check) -> str | None:
    """Where it is mended."""
    place = check.place
    if check.kind is CheckKind.PRIVASI or place is None:
        return address("privacy.show", facts, meeting_id=facts.id, naskah=Paper.NOTULA.value)
    if check.kind is CheckKind.CATATAN:
        return url_for("minutes.show", meeting_id=facts.id, _anchor=f"butir-{place.id}")
    if place.kind is PlaceKind.KESIMPULAN and not place.id:
        return address("minutes_lists.conclusions", facts, meeting_id=facts.id)
    if place.kind is PlaceKind.TINDAK_LANJUT and may(Permission.ITEM_EDIT, facts):
        return url_for("action_items.edit", item_id=place.id)
    return place_url(facts, place)
