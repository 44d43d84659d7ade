"""Dates that count from a day: `besok`, `Jumat depan`, `H+7`, `2 minggu`, `akhir bulan`, and words without a date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.domain.deadlines import months_after
from app.domain.months import month_of
from app.domain.quick_notes.readings import DIGIT, Pattern, Reading
from app.domain.workdays import WorkCalendar, add_working_days, last_working_day

_NUMBERS = {"se": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
            "sembilan": 9, "sepuluh": 10}  # fmt: skip
_WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6, "ahad": 6}
_NAMED = r"senin|selasa|rabu|kamis|jum['’]?at|sabtu|ahad"

_NEAR = re.compile(r"\b(?P<word>hari ini|besok(?: pagi| siang| sore)?|lusa)\b")
_WEEKDAY = re.compile(
    rf"\b(?:(?:hari )?(?P<bare>{_NAMED})|hari (?P<sunday>minggu))\b(?P<which> (?:(?:minggu|pekan) )?(?:ini|depan)\b)?"
)
_SAID_WEEKDAY = re.compile(
    rf"\b(?:hari (?P<sunday>minggu|{_NAMED})\b|(?P<bare>{_NAMED})(?= (?:(?:minggu|pekan) )?(?:ini|depan)\b))"
    r"(?P<which> (?:(?:minggu|pekan) )?(?:ini|depan)\b)?"
)
_PERIOD = re.compile(r"\b(?:akhir )?(?P<period>minggu|pekan|bulan|tahun) (?P<which>ini|depan)\b")
_END = re.compile(r"\bakhir (?P<period>minggu|pekan|bulan|tahun)(?: anggaran)?\b")
_COUNTED = re.compile(
    r"\bh ?\+ ?(?P<many>[0-9]{1,3})\b(?P<unit> ?(?:hari )?(?:kerja|kalender))?(?: (?:setelah|sesudah) rapat)?"
)
_MANY = r"(?P<many>[0-9]{1,3} ?|se|(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh) )"
_UNIT = r"(?P<unit>hari kerja|hari kalender|hari|minggu|pekan|bulan|tahun)\b"
_SPAN = re.compile(rf"\b{_MANY}{_UNIT}(?: lagi| ke depan| mendatang)?")
_SAID_SPAN = re.compile(rf"\b{_MANY}{_UNIT}(?: lagi| ke depan| mendatang)\b")

#: Haste in other words: the words stay, there is no date.
SOON = re.compile(r"\b(?:sesegera mungkin|segera mungkin|segera|secepatnya|secepat mungkin|dalam waktu dekat)\b")
#: Words that say when, in a field of their own only.
WORDS = re.compile(
    SOON.pattern.removesuffix(r")\b")
    + r"|selanjutnya|berikutnya|kemudian|waktu dekat|rutin|(?:secara )?berkala|berkelanjutan|terus[- ]menerus|bertahap"
    r"|(?:setiap|tiap|per) (?:hari|minggu|pekan|bulan|triwulan|semester|tahun)|awal (?:minggu|bulan|tahun)[a-z ]*"
    r"|(?:pertengahan|awal) [a-z]+(?: [0-9]{4})?|h ?- ?[0-9]{1,3}(?: [a-z ]{1,40})?"
    r"|(?:sebelum|pada|saat) (?:rapat|rakor|pertemuan)[a-z ]*)"
)


def _near(match: re.Match[str], today: date, calendar: WorkCalendar) -> Reading:
    days = {"hari ini": 0, "lusa": 2}.get(match["word"], 1)
    return Reading(today + timedelta(days=days), is_day=True)


def _weekday(match: re.Match[str], today: date, calendar: WorkCalendar) -> Reading:
    """`Jumat` and `Jumat ini`: the next one; `Jumat depan`: the one of next week."""
    name = (match["bare"] or match["sunday"]).replace("'", "").replace("’", "")
    monday = today - timedelta(days=today.weekday())
    which = match["which"] or ""
    on = monday + timedelta(days=_WEEKDAYS[name] + (7 if "depan" in which else 0))
    if "depan" not in which and (on < today or (on == today and not which)):
        on += timedelta(days=7)
    return Reading(on, is_day=True)


def _period(match: re.Match[str], today: date, calendar: WorkCalendar) -> Reading:
    """The last day of this or the next week, month or year; of a week the last one on which offices work."""
    is_next = match.groupdict().get("which") == "depan"
    if match["period"] in ("minggu", "pekan"):
        sunday = today + timedelta(days=6 - today.weekday() + (7 if is_next else 0))
        return Reading(max(today, last_working_day(sunday, calendar)))
    if match["period"] == "tahun":
        return Reading(date(today.year + is_next, 12, 31))
    month = month_of(today)
    return Reading((month.after or month).last if is_next else month.last)


def _counted(match: re.Match[str], today: date, calendar: WorkCalendar) -> Reading:
    """`H+7`: the seventh working day after the meeting; `H+7 kalender` by the calendar."""
    many = int(match["many"])
    if "kalender" in (match["unit"] or ""):
        return Reading(today + timedelta(days=many), is_day=True)
    return Reading(add_working_days(today, many, calendar), is_day=True)


def _span(match: re.Match[str], today: date, calendar: WorkCalendar) -> Reading:
    word = match["many"].strip()
    many = _NUMBERS.get(word) or int(word)
    if match["unit"] == "hari kerja":
        return Reading(add_working_days(today, many, calendar), is_day=True)
    if match["unit"] in ("bulan", "tahun"):
        months = many * (12 if match["unit"] == "tahun" else 1)
        # What lies beyond any plan stays in words.
        return Reading(months_after(today, months) if months <= 240 else None, is_day=True)
    days = many * (7 if match["unit"] in ("minggu", "pekan") else 1)
    return Reading(today + timedelta(days=days), is_day=True)


_WEEKDAY_HINTS = ("senin", "selasa", "rabu", "kamis", "jum", "sabtu", "minggu", "ahad")
_UNIT_HINTS = ("hari", "minggu", "pekan", "bulan", "tahun")

PATTERNS: tuple[Pattern, ...] = (
    (_NEAR, _near, False, ("besok", "lusa", "hari ini")),
    (_SAID_WEEKDAY, _weekday, False, ("hari ", " ini", " depan")),
    (_WEEKDAY, _weekday, True, _WEEKDAY_HINTS),
    (_PERIOD, _period, False, (" ini", " depan")),
    (_END, _period, False, ("akhir",)),
    (_COUNTED, _counted, False, DIGIT),
    (_SAID_SPAN, _span, False, ("lagi", "ke depan", "mendatang")),
    (_SPAN, _span, True, _UNIT_HINTS),
)
