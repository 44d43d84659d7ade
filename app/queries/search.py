"""Full-text search: which meetings or items hold all asked words. Who may see them is the caller's condition."""

from __future__ import annotations

from sqlalchemy import Select, false, func, literal_column, select, table
from sqlalchemy import column as any_column

from app.db import db
from app.domain.search_text import fts5_query, tsquery
from app.models.records import SearchEntry

_FTS = table("search_index", any_column("rowid"))


def matching(kind: str, text: str) -> Select[int]:
    """Ids of the kind ("meeting" or "item") that hold all words of `text`; the last word may be a beginning.

    To stand inside `.in_(…)` beside a condition of queries/visibility.py; the list's own order keeps newest first.
    A text without any letter or digit finds nothing.
    """
    found = select(SearchEntry.subject_id).where(SearchEntry.kind == kind)
    if db.engine.dialect.name == "sqlite":
        asked = fts5_query(text, prefix=True)
        if not asked:
            return found.where(false())
        rows = select(_FTS.c.rowid).where(literal_column("search_index").op("MATCH")(asked))
        return found.where(SearchEntry.id.in_(rows))
    asked = tsquery(text, prefix=True)
    if not asked:
        return found.where(false())
    return found.where(literal_column("search_entries.search_index").op("@@")(func.to_tsquery("simple", asked)))
