"""How remarks at points of a draft notula, and additions to an approved one, are used."""

from __future__ import annotations

from app.domain.meetings import Confidentiality
from tests import factories
from tests.storage.samples import pdf_file
from tests.web.forms_walk import Arguments, Entry
from tests.world import World


def _point(world: World, level: Confidentiality) -> Arguments:
    return {"point_id": factories.point(world.sections[level], "Butir yang dibaca").id}


def _remark(world: World, level: Confidentiality) -> Arguments:
    point = factories.point(world.sections[level], "Butir yang diberi catatan")
    remark = factories.remark(point, world.users["reader_sek"], "Lengkapi tanggalnya")
    return {"point_id": point.id, "remark_id": remark.id}


def _approved(world: World, level: Confidentiality) -> Arguments:
    factories.approved(world.meetings[level])
    return {}


ENTRIES = (
    Entry(
        endpoint="remarks.show",
        prepare=_point,
        typed=lambda world: {"text": "Nama pembicara perlu dilengkapi"},
        shown=("minutes.show",),
    ),
    Entry(endpoint="remarks.accept", page="remarks.show", prepare=_remark),
    Entry(
        endpoint="remarks.answer",
        page="remarks.show",
        prepare=_remark,
        typed=lambda world: {"answer": "Tanggalnya sudah dilengkapi pada butir kedua"},
        shown=("minutes.show",),
    ),
    Entry(
        endpoint="addenda.create",
        prepare=_approved,
        typed=lambda world: {
            "text": "Lampiran ketiga dilengkapi",
            "reason": "Tertinggal pada naskah semula",
            "signed_on": factories.days_ago(0).isoformat(),
            "file": (pdf_file(), "tambahan.pdf"),
        },
        shown=("minutes.show",),
    ),
)
