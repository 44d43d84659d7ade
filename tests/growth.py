"""A world that grows: so many more rows of every table, made from the tables themselves, for counting statements.

What a column holds follows from its type; said by hand is only what has to fit together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Enum, String, Table, Time, insert

from app import clock
from app.db import Base, UTCDateTime, db
from app.domain.action_items import AssignmentKind, ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.item_decisions import DirectiveKind
from app.domain.letters import LetterKind, LetterStatus
from app.domain.meetings import Confidentiality, FileKind
from app.domain.people import PositionKind
from app.domain.quick_notes import LineKind
from app.domain.roles import Role
from app.models.people import Appointment
from tests import factories
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
_SOON = date(2026, 11, 25)
_LATE = date(2026, 1, 5)
Rule = Mapping[str, Any]


class Growth:
    """Rows of each table in the government of a world; `grow` adds to the same lists, which all hang on one meeting."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.made: dict[str, list[int]] = {}
        self.parents = _parents(world)
        self.rules = _rules(self)

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
            (Date, _SOON + timedelta(days=n)),
            (Time, None),
            (JSON, {}),
        )
        return next((value for one, value in simple if isinstance(kind, one)), n + 1_000)

    def nth(self, table: str) -> Callable[[int], int]:
        """The id of the row of a table that was made under the same number."""
        return lambda n: self.made[table][n]


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


def _rules(growth: Growth) -> dict[str, tuple[Rule, ...]]:
    return {**_directory(growth), **_of_meetings(growth), **_papers(growth), **_of_items(growth)}


def _directory(growth: Growth) -> dict[str, tuple[Rule, ...]]:
    world, nth = growth.world, growth.nth
    asisten = db.session.query(Appointment).filter_by(person_id=world.users["asi_assigned"].person_id).one()
    office = db.session.query(Appointment).filter_by(person_id=world.person.id).one()
    return {
        "agencies": ({"kind": AgencyKind.OPD, "relation": Relation.BAWAHAN},),
        "holidays": ({"on_date": lambda n: date(2028, 1, 1) + timedelta(days=n)},),
        "people": ({"agency_id": world.assigned.id, "sort_name": lambda n: f"pegawai {n:04}"},),
        "positions": ({"kind": PositionKind.LAINNYA},),
        "appointments": (
            {"person_id": nth("people"), "position_id": office.position_id},
            {"person_id": world.person.id, "position_id": nth("positions")},
        ),
        "agency_coordinators": ({"agency_id": nth("agencies"), "position_id": asisten.position_id},),
        "approval_steps": ({"agency_id": world.organiser.id, "position_id": nth("positions")},),
        "task_force_members": ({"agency_id": nth("agencies")},),
        "paper_profiles": ({"agency_id": nth("agencies")},),
        "users": ({"person_id": nth("people")},),
        "user_roles": (
            {"user_id": nth("users"), "role": Role.REPORTER, "agency_id": world.assigned.id},
            {"role": Role.REPORTER, "agency_id": nth("agencies")},
        ),
        "login_sessions": ({"user_id": nth("users")},),
        "audit_entries": (
            {"no": lambda n: 1_000_000 + n, "action": "buat", "subject_kind": "meeting", "actor_name": "Pegawai"}
            | {"subject_id": growth.parents["meeting_id"], "meeting_id": growth.parents["meeting_id"]},
        ),
        "audit_payloads": ({"entry_id": nth("audit_entries"), "payload": "{}"},),
        "access_log": ({"act": "meeting.view", "subject_kind": "meeting", "subject_id": growth.parents["meeting_id"]},),
    }


def _of_meetings(growth: Growth) -> dict[str, tuple[Rule, ...]]:
    world, nth = growth.world, growth.nth
    here = growth.parents["meeting_id"]
    other = {"meeting_id": nth("meetings")}
    return {
        "meetings": ({"zone": factories.ZONE, "sort_on": _SOON, "year": _SOON.year, "previous_meeting_id": here},),
        "meeting_days": (
            {**other, "position": 0, "on_date": _SOON},
            {"meeting_id": here, "position": lambda n: n + 1, "on_date": lambda n: _SOON + timedelta(days=n)},
        ),
        "minutes": (other,),
        "press_releases": (other,),
        "question_sessions": (other,),
        "meeting_links": ({"other_meeting_id": nth("meetings")},),
        "meeting_readers": ({"user_id": nth("users")},),
        "meeting_minute_takers": ({"user_id": nth("users")},),
        "writing_marks": ({"user_id": nth("users")},),
        "meeting_task_forces": ({"task_force_id": nth("task_forces")},),
        "participants": (
            {"agency_id": nth("agencies"), "name_text": lambda n: f"Peserta {n}"},
            {"person_id": nth("people"), "agency_id": world.assigned.id},
            {**other, "agency_id": world.assigned.id},
        ),
        "participant_roles": ({"participant_id": nth("participants")},),
        "presences": ({"participant_id": nth("participants"), "day_position": 0, "session": 1},),
        "invitation_answers": ({"participant_id": nth("participants")},),
    }


def _papers(growth: Growth) -> dict[str, tuple[Rule, ...]]:
    """Minutes, letters and approval of the meeting."""
    nth = growth.nth
    return {
        "small_team_members": ({"agency_id": nth("agencies")},),
        "stored_files": ({"kind": FileKind.BAHAN},),
        "dispatches": ({"agency_id": nth("agencies"), "round": 0},),
        "letters": ({"kind": LetterKind.TINDAK_LANJUT, "status": LetterStatus.KONSEP, "agency_id": nth("agencies")},),
        "number_entries": ({"series_id": nth("number_series")},),
        "figures": ({"value_text": lambda n: f"{n} keluarga"},),
        "approval_tasks": ({"round": 1, "position_id": nth("positions")},),
        "approval_events": ({"round": 1},),
        "note_lines": ({"kind": LineKind.BUTIR.value, "plain_kind": LineKind.BUTIR.value},),
        "number_series": ({"kind": LetterKind.UNDANGAN.value, "year": lambda n: 2027 + n},),
        "point_remarks": ({"point_id": nth("minutes_points")},),
        "minutes_edits": ({"version": lambda n: n + 1, "row_order": [], "section_id": growth.parents["section_id"]},),
    }


def _of_items(growth: Growth) -> dict[str, tuple[Rule, ...]]:
    world, nth = growth.world, growth.nth
    own = {"item_id": nth("action_items"), "assignment_id": nth("assignments")}
    return {
        "action_items": (
            {"number": lambda n: 100 + n, "owner_agency_id": world.assigned.id, "due_on": _LATE, "firm_at": clock.now()}
            | {"first_due_on": _LATE},
        ),
        "assignments": (
            {"item_id": nth("action_items"), "kind": AssignmentKind.LEAD, "due_on": _LATE}
            | {"status": ItemStatus.MENUNGGU_PERSETUJUAN_KEPALA},
            {"agency_id": nth("agencies"), "kind": AssignmentKind.SUPPORT},
        ),
        "item_horizons": ({"item_id": nth("action_items")},),
        "item_supporters": ({"agency_id": nth("agencies")},),
        "item_meetings": ({"meeting_id": nth("meetings"), "state": {}},),
        "progress_reports": ({}, own),
        "item_steps": ({}, own),
        "proofs": ({"file_id": nth("stored_files")},),
        "proposals": ({"item_id": nth("action_items")},),
        "extension_requests": (own,),
        "directives": ({"kind": DirectiveKind.ARAHAN, "is_oral": True, "item_id": nth("action_items")},),
    }
