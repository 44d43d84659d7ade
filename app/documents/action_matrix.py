"""The matriks rencana aksi, landscape, its rows grouped by horizon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from app.documents import letter_parts, page, phrases
from app.documents.blocks import Group, Xml, paragraph, table
from app.documents.fixed_texts import Mark, Words
from app.documents.minutes import marks
from app.documents.minutes_sections import once_withheld
from app.documents.page import Style
from app.documents.paper_texts import Matrix
from app.documents.shell import Properties, shell
from app.domain.action_items import Horizon
from app.domain.indonesian import joined, long_date, number, upper_first
from app.domain.labels import label
from app.domain.meeting_days import dates_text
from app.domain.sheets import ActionMatrixSheet, MatrixRow

_SHARES = (1.0, 5.6, 3.7, 3.3, 3.3, 2.8, 2.6, 2.6)
_ORDER = tuple(Horizon)


def build(sheet: ActionMatrixSheet) -> bytes:
    """The matrix as a DOCX file."""
    profile = page.small(replace(sheet.profile, landscape=True))
    body = [
        paragraph(Style.TITLE, Matrix.TITLE),
        paragraph(Style.SUBTITLE, "\n".join(_subtitle(sheet))),
        *_rows(sheet, page.column_widths(profile, _SHARES)),
        *letter_parts.signed_after_table(sheet, profile),
    ]
    paper = shell(profile, sheet.letterhead, marks(sheet.is_draft, sheet.confidentiality), profile.letter_spacing)
    return paper.fill(body, Properties(Matrix.TITLE, sheet.title, sheet.letterhead.unit, sheet.made_at))


def _subtitle(sheet: ActionMatrixSheet) -> list[str]:
    held = [part for part in (dates_text(sheet.days), sheet.place) if part]
    as_of = [f"{Matrix.AS_OF} {long_date(sheet.as_of)}"] if sheet.as_of else []
    return [sheet.title, *([", ".join(held)] if held else []), *as_of]


def _rows(sheet: ActionMatrixSheet, widths: tuple[int, ...]) -> list[Xml]:
    if not sheet.rows:
        return [paragraph(Style.REPORT, Matrix.EMPTY)]
    head = (
        Words.COLUMN_NUMBER,
        Matrix.COLUMN_ITEM,
        Matrix.COLUMN_TARGET,
        Words.COLUMN_OWNER,
        Matrix.COLUMN_SUPPORT,
        Words.COLUMN_DUE,
        Matrix.COLUMN_STATUS,
        Words.COLUMN_REMARKS,
    )
    blank = Mark.SHORT_DOTS if sheet.is_draft else Mark.DASH
    return [table(widths, head, _grouped(sheet.rows, blank), centred=frozenset({0}))]


def _grouped(rows: Iterable[MatrixRow], blank: str) -> list[tuple[str, ...] | Group]:
    """Rows under the heading of their horizons, short ones first, those without a horizon last."""
    lines: list[tuple[str, ...] | Group] = []
    for horizons, members in groupby(sorted(rows, key=_place), key=_place):
        stated = tuple(_ORDER[n] for n in horizons if n < len(_ORDER))
        lines.append(Group(phrases.horizons(stated, Matrix.HORIZON) or Matrix.NO_HORIZON))
        lines += [_row(row, blank) for row in once_withheld(tuple(members))]
    return lines


def _place(row: MatrixRow) -> tuple[int, ...]:
    """Where the row's group stands; a withheld row tells nothing, its horizon neither."""
    stated = () if row.withheld else row.horizons
    return tuple(sorted(_ORDER.index(horizon) for horizon in stated)) or (len(_ORDER),)


def _row(row: MatrixRow, blank: str) -> tuple[str, ...]:
    if row.withheld:
        return ("", Mark.WITHHELD, *[""] * 6)
    return (
        f"{row.number}.",
        upper_first(row.text),
        _target(row) or blank,
        upper_first(row.owner or blank),
        joined(row.supporters) or Mark.DASH,
        _due(row, blank),
        label(row.status),
        row.remarks or Mark.DASH,
    )


def _target(row: MatrixRow) -> str:
    amount = " ".join(part for part in (number(row.target) if row.target is not None else None, row.unit) if part)
    target = f"{Matrix.TARGET}: {amount}" if row.target is not None else None
    return "\n".join(part for part in (upper_first(row.indicator or ""), target) if part)


def _due(row: MatrixRow, blank: str) -> str:
    due = upper_first(phrases.due(row.due_on, row.due_text) or blank)
    moved = row.first_due_on and row.first_due_on != row.due_on
    return f"{due}\n({Matrix.FIRST_DUE}: {long_date(row.first_due_on)})" if moved and row.first_due_on else due
