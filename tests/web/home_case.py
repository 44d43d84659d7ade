"""A government with an agency at work, for the tests of Beranda."""

from __future__ import annotations

from datetime import date
from typing import Any

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.item_acts import ItemAct
from app.domain.letters import Channel
from app.domain.people import Sapaan
from app.domain.roles import Role
from app.models.action_items import ActionItem, Assignment, ProgressReport
from app.models.item_loop import ItemStep
from app.models.people import Person
from tests import factories

LONG_AGO = date(2025, 1, 2)


class World:
    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial", short_name="Dinsos")
        self.writer = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.staff = factories.user(self.government, Role.REPORTER, self.social)
        self.head = factories.user(self.government, Role.AGENCY_HEAD, self.social)
        self.sekda = factories.user(self.government, Role.SEKDA, self.organiser)
        self.today = clock.today(factories.ZONE)
        self.meeting = factories.meeting(self.organiser, self.writer, "Rapat induk", on=LONG_AGO)

    def firm(
        self, text: str, status: ItemStatus = ItemStatus.DALAM_PROSES, **values: Any
    ) -> tuple[ActionItem, Assignment]:
        item = factories.item(
            values.pop("meeting", self.meeting), self.social, text, status=status, firm_at=clock.now(), **values
        )
        return item, db.session.query(Assignment).filter_by(item_id=item.id).one()

    def report(self, item: ActionItem, share: Assignment, text: str) -> ProgressReport:
        row = ProgressReport(
            government_id=self.government.id,
            item_id=item.id,
            assignment_id=share.id,
            channel=Channel.APLIKASI,
            text=text,
            status=ItemStatus.DALAM_PROSES,
            reported_by_user_id=self.staff.id,
            reported_at=clock.now(),
        )
        factories.save(row)
        return row

    def step(self, item: ActionItem, share: Assignment, act: ItemAct, by: Any, note: str | None = None) -> None:
        factories.save(
            ItemStep(
                government_id=self.government.id,
                item_id=item.id,
                assignment_id=share.id,
                act=act,
                note=note,
                office_text="Sekretariat rapat",
                by_user_id=by.id,
                by_name=by.display_name,
                at=clock.now(),
            )
        )

    def sapaan(self, user: Any, sapaan: Sapaan) -> None:
        person = db.session.get_one(Person, user.person_id)
        person.sapaan = sapaan
        factories.save(person)
