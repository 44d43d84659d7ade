"""How forms of reports, their approval and verification are used."""

from __future__ import annotations

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.meetings import Confidentiality
from app.models.action_items import Assignment
from tests import factories
from tests.storage.samples import jpeg_file
from tests.web.forms_walk import Arguments, Entry
from tests.world import World


def _in_state(status: ItemStatus):
    """The firm item's share in that state, with a report that counts."""

    def prepare(world: World, level: Confidentiality) -> Arguments:
        share = db.session.get_one(Assignment, world.shares[level].id)
        share.status = status
        share.last_report_at = clock.now()
        factories.save(share)
        return {}

    return prepare


_AT_WORK = _in_state(ItemStatus.DALAM_PROSES)
_CHECKED = _in_state(ItemStatus.MENUNGGU_VERIFIKASI)

ENTRIES = (
    Entry(
        endpoint="item_reports.create",
        account="stf_assigned",
        prepare=_AT_WORK,
        typed=lambda world: {
            "text": "Format sudah diedarkan ke semua sekolah",
            "stated": "terkendala",
            "obstacle": "Tiga sekolah belum menjawab",
            "file": [(jpeg_file(), "rapat sekolah.jpg")],
        },
    ),
    Entry(endpoint="item_reports.approve", account="kep_assigned"),
    Entry(
        endpoint="item_reports.return_report",
        account="kep_assigned",
        typed=lambda world: {"note": "Sebutkan nama sekolahnya"},
    ),
    Entry(
        endpoint="item_reports.forward",
        account="kep_assigned",
        typed=lambda world: {"bidang": "Bidang Pembinaan SD", "note": "Mohon diselesaikan pekan ini"},
    ),
    Entry(
        endpoint="item_verification.ask",
        account="kep_assigned",
        prepare=_AT_WORK,
        typed=lambda world: {"note": "Semua sekolah sudah mengisi"},
    ),
    Entry(
        endpoint="item_verification.confirm",
        prepare=_CHECKED,
        typed=lambda world: {"note": "Daftar sekolah lengkap"},
    ),
    Entry(
        endpoint="item_verification.return_share",
        prepare=_CHECKED,
        typed=lambda world: {"note": "Lampirkan daftar sekolah"},
    ),
    Entry(endpoint="proofs.withdraw", account="stf_assigned"),
)
