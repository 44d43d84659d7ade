"""Meetings and items in many states, for the list of action items."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.domain.agencies import AgencyKind, Relation
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.queries import item_list
from app.queries.actors import actor_of
from app.queries.item_list import ItemFilters
from app.queries.settings import work_calendar
from tests import factories

LATE_DAY = date(2025, 1, 2)


class World:
    """A government with an organiser, two agencies, a partner and one meeting of each class."""

    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial")
        self.health = factories.agency(self.government, "Dinas Kesehatan")
        self.police = factories.agency(
            self.government, "Polres", relation=Relation.MITRA, kind=AgencyKind.POLRI, short_name="Polres"
        )
        self.secretary = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.sekda = factories.user(self.government, Role.SEKDA, self.organiser)
        self.meetings = {
            level: factories.meeting(self.organiser, self.secretary, f"Rapat {level}", level)
            for level in Confidentiality
        }
        self.meeting = self.meetings[Confidentiality.BIASA]


def listed(user: Any, place: Any = None, size: int = 25, **filters: Any) -> list[int]:
    """Ids in the order of the list, as the user sees it."""
    actor = actor_of(user.id)
    calendar = work_calendar(actor.government_id)
    page = item_list.items_page(actor, ItemFilters(**filters), calendar, place, size)
    return [row.id for row in page.rows]
