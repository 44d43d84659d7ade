"""The review of late items as an Excel workbook: no typed text becomes a formula. Pure: a sheet in, bytes out.

Written row by row, so that the memory does not grow with the number of rows.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.domain.sheets.review import ReviewLine, ReviewSheet

#: Title of the column → its width in characters.
COLUMNS = (
    ("No.", 5),
    ("Penanggung jawab", 26),
    ("Tindak lanjut", 60),
    ("Rapat", 38),
    ("Status", 22),
    ("Batas waktu awal", 16),
    ("Batas waktu", 16),
    ("Lewat (hari kerja)", 11),
    ("Perpanjangan", 13),
    ("Laporan terakhir", 16),
    ("Kendala", 40),
    ("Usul asisten", 40),
)
#: What a spreadsheet could take for a formula when the cell is edited or the table saved as text.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
#: An Excel cell holds no more.
_TEXT_MAX = 32_767
_OPTIONS = {
    "in_memory": True,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}


class _Formats:
    """The looks of the cells; a workbook wants each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self.head: Format = book.add_format({**wrapped, "bold": True, "bg_color": "#EAEFF5", "border": 1})
        self.text: Format = book.add_format(wrapped)
        self.quoted: Format = book.add_format({**wrapped, "quote_prefix": True})
        self.day: Format = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
        self.number: Format = book.add_format({"valign": "top", "num_format": "0"})


def review_workbook(sheet: ReviewSheet) -> bytes:
    """The workbook's bytes."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    book.set_properties({"title": sheet.title, "author": sheet.government})
    page, formats = book.add_worksheet("Tinjauan"), _Formats(book)
    for column, (_, width) in enumerate(COLUMNS):
        page.set_column(column, column, width)
    row = _heading(page, formats, sheet)
    for column, (words, _) in enumerate(COLUMNS):
        page.write_string(row, column, words, formats.head)
    for number, line in enumerate(sheet.lines, start=1):
        _line(page, formats, row + number, number, line)
    page.autofilter(row, 0, row + len(sheet.lines), len(COLUMNS) - 1)
    page.freeze_panes(row + 1, 3)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(row)
    book.close()
    return target.getvalue()


def _heading(page: Worksheet, formats: _Formats, sheet: ReviewSheet) -> int:
    """Title, time, filters, remark; gives the row of the column titles."""
    above = [sheet.government, sheet.made, *sheet.filters, *([sheet.remark] if sheet.remark else [])]
    page.write_string(0, 0, sheet.title, formats.title)
    for row, words in enumerate(above, start=1):
        page.write_string(row, 0, words[:_TEXT_MAX])
    return len(above) + 2


def _line(page: Worksheet, formats: _Formats, row: int, number: int, line: ReviewLine) -> None:
    values: Sequence[Any] = (
        number,
        line.agency,
        line.text,
        line.meeting,
        line.status,
        line.first_due_on,
        line.due_on,
        line.days_late,
        line.extensions,
        line.reported_on,
        line.obstacle,
        line.proposal,
    )
    for column, value in enumerate(values):
        if isinstance(value, date):
            page.write_datetime(row, column, value, formats.day)
        elif isinstance(value, int):
            page.write_number(row, column, value, formats.number)
        elif value:
            looks = formats.quoted if value.startswith(_DANGEROUS) else formats.text
            page.write_string(row, column, value[:_TEXT_MAX], looks)
