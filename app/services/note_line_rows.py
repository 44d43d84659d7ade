"""The row of the record that a line of quick notes becomes, by its kind; written, rewritten and taken off again.

A line keeps the rows it ever made: an earlier one is taken up again where it fits; `line.kind` is that of the last
reading until the new row stands. Items are in note_line_items.py.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select

from app import clock
from app.db import db
from app.domain.item_references import OriginKind
from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind, QuestionForm, SectionKind
from app.domain.quick_notes import LineKind, Understood
from app.domain.writing import MinutesPart
from app.models.minutes import Conclusion, Figure, MinutesPoint, MinutesQuestion
from app.models.writing import NoteLine
from app.services.note_line_page import NotePage

#: Longest words of columns, where the parser hands over a piece of the line.
NAME_MAX = 300


def write_point(page: NotePage, line: NoteLine, read: Understood, answers: int | None = None) -> None:
    """A point of the speaker; `answers` is the question it responds to."""
    section = page.section_of(read.section_kind)
    row = db.session.get(MinutesPoint, line.point_id) if line.point_id else None
    page.touch(MinutesPart.BAGIAN, row.section_id if row is not None else section.id)
    values = {
        "speaker_id": read.speaker_id,
        "speaker_text": None if read.speaker_id else read.speaker_text or None,
        "kind": read.point_kind or PointKind.PERNYATAAN,
        "text": read.text,
        "addressee_text": read.addressee_text or None,
        "quote": read.quote or None,
        "context": read.context or None,
        "answers_question_id": answers,
        "withdrawn_at": None,
    }
    if row is None:
        row = _new(page, MinutesPoint, section_id=section.id, **values)
        line.point_id = row.id
    else:
        _set(row, values)
    page.came_from(OriginKind.POINT, row.id)


def write_question(page: NotePage, line: NoteLine, read: Understood) -> None:
    """A question or input from the floor."""
    section = page.section_of(SectionKind.DISKUSI)
    row = _own_question(line, LineKind.TANYA, LineKind.MASUKAN)
    page.touch(MinutesPart.BAGIAN, row.section_id if row is not None else section.id)
    values = {
        "form": QuestionForm.MASUKAN if read.kind is LineKind.MASUKAN else QuestionForm.PERTANYAAN,
        "asker_id": read.speaker_id,
        "asker_text": None if read.speaker_id else read.speaker_text or None,
        "question": read.text or None,
        "withdrawn_at": None,
    }
    if row is None:
        row = _new(page, MinutesQuestion, section_id=section.id, **values)
        line.question_id = row.id
    else:
        _set(row, values)
    page.came_from(OriginKind.QUESTION, row.id)


def write_answer(page: NotePage, line: NoteLine, read: Understood) -> None:
    """The answer to the last open question; where none is open, a point that responds to the last one answered."""
    row = _own_question(line, LineKind.JAWAB)
    row = row if row is not None and row.answer is None else _open_question(page)
    if row is None and (last := _last_question(page)) is not None:
        write_point(page, line, read, answers=last)
        return
    if row is None:
        section = page.section_of(SectionKind.DISKUSI)
        page.touch(MinutesPart.BAGIAN, section.id)
        row = _new(page, MinutesQuestion, section_id=section.id, answer=read.text)
    page.touch(MinutesPart.BAGIAN, row.section_id)
    values = {
        "answer": read.text,
        "answerer_id": read.speaker_id,
        "answerer_text": None if read.speaker_id else read.speaker_text or None,
        "withdrawn_at": None,
    }
    _set(row, values)
    line.question_id = row.id
    page.came_from(OriginKind.QUESTION, row.id)


def _own_question(line: NoteLine, *kinds: LineKind) -> MinutesQuestion | None:
    """The row of the line, where its last reading was of these kinds: an answer stands in somebody else's question."""
    return db.session.get(MinutesQuestion, line.question_id or 0) if line.kind in kinds else None


def _open_question(page: NotePage) -> MinutesQuestion | None:
    """The last question that nobody answered, and that everybody of the meeting may read."""
    row: MinutesQuestion | None = db.session.scalar(_questions(page).where(MinutesQuestion.answer.is_(None)).limit(1))
    return row


