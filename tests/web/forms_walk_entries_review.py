"""How forms of usul, arahan and arahan lisan are used."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.item_decisions import DirectiveKind, ProposalKind
from app.domain.meetings import Confidentiality
from app.models.item_loop import Directive, Proposal
from tests import factories
from tests.web.forms_walk import Arguments, Entry, Typed
from tests.world import World


def _firm(world: World, level: Confidentiality) -> Arguments:
    return {"item_id": world.items[f"firm_{level.value}"].id}


def _proposed(world: World, level: Confidentiality) -> Arguments:
    """An usul of the asisten waits."""
    by = world.users["asi_assigned"]
    factories.save(
        Proposal(
            government_id=world.home.id,
            item_id=world.items[f"firm_{level.value}"].id,
            kind=ProposalKind.PENEGASAN,
            text="Kirim penegasan",
            by_user_id=by.id,
            by_name=by.display_name,
            at=clock.now(),
        )
    )
    return _firm(world, level)


def _spoken(world: World, level: Confidentiality) -> Arguments:
    """An arahan lisan waits for the Sekda."""
    row = Directive(
        government_id=world.home.id,
        item_id=world.items[f"firm_{level.value}"].id,
        kind=DirectiveKind.ARAHAN,
        text="Selesaikan minggu ini",
        is_oral=True,
        recorded_by_user_id=world.users["tup"].id,
        recorded_at=clock.now(),
    )
    factories.save(row)
    return {**_firm(world, level), "directive_id": row.id}


def _ticked(_world: World) -> Typed:
    waiting = db.session.scalars(select(Proposal)).one()
    return {"chosen": [f"{waiting.id}-{waiting.version}"]}


def _in_days(days: int) -> Any:
    return (clock.today(factories.ZONE) + timedelta(days=days)).isoformat()


ENTRIES = (
    Entry(
        endpoint="proposals.edit",
        account="asi_assigned",
        prepare=_firm,
        typed=lambda world: {
            "kind": "perpanjangan",
            "until": _in_days(9),
            "text": "Data kecamatan masih dikumpulkan",
        },
    ),
    Entry(endpoint="proposals.withdraw", account="asi_assigned", prepare=_proposed),
    Entry(endpoint="decisions.agree", account="sda", page="decisions.index", prepare=_proposed, typed=_ticked),
    Entry(
        endpoint="directives.give",
        account="sda",
        prepare=_proposed,
        typed=lambda world: {"text": "Laporkan paling lambat Jumat"},
        shown=("decisions.sheet",),
    ),
    Entry(endpoint="directives.discuss", account="sda", page="decisions.index", prepare=_proposed),
    Entry(
        endpoint="directives.record_spoken",
        account="tup",
        prepare=_firm,
        typed=lambda world: {"text": "Selesaikan minggu ini"},
    ),
    Entry(
        endpoint="directives.decide_spoken",
        account="sda",
        page="decisions.index",
        prepare=_spoken,
        button=lambda world: ("decision", "sahkan"),
    ),
)
