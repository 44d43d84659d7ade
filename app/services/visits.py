"""When an account opens Beranda, so that the page can say what is new since the time before."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.errors import NotFound
from app.domain.roles import Actor
from app.models.users import User, Visit

#: Pages opened within this time belong to one visit: what was new stays new while somebody looks around.
ONE_VISIT = timedelta(minutes=30)


@transactional
def note_visit(actor: Actor) -> None:
    """Note that the account opens Beranda; the time before is kept."""
    now = clock.now()
    owner = db.session.scalar(
        select(User.id).where(User.id == actor.user_id, User.government_id == actor.government_id).with_for_update()
    )
    if owner is None:
        raise NotFound
    visit = db.session.scalar(select(Visit).where(Visit.user_id == actor.user_id))
    if visit is None:
        db.session.add(Visit(government_id=actor.government_id, user_id=actor.user_id, seen_at=now))
    elif visit.seen_at <= now - ONE_VISIT:
        visit.seen_before_at, visit.seen_at = visit.seen_at, now
