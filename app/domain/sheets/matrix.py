"""The sheet of a matriks rencana aksi: items with indicator and target, for a meeting or a task force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.action_items import Horizon, ItemStatus, ShownStatus
from app.domain.sheets.meeting import MeetingDay
from app.domain.sheets.minutes import Guarded
from app.domain.sheets.paper import PaperSheet


@dataclass(frozen=True, kw_only=True)
class MatrixRow(Guarded):
    """One item. `due_text` is printed where there is no date; `first_due_on` where the date has moved since."""

    number: int
    text: str
    indicator: str | None = None
    target: int | Decimal | None = None
    unit: str | None = None
    owner: str | None = None
    supporters: tuple[str, ...] = ()
    horizons: tuple[Horizon, ...] = ()
    due_on: date | None = None
    due_text: str | None = None
    first_due_on: date | None = None
    status: ItemStatus | ShownStatus = ItemStatus.SEMENTARA
    remarks: str | None = None


@dataclass(frozen=True, kw_only=True)
class ActionMatrixSheet(PaperSheet):
    """The matrix, landscape. `title` names the meeting or the plan; rows come in order and are grouped by horizon."""

    title: str
    days: tuple[MeetingDay, ...] = ()
    place: str | None = None
    as_of: date | None = None
    rows: tuple[MatrixRow, ...] = ()
