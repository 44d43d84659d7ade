"""A world that grows: so many more rows of every table, made from the tables themselves, for counting statements.

What a column holds follows from its type; what has to fit together is said in tests/growth_rules.py.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Enum, String, Table, Time, insert

from app import clock
from app.db import Base, UTCDateTime, db
from app.domain.meetings import Confidentiality
from tests.growth_rules import SOON, Rule, rules
from tests.world import World

#: Tables whose rows no page lists, each with the reason.
NOT_LISTED = {
    "governments": "one is shown at a time",
    "demo_markers": "a mark of the installation",
    "settings": "one row a setting",
    "audit_heads": "one row a government",
    "login_attempts": "read by the throttle alone",
    "one_time_codes": "read when one is used",
    "submissions": "read when a form comes twice",
    "visits": "one row an account",
    "outbox": "counted, never listed",
    "search_entries": "found by words; tests/web of the lists search",
    "minutes_revisions": "each a whole frozen sheet; tests/web/test_revisions.py and test_approval.py",
}


class Growth:
    """Rows of each table in the government of a world; `grow` adds to the same lists, which all hang on one meeting."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.made: dict[str, list[int]] = {}
        self.parents = _parents(world)
        self.rules = rules(self)

    def grow(self, count: int) -> None:
        """So many more rows by each rule of each table."""
        first = len(next(iter(self.made.values()), ()))
        numbers = range(first, first + count)
        for table in Base.metadata.sorted_tables:
            if table.name not in NOT_LISTED:
                for place, rule in enumerate(self.rules.get(table.name, ({},))):
                    self._insert(table, rule, numbers, is_first=place == 0)
        db.session.commit()

    def _insert(self, table: Table, rule: Rule, numbers: range, *, is_first: bool) -> None:
        rows = [self._row(table, rule, n) for n in numbers]
        made = insert(table).returning(*table.primary_key, sort_by_parameter_order=True)
        ids = list(db.session.scalars(made, rows))
        if is_first:
            self.made.setdefault(table.name, []).extend(ids)

    def _row(self, table: Table, rule: Rule, n: int) -> dict[str, Any]:
        row: dict[str, Any] = {}
        for column in table.columns:
            if column.name in rule:
                given = rule[column.name]
                row[column.name] = given(n) if callable(given) else given
            elif column.name == "government_id":
                row[column.name] = self.world.home.id
            elif not column.primary_key and not column.nullable and column.default is None:
                row[column.name] = self._value(column, n)
        return row

    def _value(self, column: Column[Any], n: int) -> Any:
        users = self.made.get("users", ())
        if n % 2 and users and column.name.endswith("by_user_id"):
            return users[n]  # a name asked for by itself shows only where the names differ
        if column.name in self.parents:
            return self.parents[column.name]
        kind = column.type
        if isinstance(kind, Enum):
            return next(iter(kind.enum_class or ()))
        if isinstance(kind, String):
            return f"{n + 1} {column.name}"[: kind.length]
        simple: tuple[tuple[type[Any], Any], ...] = (
            (Boolean, False),
            (UTCDateTime, clock.now()),
            (Date, SOON + timedelta(days=n)),
            (Time, None),
            (JSON, {}),
        )
        return next((value for one, value in simple if isinstance(kind, one)), n + 1_000)

    def nth(self, table: str) -> Callable[[int], int]:
        """The id of the row of a table that was made under the same number."""
        return lambda n: self.made[table][n]

    def of_here(self, table: str, each: int) -> Callable[[int], int | None]:
        """The like, but none for every `each`th number, whose item is of another meeting."""
        return lambda n: self.made[table][n] if n % each else None


def _parents(world: World) -> dict[str, int]:
    """What rows hang on that could hang on several: the meeting, item and people whose pages are asked for."""
    level = Confidentiality.BIASA
    user = world.users["stf_stranger"].id
    by = {
        f"{act}by_user_id": world.users["reader_sek"].id for act in ("", "created_", "uploaded_", "marked_", "asked_")
    }
    return {
        **by,
        **{f"{act}_by_user_id": world.users["reader_sek"].id for act in ("answered", "recorded")},
        "user_id": user,
        "meeting_id": world.meetings[level].id,
        "item_id": world.items["firm_biasa"].id,
        "assignment_id": world.shares[level].id,
        "report_id": world.proofs[level].report_id,
        "section_id": world.sections[level].id,
        "participant_id": world.participants[level].id,
        "small_team_id": world.teams[level].id,
        "task_force_id": world.force.id,
        "agency_id": world.assigned.id,
        "secretariat_agency_id": world.organiser.id,
        "person_id": world.person.id,
    }
