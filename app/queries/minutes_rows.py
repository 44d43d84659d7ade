"""All rows of one meeting's minutes in one statement, and what of the rest is there at all. Says nothing of rights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Integer,
    Numeric,
    Text,
    bindparam,
    cast,
    literal,
    null,
    or_,
    select,
)
from sqlalchemy.types import TypeEngine

from app.db import Id
from app.domain.meetings import FileKind
from app.domain.roles import Actor
from app.models.action_items import ActionItem
from app.models.files import Documentation, StoredFile
from app.models.funding import FundingLine
from app.models.governments import PaperProfile
from app.models.meetings import Meeting
from app.models.minutes import (
    Conclusion,
    Figure,
    Minutes,
    MinutesPoint,
    MinutesQuestion,
    MinutesSection,
    QuestionSession,
    ServiceContact,
)
from app.queries.keyset import AnyRow, AnySelect
from app.queries.reading import once, read
from app.queries.visibility import item_visible

#: Columns that a part may fill, beside `part`, `id` and `position`.
_COLUMNS: dict[str, TypeEngine[Any]] = {
    **dict.fromkeys(("section_id", "who_id", "other_id", "link"), Id),
    **dict.fromkeys(("level", "code", "who_text", "other_text"), Text()),
    **dict.fromkeys(("one", "two", "three", "four", "five", "six"), Text()),
    **dict.fromkeys(("flag", "flag_2"), Boolean()),
    "whole": Integer(),
    "number": Numeric(20, 4),
}
Rows = dict[str, list[AnyRow]]


def rows_of(actor: Actor, meeting_id: int) -> Rows:
    """Rows by part, each part in its order; parts of `rows_with` may stand among them."""
    return once(_key(actor, meeting_id), lambda: _gathered(_own(actor), meeting_id))


def rows_with(actor: Actor, meeting_id: int, mark: str, more: Callable[[], Sequence[AnySelect]]) -> Rows:
    """The same with further parts that `part_of` made; all in one statement where the page has read neither yet.

    `mark` names a part of `more` that always has a row.
    """
    found = once(_key(actor, meeting_id), lambda: _gathered((*_own(actor), *more()), meeting_id))
    return found if mark in found else found | _gathered(more(), meeting_id)


def _key(actor: Actor, meeting_id: int) -> tuple[Any, ...]:
    return ("rows of minutes", actor, meeting_id)


def _own(actor: Actor) -> Sequence[AnySelect]:
    return (*_WRITTEN, *_PRESENT, _items(actor))


def _gathered(parts: Sequence[AnySelect], meeting_id: int) -> Rows:
    found: Rows = defaultdict(list)
    rows = read(parts[0].union_all(*parts[1:]), meeting_id=meeting_id)
    for row in sorted(rows, key=lambda row: (row.position, row.id)):
        found[row.part].append(row)
    return found


def part_of(part: str, model: Any, position: Any, **columns: Any) -> AnySelect:
    """One part in the shape of all; `columns` are those of `_COLUMNS` that it fills."""
    return select(
        literal(part).label("part"),
        cast(model.id, Id).label("id"),
        cast(position, Integer).label("position"),
        *(cast(columns.get(name, null()), kind).label(name) for name, kind in _COLUMNS.items()),
    )


#: Parts of the minutes with their columns. Those with a `withdrawn_at` of their own leave out withdrawn rows.
_COLUMNS_OF: tuple[tuple[str, Any, dict[str, Any]], ...] = (
    (
        "section",
        MinutesSection,
        {"code": MinutesSection.kind, "one": MinutesSection.title, "whole": MinutesSection.version},
    ),
    (
        "point",
        MinutesPoint,
        {
            "section_id": MinutesPoint.section_id,
            "level": MinutesPoint.confidentiality,
            "code": MinutesPoint.kind,
            "who_id": MinutesPoint.speaker_id,
            "who_text": MinutesPoint.speaker_text,
            "one": MinutesPoint.text,
            "two": MinutesPoint.quote,
            "three": MinutesPoint.context,
            "four": MinutesPoint.addressee_text,
            "five": MinutesPoint.stated_order_note,
            "whole": MinutesPoint.stated_order,
            "link": MinutesPoint.answers_question_id,
            "flag": MinutesPoint.is_releasable,
        },
    ),
    (
        "question",
        MinutesQuestion,
        {
            "section_id": MinutesQuestion.section_id,
            "level": MinutesQuestion.confidentiality,
            "code": MinutesQuestion.form,
            "who_id": MinutesQuestion.asker_id,
            "who_text": MinutesQuestion.asker_text,
            "other_id": MinutesQuestion.answerer_id,
            "other_text": MinutesQuestion.answerer_text,
            "one": MinutesQuestion.question,
            "two": MinutesQuestion.answer,
        },
    ),
    (
        "conclusion",
        Conclusion,
        {
            "level": Conclusion.confidentiality,
            "one": Conclusion.text,
            "link": Conclusion.origin_point_id,
            "other_id": Conclusion.origin_question_id,
        },
    ),
    (
        "figure",
        Figure,
        {
            "one": Figure.indicator,
            "two": Figure.value_text,
            "three": Figure.unit,
            "four": Figure.area,
            "five": Figure.period_text,
            "six": Figure.source,
            "number": Figure.value,
            "who_id": Figure.speaker_id,
            "who_text": Figure.speaker_text,
        },
    ),
    (
        "contact",
        ServiceContact,
        {"one": ServiceContact.name, "two": ServiceContact.number, "three": ServiceContact.purpose},
    ),
    (
        "head",
        Minutes,
        {"code": Minutes.status, "whole": Minutes.version, "flag": Minutes.approved_at.is_not(None)},
    ),
    (
        "session",
        QuestionSession,
        {
            "one": QuestionSession.time_text,
            "two": QuestionSession.topic,
            "three": QuestionSession.parties,
            "whole": QuestionSession.version,
            "flag": QuestionSession.held,
            "flag_2": QuestionSession.content_recorded,
        },
    ),
)


#: The meeting that is read.
_ID: BindParameter[int] = bindparam("meeting_id")


def _written() -> list[AnySelect]:
    found = []
    for part, model, columns in _COLUMNS_OF:
        names = model.__table__.columns
        position = model.position if "position" in names else literal(0)
        standing = (model.withdrawn_at.is_(None),) if "withdrawn_at" in names else ()
        found.append(part_of(part, model, position, **columns).where(model.meeting_id == _ID, *standing))
    return found


def _present() -> list[AnySelect]:
    """What the paper prints beside the minutes, without its words: enough to tell which labels drop out."""
    funding = part_of("funding", FundingLine, literal(0)).where(FundingLine.meeting_id == _ID)
    documentation = part_of("documentation", Documentation, literal(0)).where(Documentation.meeting_id == _ID)
    attendance = part_of("attendance", StoredFile, literal(0)).where(
        StoredFile.meeting_id == _ID,
        StoredFile.kind == FileKind.DAFTAR_HADIR,
        StoredFile.withdrawn_at.is_(None),
    )
    profiles = (
        part_of("profile", PaperProfile, PaperProfile.agency_id.is_(None), flag=PaperProfile.show_place)
        .join(Meeting, Meeting.government_id == PaperProfile.government_id)
        .where(
            Meeting.id == _ID,
            or_(PaperProfile.agency_id.is_(None), PaperProfile.agency_id == Meeting.secretariat_agency_id),
        )
    )
    return [funding, documentation, attendance, profiles]


# Every page of the minutes reads them: made once, run with a value.
_WRITTEN, _PRESENT = _written(), _present()


def _items(actor: Actor) -> AnySelect:
    """Items beside the minutes; `flag` where the actor sees that one carries an output or a proof."""
    has_output: ColumnElement[bool] = or_(ActionItem.expected_output != "", ActionItem.expected_proof != "")
    return (
        part_of("item", ActionItem, ActionItem.number, flag=has_output.is_(True) & item_visible(actor))
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(ActionItem.meeting_id == _ID, ActionItem.withdrawn_at.is_(None))
    )
