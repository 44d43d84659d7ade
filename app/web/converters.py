"""URL converters: an id is a positive integer that fits the database, anything else is a missing page."""

from __future__ import annotations

from werkzeug.routing import IntegerConverter, Map

LARGEST_ID = 2**63 - 1


class IdConverter(IntegerConverter):
    """`<id:meeting_id>`: 1 … 2^63-1."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, min=1, max=LARGEST_ID)
