"""Emblems in force for tests."""

from __future__ import annotations

import hashlib
import io
from functools import cache

from PIL import Image

from app import clock
from app.domain.emblems import EmblemKind
from app.models.emblems import Emblem
from app.models.users import User
from tests.factories.people import save


@cache
def picture(colour: str = "#12436b") -> bytes:
    """A plain PNG in place of an emblem."""
    written = io.BytesIO()
    Image.new("RGBA", (20, 24), colour).save(written, "PNG")
    return written.getvalue()


def emblem(by: User, kind: EmblemKind = EmblemKind.DAERAH, colour: str = "#12436b") -> Emblem:
    """One of the government of `by`, which papers print from now on."""
    content = picture(colour)
    row = Emblem(
        government_id=by.government_id,
        kind=kind,
        picture=content,
        media_type="image/png",
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by_user_id=by.id,
        uploaded_at=clock.now(),
    )
    save(row)
    return row
