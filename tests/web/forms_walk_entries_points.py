"""How forms around one point of the minutes are used."""

from __future__ import annotations

from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.minutes import SectionKind
from app.models.minutes import MinutesSection
from tests import factories
from tests.web.forms_walk import Arguments, Entry, Typed
from tests.world import BIASA, World

_TITLE = "Bagian tujuan"


def _point(world: World, level: Confidentiality) -> Arguments:
    factories.section(world.meetings[level], SectionKind.LAINNYA, _TITLE)
    return {"point_id": factories.point(world.sections[level], "Butir yang dipindahkan").id}


def _target(world: World) -> Typed:
    here = select(MinutesSection.id).where(
        MinutesSection.meeting_id == world.meetings[BIASA].id, MinutesSection.title == _TITLE
    )
    return {"section_id": str(db.session.scalar(here.order_by(MinutesSection.id.desc()).limit(1)))}


ENTRIES = (Entry(endpoint="minutes_points.move", prepare=_point, typed=_target),)
