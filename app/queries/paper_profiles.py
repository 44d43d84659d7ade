"""Profiles of papers: the general one of a government, those of agencies, and the one that papers are built with."""

from __future__ import annotations

from sqlalchemy import or_, select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import GovernmentFacts
from app.domain.roles import Actor
from app.domain.sheets import PaperProfile as ProfileSheet
from app.domain.sheets.letterhead import Paper
from app.models.agencies import Agency
from app.models.governments import PaperProfile
from app.queries.keyset import AnyRow


def known(actor: Actor, profile_id: int) -> GovernmentFacts:
    """Subject of permissions for one profile. Raises NotFound."""
    profile(actor, profile_id)
    return GovernmentFacts(actor.government_id)


def profile(actor: Actor, profile_id: int) -> PaperProfile:
    """Raises NotFound."""
    found = db.session.scalar(
        select(PaperProfile).where(PaperProfile.id == profile_id, PaperProfile.government_id == actor.government_id)
    )
    if found is None:
        raise NotFound
    return found


def profiles(actor: Actor) -> list[AnyRow]:
    """The general profile first, then those of agencies in protocol order; columns of PaperProfile and agency_name."""
    return list(
        db.session.execute(
            select(*PaperProfile.__table__.columns, Agency.name.label("agency_name"))
            .outerjoin(Agency, Agency.id == PaperProfile.agency_id)
            .where(PaperProfile.government_id == actor.government_id)
            .order_by(PaperProfile.agency_id.is_not(None), Agency.protocol_order, Agency.name)
        )
    )


def profile_in_force(government_id: int, agency_id: int | None) -> PaperProfile | None:
    """The agency's own profile where it has one, else the general one of the government."""
    rows = db.session.scalars(
        select(PaperProfile)
        .where(
            PaperProfile.government_id == government_id,
            or_(PaperProfile.agency_id.is_(None), PaperProfile.agency_id == agency_id),
        )
        .order_by(PaperProfile.agency_id.is_(None))
    ).all()
    return rows[0] if rows else None


def profile_sheet(row: PaperProfile | None) -> ProfileSheet:
    """A stored profile as the papers take it; the defaults where none is stored."""
    if row is None:
        return ProfileSheet()
    return ProfileSheet(
        paper=Paper(row.paper),
        margin_top=float(row.margin_top_cm),
        margin_bottom=float(row.margin_bottom_cm),
        margin_left=float(row.margin_left_cm),
        margin_right=float(row.margin_right_cm),
        font=row.font_name,
        font_size=float(row.font_size),
        shows_place=row.show_place,
        sekda_prints_nip=row.sekda_with_nip,
    )
