"""The address that opens WhatsApp with a text; whoever clicks chooses to send."""

from __future__ import annotations

from urllib.parse import quote

from app.domain.errors import RuleViolation
from app.domain.identifiers import parse_phone

_ADDRESS = "https://wa.me/"


def wa_link(phone: str | None, text: str) -> str:
    """`https://wa.me/62812…?text=…`; without a mobile number the sender picks the recipient in WhatsApp.

    `phone` is a number as typed ("0812-3456-7890", "+62 812 …"); a landline or an unreadable one counts as none.
    """
    return f"{_ADDRESS}{_digits(phone)}?text={quote(text, safe='')}"


def _digits(phone: str | None) -> str:
    try:
        parsed = parse_phone(phone or "")
    except RuleViolation:
        return ""
    return (parsed.wa if parsed else None) or ""
