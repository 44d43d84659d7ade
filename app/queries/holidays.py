"""Holidays of a government, by year."""

from __future__ import annotations

from datetime import date

from sqlalchemy import extract, func, select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import GovernmentFacts
from app.domain.roles import Actor
from app.models.governments import Holiday
from app.queries.keyset import Page, Place, page


def known(actor: Actor, holiday_id: int) -> GovernmentFacts:
    """Subject of permissions for one holiday. Raises NotFound."""
    holiday(actor, holiday_id)
    return GovernmentFacts(actor.government_id)


def holiday(actor: Actor, holiday_id: int) -> Holiday:
    """Raises NotFound."""
    found = db.session.scalar(
        select(Holiday).where(Holiday.id == holiday_id, Holiday.government_id == actor.government_id)
    )
    if found is None:
        raise NotFound
    return found


def holiday_page(actor: Actor, year: int, text: str | None = None, place: Place | None = None) -> Page:
    """Holidays of one year by date, deactivated ones too: id, on_date, name, is_joint_leave, is_active."""
    statement = select(Holiday.id, Holiday.on_date, Holiday.name, Holiday.is_joint_leave, Holiday.is_active).where(
        Holiday.government_id == actor.government_id,
        Holiday.on_date >= date(year, 1, 1),
        Holiday.on_date <= date(year, 12, 31),
    )
    if text:
        statement = statement.where(Holiday.name.icontains(text, autoescape=True))
    return page(statement, (Holiday.on_date, Holiday.id), place)


def years(actor: Actor) -> dict[int, int]:
    """Year → number of active holidays recorded for it."""
    year = extract("year", Holiday.on_date)
    rows = db.session.execute(
        select(year.label("year"), func.count().label("count"))
        .where(Holiday.government_id == actor.government_id, Holiday.is_active.is_(True))
        .group_by(year)
        .order_by(year)
    )
    return {int(row.year): row[1] for row in rows}
