"""How forms of extensions, clarifications, answers of partners and acts of control are used."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.item_acts import ItemAct
from app.domain.meetings import Confidentiality
from app.models.action_items import Assignment
from app.models.agencies import Agency
from app.models.item_loop import ExtensionRequest
from tests import factories
from tests.web.forms_walk import Arguments, Entry
from tests.world import World


def _in_state(status: ItemStatus, **values: Any) -> Callable[[World, Confidentiality], Arguments]:
    """The firm item's share in that state."""

    def prepare(world: World, level: Confidentiality) -> Arguments:
        share = db.session.get_one(Assignment, world.shares[level].id)
        for name, value in {"status": status, **values}.items():
            setattr(share, name, value)
        factories.save(share)
        return {}

    return prepare


def _asked(world: World, level: Confidentiality) -> Arguments:
    """A request for more time waits."""
    share = world.shares[level]
    factories.save(
        ExtensionRequest(
            government_id=share.government_id,
            item_id=share.item_id,
            assignment_id=share.id,
            wanted_on=_in_days(9),
            reason="Menunggu data kecamatan",
            asked_by_user_id=world.users["kep_assigned"].id,
            asked_at=clock.now(),
        )
    )
    return {}


def _questioned(world: World, level: Confidentiality) -> Arguments:
    """A clarification waits for its answer."""
    share = db.session.get_one(Assignment, world.shares[level].id)
    share.has_open_clarification = True
    factories.step(share, world.users["kep_assigned"], ItemAct.AJUKAN_KLARIFIKASI, note="Apakah termasuk SMP?")
    return {}


def _partner(kind: AgencyKind, status: ItemStatus) -> Callable[[World, Confidentiality], Arguments]:
    """The assigned agency is a partner for once."""

    def prepare(world: World, level: Confidentiality) -> Arguments:
        agency = db.session.get_one(Agency, world.assigned.id)
        agency.relation, agency.kind = Relation.MITRA, kind
        return _in_state(status)(world, level)

    return prepare


def _firm(world: World, level: Confidentiality) -> Arguments:
    return {"item_id": world.items[f"firm_{level.value}"].id}


def _in_days(days: int) -> Any:
    return clock.today(factories.ZONE) + timedelta(days=days)


_AT_WORK = _in_state(ItemStatus.DALAM_PROSES)

ENTRIES = (
    Entry(
        endpoint="extensions.ask",
        account="kep_assigned",
        prepare=_AT_WORK,
        typed=lambda world: {"wanted_on": _in_days(7).isoformat(), "note": "Menunggu data kecamatan"},
    ),
    Entry(
        endpoint="extensions.decide",
        account="asi_assigned",
        prepare=_asked,
        typed=lambda world: {
            "decision": "dikabulkan",
            "granted_on": _in_days(6).isoformat(),
            "note": "Cukup enam hari",
        },
    ),
    Entry(
        endpoint="clarifications.ask",
        account="kep_assigned",
        prepare=_AT_WORK,
        typed=lambda world: {"note": "Apakah termasuk SMP?"},
    ),
    Entry(
        endpoint="clarifications.answer",
        prepare=_questioned,
        typed=lambda world: {"note": "Termasuk SMP negeri dan swasta"},
    ),
    Entry(
        endpoint="partner_answers.record",
        prepare=_partner(AgencyKind.POLRI, ItemStatus.DISAMPAIKAN),
        typed=lambda world: {
            "act": "catat_keterangan",
            "stated_by_text": "Kasat Binmas",
            "channel": "telepon",
            "note": "Patroli sekolah sudah berjalan",
        },
    ),
    Entry(
        endpoint="partner_answers.tell",
        account="stf_assigned",
        prepare=_partner(AgencyKind.PERGURUAN_TINGGI, ItemStatus.MENUNGGU_KESEDIAAN),
        typed=lambda world: {"act": "catat_kesediaan", "note": "Bersedia menugaskan dua dosen"},
    ),
    Entry(
        endpoint="item_control.suspend",
        account="sda",
        prepare=_AT_WORK,
        typed=lambda world: {"note": "Menunggu peraturan pusat"},
    ),
    Entry(
        endpoint="item_control.resume",
        account="sda",
        prepare=_in_state(ItemStatus.DITUNDA),
        typed=lambda world: {"note": "Peraturan sudah terbit"},
    ),
    Entry(
        endpoint="item_control.stop",
        account="sda",
        prepare=_AT_WORK,
        typed=lambda world: {"note": "Menjadi urusan provinsi"},
    ),
    Entry(
        endpoint="item_control.reopen",
        account="asi_assigned",
        prepare=_in_state(ItemStatus.SELESAI, is_open=False),
        typed=lambda world: {"note": "Bukti dukung keliru"},
    ),
    Entry(
        endpoint="item_control.priority",
        account="asi_assigned",
        prepare=_firm,
        button=lambda world: ("act", "prioritaskan"),
        typed=lambda world: {"note": "Arahan pekan ini"},
    ),
    Entry(
        endpoint="firm_items.edit",
        prepare=_firm,
        typed=lambda world: {
            "text": "Mengirim format data terpilah",
            "owner": f"instansi-{world.stranger.id}",
            "stays_supporter": "y",
            "reason": "Tugas berpindah sesuai peraturan wali kota",
        },
    ),
)
