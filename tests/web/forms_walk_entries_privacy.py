"""How forms of the privacy guard are used."""

from __future__ import annotations

from app.domain.meetings import Confidentiality
from tests import factories
from tests.web.forms_walk import Arguments, Entry
from tests.world import World


def _asked(world: World, level: Confidentiality) -> Arguments:
    factories.point(world.sections[level], "Korban kini tinggal bersama neneknya di Jalan Melati Nomor 5.")
    return {}


def _named(world: World, level: Confidentiality) -> Arguments:
    text = "Kasus dilaporkan bulan lalu. Korban bernama Siti Aminah sudah didampingi. Berkas dilengkapi."
    return {"point_id": factories.point(world.sections[level], text).id}


ENTRIES = (
    Entry(endpoint="privacy.answer", page="privacy.show", prepare=_asked),
    Entry(endpoint="privacy.mark", page="privacy.show", prepare=_named),
)
