"""The chain of question, answer, direction, conclusion and follow-up as small links, for the notula and for an item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from flask import url_for

from app.domain.indonesian import upper_first
from app.domain.item_references import OriginKind, Reference
from app.domain.labels import label
from app.domain.rich_text import plain
from app.domain.sheets import Party
from app.queries.chain import ItemStep, PartStep
from app.queries.item_choices import shortened
from app.queries.minutes_views import MinutesRecord, Part, PointView

#: Names of places on the page of the notula.
ANCHORS = {OriginKind.POINT: "butir", OriginKind.QUESTION: "tanya", OriginKind.CONCLUSION: "kesimpulan"}


class Link(NamedTuple):
    """Where a step of the chain leads, in small letters as behind others in a line."""

    words: str
    url: str


class BackLink(NamedTuple):
    """A step that an item goes back to."""

    kind: OriginKind
    label: str
    text: str
    url: str


#: Links by `butir-12`, the place at which they stand.
Chain = dict[str, list[Link]]


def notula_chain(record: MinutesRecord, items: Iterable[ItemStep]) -> Chain:
    """Links at each point, question and conclusion, in both directions; rows that are withheld are not named."""
    points = {point.id: point for section in record.sections for point in section.points if not point.withheld}
    questions, conclusions = _numbered(record.questions), _numbered(record.conclusions)
    names = {
        row.id: f"{label(row.form).lower()} {_name(row.asker) or questions[row.id]}"
        for row in record.questions
        if not row.withheld
    }
    chain: Chain = defaultdict(list)

    def link(place: str, words: str, target: str) -> None:
        chain[place].append(Link(upper_first(words), f"#{target}"))

    for point in points.values():
        asked = point.answers_question_id
        if asked is not None and asked in questions:
            question, here = _at(OriginKind.QUESTION, asked), _at(OriginKind.POINT, point.id)
            link(here, f"menjawab {names[asked]}", question)
            link(question, f"dijawab {_said(point)}", here)
    for row in record.conclusions:
        if row.id not in conclusions:
            continue
        here = _at(OriginKind.CONCLUSION, row.id)
        if row.origin_point_id is not None and row.origin_point_id in points:
            origin = _at(OriginKind.POINT, row.origin_point_id)
            link(here, f"berasal dari {_said(points[row.origin_point_id])}", origin)
        elif row.origin_question_id is not None and row.origin_question_id in questions:
            origin = _at(OriginKind.QUESTION, row.origin_question_id)
            link(here, f"berasal dari {names[row.origin_question_id]}", origin)
        else:
            continue
        link(origin, f"menjadi kesimpulan {conclusions[row.id]}", here)
    for item in items:
        place = _at(OriginKind(item.origin.kind), item.origin.id)
        chain[place].append(Link(f"Tindak lanjut {item.number}", url_for("action_items.show", item_id=item.id)))
    return dict(chain)


def back_links(meeting_id: int, steps: Iterable[PartStep]) -> list[BackLink]:
    """The way back from an item, the nearest step first."""
    return [
        BackLink(
            kind=OriginKind(step.reference.kind),
            label=_step_words(step),
            text=shortened(plain(step.text)) or "Isi tidak tercatat.",
            url=url_for("minutes.show", meeting_id=meeting_id, _anchor=_at_reference(step.reference)),
        )
        for step in steps
    ]


def _step_words(step: PartStep) -> str:
    named = label(step.kind) if step.kind is not None else label(OriginKind(step.reference.kind))
    return f"{named} {step.said_by}" if step.said_by else named


def _at(kind: OriginKind, row_id: int) -> str:
    return f"{ANCHORS[kind]}-{row_id}"


def _at_reference(reference: Reference) -> str:
    return _at(OriginKind(reference.kind), reference.id)


def _said(point: PointView) -> str:
    """`arahan Rustam`."""
    name = _name(point.speaker)
    return f"{label(point.kind).lower()} {name}" if name else label(point.kind).lower()


def _name(party: Party | None) -> str | None:
    return party.name or party.office or party.institution if party else None


def _numbered(rows: Sequence[Part]) -> dict[int, int]:
    """Numbers as the page counts: a run of withheld rows is one, so that none of them are counted."""
    found: dict[int, int] = {}
    number, previous_withheld = 0, False
    for row in rows:
        number += not (row.withheld and previous_withheld)
        previous_withheld = row.withheld
        if not row.withheld:
            found[row.id] = number
    return found
