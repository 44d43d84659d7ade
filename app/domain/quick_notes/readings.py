"""What words about time were read as, and the shape of the functions that read them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from app.domain.workdays import WorkCalendar


class Reading(NamedTuple):
    """A date, or None where the words stay words. `is_day`: one day, not a period; `is_exact`: written in full."""

    on: date | None
    is_day: bool = False
    is_exact: bool = False
    remark: str = ""


#: In place of words: a pattern that is found only where a digit stands.
DIGIT = ("0-9",)

Reader = Callable[[re.Match[str], date, WorkCalendar], Reading]

#: Pattern, what it says, whether it is a due date only behind such words as "paling lambat", and words without one of
#: which it cannot be found.
Pattern = tuple[re.Pattern[str], Reader, bool, tuple[str, ...]]
