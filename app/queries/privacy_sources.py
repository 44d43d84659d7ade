"""What the privacy guard reads beside the rows of the minutes: the meeting, items, captions, photos, siaran pers."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Integer, ScalarSelect, Text, case, cast, func, literal, null, select

from app.db import Id, db
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality, FileKind
from app.domain.roles import Actor
from app.models.action_items import ActionItem, ItemSupporter
from app.models.files import Documentation, StoredFile
from app.models.meetings import Meeting
from app.models.releases import PressRelease
from app.queries.keyset import AnyRow, AnySelect
from app.queries.visibility import item_visible

#: Part → the fields that hold words, in the order of the columns that carry them.
FIELDS: dict[str, tuple[str, ...]] = {
    "meeting": (
        *("title", "place", "place_address", "program_text", "stated_total_note", "organiser_text"),
        *("organiser_short_text", "online_room"),
    ),
    "item": (
        *("text", "expected_output", "expected_proof", "owner_text", "due_text", "indicator", "stated_by_text"),
        "supporters",
    ),
    "caption": ("caption",),
    "photo": ("original_name", "sha256"),
    "release": ("headline", "lead", "body"),
}
_WIDTH = max(len(names) for names in FIELDS.values())


def sources(actor: Actor, facts: MeetingFacts) -> dict[str, list[AnyRow]]:
    """Rows by part, in one statement: `id`, `number` of an item, `level`, `seen` of an item, and `words`."""
    parts = (_meeting(facts), _items(actor, facts), _captions(facts), _photos(facts), _releases(facts))
    found: dict[str, list[AnyRow]] = defaultdict(list)
    for row in sorted(db.session.execute(parts[0].union_all(*parts[1:])), key=lambda row: (row.number, row.id)):
        found[row.part].append(row)
    return found


def words_of(row: AnyRow) -> dict[str, str | None]:
    """Field → what stands in it."""
    return {name: getattr(row, f"words_{place}") for place, name in enumerate(FIELDS[row.part])}


def _part(part: str, model: Any, *, number: Any = 0, level: Any = None, seen: Any = 1, **made: Any) -> AnySelect:
    """One part in the shape of all; `made` are fields that are no column of the model."""
    columns = [made[name] if name in made else getattr(model, name) for name in FIELDS[part]]
    columns += [null()] * (_WIDTH - len(columns))
    return select(
        literal(part).label("part"),
        cast(model.id, Id).label("id"),
        cast(number, Integer).label("number"),
        cast(level if level is not None else literal(Confidentiality.BIASA.value), Text).label("level"),
        cast(seen, Integer).label("seen"),
        *(cast(column, Text).label(f"words_{place}") for place, column in enumerate(columns)),
    )


def _meeting(facts: MeetingFacts) -> AnySelect:
    return _part("meeting", Meeting).where(Meeting.id == facts.id)


def _items(actor: Actor, facts: MeetingFacts) -> AnySelect:
    """Items that stand; supporters are those named in words alone."""
    seen = case((item_visible(actor), 1), else_=0)
    own = ActionItem.confidentiality
    part = _part("item", ActionItem, number=ActionItem.number, level=own, seen=seen, supporters=_supporters())
    return part.join(Meeting, Meeting.id == ActionItem.meeting_id).where(
        ActionItem.government_id == facts.government_id,
        ActionItem.meeting_id == facts.id,
        ActionItem.withdrawn_at.is_(None),
    )


def _supporters() -> ScalarSelect[Any]:
    return (
        select(func.aggregate_strings(ItemSupporter.unsur_text, "; "))
        .where(ItemSupporter.item_id == ActionItem.id, ItemSupporter.unsur_text.is_not(None))
        .correlate(ActionItem)
        .scalar_subquery()
    )


def _captions(facts: MeetingFacts) -> AnySelect:
    """Captions of the documentation, each as closed as the file behind it."""
    level = func.coalesce(cast(StoredFile.confidentiality, Text), Confidentiality.BIASA.value)
    part = _part("caption", Documentation, level=level)
    return part.outerjoin(StoredFile, StoredFile.id == Documentation.file_id).where(
        Documentation.meeting_id == facts.id
    )


def _photos(facts: MeetingFacts) -> AnySelect:
    return _part("photo", StoredFile, level=StoredFile.confidentiality).where(
        StoredFile.meeting_id == facts.id, StoredFile.kind == FileKind.FOTO, StoredFile.withdrawn_at.is_(None)
    )


def _releases(facts: MeetingFacts) -> AnySelect:
    return _part("release", PressRelease).where(PressRelease.meeting_id == facts.id)
