"""Pictures to hand in as emblems, and the handing in."""

from __future__ import annotations

from app.domain.emblems import EmblemKind
from app.domain.roles import Actor
from app.services.emblems import StoreEmblem, store_emblem
from app.services.files import Upload
from tests.storage.samples import jpeg_file, png_file

FIRST, SECOND = Upload("lama.png", png_file((200, 240))), Upload("baru.jpg", jpeg_file((200, 240)))


def hand_in(actor: Actor, upload: Upload = FIRST, kind: EmblemKind = EmblemKind.DAERAH, key: str = "") -> int:
    """Gives the id of what papers print from now on."""
    return store_emblem(actor, StoreEmblem(kind=kind, upload=upload), key)
