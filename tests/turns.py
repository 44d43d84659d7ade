"""Long walks are shared out: five turns of six fall to SQLite, the sixth to PostgreSQL; together they ask everything.

Every page and every form is walked on both databases, but no question is asked twice of the same Python.
TEST_EVERYTHING=1 asks all of it here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar
from zlib import crc32

from tests.database import ON_POSTGRESQL

T = TypeVar("T")
EVERYTHING = bool(os.environ.get("TEST_EVERYTHING"))


def is_here(turn: int) -> bool:
    """Whether this database asks the question of that number."""
    return EVERYTHING or (turn % 6 == 0) is ON_POSTGRESQL


def shared(things: Iterable[T], name: str) -> list[T]:
    """The part of a walk that this database asks; `name` lets walks begin at different turns."""
    start = crc32(name.encode())
    return [thing for turn, thing in enumerate(things, start) if is_here(turn)]
