"""A government with an organiser, agencies of every loop, their heads and leaders, and firm items: acts of control."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.action_items import AssignmentKind, ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.item_acts import FIRST_STATUS, loop_of
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency
from app.models.item_loop import ExtensionRequest, ItemStep
from app.services.extension_decisions import DecideExtension, decide_extension
from app.services.extensions import AskExtension, ask_extension
from tests import factories


class ControlWorld:
    """Handles to the rows; `actor(name)` is whoever acts today."""

    def __init__(self) -> None:
        home = self.government = factories.government("Tanjungkoto")
        self.setda = factories.agency(home, "Sekretariat Daerah", is_secretariat=True)
        self.organiser = factories.agency(home, "Dinas Penyelenggara", short_name="Disper")
        self.social = factories.agency(home, "Dinas Sosial", short_name="Dinsos")
        self.health = factories.agency(home, "Dinas Kesehatan", short_name="Dinkes")
        self.police = factories.agency(home, "Polres", kind=AgencyKind.POLRI, relation=Relation.MITRA)
        self.campus = factories.agency(
            home, "Universitas Kota", kind=AgencyKind.PERGURUAN_TINGGI, relation=Relation.MITRA
        )
        self.court = factories.agency(home, "Pengadilan Negeri", kind=AgencyKind.PENGADILAN, relation=Relation.SEJAJAR)
        self.force = factories.task_force(home, self.health, self.police, self.court, name="Gugus Tugas Anak")
        self.users = {
            "secretary": factories.user(home, Role.SECRETARIAT, self.organiser),
            "head": factories.user(home, Role.AGENCY_HEAD, self.social),
            "staff": factories.user(home, Role.REPORTER, self.social),
            "health_head": factories.user(home, Role.AGENCY_HEAD, self.health),
            "campus_staff": factories.user(home, Role.REPORTER, self.campus),
            "sekda": factories.user(home, Role.SEKDA, self.setda),
            "asisten": factories.user(home),
            "other_asisten": factories.user(home),
        }
        factories.give_role(self.users["asisten"], Role.ASISTEN, self.setda, maps=(self.social, self.organiser))
        factories.give_role(self.users["other_asisten"], Role.ASISTEN, self.setda, maps=(self.health,))
        self.meeting = factories.meeting(self.organiser, self.users["secretary"])
        factories.approved(self.meeting)
        self.today = clock.today(factories.ZONE)

    def actor(self, name: str) -> Actor:
        """The account as it acts now."""
        return factories.actor(self.users[name])

    def day(self, days: int) -> Any:
        """So many days from today."""
        return self.today + timedelta(days=days)

    def item(self, owner: Agency | None, *supporters: Agency, due: int | None = 3, **values: Any) -> ActionItem:
        """A firm item, due in so many days; each share stands in the first state of its loop."""
        due_on = self.day(due) if due is not None else None
        row = factories.item(self.meeting, owner, due_on=due_on, supporters=supporters, firm_at=clock.now(), **values)
        for share in db.session.scalars(select(Assignment).where(Assignment.item_id == row.id)):
            agency = db.session.get_one(Agency, share.agency_id)
            share.status = FIRST_STATUS[loop_of(agency.relation, agency.kind)]
        db.session.commit()
        return row

    def force_item(self, *members: Agency, due: int | None = 3) -> ActionItem:
        """A firm item of the task force, expanded into these members."""
        row = self.item(None, *members, due=due, owner_task_force_id=self.force.id)
        for share in db.session.scalars(select(Assignment).where(Assignment.item_id == row.id)):
            share.kind = AssignmentKind.MEMBER
        db.session.commit()
        return row

    def reload(self, item: ActionItem) -> ActionItem:
        """The item as it stands now."""
        return db.session.get_one(ActionItem, item.id, populate_existing=True)

    def share(self, item: ActionItem, agency: Agency) -> Assignment:
        """The agency's share as it stands now."""
        return db.session.scalars(
            select(Assignment)
            .where(Assignment.item_id == item.id, Assignment.agency_id == agency.id)
            .execution_options(populate_existing=True)
        ).one()

    def set_status(self, item: ActionItem, agency: Agency, status: ItemStatus) -> Assignment:
        """Put the agency's share into a state, with what is open settled by hand."""
        row = self.share(item, agency)
        row.status = status
        db.session.commit()
        return row

    def ids(self, item: ActionItem, agency: Agency) -> dict[str, int]:
        """What a command on the share names."""
        row = self.share(item, agency)
        return {"item_id": item.id, "share_id": row.id, "version": row.version}

    def steps(self, item: ActionItem) -> list[ItemStep]:
        """The timeline, oldest first."""
        return list(db.session.scalars(select(ItemStep).where(ItemStep.item_id == item.id).order_by(ItemStep.id)))


def ask_more_time(
    world: ControlWorld,
    item: ActionItem,
    agency: Agency | None = None,
    *,
    days: int = 10,
    by: str = "head",
    **values: Any,
) -> int:
    """The head asks, so many days from today."""
    agency = agency or world.social
    known = {**world.ids(item, agency), "wanted_on": world.day(days), "note": "Menunggu data kecamatan", **values}
    return ask_extension(world.actor(by), AskExtension(**known))


def request_of(world: ControlWorld, item: ActionItem, agency: Agency | None = None) -> ExtensionRequest | None:
    """The last request on the agency's share."""
    share = world.share(item, agency or world.social)
    return db.session.scalars(
        select(ExtensionRequest)
        .where(ExtensionRequest.assignment_id == share.id)
        .order_by(ExtensionRequest.id.desc())
        .execution_options(populate_existing=True)
    ).first()


def decide(
    world: ControlWorld,
    item: ActionItem,
    agency: Agency | None = None,
    *,
    by: str = "asisten",
    granted: bool = True,
    **values: Any,
) -> int:
    """Somebody decides on it, as it stands."""
    agency = agency or world.social
    known = {**world.ids(item, agency), "version": request_of(world, item, agency).version, "is_granted": granted}
    return decide_extension(world.actor(by), DecideExtension(**known | values))
