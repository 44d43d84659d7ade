"""Optimistic locking: a save carries the version it was based on; a stale one changes nothing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from app.db import changed_rows, db
from app.domain.errors import Conflict


def bump(model: Any, row_id: int, version: int, **values: Any) -> int:
    """Write `values` and the next version where the row still carries `version`. Raises Conflict. Gives the new one."""
    changed = changed_rows(
        update(model)
        .where(model.id == row_id, model.version == version)
        .values(version=version + 1, **values)
        .execution_options(synchronize_session=False)
    )
    if changed != 1:
        row = db.session.get(model, row_id, populate_existing=True)
        raise Conflict(version=row.version if row else None)
    db.session.expire_all()
    return version + 1
