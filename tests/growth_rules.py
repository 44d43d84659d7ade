"""What of the rows of tests/growth.py is said by hand: what has to fit together, and differ from row to row."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from app import clock
from app.db import db
from app.domain.action_items import AssignmentKind, ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.attendance import InvitationReply, PresenceKind
from app.domain.item_decisions import DirectiveKind
from app.domain.letters import LetterKind, LetterStatus
from app.domain.meetings import FileKind
from app.domain.people import PositionKind
from app.domain.quick_notes import LineKind
from app.domain.roles import Role
from app.models.people import Appointment
from tests import factories

if TYPE_CHECKING:
    from tests.growth import Growth

#: One item in so many is of another meeting.
OTHER = 4
SOON = date(2026, 11, 25)
_LATE = date(2026, 1, 5)
Rule = Mapping[str, Any]


def _of(*values: Any) -> Callable[[int], Any]:
    """These values in turn."""
    return lambda n: values[n % len(values)]


def rules(growth: Growth) -> dict[str, tuple[Rule, ...]]:
    """Table → what is said by hand of its rows, in one rule or several."""
    return {**_directory(growth), **_traces(growth), **_of_meetings(growth), **_papers(growth), **_of_items(growth)}


def _directory(growth: Growth) -> dict[str, tuple[Rule, ...]]:
    world, nth = growth.world, growth.nth
    asisten = db.session.query(Appointment).filter_by(person_id=world.users["asi_assigned"].person_id).one()
    office = db.session.query(Appointment).filter_by(person_id=world.person.id).one()
    return {
        "agencies": (
            {"kind": _of(AgencyKind.OPD, AgencyKind.OPD, AgencyKind.POLRI), "parent_id": _of(None, world.assigned.id)}
            | {"relation": _of(Relation.BAWAHAN, Relation.BAWAHAN, Relation.MITRA)},
        ),
        "holidays": ({"on_date": lambda n: date(2028, 1, 1) + timedelta(days=n)},),
        "people": ({"agency_id": world.assigned.id, "sort_name": lambda n: f"pegawai {n:04}"},),
        "positions": ({"kind": _of(PositionKind.LAINNYA, PositionKind.ASISTEN)},),
        "appointments": (
            {"person_id": nth("people"), "position_id": office.position_id},
            {"person_id": world.person.id, "position_id": nth("positions")},
        ),
        "agency_coordinators": ({"agency_id": nth("agencies"), "position_id": asisten.position_id},),
        "approval_steps": ({"agency_id": world.organiser.id, "position_id": nth("positions")},),
        "task_force_members": ({"agency_id": nth("agencies")}, {"person_id": nth("people")}),
        "paper_profiles": ({"agency_id": nth("agencies")},),
        # Only one of a kind is in force.
        "emblems": ({"picture": b"", "withdrawn_at": clock.now()},),
        "users": ({"person_id": nth("people")},),
        "user_roles": (
            {"user_id": nth("users"), "role": Role.REPORTER, "agency_id": world.assigned.id},
            {"role": Role.REPORTER, "agency_id": nth("agencies")},
        ),
        "login_sessions": ({"user_id": nth("users")}, {"token_sha256": lambda n: f"own {n}"}),
    }


def _traces(growth: Growth) -> dict[str, tuple[Rule, ...]]:
    """What was done to a thing, and who read it."""
    world, nth = growth.world, growth.nth
    here, somebody = growth.parents["meeting_id"], _of(*(user.id for user in world.users.values()))

    def changes(n: int) -> str:
        names = {"agency_id": nth("agencies")(n), "user_id": somebody(n), "place": f"Gedung {n}"}
        return json.dumps({"salt": "", "changes": {name: (None, value) for name, value in names.items()}})

    return {
        "audit_entries": (
            {
                "no": lambda n: 1_000_000 + n,
                "action": "ubah",
                "actor_name": "Pegawai",
                "user_id": somebody,
            }
            | {"subject_kind": _of("meeting", "item", "user")}
            | {"subject_id": _of(here, growth.parents["item_id"], growth.parents["user_id"])}
            | {"meeting_id": here},
        ),
        "audit_payloads": ({"entry_id": nth("audit_entries"), "payload": changes},),
        "access_log": ({"act": "meeting.view", "subject_kind": "meeting", "subject_id": here, "user_id": somebody},),
    }


def _of_meetings(growth: Growth) -> dict[str, tuple[Rule, ...]]:
    world, nth = growth.world, growth.nth
    here = growth.parents["meeting_id"]
    other = {"meeting_id": nth("meetings")}
    return {
        "meetings": ({"zone": factories.ZONE, "sort_on": SOON, "year": SOON.year, "previous_meeting_id": here},),
        "meeting_days": (
            {**other, "position": 0, "on_date": SOON},
            {"meeting_id": here, "position": lambda n: n + 1, "on_date": lambda n: SOON + timedelta(days=n)},
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
        "presences": (
            {"participant_id": nth("participants"), "day_position": 0, "session": 1, "name_text": _of(None, "Wakil")}
            | {"kind": _of(PresenceKind.SENDIRI, PresenceKind.DIWAKILI)},
        ),
        "invitation_answers": (
            {"participant_id": nth("participants"), "deputy_name": _of(None, "Wakil")}
            | {"reply": _of(InvitationReply.HADIR, InvitationReply.DIWAKILI)},
        ),
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
        "minutes_points": ({"speaker_id": nth("participants")},),
        "documentation": ({"file_id": nth("stored_files")},),
        "note_lines": (
            {"kind": LineKind.BUTIR.value, "plain_kind": LineKind.BUTIR.value, "speaker_id": nth("participants")}
            | {"point_id": nth("minutes_points")},
            {"kind": LineKind.TINDAK_LANJUT.value, "plain_kind": LineKind.TINDAK_LANJUT.value}
            | {"item_id": growth.of_here("action_items", OTHER), "client_key": lambda n: f"tl {n}"},
        ),
        "number_series": ({"kind": LetterKind.UNDANGAN.value, "year": lambda n: 2027 + n},),
        "point_remarks": ({"point_id": nth("minutes_points")},),
        "minutes_edits": ({"version": lambda n: n + 1, "row_order": [], "section_id": growth.parents["section_id"]},),
    }


def _of_items(growth: Growth) -> dict[str, tuple[Rule, ...]]:
    world, nth = growth.world, growth.nth
    own = {"item_id": nth("action_items"), "assignment_id": nth("assignments")}
    return {
        "action_items": (
            {"number": lambda n: 100 + n, "due_on": _LATE, "firm_at": clock.now(), "first_due_on": _LATE}
            | {"meeting_id": lambda n: growth.parents["meeting_id"] if n % OTHER else nth("meetings")(n)}
            | {"owner_agency_id": lambda n: (world.assigned.id, nth("agencies")(n), None)[n % 3]}
            | {"owner_task_force_id": lambda n: (None, None, nth("task_forces")(n))[n % 3]}
            | {"origin_point_id": growth.of_here("minutes_points", OTHER)}
            | {"stated_by_id": growth.of_here("participants", OTHER)},
        ),
        "assignments": (
            {"item_id": nth("action_items"), "kind": AssignmentKind.LEAD, "due_on": _LATE}
            | {"agency_id": lambda n: nth("agencies")(n) if n % 3 == 1 else world.assigned.id}
            | {"status": ItemStatus.MENUNGGU_PERSETUJUAN_KEPALA},
            {"agency_id": nth("agencies"), "kind": AssignmentKind.SUPPORT},
            {"item_id": nth("action_items"), "agency_id": world.member.id, "kind": AssignmentKind.SUPPORT}
            | {"due_on": _LATE},
        ),
        "item_horizons": ({"item_id": nth("action_items")},),
        "item_supporters": (
            {"agency_id": nth("agencies")},
            {"item_id": nth("action_items"), "agency_id": world.member.id},
        ),
        "item_meetings": ({"meeting_id": nth("meetings"), "state": {}},),
        "progress_reports": (
            {"reported_by_user_id": nth("users")},
            own | {"reported_by_user_id": nth("users"), "status": ItemStatus.TERKENDALA, "obstacle": "Kendala"},
        ),
        "item_steps": ({}, own),
        "proofs": ({"file_id": nth("stored_files")},),
        "proposals": ({"item_id": nth("action_items")},),
        "extension_requests": (own,),
        "directives": ({"kind": DirectiveKind.ARAHAN, "is_oral": True, "item_id": nth("action_items")},),
    }
