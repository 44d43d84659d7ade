"""What the privacy guard reads beside the rows of the minutes: the meeting and its lists, items, photos, answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ScalarSelect, Text, cast, func, literal, select

from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality, FileKind
from app.domain.roles import Actor
from app.models.action_items import ActionItem, ItemSupporter
from app.models.files import Documentation, StoredFile
from app.models.meetings import AgendaRow, Meeting, MeetingPurpose, MeetingTopic, SmallTeam
from app.models.releases import PressRelease, PrivacyAnswer
from app.queries.keyset import AnyRow, AnySelect
from app.queries.minutes_rows import Rows, part_of, rows_with
from app.queries.visibility import item_visible

_BIASA = literal(Confidentiality.BIASA.value)

#: Part → the fields that hold words, in the order of the columns that carry them.
FIELDS: dict[str, tuple[str, ...]] = {
    "meeting_words": (
        *("title", "place", "place_address", "program_text", "stated_total_note", "organiser_text"),
        *("organiser_short_text", "online_room"),
    ),
    "item_words": (
        *("text", "expected_output", "expected_proof", "owner_text", "due_text", "indicator", "stated_by_text"),
        "supporters",
    ),
    "caption": ("caption",),
    "photo": ("original_name", "sha256"),
    "release": ("headline", "lead", "body"),
    "agenda": ("text", "officer_text"),
    "purpose": ("text",),
    "team": ("name", "mandate"),
    "topic": ("text",),
    "answer": ("digest",),
}
#: The columns of text in rows of minutes, in which the fields stand.
_CARRIERS = ("one", "two", "three", "four", "five", "six", "who_text", "other_text")


def guarded_rows(actor: Actor, facts: MeetingFacts) -> Rows:
    """The rows of the minutes and all of FIELDS, in one statement; `flag` of an item says whether the actor sees it."""
    return rows_with(actor, facts.id, "meeting_words", lambda: _beside(actor, facts))


def words_of(row: AnyRow) -> dict[str, str | None]:
    """Field → what stands in it."""
    return dict(zip(FIELDS[row.part], (getattr(row, name) for name in _CARRIERS), strict=False))


def _beside(actor: Actor, facts: MeetingFacts) -> Sequence[AnySelect]:
    lists = (("agenda", AgendaRow), ("purpose", MeetingPurpose), ("topic", MeetingTopic))
    return (
        _meeting(facts),
        _items(actor, facts),
        _captions(facts),
        _photos(facts),
        *(_of_meeting(part, model, facts, position=model.position) for part, model in lists),
        *(
            _of_meeting(part, model, facts)
            for part, model in (("team", SmallTeam), ("release", PressRelease), ("answer", PrivacyAnswer))
        ),
    )


def _of_meeting(part: str, model: Any, facts: MeetingFacts, position: Any = 0) -> AnySelect:
    return _part(part, model, position=position).where(model.meeting_id == facts.id)


def _part(part: str, model: Any, *, position: Any = 0, level: Any = None, flag: Any = None, **made: Any) -> AnySelect:
    """One part in the shape of all; `made` are fields that are no column of the model."""
    columns = (made[name] if name in made else getattr(model, name) for name in FIELDS[part])
    words = dict(zip(_CARRIERS, columns, strict=False))
    return part_of(part, model, position, level=_BIASA if level is None else level, flag=flag, **words)


def _meeting(facts: MeetingFacts) -> AnySelect:
    return _part("meeting_words", Meeting).where(Meeting.id == facts.id)


def _items(actor: Actor, facts: MeetingFacts) -> AnySelect:
    """Items that stand; supporters are those named in words alone."""
    own = {"position": ActionItem.number, "level": ActionItem.confidentiality, "flag": item_visible(actor)}
    return (
        _part("item_words", ActionItem, **own, supporters=_supporters())
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(
            ActionItem.government_id == facts.government_id,
            ActionItem.meeting_id == facts.id,
            ActionItem.withdrawn_at.is_(None),
        )
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
