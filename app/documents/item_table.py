"""A table of action items as CSV, as a spreadsheet set to Indonesian opens it; no typed text becomes a formula.

Pure: lines in, bytes out, chunk by chunk, so that the memory does not grow with the number of lines.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from app.domain.sheets.item_table import ItemTableLine

COLUMNS = (
    *("No.", "Tindak lanjut", "Penanggung jawab", "Rapat", "Kerahasiaan", "Golongan", "Arahan kepala daerah"),
    *("Status", "Batas waktu awal", "Batas waktu", "Keterangan batas waktu", "Lewat (hari kerja)"),
)
#: Where the comma stands before decimals, spreadsheets part columns at this sign.
SEPARATOR = ";"
_BYTE_ORDER_MARK = "\ufeff"
#: A row is a line of the file: whoever reads it line by line must not find a beginning within a text.
_BREAKS = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]+")
#: What a spreadsheet takes for a formula, the wide forms too, and what may stand before it without changing that.
_SIGN = r"[=+\-@|＝＋－＠｜]"
_UNSEEN = "[\\s\"'\u200b-\u200f\u2060\ufeff]*"
_FORMULA = re.compile(f"{_UNSEEN}{_SIGN}")
#: An amount, "Rp5.000,-": a cell of "-" and words calls nothing.
_AMOUNT = r"(?<=\d),-[^,(|!]*(?:,|$)"
#: A program that is set to English begins a cell after each comma.
_AFTER_COMMA = re.compile(f"(?!{_AMOUNT})(,{_UNSEEN})(?={_SIGN})")


def item_table(chunks: Iterable[Iterable[ItemTableLine]]) -> Iterator[bytes]:
    """The head of the table, then each chunk of lines, numbered from the first to the last."""
    yield _written([COLUMNS], _BYTE_ORDER_MARK)
    number = 0
    for lines in chunks:
        rows = [_row(number, line) for number, line in enumerate(lines, number + 1)]
        number += len(rows)
        yield _written(rows)


def _written(rows: Iterable[tuple[Any, ...]], before: str = "") -> bytes:
    target = io.StringIO(before)
    target.seek(0, io.SEEK_END)
    csv.writer(target, delimiter=SEPARATOR, lineterminator="\r\n").writerows(rows)
    return target.getvalue().encode("utf-8", "replace")  # no text may stop the table


def _row(number: int, line: ItemTableLine) -> tuple[Any, ...]:
    return (
        number,
        plain(line.text),
        plain(line.owner),
        plain(line.title),
        line.confidentiality,
        line.item_class,
        "Ya" if line.from_kepala_daerah else None,
        line.status,
        line.first_due_on and line.first_due_on.isoformat(),
        line.due_on and line.due_on.isoformat(),
        plain(line.due_text),
        line.days_late,
    )


def plain(text: str | None) -> str | None:
    """The text on one line, with "'" before it where it could be taken for a formula, and after a comma likewise."""
    # Most texts are a line that begins with a letter: asking the expressions of each takes longer than all the rest.
    if not text or (text[0].isalnum() and "," not in text and text.isprintable()):
        return text
    text = _BREAKS.sub(" ", text)
    if "," in text:
        text = _AFTER_COMMA.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) else text
