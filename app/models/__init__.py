"""All tables, one aggregate a file; importing this package registers them with the metadata."""

from app.models import (
    action_items,
    agencies,
    approvals,
    attendance,
    files,
    funding,
    governments,
    item_loop,
    letters,
    meetings,
    minutes,
    participants,
    people,
    records,
    users,
)

__all__ = [
    "action_items",
    "agencies",
    "approvals",
    "attendance",
    "files",
    "funding",
    "governments",
    "item_loop",
    "letters",
    "meetings",
    "minutes",
    "participants",
    "people",
    "records",
    "users",
]
