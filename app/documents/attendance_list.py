"""The daftar hadir of one day and session: blank for signing, or filled with who came."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents import letter_parts, page
from app.documents.blocks import Xml, paragraph, table
from app.documents.fixed_texts import Mark, Words
from app.documents.head_rows import head_rows
from app.documents.minutes import marks
from app.documents.page import Style
from app.documents.paper_texts import Attendance
from app.documents.shell import Properties, shell
from app.domain.attendance import PresenceKind
from app.domain.indonesian import upper_first
from app.domain.labels import label
from app.domain.meeting_days import date_text, time_text
from app.domain.sheets import AttendanceRow, AttendanceSheet

_SHARES = (1.1, 4.4, 4.2, 3.4, 4.0)
_NUMBER, _SIGNATURE = 0, 4


def build(sheet: AttendanceSheet) -> bytes:
    """The list as a DOCX file."""
    blank = Mark.DASH if sheet.filled else Mark.DOTS
    body = [
        paragraph(Style.TITLE, Attendance.TITLE),
        *head_rows(_head(sheet), blank),
        paragraph(Style.TABLE_AFTER),
        _filled(sheet) if sheet.filled else _for_signing(sheet),
        *(_sums(sheet.rows) if sheet.filled else ()),
        *letter_parts.signed_after_table(sheet, sheet.profile),
    ]
    profile = sheet.profile
    paper = shell(profile, sheet.letterhead, marks(sheet.is_draft, sheet.confidentiality), profile.letter_spacing)
    return paper.fill(body, Properties(Attendance.TITLE, sheet.title, sheet.letterhead.unit, sheet.made_at))


def _head(sheet: AttendanceSheet) -> list[tuple[str, str | None]]:
    session = [(Attendance.SESSION, str(sheet.session))] if sheet.session is not None else []
    return [
        (Attendance.DATE, date_text(sheet.day)),
        (Attendance.TIME, time_text(sheet.day, sheet.zone)),
        *session,
        (Attendance.PLACE, upper_first(sheet.place or "")),
        (Attendance.AGENDA, upper_first(sheet.title)),
    ]


def _columns(last: str) -> tuple[str, ...]:
    return (
        Words.COLUMN_NUMBER,
        Attendance.COLUMN_NAME,
        Attendance.COLUMN_OFFICE,
        Attendance.COLUMN_INSTITUTION,
        last,
    )


def _for_signing(sheet: AttendanceSheet) -> Xml:
    """Room to sign, left in odd rows and right in even ones; unknown names are left to be written."""
    invited = [(row.name or "", row.office or "", row.institution or "") for row in sheet.rows]
    rows = [
        (f"{n}.", *cells, f"{n}.") for n, cells in enumerate([*invited, *[("", "", "")] * sheet.blank_rows], start=1)
    ]
    widths = page.column_widths(sheet.profile, _SHARES)
    return table(
        widths,
        _columns(Attendance.COLUMN_SIGNATURE),
        rows,
        centred=frozenset({_NUMBER}),
        height=page.twips(page.SIGNING_ROW),
        zigzag=_SIGNATURE,
    )


def _filled(sheet: AttendanceSheet) -> Xml:
    rows = [(f"{n}.", *_person(row), _presence(row)) for n, row in enumerate(sheet.rows, start=1)]
    widths = page.column_widths(sheet.profile, _SHARES)
    return table(widths, _columns(Attendance.COLUMN_PRESENCE), rows, centred=frozenset({_NUMBER}))


def _person(row: AttendanceRow) -> tuple[str, str, str]:
    """Who sat there: the deputy where one came."""
    if row.presence is PresenceKind.DIWAKILI:
        office = ", ".join(part for part in (row.deputy_office, row.deputy_echelon) if part)
        return (row.deputy_name or Mark.DASH, office or Mark.DASH, row.institution or Mark.DASH)
    return (row.name or Mark.DASH, row.office or Mark.DASH, row.institution or Mark.DASH)


def _presence(row: AttendanceRow) -> str:
    if row.presence is None:
        return Attendance.NOT_MARKED
    represented = row.office or row.name
    if row.presence is PresenceKind.DIWAKILI and represented:
        return f"{label(row.presence)}\n({Attendance.REPRESENTS} {represented})"
    return label(row.presence)


def _sums(rows: Sequence[AttendanceRow]) -> list[Xml]:
    """How many came themselves, sent a deputy, or stayed away."""
    counts = [(label(kind), sum(row.presence is kind for row in rows)) for kind in PresenceKind]
    if unmarked := sum(row.presence is None for row in rows):
        counts.append((Attendance.NOT_MARKED, unmarked))
    text = "; ".join(f"{words.lower()} {count} {Words.PEOPLE}" for words, count in counts)
    return [paragraph(Style.REPORT, f"{Attendance.SUM}: {text}.")]
