"""The action item that a line of quick notes becomes: what was not said stays open, and nothing is demanded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.action_items import ItemClass, StatedKind
from app.domain.agencies import may_be_assigned
from app.domain.item_references import OriginKind, PartyKind, Reference
from app.domain.item_rules import is_tracked
from app.domain.quick_notes import LineKind, Understood
from app.domain.writing import OWNER_UNKNOWN
from app.models.action_items import ActionItem
from app.models.agencies import Agency
from app.models.writing import NoteLine
from app.services import versions
from app.services.action_items import MakeItem, make_item
from app.services.item_changes import ChangeItem, WithdrawItem, change_item, withdraw_item
from app.services.item_contents import ItemContent, Supporter
from app.services.note_line_page import NotePage

#: Noted in the history of an item whose line was read anew.
REASON = "Diperbaiki pada catatan cepat"
WITHDRAWN = "Ditarik pada catatan cepat"
NO_OWNER = "Penanggung jawab belum disebut."
NOT_ASSIGNED = "{name} dicatat sebagai unsur, karena tidak dapat diberi tugas oleh pemerintah daerah ini."

_WORDS_MAX = 300
#: What a line never says; what was added on other pages stays.
_KEPT = (
    *("indicator", "target", "unit", "confidentiality", "from_kepala_daerah"),
    *("origin_conclusion_id", "origin_point_id", "origin_question_id"),
)


def write_item(page: NotePage, line: NoteLine, read: Understood) -> list[str]:
    """A provisional item; gives sentences about what deserves a look."""
    parties = _Parties(page, read)
    # Only one that comes straight from a conclusion, point or question; in a list of items nothing is said of it.
    origin = None if page.room.plain_kind is LineKind.TINDAK_LANJUT else page.origin()
    if line.item_id is None:
        content = _content(read, parties) | _origin(origin)
        line.item_id = make_item(page.actor, MakeItem(meeting_id=page.facts.id, **content))
    else:
        _change(page, line.item_id, read, parties)
    return parties.notes


def _change(page: NotePage, item_id: int, read: Understood, parties: _Parties) -> None:
    """The same item with other content; its origin, class of confidentiality and what was added elsewhere stay."""
    before = db.session.get_one(ActionItem, item_id, populate_existing=True)
    if before.withdrawn_at is not None:
        _bring_back(item_id, before.version, before.item_class)
        before = db.session.get_one(ActionItem, item_id, populate_existing=True)
    command = ChangeItem(
        item_id=item_id,
        version=before.version,
        due_reason=REASON,
        **{name: getattr(before, name) for name in _KEPT},
        **_content(read, parties),
    )
    change_item(page.actor, command)


def take_item_off(page: NotePage, item_id: int) -> None:
    """Withdraw the item, unless somebody did already."""
    row = db.session.get_one(ActionItem, item_id, populate_existing=True)
    if row.withdrawn_at is None:
        withdraw_item(page.actor, WithdrawItem(item_id=item_id, version=row.version, reason=WITHDRAWN))


def _bring_back(item_id: int, version: int, item_class: ItemClass) -> None:
    """Take a withdrawal back; the change that follows opens the shares, indexes and audits."""
    versions.bump(
        ActionItem,
        item_id,
        version,
        withdrawn_at=None,
        withdrawn_reason=None,
        is_open=is_tracked(item_class),
        updated_at=clock.now(),
    )


def _origin(origin: Reference | None) -> dict[str, int]:
    names = {
        OriginKind.CONCLUSION: "origin_conclusion_id",
        OriginKind.POINT: "origin_point_id",
        OriginKind.QUESTION: "origin_question_id",
    }
    return {names[OriginKind(origin.kind)]: origin.id} if origin is not None else {}


def _content(read: Understood, parties: _Parties) -> dict[str, Any]:
    values = ItemContent(
        text=read.text,
        item_class=read.item_class or ItemClass.TINDAK_LANJUT,
        stated_kind=read.stated_kind or StatedKind.TINDAK_LANJUT,
        stated_by_id=read.speaker_id,
        stated_by_text=None if read.speaker_id else read.speaker_text or None,
        **parties.owner,
        supporters=parties.supporters,
        horizons=frozenset(read.horizons),
        due_on=read.due_on,
        due_text=read.due_text[:200] or None,
        expected_output=read.expected_output or None,
        expected_proof=read.expected_proof or None,
    )
    return {name: value for name, value in vars(values).items() if name not in _KEPT}


class _Parties:
    """Owner and supporters as an item takes them: a party that cannot be assigned stands in the words of the source."""

    def __init__(self, page: NotePage, read: Understood) -> None:
        self.notes: list[str] = []
        self._names = {one.reference: one.name for one in page.room.agencies}
        asked = [one for one in (read.owner, *read.supporters) if one is not None]
        self._assignable = _assignable(page, [one.id for one in asked if one.kind is PartyKind.AGENCY])
        self.owner = self._owner(read)
        self.supporters = tuple(self._supporters(read))

    def _owner(self, read: Understood) -> dict[str, Any]:
        if read.owner is not None and read.owner.kind is PartyKind.TASK_FORCE:
            return {"owner_task_force_id": read.owner.id}
        if read.owner is not None and read.owner.id in self._assignable and read.owner.kind is PartyKind.AGENCY:
            return {"owner_agency_id": read.owner.id}
        if read.owner is not None:
            return {"owner_text": self._in_words(read.owner)}
        if not read.owner_text:
            self.notes.append(NO_OWNER)
        return {"owner_text": read.owner_text[:_WORDS_MAX] or OWNER_UNKNOWN}

    def _supporters(self, read: Understood) -> Iterable[Supporter]:
        for one, words in zip(read.supporters, read.supporter_words, strict=True):
            if one == read.owner:
                continue
            if one.kind is PartyKind.TASK_FORCE:
                yield Supporter(task_force_id=one.id, words=words[:_WORDS_MAX])
            elif one.kind is PartyKind.SMALL_TEAM:
                yield Supporter(small_team_id=one.id, words=words[:_WORDS_MAX])
            elif one.id in self._assignable:
                yield Supporter(agency_id=one.id)
            else:
                yield Supporter(words=self._in_words(one))
        for words in dict.fromkeys(read.supporter_texts):
            yield Supporter(words=words[:_WORDS_MAX])

    def _in_words(self, one: Reference) -> str:
        name = self._names[one]
        if one.kind is PartyKind.AGENCY:
            self.notes.append(NOT_ASSIGNED.format(name=name))
        return name[:_WORDS_MAX]


def _assignable(page: NotePage, agency_ids: list[int]) -> frozenset[int]:
    if not agency_ids:
        return frozenset()
    rows = db.session.execute(
        select(Agency.id, Agency.relation, Agency.kind).where(
            Agency.id.in_(agency_ids), Agency.government_id == page.facts.government_id
        )
    )
    return frozenset(row.id for row in rows if may_be_assigned(row.relation, row.kind))
