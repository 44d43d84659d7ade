"""What a profile of papers may hold: paper, type and margins. How papers are laid out is in documents/."""

from __future__ import annotations

from decimal import Decimal

from app.domain.errors import RuleViolation
from app.domain.text import clean_line

#: Typefaces that the official rules and common local rules name.
FONTS = ("Arial", "Bookman Old Style", "Times New Roman", "Calibri", "Cambria")
FONT_SIZES = (10, 11, 12, 13)
MARGIN_MIN, MARGIN_MAX = Decimal("1"), Decimal("6")
LETTERHEAD_LINES_MAX = 5
LETTERHEAD_LINE_MAX = 120


def check_margins(**margins: Decimal) -> None:
    """Margins in centimetres by field name, each between 1 and 6 cm. Raises RuleViolation."""
    for field, margin in margins.items():
        if not MARGIN_MIN <= margin <= MARGIN_MAX:
            raise RuleViolation(field, "Margin antara 1 cm dan 6 cm, misalnya 2 atau 2,5.")


def letterhead_lines(value: str | None, *, field: str = "letterhead_lines") -> str | None:
    """The small lines of the kop, one a line, empty ones dropped; None when nothing is left. Raises RuleViolation."""
    lines = [clean_line(line, max_length=LETTERHEAD_LINE_MAX, field=field) for line in (value or "").splitlines()]
    kept = [line for line in lines if line]
    if len(kept) > LETTERHEAD_LINES_MAX:
        raise RuleViolation(field, f"Baris kop paling banyak {LETTERHEAD_LINES_MAX}. Gabungkan beberapa baris.")
    return "\n".join(kept) or None
