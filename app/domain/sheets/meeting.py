"""Facts of a meeting that several papers print: its days, the people and institutions in it, its funding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from app.domain.agencies import AgencyKind
from app.domain.meetings import ParticipantRole, Representative
from app.domain.people import AppointmentStatus


@dataclass(frozen=True, kw_only=True)
class MeetingDay:
    """One day of a meeting in local wall time. `on` is the full date; else the parts that are known.

    `weekday` is the day's name as stated ("Selasa"), `date_text` and `time_text` the words of the source ("pagi").
    """

    on: date | None = None
    weekday: str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    date_text: str | None = None
    start: time | None = None
    end: time | None = None
    time_text: str | None = None
    until_done: bool = False


@dataclass(frozen=True, kw_only=True)
class LetterReference:
    """A letter that a paper refers to: number and date as far as known."""

    number: str | None = None
    dated_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Party:
    """A person, an office without a name, or only an institution: at least one of the three is set.

    `name` is printed as it stands, titles included; `office` comes without Plt./Plh./Pj., which `status` adds.
    `institution` is the agency as printed.
    """

    name: str | None = None
    office: str | None = None
    status: AppointmentStatus | None = None
    institution: str | None = None
    represents_name: str | None = None
    represents_office: str | None = None


@dataclass(frozen=True, kw_only=True)
class Participant:
    """One recorded row of participants; the papers gather rows of one instansi or unsur into one line.

    `unsur` is the words of the source ("Camat dan Lurah") where no agency is known; `count` is a number of people.
    """

    party: Party = Party()
    unsur: str | None = None
    unsur_kind: AgencyKind | None = None
    count: int | None = None
    representative: Representative = Representative.TIDAK_DIKETAHUI
    roles: tuple[ParticipantRole, ...] = ()
    team_office: str | None = None
    topic: str | None = None


@dataclass(frozen=True, kw_only=True)
class TaskForceLine:
    """A gugus tugas addressed by the meeting: its name, the other names used for it, its chair as stated."""

    name: str
    aliases: tuple[str, ...] = ()
    chair: Party | None = None


@dataclass(frozen=True, kw_only=True)
class FundingLine:
    """One source of money of a meeting or item; amounts in rupiah; anything may be unknown."""

    source: str | None = None
    detail: str | None = None
    giver: str | None = None
    budget_document: str | None = None
    fiscal_year: int | None = None
    ceiling: int | Decimal | None = None
    realised: int | Decimal | None = None
    sub_activity_code: str | None = None
    purpose: str | None = None
