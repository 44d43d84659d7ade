"""The own number register (Nomor surat): issued, reserved and cancelled numbers, as far as the actor may see them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, null, or_, select, type_coerce

from app.domain.letters import LetterKind, NumberState
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor, Role
from app.models.agencies import Agency
from app.models.columns import enum_column
from app.models.letters import Letter, NumberEntry, NumberSeries
from app.models.meetings import Meeting
from app.queries.keyset import Page, Place, page
from app.queries.visibility import meeting_visible


@dataclass(frozen=True)
class NumberFilter:
    """What the register is narrowed to; None takes all. `text` is a serial number or a part of the whole one."""

    text: str | None = None
    year: int | None = None
    state: NumberState | None = None


def number_page(actor: Actor, wanted: NumberFilter, place: Place | None = None) -> Page:
    """Numbers of the whole government for the administrator, of own meetings for a secretariat; the newest first.

    Rows: id, number, year, kind, state, at; number_text, agency and reason where the meeting is biasa or seen;
    meeting_id and letter_id only where the meeting is seen. A number without a letter belongs to no meeting.
    """
    seen = and_(Meeting.id.is_not(None), meeting_visible(actor))
    told = or_(Meeting.id.is_(None), Meeting.confidentiality == Confidentiality.BIASA, seen)
    statement = (
        select(
            NumberEntry.id,
            NumberEntry.number,
            NumberEntry.state,
            NumberEntry.at,
            type_coerce(NumberSeries.kind, enum_column(LetterKind, "kind")).label("kind"),
            NumberSeries.year,
            case((told, Letter.number_text), else_=null()).label("number_text"),
            case((told, NumberEntry.reason), else_=null()).label("reason"),
            case((told, func.coalesce(Agency.short_name, Agency.name)), else_=null()).label("agency"),
            case((seen, Meeting.id), else_=null()).label("meeting_id"),
            case((seen, Letter.id), else_=null()).label("letter_id"),
        )
        .join(NumberSeries, NumberSeries.id == NumberEntry.series_id)
        .outerjoin(Letter, Letter.id == NumberEntry.letter_id)
        .outerjoin(Meeting, Meeting.id == Letter.meeting_id)
        .outerjoin(Agency, Agency.id == Meeting.secretariat_agency_id)
        .where(NumberEntry.government_id == actor.government_id, *_conditions(wanted, told))
    )
    if not actor.has(Role.ADMINISTRATOR):
        kept = actor.agencies(Role.SECRETARIAT)
        statement = statement.where(Meeting.secretariat_agency_id.in_(kept), meeting_visible(actor))
    return page(statement, (NumberEntry.id,), place, descending=True)


def _conditions(wanted: NumberFilter, told: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.text:
        ways = [and_(told, Letter.number_text.icontains(wanted.text, autoescape=True))]
        if wanted.text.isascii() and wanted.text.isdigit() and len(wanted.text) < 9:
            ways.append(NumberEntry.number == int(wanted.text))
        found.append(or_(*ways))
    if wanted.year is not None:
        found.append(NumberSeries.year == wanted.year)
    if wanted.state is not None:
        found.append(NumberEntry.state == wanted.state)
    return found
