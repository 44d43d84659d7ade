"""What the privacy guard reads beside the rows of the minutes: the meeting and its lists, items, photos, answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ScalarSelect, Text, cast, func, literal, select

from app.domain.facts import MeetingFacts
from app.domain.letters import LetterStatus
from app.domain.meetings import ORDINARY_KINDS, Confidentiality, FileKind
from app.domain.roles import Actor
from app.models.action_items import ActionItem, ItemSupporter
from app.models.files import Documentation, StoredFile
from app.models.funding import FundingLine
from app.models.letters import Letter
from app.models.meetings import (
    AgendaRow,
    Meeting,
    MeetingDay,
    MeetingPurpose,
    MeetingTopic,
    SmallTeam,
    SmallTeamMember,
    SourceArticle,
)
from app.models.participants import Participant
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
    "meeting_more": ("place_city", "status_reason", "invitation_number", "online_url", "online_passcode"),
    "day": ("date_text", "time_text"),
    "person": (
        *("name_text", "office_text", "institution_text", "unsur_text", "team_office", "topic"),
        *("represents_name", "represents_office"),
    ),
    "money": ("source_text", "detail", "giver", "budget_document", "sub_activity_code", "purpose_text"),
    "article": ("outlet", "byline", "title"),
    "letter": ("subject", "content"),
    "file": ("original_name", "stored_name", "media_type", "sha256"),
    "member": ("unsur_text",),
    "item_more": ("unit",),
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
#: Parts of which every row of the meeting is read; the first have an order of their own.
_ORDERED = (
    *(("agenda", AgendaRow), ("purpose", MeetingPurpose), ("topic", MeetingTopic), ("day", MeetingDay)),
    ("person", Participant),
)
_WHOLE = (
    *(("team", SmallTeam), ("release", PressRelease), ("answer", PrivacyAnswer)),
    *(("money", FundingLine), ("article", SourceArticle)),
)
#: The columns of text in rows of minutes, in which the fields stand.
_CARRIERS = ("one", "two", "three", "four", "five", "six", "who_text", "other_text")
#: Columns beside them that a part may fill.
_FURTHER = frozenset({"code"})


def guarded_rows(actor: Actor, facts: MeetingFacts) -> Rows:
    """The rows of the minutes and all of FIELDS, in one statement; `flag` of an item says whether the actor sees it."""
    return rows_with(actor, facts.id, "meeting_words", lambda: _beside(actor, facts))


def words_of(row: AnyRow) -> dict[str, str | None]:
    """Field → what stands in it."""
    return dict(zip(FIELDS[row.part], (getattr(row, name) for name in _CARRIERS), strict=False))


def _beside(actor: Actor, facts: MeetingFacts) -> Sequence[AnySelect]:
    return (
        *(_part(part, Meeting).where(Meeting.id == facts.id) for part in ("meeting_words", "meeting_more")),
        *_items(actor, facts),
        _captions(facts),
        _photos(facts),
        _files(facts),
        _letters(facts),
        _members(facts),
        *(_of_meeting(part, model, facts, position=model.position) for part, model in _ORDERED),
        *(_of_meeting(part, model, facts) for part, model in _WHOLE),
    )


def _of_meeting(part: str, model: Any, facts: MeetingFacts, position: Any = 0) -> AnySelect:
    return _part(part, model, position=position).where(model.meeting_id == facts.id)


def _part(part: str, model: Any, *, position: Any = 0, level: Any = None, flag: Any = None, **made: Any) -> AnySelect:
    """One part in the shape of all; `made` are fields that are no column of the model, and further columns."""
    columns = (made[name] if name in made else getattr(model, name) for name in FIELDS[part])
    words = dict(zip(_CARRIERS, columns, strict=False)) | {name: made[name] for name in _FURTHER & made.keys()}
    return part_of(part, model, position, level=_BIASA if level is None else level, flag=flag, **words)


def _items(actor: Actor, facts: MeetingFacts) -> Sequence[AnySelect]:
    """Items that stand; supporters are those named in words alone."""
    own = {"position": ActionItem.number, "level": ActionItem.confidentiality, "flag": item_visible(actor)}
    parts = _part("item_words", ActionItem, **own, supporters=_supporters()), _part("item_more", ActionItem, **own)
    return [
        part.join(Meeting, Meeting.id == ActionItem.meeting_id).where(
            ActionItem.government_id == facts.government_id,
            ActionItem.meeting_id == facts.id,
            ActionItem.withdrawn_at.is_(None),
        )
        for part in parts
    ]


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


def _files(facts: MeetingFacts) -> AnySelect:
    """What people upload by itself: a bukti dukung belongs to its item, a signed notula can no longer be withdrawn."""
    return _part("file", StoredFile, level=StoredFile.confidentiality).where(
        StoredFile.meeting_id == facts.id,
        StoredFile.kind.in_(ORDINARY_KINDS),
        StoredFile.withdrawn_at.is_(None),
    )


def _letters(facts: MeetingFacts) -> AnySelect:
    """What persons wrote in drafts, as JSON; `code` tells the kind. An issued letter passed when it was issued."""
    return _part("letter", Letter, code=Letter.kind).where(
        Letter.meeting_id == facts.id, Letter.status == LetterStatus.KONSEP
    )


def _members(facts: MeetingFacts) -> AnySelect:
    return (
        _part("member", SmallTeamMember)
        .join(SmallTeam, SmallTeam.id == SmallTeamMember.small_team_id)
        .where(SmallTeam.meeting_id == facts.id)
    )
