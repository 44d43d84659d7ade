"""Due dates as they are said in Indonesia, found in the words of a line or read from a field of their own.

Counted from the day of the meeting: `H+7` in working days, as the whole product counts; `7 hari` in days of the
calendar, `7 hari kerja` in working days. A period is due on its last day, a week on its last working day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from app.domain.quick_notes import relative_dates
from app.domain.quick_notes.calendar_dates import PATTERNS as CALENDAR
from app.domain.quick_notes.readings import DIGIT, Reader, Reading
from app.domain.quick_notes.relative_dates import PATTERNS as RELATIVE
from app.domain.workdays import WorkCalendar

_DAY = timedelta(days=1)
#: More dates of one form than any sentence has; the rest of a list of dates is not looked at.
_EACH_MAX = 8
_LEAD_MAX = 40

#: Words before a date that make it a due date.
_LEAD = re.compile(
    r"(?:\b(?:paling (?:lambat|lama|telat)|selambat(?:-?lambat)?(?:nya)?|sebelum|sampai(?: dengan)?|s\.? ?/?d\.?|hingga"
    r"|batas(?: waktu| akhir)?|tenggat|deadline|target|maks(?:imal)?|dalam(?: waktu| kurun waktu)?|waktu|pada|selesai"
    r"|tuntas|tanggal|tgl\.?|hari|bulan|akhir|rampung|di)[ :]*)+$"
)
_LEADING = re.compile(_LEAD.pattern.removesuffix("$"))
#: Words that set a date even where it is over; behind others a day gone by is only told of.
_STRICT = re.compile(r"paling|selambat|sebelum|batas|tenggat|deadline|target|maks")
#: A day on which something begins is no due date.
_BEGINNING = re.compile(r"\b(?:mulai|sejak|terhitung|dari|per)[ :]*(?:(?:hari|tanggal|tgl\.?|bulan)[ :]*)*$")
_WORD = re.compile(r"[^ :]+[ :]*")
_BEFORE = re.compile(r"\bsebelum\b")
#: Without any of these a line names no day.
_SIGN = re.compile(r"[0-9]|besok|lusa|depan|akhir|segera|secepat|hari|ini\b|bulan|minggu|pekan|dekat|tw\b|triwulan|sem")


class Due(NamedTuple):
    """When something is due: a date, or words where no date follows from them; `remark` where both disagree."""

    start: int
    end: int
    on: date | None
    words: str
    remark: str = ""


class _Candidate(NamedTuple):
    match: re.Match[str]
    reading: Reading
    lead: str


def find_due(small: str, start: int, end: int, today: date, calendar: WorkCalendar) -> Due | None:
    """The due date said among other words of `small[start:end]` (small letters); None where none is said.

    A date with `paling lambat` or the like wins over a bare one, a bare one counts only from today on.
    """
    if not _SIGN.search(small, start, end):
        return None
    found: list[_Candidate] = []
    for pattern, read, needs_lead in _patterns(small, start, end):
        for match in islice(pattern.finditer(small, start, end), _EACH_MAX):
            before = max(start, match.start() - _LEAD_MAX)
            lead = _LEAD.search(small, before, match.start())
            if (lead or not needs_lead) and not _BEGINNING.search(small, before, match.start()):
                found.append(_Candidate(match, read(match, today, calendar), lead[0] if lead else ""))
    best = _best(found, today)
    return _due(*best) if best else _soon(small, start, end)


def _patterns(small: str, start: int, end: int) -> Iterator[tuple[re.Pattern[str], Reader, bool]]:
    """Those that can be found there: most lines have no digit, and looking for each form of a date takes time."""
    has_digit = any(digit in small[start:end] for digit in "0123456789")
    for pattern, read, needs_lead, hints in (*CALENDAR, *RELATIVE):
        if has_digit if hints == DIGIT else any(hint in small for hint in hints):
            yield pattern, read, needs_lead


def whole_due(small: str, start: int, end: int, today: date, calendar: WorkCalendar) -> Due | None:
    """The due date that `small[start:end]` says and nothing else; None for any other words."""
    lead = _LEADING.match(small, start, end)
    # Some words lead and belong to what follows as well: "hari Jumat", "akhir bulan".
    places = [start, *(word.end() for word in _WORD.finditer(small, start, lead.end()))] if lead else [start]
    for at in places:
        for pattern, read, _, _ in (*CALENDAR, *RELATIVE):
            match = pattern.fullmatch(small, at, end)
            if match:
                return _due(match, read(match, today, calendar), small[start:at])._replace(start=start)
        words = relative_dates.WORDS.fullmatch(small, at, end)
        if words:
            return Due(start, end, None, words[0])
    return None


def _best(found: list[_Candidate], today: date) -> _Candidate | None:
    """The one that counts; of two at one place the longer one."""
    widest = [
        one
        for one in found
        if not any(
            other.match.start() <= one.match.start()
            and one.match.end() <= other.match.end()
            and other.match.span() != one.match.span()
            for other in found
        )
    ]
    ahead = [one for one in widest if one.reading.on is None or one.reading.on >= today or _STRICT.search(one.lead)]
    led = [one for one in ahead if one.lead]
    return next(iter(led), None) or next((one for one in reversed(ahead) if one.reading.on is not None), None)


def _soon(small: str, start: int, end: int) -> Due | None:
    match = relative_dates.SOON.search(small, start, end)
    return Due(match.start(), match.end(), None, match[0]) if match else None


def _due(match: re.Match[str], reading: Reading, lead: str) -> Due:
    on = reading.on
    before = _BEFORE.search(lead)
    if before and on is not None and reading.is_day:
        return Due(match.start(), match.end(), on - _DAY, lead[before.start() :] + match[0].strip(), reading.remark)
    # A full date says everything itself; words such as "Jumat depan" are kept beside the date they were read as.
    words = "" if reading.is_exact and on is not None else match[0].strip()
    return Due(match.start(), match.end(), on, words, reading.remark)
