"""Rooms of the five cases for quick notes: speakers from the records, agencies from the directory of the demo."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from app.domain.item_references import PartyKind
from app.domain.quick_notes import Room, RoomAgency, RoomSpeaker, initials

_DATA = Path(__file__).parents[2] / "app/jobs/data"
#: The day of those whose record has none: any day does, no line counts from it.
_SOME_DAY = date(2023, 7, 6)


@cache
def cases() -> dict[str, dict[str, Any]]:
    """The five records by id."""
    text = (_DATA / "rakor_cases.yaml").read_text(encoding="utf-8")
    return {case["id"]: case for case in yaml.safe_load(text)["meetings"]}


@cache
def room_of(case_id: str) -> Room:
    """The room of one record: everybody named has a number key, the organising dinas is present."""
    case = cases()[case_id]
    government = next(one for one in _governments() if case_id in one["records"])
    return Room(
        speakers=_speakers(case, government),
        agencies=_agencies(case, government),
        today=case["tanggal"] or _SOME_DAY,
        area=government["name"],
    )


@cache
def _governments() -> list[dict[str, Any]]:
    governments: list[dict[str, Any]] = yaml.safe_load((_DATA / "governments.yaml").read_text(encoding="utf-8"))[
        "governments"
    ]
    return governments


def _speakers(case: dict[str, Any], government: dict[str, Any]) -> tuple[RoomSpeaker, ...]:
    directory = government["directory"]
    agencies = {
        name: (directory[key][1], directory[key][0])
        for name, (key, _) in government["records"][case["id"]].get("people", {}).items()
    }
    rows = list(case["peran"])
    known = {row["nama"] for row in rows}
    rows += [row for row in case["narasumber"] if row["nama"] is None or row["nama"] not in known]
    names = [_printed(row) for row in rows]
    return tuple(
        RoomSpeaker(
            id=number,
            name=name,
            office=row["jabatan"] or "",
            agency_names=agencies.get(row["nama"]) or ((row["instansi"],) if row.get("instansi") else ()),
            initials=short,
            key=number,
        )
        for number, (row, name, short) in enumerate(zip(rows, names, initials(names), strict=True), start=1)
    )


def _printed(row: dict[str, Any]) -> str:
    back = row.get("gelar_belakang")
    return f"{row['nama']}, {back}" if row["nama"] and back else row["nama"] or ""


def _agencies(case: dict[str, Any], government: dict[str, Any]) -> tuple[RoomAgency, ...]:
    found = [
        RoomAgency(
            id=number, name=entry[0], short_names=(entry[1],) if entry[1] else (), is_present=key == government["dinas"]
        )
        for number, (key, entry) in enumerate(government["directory"].items(), start=1)
    ]
    force = case["gugus_tugas"]
    if force:
        called = government["task_force"]["name"]
        found.append(RoomAgency(id=1, name=called, short_names=tuple(force["sebutan"]), kind=PartyKind.TASK_FORCE))
    found.append(RoomAgency(id=1, name="Tim kecil", kind=PartyKind.SMALL_TEAM))
    return tuple(found)
