"""How pages read rows of a statement that is made once: straight from the connection."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, Row

from app.db import db


def fetch(statement: Executable, **values: Any) -> list[Row[Any]]:
    """The rows of a statement of columns, with its values by name; it costs half of what the session takes for it.

    For pages only: unlike the session it does not write pending changes first, so a use case must not read with it.
    """
    return list(db.session.connection().execute(statement, values))
