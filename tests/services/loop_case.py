"""A government with a firm item and everybody who has a part in its loop, for the tests of acts on it."""

from __future__ import annotations

from sqlalchemy import select

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment, ProgressReport
from app.models.agencies import Agency
from app.models.item_loop import ItemStep
from app.services.item_reports import ReportProgress
from app.services.share_acts import ShareAct
from tests import factories

BIASA, TERBATAS, RAHASIA = Confidentiality


class World:
    """The organiser's meeting, and a firm item that the Dinas Sosial leads and the Dinas Kesehatan supports."""

    def __init__(self, level: Confidentiality = BIASA) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah", short_name="Setda")
        self.social = factories.agency(self.government, "Dinas Sosial", short_name="Dinsos")
        self.health = factories.agency(self.government, "Dinas Kesehatan", short_name="Dinkes")
        add, of = factories.user, self.government
        asisten = add(of)
        factories.give_role(asisten, Role.ASISTEN, self.organiser, maps=(self.social,))
        self.users = {
            "sek": add(of, Role.SECRETARIAT, self.organiser),
            "stf": add(of, Role.REPORTER, self.social),
            "kep": add(of, Role.AGENCY_HEAD, self.social),
            "asi": asisten,
            "sda": add(of, Role.SEKDA, self.organiser),
            "pmt": add(of, Role.OBSERVER),
            "stf_lain": add(of, Role.REPORTER, self.health),
            "kep_lain": add(of, Role.AGENCY_HEAD, self.health),
            "sek_lain": add(of, Role.SECRETARIAT, self.health),
        }
        self.meeting = factories.meeting(self.organiser, self.users["sek"], "Rapat Kanari", level, place="Aula Kanari")
        self.item = self.firm()
        self.share = factories.share_of(self.item, self.social)

    def firm(self, owner: Agency | None = None, **values) -> ActionItem:
        return factories.firm_item(self.meeting, owner or self.social, supporters=(self.health,), **values)

    def actor(self, name: str) -> Actor:
        return factories.actor(self.users[name])

    def state(self, status: ItemStatus, **values) -> Assignment:
        """Put the lead's share into a state, as if its way there had been gone."""
        for name, value in {"status": status, **values}.items():
            setattr(self.share, name, value)
        factories.save(self.share)
        return self.share

    def read(self) -> Assignment:
        return db.session.get_one(Assignment, self.share.id, populate_existing=True)

    def act(self, note: str | None = None, **values) -> ShareAct:
        known = {"item_id": self.item.id, "share_id": self.share.id, "version": self.read().version}
        return ShareAct(**{**known, **values}, note=note)

    def report(self, text: str = "Format sudah diedarkan", **values) -> ReportProgress:
        known = {"item_id": self.item.id, "share_id": self.share.id, "version": self.read().version}
        return ReportProgress(**{**known, "text": text, "status": ItemStatus.DALAM_PROSES, **values})

    def steps(self) -> list[ItemStep]:
        return list(db.session.scalars(select(ItemStep).where(ItemStep.item_id == self.item.id).order_by(ItemStep.id)))

    def reports(self) -> list[ProgressReport]:
        return list(db.session.scalars(select(ProgressReport).order_by(ProgressReport.id)))
