"""The weekly report to the head of government, on one page: numbers in sentences, late items, decisions wanted.

Partners are neither counted nor ranked: their names stand by alphabet under *Belum ada kabar*.
"""

from __future__ import annotations

from app.documents import page
from app.documents.blocks import Xml, paragraph, table
from app.documents.fixed_texts import Letter, Mark, Words
from app.documents.letter_parts import signed_after_table
from app.documents.minutes import marks
from app.documents.page import Style
from app.documents.paper_texts import Weekly
from app.documents.phrases import sentence
from app.documents.shell import Properties, shell
from app.domain.indonesian import joined, long_date, number, upper_first
from app.domain.printable import shortened
from app.domain.sheets import AgencyOverdue, DecisionWanted, PaperProfile, WeeklyReportSheet

#: What is left over is named as a number, so that the report stays on its page.
AGENCIES_MAX, DECISIONS_MAX, PARTNERS_MAX = 8, 6, 6
#: Characters of a matter (two lines), of a proposal with who made it (three lines), of who made it alone.
_MATTER_MAX, _PROPOSAL_MAX, _BY_MAX = 85, 86, 56
_AGENCY_SHARES = (0.9, 9.9, 1.5, 3.7)
_DECISION_SHARES = (0.9, 7.4, 1.8, 5.9)


def build(sheet: WeeklyReportSheet) -> bytes:
    """The report as a DOCX file."""
    profile = page.small(sheet.profile)
    body = [
        paragraph(Style.TITLE, f"{Weekly.TITLE}\n{Weekly.PERIOD} {_period(sheet)}"),
        paragraph(Style.REPORT, f"{Letter.TO} {sheet.to_office}"),
        paragraph(Style.REPORT, " ".join(_numbers(sheet))),
        *_overdue(sheet.overdue, page.column_widths(profile, _AGENCY_SHARES)),
        *_decisions(sheet.decisions, page.column_widths(profile, _DECISION_SHARES)),
        *_silent(sheet.silent_partners),
        *_end(sheet, profile),
    ]
    paper = shell(profile, sheet.letterhead, marks(sheet.is_draft, sheet.confidentiality), 1.0)
    return paper.fill(body, Properties(Weekly.TITLE, _period(sheet), sheet.letterhead.unit, sheet.made_at))


def _period(sheet: WeeklyReportSheet) -> str:
    return f"{long_date(sheet.from_on)} s.d. {long_date(sheet.until_on)}"


def _numbers(sheet: WeeklyReportSheet) -> tuple[str, str]:
    c = sheet.counts
    done = (
        f"{Weekly.DURING} {number(c.meetings)} {Weekly.MEETINGS}, {Weekly.AGREED} {number(c.new)} {Weekly.NEW_ITEMS}, "
        f"{Weekly.AND} {number(c.finished)} {Weekly.FINISHED}"
    )
    left = (
        f"{Weekly.UNTIL} {long_date(sheet.until_on)} {Weekly.OPEN} {number(c.open)} {Weekly.OPEN_ITEMS}, "
        f"{Weekly.AMONG_THEM} {number(c.waiting)} {Weekly.WAITING} {Weekly.AND} {number(c.overdue)} {Weekly.OVERDUE}"
    )
    return done, left


def _overdue(rows: tuple[AgencyOverdue, ...], widths: tuple[int, ...]) -> list[Xml]:
    if not rows:
        return [paragraph(Style.REPORT, Weekly.NONE_OVERDUE)]
    head = (Words.COLUMN_NUMBER, Weekly.COLUMN_AGENCY, Weekly.COLUMN_COUNT, Weekly.COLUMN_LONGEST)
    lines = [
        (f"{n}.", row.agency, number(row.count), number(row.workdays))
        for n, row in enumerate(rows[:AGENCIES_MAX], start=1)
    ]
    if rest := rows[AGENCIES_MAX:]:
        others = f"{number(len(rest))} {Weekly.MORE_AGENCIES}"
        lines.append(("", others, number(sum(row.count for row in rest)), number(max(row.workdays for row in rest))))
    return [
        paragraph(Style.REPORT_HEAD, Weekly.OVERDUE_HEAD),
        table(widths, head, lines, centred=frozenset({0, 2, 3}), after=Style.TABLE_END),
    ]


def _decisions(rows: tuple[DecisionWanted, ...], widths: tuple[int, ...]) -> list[Xml]:
    if not rows:
        return [paragraph(Style.REPORT, Weekly.NO_DECISIONS)]
    head = (
        Words.COLUMN_NUMBER,
        Weekly.COLUMN_MATTER,
        Weekly.COLUMN_LATE,
        Weekly.COLUMN_PROPOSAL,
    )
    lines = [_decision(n, row) for n, row in enumerate(rows[:DECISIONS_MAX], start=1)]
    if rest := len(rows) - DECISIONS_MAX:
        lines += [("", f"{number(rest)} {Weekly.MORE_MATTERS}", "", "")] if rest > 0 else []
    return [
        paragraph(Style.REPORT_HEAD, Weekly.DECISIONS_HEAD),
        table(widths, head, lines, centred=frozenset({0, 2}), after=Style.TABLE_END),
    ]


def _decision(position: int, row: DecisionWanted) -> tuple[str, str, str, str]:
    """A row in few lines: what is too long for the page is cut with an ellipsis."""
    late = f"{number(row.workdays_late)} {Weekly.WORKDAYS}" if row.workdays_late else Mark.DASH
    by = f" ({shortened(row.proposed_by, _BY_MAX)})" if row.proposal and row.proposed_by else ""
    proposal = upper_first(shortened(row.proposal or Mark.DASH, _PROPOSAL_MAX - len(by)))
    text = upper_first(shortened(row.text, _MATTER_MAX))
    matter = f"{row.agency}\n{text}" if row.agency else text
    return (f"{position}.", matter, late, f"{proposal}{by}")


def _silent(partners: tuple[str, ...]) -> list[Xml]:
    if not partners:
        return []
    names = sorted(partners, key=str.casefold)
    if rest := names[PARTNERS_MAX:]:
        names = [*names[:PARTNERS_MAX], f"{number(len(rest))} {Weekly.MORE_PARTNERS}"]
    return [paragraph(Style.REPORT, f"{Weekly.SILENT_HEAD}: {sentence(joined(names))}")]


def _end(sheet: WeeklyReportSheet, profile: PaperProfile) -> list[Xml]:
    place = f"{sheet.city}, " if sheet.city else ""
    dated = long_date(sheet.dated_on) if sheet.dated_on else Mark.DOTS
    return signed_after_table(sheet, profile, [paragraph(Style.SIGNATURE, f"{place}{dated}")])
