"""A frozen sheet in the shape in which the page shows minutes that are still written. No queries."""

from __future__ import annotations

from decimal import Decimal

from app.domain.labels import label
from app.domain.minutes import MinutesStatus, PointKind, SectionKind
from app.domain.sheets import Answer, Conclusion, Figure, Guarded, MinutesSheet, Point, Section
from app.queries.minutes_people import People
from app.queries.minutes_views import (
    Beside,
    ConclusionView,
    ContactView,
    FigureView,
    MinutesHead,
    MinutesRecord,
    PointView,
    QuestionView,
    SectionView,
)


def record_of(sheet: MinutesSheet) -> MinutesRecord:
    """The minutes of a sheet that was cut down to its reader; ids count rows of the page and name nothing."""
    sections = _sections(sheet)
    talks = next((section.id for section in sections if section.kind is SectionKind.DISKUSI), 0)
    head = MinutesHead(
        version=0,
        status=MinutesStatus.DISETUJUI,
        approved=True,
        session=sheet.session,
        session_version=0,
        figures=tuple(_figure(number, row) for number, row in enumerate(sheet.figures, start=1)),
    )
    return MinutesRecord(
        head=head,
        sections=sections,
        questions=tuple(_question(number, talks, row) for number, row in enumerate(sheet.answers, start=1)),
        contacts=tuple(
            ContactView(id=number, name=row.name, number=row.number, purpose=row.purpose)
            for number, row in enumerate(sheet.contacts, start=1)
        ),
        conclusions=tuple(_conclusion(number, row) for number, row in enumerate(sheet.conclusions, start=1)),
        people=People({}),
        beside=_beside(sheet),
    )


def _sections(sheet: MinutesSheet) -> tuple[SectionView, ...]:
    rows = list(sheet.sections)
    if (sheet.answers or sheet.session) and not any(row.kind is SectionKind.DISKUSI for row in rows):
        rows.append(Section(kind=SectionKind.DISKUSI))
    return tuple(
        SectionView(
            id=number,
            kind=row.kind,
            title=row.title or label(row.kind),
            version=0,
            points=tuple(_point(number * 1000 + place, point) for place, point in enumerate(row.points)),
        )
        for number, row in enumerate(rows, start=1)
    )


def _part(number: int, row: Guarded) -> dict[str, object]:
    return {"id": number, "own": row.confidentiality, "level": row.confidentiality, "withheld": row.withheld}


def _point(number: int, row: Point) -> PointView:
    return PointView(
        **_part(number, row),  # type: ignore[arg-type]
        text=row.text,
        kind=row.kind or PointKind.PERNYATAAN,
        speaker=row.speaker,
        addressee=row.addressee,
        quote=row.quote,
        context=row.context,
        stated_order=row.stated_order,
        order_note=row.order_note,
    )


def _question(number: int, section_id: int, row: Answer) -> QuestionView:
    return QuestionView(
        **_part(number, row),  # type: ignore[arg-type]
        section_id=section_id,
        form=row.form,
        asker=row.asked_by,
        question=row.question,
        answerer=row.answered_by,
        answer=row.answer,
    )


def _conclusion(number: int, row: Conclusion) -> ConclusionView:
    return ConclusionView(**_part(number, row), text=row.text)  # type: ignore[arg-type]


def _figure(number: int, row: Figure) -> FigureView:
    return FigureView(
        id=number,
        indicator=row.indicator,
        value=Decimal(row.value) if row.value is not None else None,
        value_text=row.value_text,
        unit=row.unit,
        area=row.area,
        period_text=row.period,
        source=row.source,
        speaker=row.speaker,
        speaker_id=None,
        speaker_text=None,
    )


def _beside(sheet: MinutesSheet) -> Beside:
    return Beside(
        has_items=bool(sheet.items),
        has_outputs=any(item.expected_output for item in sheet.items),
        has_funding=bool(sheet.funding),
        has_documentation=bool(sheet.documentation),
        has_attendance=sheet.attendance_attached,
        shows_place=sheet.profile.shows_place,
    )
