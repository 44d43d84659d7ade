"""A line of quick notes with its point, for tests."""

from __future__ import annotations

from app import clock
from app.domain.quick_notes import LineKind
from app.models.minutes import MinutesPoint
from app.models.users import User
from app.models.writing import NoteLine
from app.services.note_line_prints import row_print
from tests.factories.people import number, save


def note_line(of: MinutesPoint, by: User) -> NoteLine:
    """The line that this point was typed as."""
    row = NoteLine(
        government_id=of.government_id,
        meeting_id=of.meeting_id,
        client_key=f"baris-{next(number)}",
        raw=of.text,
        kind=LineKind.BUTIR,
        plain_kind=LineKind.BUTIR,
        notes=[],
        understood={"text": of.text},
        section_id=of.section_id,
        point_id=of.id,
        by_user_id=by.id,
        typed_at=clock.now(),
    )
    save(row)
    row.understood = {"text": of.text, "row": row_print(row, LineKind.BUTIR)}
    save(row)
    return row
