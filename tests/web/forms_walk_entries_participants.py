"""How forms of participants, files and documentation are used."""

from __future__ import annotations

from tests.storage import samples
from tests.web.forms_walk import Entry, Typed
from tests.world import BIASA, World

_DOCX = (samples.docx_file(), "bahan.docx")


def _participant(world: World) -> Typed:
    return {
        "name_text": "Siti Aminah, S.Sos.",
        "office_text": "Kepala Bidang Data",
        "agency_id": str(world.member.id),
        "institution_text": "Dinas Anggota Kota",
        "roles": ["narasumber", "moderator"],
        "team_office": "Sekretaris Tim",
        "topic": "Data terpilah",
        "represents_office": "Kepala Dinas Anggota",
        "represents_name": "Rustam",
        "is_representative": "ya",
    }


ENTRIES = (
    Entry(
        endpoint="participants.invite",
        page="participants.show",
        typed=lambda world: {"agency_ids": [str(world.member.id)], "task_force_id": str(world.force.id)},
    ),
    Entry(endpoint="participants.create", typed=_participant),
    Entry(endpoint="participants.edit", typed=_participant),
    Entry(endpoint="participants.remove"),
    Entry(
        endpoint="participants.move",
        page="participants.show",
        button=lambda world: ("naikkan", str(world.participants[BIASA].id)),
    ),
    Entry(endpoint="files.upload", page="files.show", typed=lambda world: {"file": _DOCX, "kind": "bahan"}),
    Entry(endpoint="files.withdraw"),
    Entry(
        endpoint="documentation.create",
        typed=lambda world: {"caption": "Foto bersama", "file": _DOCX},
        shown=("files.show",),
    ),
    Entry(endpoint="documentation.edit", typed=lambda world: {"caption": "Foto pembukaan"}, shown=("files.show",)),
    Entry(endpoint="documentation.remove"),
)
