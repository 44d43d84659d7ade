"""The invented Kabupaten Contoh as its data file states it, read into plans. Playing them is in example.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.action_items import Horizon, ItemClass
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.jobs.demo_data import SETDA, GovernmentPlan, government_plan, read

FILE = "kabupaten_contoh.yaml"
_HORIZONS = {"p": Horizon.PENDEK, "m": Horizon.MENENGAH, "j": Horizon.PANJANG}
_GENERAL = "A"
_FORCE = "force:"
ACCEPTED, GIVEN_BACK = "+", "kembali"
#: State of a meeting that takes place while the demo is loaded.
IN_PROGRESS = "berlangsung"


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
class RemarkPlan:
    """What a reader says to a point, and what is answered: None while it is open, ACCEPTED where it is taken up."""

    role: Role
    text: str
    answer: str | None


@dataclass(frozen=True, kw_only=True)
class ScenePlan:
    """What happens around the writing of one meeting, beside what happens to every meeting."""

    lines: tuple[str, ...] = ()
    #: Passages in [[ ]] are closed once they are written.
    points: tuple[str, ...] = ()
    answered: int = 0
    second: str = ""
    remarks: tuple[RemarkPlan, ...] = ()
    #: A state of ReleaseState, or GIVEN_BACK.
    release: str = ""
    note: str = ""
    #: Text and reason.
    addendum: tuple[str, ...] = ()
    removed_day: bool = False


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
    scenes: ScenePlan


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
        scenes=_scenes(row.get("scenes", {})),
    )


def _scenes(row: Mapping[str, Any]) -> ScenePlan:
    remarks = (RemarkPlan(role=Role(role), text=text, answer=answer) for role, text, answer in row.get("remarks", ()))
    lists = {name: tuple(row.get(name, ())) for name in ("lines", "points", "addendum")}
    return ScenePlan(**{**row, **lists, "remarks": tuple(remarks)})


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
