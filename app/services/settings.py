"""Writing one setting of a government. Which values it takes, and who may, is asked by the use case before."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.errors import Conflict
from app.domain.roles import Actor
from app.models.governments import Setting
from app.services import audit, edits, submissions

CHANGED_BY_ANOTHER = "Pengaturan ini baru saja diubah orang lain. Muat ulang halamannya."


def keep_setting(actor: Actor, name: str, value: Any, version: int, key: str) -> None:
    """Within a running transaction; `version` 0 while the default applies. Raises Conflict, RuleViolation."""
    row = db.session.scalar(select(Setting).where(Setting.government_id == actor.government_id, Setting.key == name))
    if row is None and version:
        raise Conflict(version=0)
    if row is None:
        row = Setting(government_id=actor.government_id, key=name, value=value)
        with edits.unique("", CHANGED_BY_ANOTHER):
            db.session.add(row)
        changes: audit.Changes = {"value": (None, value)}
    else:
        changes = edits.save(row, version, {"value": value})
    row_id = row.id
    submissions.remember(actor, key, "setting", row_id)
    audit.record(actor, "ubah", "setting", row_id, changes=changes)
