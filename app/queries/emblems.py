"""Emblems: those in force, and the pictures that live and fixed papers print."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import InstrumentedAttribute

from app.db import db
from app.domain.emblems import EmblemKind
from app.domain.errors import NotFound
from app.domain.facts import GovernmentFacts
from app.domain.roles import Actor
from app.domain.sheets import Emblem as EmblemSheet
from app.domain.sheets import Letterhead
from app.models.emblems import Emblem
from app.models.users import User
from app.queries.kept_statements import at_most


class EmblemRow(NamedTuple):
    """An emblem in force as its page shows it."""

    id: int
    kind: EmblemKind
    picture: bytes
    media_type: str
    uploaded_by: str
    uploaded_at: datetime


def emblems(actor: Actor) -> dict[EmblemKind, EmblemRow]:
    """Those in force, with their pictures."""
    rows = db.session.execute(
        select(Emblem.id, Emblem.kind, Emblem.picture, Emblem.media_type, User.display_name, Emblem.uploaded_at)
        .join(User, User.id == Emblem.uploaded_by_user_id)
        .where(Emblem.government_id == actor.government_id, Emblem.withdrawn_at.is_(None))
    )
    return {row.kind: EmblemRow(*row) for row in rows}


def emblem(actor: Actor, emblem_id: int) -> EmblemRow:
    """One in force. Raises NotFound."""
    found = next((row for row in emblems(actor).values() if row.id == emblem_id), None)
    if found is None:
        raise NotFound
    return found


def known(actor: Actor, emblem_id: int) -> GovernmentFacts:
    """Subject of permissions for one emblem, in force or not. Raises NotFound."""
    wanted = select(Emblem.id).where(Emblem.id == emblem_id, Emblem.government_id == actor.government_id)
    if db.session.scalar(wanted) is None:
        raise NotFound
    return GovernmentFacts(actor.government_id)


def of_region(government_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Joins the lambang daerah in force to a statement about that government."""
    return and_(Emblem.government_id == government_id, Emblem.kind == EmblemKind.DAERAH, Emblem.withdrawn_at.is_(None))


def in_force(government_id: int, kind: EmblemKind) -> EmblemSheet | None:
    """What papers of today print."""
    row = db.session.execute(
        select(Emblem.sha256, Emblem.picture).where(
            Emblem.government_id == government_id, Emblem.kind == kind, Emblem.withdrawn_at.is_(None)
        )
    ).one_or_none()
    return EmblemSheet(sha256=row.sha256, picture=row.picture) if row else None


def as_printed(government_id: int, letterhead: Letterhead) -> Letterhead:
    """The kop of a paper that was fixed earlier, with the picture of then, whatever became of it since."""
    if letterhead.emblem is None:
        return letterhead
    picture = db.session.scalar(
        select(Emblem.picture)
        .where(Emblem.government_id == government_id, Emblem.sha256 == letterhead.emblem.sha256)
        .limit(at_most(1))
    )
    return replace(letterhead, emblem=replace(letterhead.emblem, picture=picture or b""))