def _last_question(page: NotePage) -> int | None:
    asked = (MinutesQuestion.question, MinutesQuestion.asker_id, MinutesQuestion.asker_text)
    row = db.session.scalar(_questions(page).where(or_(*(one.is_not(None) for one in asked))).limit(1))
    return row.id if row is not None else None


def _questions(page: NotePage) -> Any:
    return (
        select(MinutesQuestion)
        .where(
            MinutesQuestion.meeting_id == page.facts.id,
            MinutesQuestion.withdrawn_at.is_(None),
            MinutesQuestion.confidentiality == Confidentiality.BIASA,
        )
        .order_by(MinutesQuestion.id.desc())
    )


def write_figure(page: NotePage, line: NoteLine, read: Understood) -> None:
    """A quoted figure; `fits_figure` has said that it is one."""
    figure = read.figure
    assert figure is not None
    page.touch(MinutesPart.ANGKA)
    values = {
        "indicator": figure.indicator,
        "value": figure.value,
        "value_text": figure.value_text or None,
        "unit": figure.unit or None,
        "area": figure.area or None,
        "period_text": figure.period_text or None,
        "source": figure.source or None,
        "speaker_id": read.speaker_id,
        "speaker_text": None if read.speaker_id else read.speaker_text or None,
    }
    row = db.session.get(Figure, line.figure_id) if line.figure_id else None
    if row is None:
        line.figure_id = _new(page, Figure, **values).id
    else:
        _set(row, values)


def write_conclusion(page: NotePage, line: NoteLine, read: Understood) -> None:
    """A kesimpulan rapat, with what it came from."""
    page.touch(MinutesPart.KESIMPULAN)
    row = db.session.get(Conclusion, line.conclusion_id) if line.conclusion_id else None
    if row is None:
        origin = page.origin()
        row = _new(
            page,
            Conclusion,
            text=read.text,
            origin_point_id=origin.id if origin and origin.kind is OriginKind.POINT else None,
            origin_question_id=origin.id if origin and origin.kind is OriginKind.QUESTION else None,
        )
        line.conclusion_id = row.id
    else:
        _set(row, {"text": read.text, "withdrawn_at": None})
    page.came_from(OriginKind.CONCLUSION, row.id)


def take_off(page: NotePage, line: NoteLine) -> None:
    """Withdraw the row that the line stands for; the other half of a question stays in its place."""
    kind = LineKind(line.kind)
    if kind is LineKind.JAWAB and line.question_id and _take_answer(page, line.question_id, line.understood["text"]):
        return
    if kind in (LineKind.BUTIR, LineKind.JAWAB) and line.point_id:
        point = db.session.get_one(MinutesPoint, line.point_id)
        page.touch(MinutesPart.BAGIAN, point.section_id)
        point.withdrawn_at = clock.now()
    elif kind in (LineKind.TANYA, LineKind.MASUKAN) and line.question_id:
        _take_question(page, db.session.get_one(MinutesQuestion, line.question_id))
    elif kind is LineKind.KESIMPULAN and line.conclusion_id:
        page.touch(MinutesPart.KESIMPULAN)
        db.session.get_one(Conclusion, line.conclusion_id).withdrawn_at = clock.now()
    elif kind is LineKind.DATA and (row := db.session.get(Figure, line.figure_id or 0)) is not None:
        page.touch(MinutesPart.ANGKA)
        db.session.delete(row)
        line.figure_id = None


def _take_answer(page: NotePage, question_id: int, text: str) -> bool:
    """Whether the question carried this answer, which goes; a row that was nothing else goes too."""
    row = db.session.get_one(MinutesQuestion, question_id)
    if row.answer != text:
        return False
    page.touch(MinutesPart.BAGIAN, row.section_id)
    is_asked = row.question is not None or row.asker_id is not None or row.asker_text is not None
    row.answer = row.answerer_id = row.answerer_text = None
    row.withdrawn_at = None if is_asked else clock.now()
    return True


def _take_question(page: NotePage, row: MinutesQuestion) -> None:
    page.touch(MinutesPart.BAGIAN, row.section_id)
    if row.answer is None:
        row.withdrawn_at = clock.now()
    else:
        row.question = row.asker_id = row.asker_text = None


def _new(page: NotePage, model: Any, **values: Any) -> Any:
    row = model(
        government_id=page.facts.government_id,
        meeting_id=page.facts.id,
        position=page.position(model, values.get("section_id")),
        **values,
    )
    page.add(row)
    return row


def _set(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
