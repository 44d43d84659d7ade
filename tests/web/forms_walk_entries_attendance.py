"""How forms of answers to an invitation and of the daftar hadir are used."""

from __future__ import annotations

from tests.storage import samples
from tests.web.forms_walk import Entry, Typed
from tests.world import BIASA, World

_DEPUTY = {
    "deputy_name": "Siti Aminah, S.Sos.",
    "deputy_office": "Kepala Bidang Data",
    "deputy_echelon": "eselon_iii",
}


def _answer(world: World) -> Typed:
    return {**_DEPUTY, "reply": "diwakili", "note": "Kepala dinas bertugas di luar kota", "channel": "telepon"}


ENTRIES = (
    Entry(endpoint="invitation_replies.reply", typed=_answer),
    Entry(
        endpoint="invitation_replies.heard",
        page="invitation_replies.index",
        typed=lambda world: {"channel": "telepon"},
        button=lambda world: ("hadir", str(world.invitations[BIASA].id)),
    ),
    Entry(
        endpoint="attendance.mark",
        page="attendance.show",
        button=lambda world: ("sendiri", str(world.participants[BIASA].id)),
    ),
    Entry(endpoint="attendance.mark_rest", page="attendance.show"),
    Entry(
        endpoint="attendance.sessions",
        page="attendance.show",
        typed=lambda world: {"sessions": "2"},
        formats=frozenset({"sessions"}),
    ),
    Entry(
        endpoint="attendance.scan",
        page="attendance.show",
        typed=lambda world: {"file": (samples.docx_file(), "daftar-hadir.docx")},
    ),
    Entry(endpoint="attendance.deputy", typed=lambda world: _DEPUTY, shown=("attendance.show",)),
)
