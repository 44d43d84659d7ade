"""The database that is measured: one government, 60 agencies, 300 accounts, 5,000 meetings, 100,000 items, in bulk."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert

from app import clock
from app.db import db
from app.domain.action_items import AssignmentKind, Horizon, ItemClass, ItemStatus, StatedKind
from app.domain.agencies import AgencyKind, GovernmentLevel, Relation
from app.domain.meetings import Confidentiality, MeetingKind, MeetingStatus
from app.domain.minutes import PointKind, SectionKind
from app.domain.people import AppointmentStatus, PositionKind
from app.domain.roles import Role
from app.models.action_items import ActionItem, Assignment, Deadline, ItemHorizon
from app.models.agencies import Agency, Position
from app.models.governments import Government
from app.models.meetings import Meeting, MeetingDay
from app.models.minutes import Minutes, MinutesPoint, MinutesSection
from app.models.people import Appointment, Person
from app.models.records import AuditHead
from app.models.users import User, UserRole
from app.services.passwords import hash_password
from scripts import bench_roles

ZONE = "Asia/Jakarta"
PASSWORD = "uji beban di loopback"
AGENCIES, ACCOUNTS, MEETINGS = 60, 300, 5_000
#: Of the items one in ten is open and late, as in the measurements the goals come from.
LATE_SHARE = 0.10
_BATCH = 5_000
_ITEM = "Menyusun dan menyampaikan data penanganan {n} kepada gugus tugas beserta bukti dukungnya"


@dataclass(frozen=True)
class Built:
    """Who logs in, what is opened, and whose late items go into the workbook."""

    item_id: int
    late: int
    meeting_id: int
    long_meeting_id: int
    #: The position of the asisten.
    position_id: int
    sekda: str = "sekda"
    head: str = "kepala2"
    secretary: str = "sekretariat"
    asisten: str = "asisten"


def build(items: int) -> Built:
    """Fill a migrated, empty database. The same numbers give the same rows."""
    chance = random.Random(2026)
    _people()
    _meetings()
    position_id = bench_roles.asisten(AGENCIES, bench_roles.ASISTEN)
    late = 0
    for first in range(1, items + 1, _BATCH):
        numbers = range(first, min(first + _BATCH, items + 1))
        rows = [_item(n, chance) for n in numbers]
        late += sum(row["is_open"] and row["due_on"] is not None and row["due_on"] < _today() for row in rows)
        _insert(ActionItem, rows)
        _insert(Assignment, (share for row in rows for share in _shares(row, chance)))
        _insert(Deadline, (step for row in rows for step in _deadlines(row)))
        _insert(
            ItemHorizon,
            ({"government_id": 1, "item_id": row["id"], "horizon": chance.choice(list(Horizon))} for row in rows),
        )
        db.session.commit()
    bench_roles.proposals()
    short, long = (bench_roles.meeting(_meeting(MEETINGS + n, _today(), clock.now()), n * 12) for n in (1, 10))
    db.session.commit()
    return Built(items // 2, late, short, long, position_id)


def _insert(model: Any, rows: Any) -> None:
    if found := list(rows):
        db.session.execute(insert(model), found)


def _today() -> date:
    return clock.today(ZONE)


def _people() -> None:
    now, hashed = clock.now(), hash_password(PASSWORD)
    _insert(
        Government,
        [{"slug": "uji", "level": GovernmentLevel.KOTA, "name": "Uji", "zone": ZONE, "created_at": now}],
    )
    _insert(AuditHead, [{"government_id": 1, "no": 0, "sha256": ""}])
    _insert(Agency, (_agency(n) for n in range(1, AGENCIES + 1)))
    _insert(Person, (_person(n) for n in range(1, ACCOUNTS + 1)))
    _insert(Position, (_position(n) for n in range(1, AGENCIES + 1)))
    held = {"status": AppointmentStatus.DEFINITIF, "is_primary": True, "version": 1}
    _insert(
        Appointment, ({"government_id": 1, "person_id": n, "position_id": n, **held} for n in range(1, AGENCIES + 1))
    )
    _insert(User, (_user(n, now, hashed) for n in range(1, ACCOUNTS + 1)))
    _insert(UserRole, (_role(n) for n in range(1, ACCOUNTS + 1) if n != bench_roles.ASISTEN))
    db.session.commit()


def _agency(n: int) -> dict[str, Any]:
    partner = n % 10 == 0
    return {
        "government_id": 1,
        "name": f"Dinas Urusan Pemerintahan Bidang {n}",
        "short_name": f"Dinas {n}",
        "kind": AgencyKind.INSTANSI_VERTIKAL if partner else AgencyKind.OPD,
        "relation": Relation.MITRA if partner else Relation.BAWAHAN,
        "protocol_order": n,
        "is_secretariat": n == 1,
        "is_public_relations": False,
        "is_active": True,
        "version": 1,
    }


def _person(n: int) -> dict[str, Any]:
    base = {"government_id": 1, "is_proposed": False, "is_active": True, "version": 1}
    return {**base, "name": f"Pegawai Nomor {n}", "sort_name": f"pegawai nomor {n:04}"}


def _position(n: int) -> dict[str, Any]:
    kind = PositionKind.SEKDA if n == 1 else PositionKind.KEPALA_INSTANSI
    return {"government_id": 1, "agency_id": n, "title": f"Kepala {n}", "kind": kind}


def _user(n: int, now: Any, hashed: str) -> dict[str, Any]:
    names = {1: "sekda", bench_roles.SECRETARY: "sekretariat", bench_roles.ASISTEN: "asisten"}
    names |= {k: f"kepala{k}" for k in range(2, AGENCIES + 1)}
    return {
        "government_id": 1,
        "username": names.get(n, f"pengguna{n}"),
        "person_id": n,
        "display_name": f"Pegawai Nomor {n}",
        "password_hash": hashed,
        "must_change_password": False,
        "is_active": True,
        "created_at": now,
        "version": 1,
    }


def _role(n: int) -> dict[str, Any]:
    role = Role.SEKDA if n == 1 else Role.AGENCY_HEAD if n <= AGENCIES else Role.REPORTER
    role = Role.SECRETARIAT if n == bench_roles.SECRETARY else role
    agency = None if n == 1 else (n - 1) % AGENCIES + 1
    appointed = n if n <= AGENCIES else None
    return {"government_id": 1, "user_id": n, "role": role, "agency_id": agency, "appointment_id": appointed}


def _meetings() -> None:
    today, now = _today(), clock.now()
    held = {n: today - timedelta(days=30 + n % 1_500) for n in range(1, MEETINGS + 1)}
    _insert(Meeting, (_meeting(n, on, now) for n, on in held.items()))
    of_meeting = [{"government_id": 1, "meeting_id": n} for n in held]
    _insert(
        MeetingDay,
        ({**row, "position": 0, "on_date": held[row["meeting_id"]], "until_done": False} for row in of_meeting),
    )
    _insert(Minutes, ({**row, "status": "konsep", "version": 1} for row in of_meeting))
    section = {"kind": SectionKind.ARAHAN, "title": "Sambutan dan arahan", "position": 1, "version": 1}
    _insert(MinutesSection, ({**row, **section} for row in of_meeting))
    point = {"position": 1, "kind": PointKind.ARAHAN, "confidentiality": Confidentiality.BIASA}
    text = "Seluruh perangkat daerah menyampaikan data penanganan setiap bulan kepada sekretariat gugus tugas"
    _insert(MinutesPoint, ({**row, **point, "section_id": row["meeting_id"], "text": text} for row in of_meeting))
    db.session.commit()


def _meeting(n: int, on: date, now: Any) -> dict[str, Any]:
    return {
        "government_id": 1,
        "secretariat_agency_id": n % AGENCIES + 1,
        "title": f"Rapat Koordinasi Penanganan Perkara Nomor {n}",
        "kind": MeetingKind.RAPAT_KOORDINASI,
        "confidentiality": Confidentiality.TERBATAS if n % 20 == 0 else Confidentiality.BIASA,
        "status": MeetingStatus.DIRENCANAKAN,
        "zone": ZONE,
        "sort_on": on,
        "year": on.year,
        "place": "Aula Kantor Wali Kota",
        "calendar_uid": f"uji-{n}",
        "calendar_sequence": 0,
        "created_by_user_id": 1,
        "created_at": now,
        "updated_at": now,
        "version": 1,
    }


def _item(n: int, chance: random.Random) -> dict[str, Any]:
    late = chance.random() < LATE_SHARE
    # The others are done, still have time, or carry no date.
    is_open = late or chance.random() < 0.5
    days = -chance.randint(5, 900) if late else chance.randint(5, 400) if is_open else -chance.randint(5, 900)
    now = clock.now()
    meeting_id = n % MEETINGS + 1
    return {
        "id": n,
        "government_id": 1,
        "meeting_id": meeting_id,
        "number": n,
        "text": _ITEM.format(n=n),
        "item_class": ItemClass.TINDAK_LANJUT,
        "stated_kind": StatedKind.TINDAK_LANJUT,
        "owner_agency_id": chance.randint(1, AGENCIES),
        "due_on": None if is_open and not late and n % 4 == 0 else _today() + timedelta(days=days),
        "expected_output": "Tabel data per kecamatan",
        "expected_proof": "Berita acara dan tabel data",
        "origin_point_id": meeting_id,
        "confidentiality": Confidentiality.BIASA,
        "is_priority": False,
        "from_kepala_daerah": False,
        "is_open": is_open,
        "created_at": now,
        "updated_at": now,
        "version": 1,
    }


def _shares(item: dict[str, Any], chance: random.Random) -> Iterator[dict[str, Any]]:
    owner = item["owner_agency_id"]
    others = {chance.randint(1, AGENCIES) for _ in range(chance.randint(0, 2))} - {owner}
    for agency_id in (owner, *sorted(others)):
        yield {
            "government_id": 1,
            "item_id": item["id"],
            "agency_id": agency_id,
            "kind": AssignmentKind.LEAD if agency_id == owner else AssignmentKind.SUPPORT,
            "status": ItemStatus.BELUM_DITINDAKLANJUTI if item["is_open"] else ItemStatus.SELESAI,
            "is_open": item["is_open"],
            "due_on": item["due_on"],
            "version": 1,
        }


def _deadlines(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    row = {"government_id": 1, "item_id": item["id"], "set_by_user_id": 1, "set_at": item["created_at"]}
    yield {**row, "due_on": item["due_on"]}
    if item["id"] % 2 == 0:
        later = item["due_on"] and item["due_on"] + timedelta(days=7)
        yield {**row, "due_on": later, "reason": "Data kecamatan belum lengkap"}
