"""How forms of action items are used."""

from __future__ import annotations

from tests.web.forms_walk import Entry, Typed
from tests.world import World


def _item(world: World) -> Typed:
    return {
        "text": "Mengirim format data",
        "owner": f"instansi-{world.assigned.id}",
        "supporter_agencies": [str(world.member.id)],
        "supporters-0-words": "semua anggota gugus tugas",
        "horizons": ["pendek", "menengah"],
        "due_on": "2026-12-10",
        "due_text": "segera",
        "expected_output": "Format terkirim",
        "expected_proof": "Tanda terima",
        "indicator": "Format yang terkirim",
        "target": "12",
        "unit": "instansi",
        "stated_by_text": "Ketua panitia",
    }


_FORMATS = frozenset({"target", "number"})

ENTRIES = (
    Entry(
        endpoint="meeting_items.create",
        typed=_item,
        formats=_FORMATS,
        shown=("meeting_items.show", "action_items.index"),
    ),
    Entry(
        endpoint="action_items.edit",
        typed=lambda world: {**_item(world), "due_reason": "Permintaan instansi"},
        formats=_FORMATS,
    ),
    Entry(endpoint="action_items.withdraw", typed=lambda world: {"reason": "Tercatat dua kali"}),
)
