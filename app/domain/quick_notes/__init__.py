"""Quick notes: what a notulis types while people speak, line by line, understood without a question. Pure rules.

`understand` reads a line in a `Room`, `understand_all` carries speaker and part on, `split_paste` cuts a pasted page.
`MARKS` is the table of marks that the help shows. What becomes of a line is decided in the service, not here.
"""

from __future__ import annotations

from app.domain.quick_notes.agencies import RoomAgency
from app.domain.quick_notes.initials import initials
from app.domain.quick_notes.lines import accept, understand, understand_all
from app.domain.quick_notes.marks import MARKS, Mark
from app.domain.quick_notes.paste import PastedLine, split_paste
from app.domain.quick_notes.room import Room
from app.domain.quick_notes.speakers import RoomSpeaker
from app.domain.quick_notes.understood import (
    FORCEABLE,
    FigureRead,
    LineKind,
    Note,
    Span,
    SpanRole,
    Suggestion,
    Understood,
)

__all__ = [
    "FORCEABLE",
    "MARKS",
    "FigureRead",
    "LineKind",
    "Mark",
    "Note",
    "PastedLine",
    "Room",
    "RoomAgency",
    "RoomSpeaker",
    "Span",
    "SpanRole",
    "Suggestion",
    "Understood",
    "accept",
    "initials",
    "split_paste",
    "understand",
    "understand_all",
]
