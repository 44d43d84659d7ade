"""A Sekda, an asisten with a mapped agency, TU pimpinan and late firm items, for usul and arahan."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.item_decisions import ProposalKind
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem
from app.models.item_loop import Proposal
from app.services.proposals import WriteProposal, write_proposal
from tests import factories

LATE_DAY = date(2025, 1, 2)
LATER = date(2027, 3, 1)


class ReviewCase:
    """One government; `item()` gives a firm one of Dinas Sosial, late unless told otherwise."""

    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.setda = factories.agency(self.government, "Sekretariat Daerah", is_secretariat=True)
        self.social = factories.agency(self.government, "Dinas Sosial", short_name="Dinsos")
        self.health = factories.agency(self.government, "Dinas Kesehatan", short_name="Dinkes")
        self.police = factories.agency(
            self.government, "Polres", relation=Relation.MITRA, kind=AgencyKind.POLRI, short_name="Polres"
        )
        self.secretary = factories.user(self.government, Role.SECRETARIAT, self.setda)
        self.sekda = factories.user(self.government, Role.SEKDA, self.setda)
        self.tu = factories.user(self.government, Role.LEADERSHIP_STAFF)
        self.asisten = factories.user(self.government)
        factories.give_role(self.asisten, Role.ASISTEN, self.setda, maps=(self.social, self.health, self.police))
        self.meeting = factories.meeting(self.setda, self.secretary, "Rakor penanganan stunting")

    def actor(self, name: str) -> Actor:
        return factories.actor(getattr(self, name))

    def item(self, owner: Any = None, **values: Any) -> ActionItem:
        owner = owner or self.social
        asked = owner.relation is Relation.MITRA
        first = ItemStatus.DISAMPAIKAN if asked else ItemStatus.BELUM_DITINDAKLANJUTI
        meeting = values.pop("meeting", self.meeting)
        return factories.item(meeting, owner, **{"due_on": LATE_DAY, "status": first, "firm_at": clock.now(), **values})

    def propose(self, item: ActionItem, kind: ProposalKind = ProposalKind.PENEGASAN, **values: Any) -> Proposal:
        """The usul as it waits once the asisten has written it."""
        command = WriteProposal(item_id=item.id, version=0, kind=kind, **{"text": "Kirim penegasan", **values})
        write_proposal(self.actor("asisten"), command)
        return waiting(item)


def waiting(item: ActionItem) -> Proposal:
    """The newest usul on an item."""
    return db.session.scalars(select(Proposal).where(Proposal.item_id == item.id).order_by(Proposal.id.desc())).first()
