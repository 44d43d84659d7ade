"""Lines of quick notes as they stand on their page, and the lists beside them. Plain values; no words for the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import desc, func, select, true

from app.db import db
from app.domain.facts import MeetingFacts, PartFacts
from app.domain.meetings import Confidentiality, stricter
from app.domain.minutes import SectionKind
from app.domain.quick_notes import LineKind
from app.domain.roles import Actor
from app.domain.sight import sees_part
from app.models.action_items import ActionItem
from app.models.minutes import Conclusion, MinutesPoint, MinutesQuestion, MinutesSection
from app.models.writing import NoteLine
from app.queries.kept_statements import at_most

PAGE_SIZE = 50


@dataclass(frozen=True, kw_only=True)
class LineView:
    """One line with what was understood. A withheld one carries no words: its row was closed to the reader since."""

    id: int
    version: int
    kind: LineKind
    raw: str = ""
    edited: str | None = None
    is_corrected: bool = False
    is_withdrawn: bool = False
    withheld: bool = False
    level: Confidentiality = Confidentiality.BIASA
    #: Its row was taken off, or has other words by now: then what was typed is shown no more, since words may have
    #: been taken out or closed on purpose.
    is_gone: bool = False
    is_changed: bool = False
    notes: tuple[str, ...] = ()
    section: str = ""
    understood: dict[str, Any]
    number: int | None = None
    item_id: int | None = None
    row_id: int | None = None
    typed_at: datetime

    @property
    def text(self) -> str:
        """The line as it counts now."""
        return self.edited or self.raw


@dataclass(frozen=True)
class LinesPage:
    """The newest lines first; `older` is the id before which the next page begins, None at the end."""

    lines: tuple[LineView, ...]
    older: int | None
    count: int


@dataclass(frozen=True)
class Standing:
    """Where the person goes on: the section of the last line, who speaks, and all sections to choose from."""

    section_id: int | None
    speaker_id: int | None
    speaker_text: str
    sections: tuple[tuple[int, str], ...]


def lines_page(actor: Actor, facts: MeetingFacts, before: int | None = None, size: int = PAGE_SIZE) -> LinesPage:
    """The lines of a meeting, withdrawn ones too, as the actor may see them; after a permission check."""
    standing = select(func.count()).select_from(NoteLine)
    standing = standing.where(NoteLine.meeting_id == facts.id, NoteLine.withdrawn_at.is_(None))
    statement = _lines().add_columns(standing.correlate(None).scalar_subquery().label("standing"))
    statement = statement.where(NoteLine.meeting_id == facts.id).order_by(NoteLine.id.desc()).limit(at_most(size + 1))
    if before is not None:
        statement = statement.where(NoteLine.id < before)
    rows = db.session.execute(statement).all()
    return LinesPage(
        tuple(_view(actor, facts, row) for row in rows[:size]),
        rows[size - 1].NoteLine.id if len(rows) > size else None,
        rows[0].standing if rows else 0,
    )


def line_views(actor: Actor, facts: MeetingFacts, line_ids: list[int]) -> list[LineView]:
    """These lines of the meeting, the oldest first."""
    statement = _lines().where(NoteLine.meeting_id == facts.id, NoteLine.id.in_(line_ids)).order_by(NoteLine.id)
    return [_view(actor, facts, row) for row in db.session.execute(statement)]


def _lines() -> Any:
    return (
        select(
            NoteLine,
            MinutesSection.title.label("section"),
            MinutesPoint.text.label("point_text"),
            MinutesPoint.confidentiality.label("point_level"),
            MinutesPoint.withdrawn_at.label("point_gone"),
            MinutesQuestion.question.label("question_text"),
            MinutesQuestion.answer.label("answer_text"),
            MinutesQuestion.confidentiality.label("question_level"),
            MinutesQuestion.withdrawn_at.label("question_gone"),
            Conclusion.text.label("conclusion_text"),
            Conclusion.confidentiality.label("conclusion_level"),
            Conclusion.withdrawn_at.label("conclusion_gone"),
            ActionItem.text.label("item_text"),
            ActionItem.confidentiality.label("item_level"),
            ActionItem.withdrawn_at.label("item_gone"),
            ActionItem.number,
        )
        .outerjoin(MinutesSection, MinutesSection.id == NoteLine.section_id)
        .outerjoin(MinutesPoint, MinutesPoint.id == NoteLine.point_id)
        .outerjoin(MinutesQuestion, MinutesQuestion.id == NoteLine.question_id)
        .outerjoin(Conclusion, Conclusion.id == NoteLine.conclusion_id)
        .outerjoin(ActionItem, ActionItem.id == NoteLine.item_id)
    )


#: Kind → the row it stands for, and the words of that row that come from the line.
_ROWS = {
    LineKind.BUTIR: ("point", "point_text"),
    LineKind.TANYA: ("question", "question_text"),
    LineKind.MASUKAN: ("question", "question_text"),
    LineKind.JAWAB: ("question", "answer_text"),
    LineKind.KESIMPULAN: ("conclusion", "conclusion_text"),
    LineKind.TINDAK_LANJUT: ("item", "item_text"),
}
_ROW_IDS = {LineKind.KESIMPULAN: "conclusion_id", LineKind.TINDAK_LANJUT: "item_id", LineKind.DATA: "figure_id"}
_LEVELS = ("point_level", "question_level", "conclusion_level", "item_level")


def _view(actor: Actor, facts: MeetingFacts, row: Any) -> LineView:
    line: NoteLine = row.NoteLine
    levels = [level for name in _LEVELS if (level := getattr(row, name)) is not None]
    kind = LineKind(line.kind)
    always: dict[str, Any] = {"id": line.id, "version": line.version, "kind": kind, "typed_at": line.typed_at}
    level = stricter(Confidentiality.BIASA, *levels)
    if not sees_part(actor, PartFacts(line.id, facts, level)):
        return LineView(**always, withheld=True, understood={})
    if line.withdrawn_at is None and (elsewhere := _elsewhere(kind, line, row)):
        return LineView(**always, level=level, section=row.section or "", understood={}, **elsewhere)
    return LineView(
        **always,
        level=level,
        raw=line.raw,
        edited=line.edited,
        is_corrected=line.is_corrected,
        is_withdrawn=line.withdrawn_at is not None,
        notes=tuple(line.notes),
        section=row.section or "",
        understood=line.understood,
        number=row.number if kind is LineKind.TINDAK_LANJUT else None,
        item_id=line.item_id if kind is LineKind.TINDAK_LANJUT else None,
        row_id=getattr(line, _ROW_IDS[kind]) if kind in _ROW_IDS else None,
    )


def _elsewhere(kind: LineKind, line: NoteLine, row: Any) -> dict[str, Any]:
    """What became of the row on other pages; nothing while it says what was typed."""
    if kind not in _ROWS:
        return {}
    name, words = _ROWS[kind] if kind is not LineKind.JAWAB or line.question_id else ("point", "point_text")
    if getattr(row, f"{name}_gone") is not None:
        return {"is_gone": True}
    # Who spoke up may be recorded without his words.
    text = getattr(row, words) or ""
    return {"is_changed": True, "raw": text} if text != line.understood.get("text") else {}


def standing_of(actor: Actor, meeting_id: int) -> Standing:
    """Where this person goes on; before the first line, where anybody does."""
    last = (
        select(NoteLine.section_id, NoteLine.speaker_id, NoteLine.speaker_text)
        .where(NoteLine.meeting_id == meeting_id, NoteLine.withdrawn_at.is_(None))
        .order_by(desc(NoteLine.by_user_id == actor.user_id), NoteLine.id.desc())
        .limit(at_most(1))
        .subquery()
    )
    rows = db.session.execute(
        select(MinutesSection.id, MinutesSection.kind, MinutesSection.title, *last.c)
        .outerjoin(last, true())
        .where(MinutesSection.meeting_id == meeting_id, MinutesSection.withdrawn_at.is_(None))
        .order_by(MinutesSection.position, MinutesSection.id)
    ).all()
    if not rows:
        return Standing(None, None, "", ())
    order = list(SectionKind)
    sections = tuple((row.id, row.title) for row in sorted(rows, key=lambda row: order.index(row.kind)))
    first = rows[0]
    return Standing(first.section_id or sections[0][0], first.speaker_id, first.speaker_text or "", sections)
