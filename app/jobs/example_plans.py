"""The invented Kabupaten Contoh as its data file states it, read into plans. Playing them is in example.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.action_items import Horizon, ItemClass
from app.domain.meetings import Confidentiality
from app.jobs.demo_data import SETDA, GovernmentPlan, government_plan, read

FILE = "kabupaten_contoh.yaml"
_HORIZONS = {"p": Horizon.PENDEK, "m": Horizon.MENENGAH, "j": Horizon.PANJANG}
_GENERAL = "A"
_FORCE = "force:"


@dataclass(frozen=True, kw_only=True)
class ItemPlan:
    """One item; `outcome` is the letter that says what became of it, `owner` a key of an agency or of a force."""

    text: str
    owner: str
    owner_is_force: bool
    horizons: frozenset[Horizon]
    due_days: int | None
    outcome: str
    supporters: tuple[str, ...]

    @property
    def item_class(self) -> ItemClass:
        """A plan of action where it reaches far, a general direction where nothing is due."""
        if self.outcome == _GENERAL:
            return ItemClass.ARAHAN_UMUM
        return ItemClass.RENCANA_AKSI if Horizon.PANJANG in self.horizons else ItemClass.TINDAK_LANJUT


@dataclass(frozen=True, kw_only=True)
class MeetingPlan:
    """One meeting; `days` from the day of loading, negative in the past."""

    days: int
    at: str
    state: str
    title: str
    level: Confidentiality
    force: str | None
    people: tuple[str, ...]
    items: tuple[ItemPlan, ...]


@dataclass(frozen=True, kw_only=True)
class ExamplePlan:
    """The government with its directory, its task forces, invented names, and what happens in it."""

    government: GovernmentPlan
    forces: Mapping[str, tuple[str, tuple[str, ...]]]
    names: tuple[str, ...]
    meetings: tuple[MeetingPlan, ...]

    @property
    def acting(self) -> tuple[str, ...]:
        """Agencies whose head and staff report on something."""
        owners = {item.owner for meeting in self.meetings for item in meeting.items if not item.owner_is_force}
        members = {key for _, keys in self.forces.values() for key in keys}
        return tuple(agency.key for agency in self.government.directory if agency.key in (owners | members) - {SETDA})


def example_plan() -> ExamplePlan:
    """The plan as its file states it."""
    found = read(FILE)
    return ExamplePlan(
        government=government_plan(found["government"], found["coordinated"], found["agencies"]),
        forces={key: (name, tuple(members)) for key, (name, members) in found["forces"].items()},
        names=tuple(found["names"]),
        meetings=tuple(_meeting(row) for row in found["meetings"]),
    )


def _meeting(row: Mapping[str, Any]) -> MeetingPlan:
    return MeetingPlan(
        days=row["days"],
        at=row["at"],
        state=row["state"],
        title=row["title"],
        level=Confidentiality(row.get("level", "biasa")),
        force=row.get("force"),
        people=tuple(row["people"]),
        items=tuple(_item(line) for line in row["items"]),
    )


def _item(line: str) -> ItemPlan:
    text, owner, horizons, due, outcome, *supporters = (part.strip() for part in line.split("|"))
    return ItemPlan(
        text=text,
        owner=owner.removeprefix(_FORCE),
        owner_is_force=owner.startswith(_FORCE),
        horizons=frozenset(_HORIZONS[letter] for letter in horizons if letter in _HORIZONS),
        due_days=int(due) if due != "-" else None,
        outcome=outcome,
        supporters=tuple(supporters[0].split(",")) if supporters else (),
    )
