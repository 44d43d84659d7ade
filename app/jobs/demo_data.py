"""The demo's data as it lies in data/: what was recorded of five real meetings, and where each record is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from app.domain.action_items import ItemClass
from app.domain.agencies import AgencyKind, GovernmentLevel, Relation
from app.domain.minutes import SectionKind

FOLDER = Path(__file__).parent / "data"
SETDA = "setda"
TASK_FORCE, SMALL_TEAM = "task_force", "small_team"


@dataclass(frozen=True, kw_only=True)
class AgencyPlan:
    """An agency of the directory; `key` is how the data names it, `parent` the key of the one in between."""

    key: str
    name: str
    short_name: str | None
    kind: AgencyKind
    relation: Relation
    parent: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecordPlan:
    """One case with its keeping: `case` holds what the source states, the rest where and how it is recorded."""

    id: str
    case: Mapping[str, Any]
    secretariat: str
    organiser: str | None
    #: Person or body → key of the agency, printed name of the institution.
    people: Mapping[str, tuple[str, str]]
    sections: Mapping[SectionKind, tuple[int, ...]]
    owners: Mapping[str, str]
    supporters: Mapping[str, str]
    classes: Mapping[int, ItemClass]
    #: Number of a question → number of the point that answers it.
    answered_by: Mapping[int, int]
    #: Number of a follow-up → number of the point it comes from.
    origins: Mapping[int, int]

    @property
    def task_force_names(self) -> tuple[str, ...]:
        """Every name that the source gives the task force."""
        force = self.case["gugus_tugas"]
        return tuple(force["sebutan"]) if force else ()


@dataclass(frozen=True, kw_only=True)
class GovernmentPlan:
    """One government: its directory, the agency with accounts of its own, its task force and its records."""

    level: GovernmentLevel
    name: str
    seat: str
    zone: str
    #: The last part of its accounts' user names.
    accounts: str
    dinas: str
    coordinated: tuple[str, ...]
    directory: tuple[AgencyPlan, ...]
    task_force: str | None
    members: tuple[str, ...]
    records: tuple[RecordPlan, ...]

    def agency(self, key: str) -> AgencyPlan:
        """The agency of that key. Raises StopIteration for a key that the data does not have."""
        return next(agency for agency in self.directory if agency.key == key)


def cases() -> dict[str, dict[str, Any]]:
    """The five records by id, as their sources state them."""
    return {case["id"]: case for case in read("rakor_cases.yaml")["meetings"]}


def governments() -> tuple[GovernmentPlan, ...]:
    """The four governments in the order in which they are set up."""
    known = cases()
    return tuple(_government(row, known) for row in read("governments.yaml")["governments"])


def read(name: str) -> Any:
    """A file of data/ as it states it."""
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def _government(row: dict[str, Any], known: Mapping[str, Mapping[str, Any]]) -> GovernmentPlan:
    records = tuple(_record(key, values, known[key]) for key, values in row["records"].items())
    return government_plan(row, row["coordinated"], row["directory"], records)


def government_plan(
    row: Mapping[str, Any],
    coordinated: Iterable[str],
    directory: Mapping[str, list[Any]],
    records: tuple[RecordPlan, ...] = (),
) -> GovernmentPlan:
    """A government out of the rows of a data file; without a task force where its row names none."""
    force = row.get("task_force") or {}
    return GovernmentPlan(
        level=GovernmentLevel(row["level"]),
        name=row["name"],
        seat=row["seat"],
        zone=row["zone"],
        accounts=row["accounts"],
        dinas=row["dinas"],
        coordinated=tuple(coordinated),
        directory=tuple(_agency(key, values) for key, values in directory.items()),
        task_force=force.get("name"),
        members=tuple(force.get("members", ())),
        records=records,
    )


def _agency(key: str, values: list[Any]) -> AgencyPlan:
    """A line of a directory: name, short name, kind, relation, key of the agency in between."""
    name, short_name, kind, relation, *parent = values
    return AgencyPlan(
        key=key,
        name=name,
        short_name=short_name,
        kind=AgencyKind(kind),
        relation=Relation(relation),
        parent=parent[0] if parent else None,
    )


def _record(key: str, values: dict[str, Any], case: Mapping[str, Any]) -> RecordPlan:
    return RecordPlan(
        id=key,
        case=case,
        secretariat=values["secretariat"],
        organiser=values.get("organiser"),
        people={name: (agency, printed) for name, (agency, printed) in values.get("people", {}).items()},
        sections={SectionKind(kind): tuple(numbers) for kind, numbers in values["sections"].items()},
        owners=values.get("owners", {}),
        supporters=values.get("supporters", {}),
        classes={number: ItemClass(name) for number, name in values.get("classes", {}).items()},
        answered_by=values.get("answered_by", {}),
        origins=values.get("origins", {}),
    )
