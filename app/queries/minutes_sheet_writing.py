"""Fields of the sheet of a notula out of the minutes themselves. What stands around them is in minutes_sheets.py."""

from __future__ import annotations

from typing import Any

from app.domain.minutes import MinutesStatus
from app.domain.sheets import Answer, Conclusion, Contact, Figure, Point, Section
from app.queries.minutes_views import FigureView, MinutesRecord, PointView, QuestionView


def written(record: MinutesRecord) -> dict[str, Any]:
    """Fields of the sheet out of the minutes themselves."""
    return {
        "draft": record.head is None or record.head.status is not MinutesStatus.DISETUJUI,
        "participants": tuple(record.people.rows.values()),
        "sections": tuple(
            Section(kind=row.kind, title=row.title, points=tuple(_point(point) for point in row.points))
            for row in record.sections
        ),
        "answers": tuple(_answer(row) for row in record.questions),
        "session": record.head.session if record.head else None,
        "figures": tuple(_figure(row) for row in record.head.figures) if record.head else (),
        "contacts": tuple(Contact(name=row.name, number=row.number, purpose=row.purpose) for row in record.contacts),
        "conclusions": tuple(
            Conclusion(text=row.text, confidentiality=row.level, withheld=row.withheld) for row in record.conclusions
        ),
    }


def _point(row: PointView) -> Point:
    return Point(
        text=row.text,
        kind=None if row.withheld else row.kind,
        speaker=row.speaker,
        addressee=row.addressee,
        quote=row.quote,
        context=row.context,
        stated_order=row.stated_order,
        order_note=row.order_note,
        confidentiality=row.level,
        withheld=row.withheld,
    )


def _answer(row: QuestionView) -> Answer:
    return Answer(
        form=row.form,
        asked_by=row.asker,
        question=row.question,
        answered_by=row.answerer,
        answer=row.answer,
        confidentiality=row.level,
        withheld=row.withheld,
    )


def _figure(row: FigureView) -> Figure:
    return Figure(
        indicator=row.indicator,
        value=row.value,
        value_text=row.value_text,
        unit=row.unit,
        area=row.area,
        period=row.period_text,
        source=row.source,
        speaker=row.speaker,
    )
