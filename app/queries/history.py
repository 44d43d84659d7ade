"""The audit of one meeting or item for those who may read its history: entries with their payload, newest first.

What is stricter than its meeting leaves no trace here for those who do not see it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, not_, or_, select, union

from app.db import db
from app.domain.facts import ItemFacts, MeetingFacts, PartFacts
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor, Role
from app.domain.sight import OF_AGENCY, sees_item_origin, sees_letters, sees_meeting, sees_part
from app.models.files import Documentation, StoredFile
from app.models.minutes import Conclusion, MinutesPoint, MinutesQuestion
from app.models.records import AuditEntry, AuditPayload
from app.models.users import UserRole
from app.queries.keyset import AnySelect, Page, Place, page

PAGE_SIZE = 30

#: Things of a meeting whose history goes with it. An item has its own; what is not named here is not shown.
_OF_MEETING = ("meeting", "participant", "file", "documentation")
#: What carries words of the draft or of letters not yet sent: for those alone who see these.
_OF_DRAFT = ("minutes", "minutes_section", "letter", "number", "press_release")
_DRAFT_ACTS = (
    "simpan_kesimpulan",
    "simpan_angka",
    "simpan_kontak",
    "tulis_kesimpulan",
    "tulis_angka",
    "tulis_kontak",
    "simpan_tim_kecil",
    "simpan_sesi_tanya_jawab",
    "pulihkan_naskah",
)
#: Further saves of one sitting: each is a link of the chain and a state of the text, not a line of the history.
_UNLISTED = ("simpan_otomatis",)
#: Acts on the whole item, seen by an agency that has a share in an item of a meeting it does not see.
_OF_WHOLE_ITEM = ("buat", "ubah", "tetapkan", "prioritaskan", "cabut_prioritas")


@dataclass(frozen=True)
class History:
    """One page. `hides_words`: rows of the minutes say that they were saved, not what was written.

    `named_ids`: the accounts that may be named to this reader; None names all.
    """

    page: Page
    hides_words: bool = False
    hides_origin: bool = False
    named_ids: frozenset[int] | None = None


def holds_draft(kind: str, action: str) -> bool:
    """Whether an entry carries words of the minutes."""
    return kind in ("minutes", "minutes_section") or action in _DRAFT_ACTS


def meeting_history(actor: Actor, meeting: MeetingFacts, place: Place | None = None) -> History:
    """The history of a meeting, read after a permission check."""
    drafts = sees_letters(actor, meeting)
    kinds = (*_OF_MEETING, *_OF_DRAFT) if drafts else _OF_MEETING
    conditions = [
        AuditEntry.meeting_id == meeting.id,
        AuditEntry.subject_kind.in_(kinds),
        AuditEntry.action.not_in(_UNLISTED),
    ]
    if not drafts:
        conditions.append(not_(and_(AuditEntry.subject_kind == "meeting", AuditEntry.action.in_(_DRAFT_ACTS))))
    conditions += _without_closed_files(actor, meeting)
    return History(_page(actor, conditions, place), hides_words=_has_closed_words(actor, meeting))


def item_history(actor: Actor, item: ItemFacts, place: Place | None = None) -> History:
    """The history of an item. Who does not see its meeting reads what concerns the item and his own agency."""
    conditions: list[ColumnElement[bool]] = [AuditEntry.subject_kind == "item", AuditEntry.subject_id == item.id]
    if sees_item_origin(actor, item):
        return History(_page(actor, conditions, place))
    own = _accounts_of(actor, item)
    conditions.append(or_(AuditEntry.action.in_(_OF_WHOLE_ITEM), AuditEntry.user_id.in_(own)))
    return History(_page(actor, conditions, place), hides_origin=True, named_ids=own)


def _page(actor: Actor, conditions: Iterable[ColumnElement[bool]], place: Place | None) -> Page:
    statement: AnySelect = (
        select(
            AuditEntry.at,
            AuditEntry.user_id,
            AuditEntry.actor_name,
            AuditEntry.action,
            AuditEntry.subject_kind,
            AuditPayload.payload,
            AuditPayload.destroyed_at,
        )
        .outerjoin(AuditPayload, AuditPayload.entry_id == AuditEntry.id)
        .where(AuditEntry.government_id == actor.government_id, *conditions)
    )
    return page(statement, (AuditEntry.id,), place, descending=True, size=PAGE_SIZE)


def _without_closed_files(actor: Actor, meeting: MeetingFacts) -> list[ColumnElement[bool]]:
    """Files and captions that the actor does not see: not even that they were put there."""
    closed = [level for level in Confidentiality if not sees_part(actor, PartFacts(0, meeting, level))]
    if not closed:
        return []
    files = select(StoredFile.id).where(StoredFile.meeting_id == meeting.id, StoredFile.confidentiality.in_(closed))
    captions = (
        select(Documentation.id)
        .join(StoredFile, StoredFile.id == Documentation.file_id)
        .where(Documentation.meeting_id == meeting.id, StoredFile.confidentiality.in_(closed))
    )
    return [
        not_(and_(AuditEntry.subject_kind == "file", AuditEntry.subject_id.in_(files))),
        not_(and_(AuditEntry.subject_kind == "documentation", AuditEntry.subject_id.in_(captions))),
    ]


def _has_closed_words(actor: Actor, meeting: MeetingFacts) -> bool:
    """Whether the minutes hold a row that the actor does not see: its words may stand in older entries."""
    models = (MinutesPoint, MinutesQuestion, Conclusion)
    rows = union(*(select(model.confidentiality).where(model.meeting_id == meeting.id) for model in models))
    return any(not sees_meeting(actor, meeting, Confidentiality(level)) for level in db.session.scalars(rows))


def _accounts_of(actor: Actor, item: ItemFacts) -> frozenset[int]:
    """Accounts of the own agencies that have a share in the item."""
    own = (actor.agencies(*OF_AGENCY) | actor.mapped_agencies()) & item.agency_ids
    roles = (Role.SECRETARIAT, Role.REPORTER, Role.AGENCY_HEAD)
    found = db.session.scalars(
        select(UserRole.user_id).where(
            UserRole.government_id == actor.government_id, UserRole.agency_id.in_(own), UserRole.role.in_(roles)
        )
    )
    return frozenset(found) | {actor.user_id}
