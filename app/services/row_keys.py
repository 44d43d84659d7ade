"""Rows that a browser adds bear a key of its own until it knows their ids, so that none is ever made twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import select

from app.db import db
from app.domain.roles import Actor
from app.models.records import Submission
from app.services import submissions

#: What a key is tied to.
POINT_KEY, QUESTION_KEY = "minutes_point", "minutes_question"
CONCLUSION_KEY, FIGURE_KEY, CONTACT_KEY = "conclusion", "figure", "service_contact"
R = TypeVar("R", bound=Any)


def ids_of(actor: Actor, keys: Iterable[str], kind: str) -> dict[str, int]:
    """The ids of rows that this account's browsers made under these keys."""
    wanted = {key for key in keys if key}
    if not wanted:
        return {}
    found = db.session.execute(
        select(Submission.key, Submission.subject_id).where(
            Submission.user_id == actor.user_id, Submission.key.in_(wanted), Submission.subject_kind == kind
        )
    )
    return {row.key: row.subject_id for row in found}


def with_known_ids(actor: Actor, rows: Sequence[R], kind: str) -> tuple[R, ...]:
    """The posted rows; one that was made before under its key gets its id, and a key that stands twice counts once."""
    known = ids_of(actor, (row.key for row in rows if row.id is None), kind)
    taken: set[str] = set()
    settled = []
    for row in rows:
        if row.id is None and row.key in known:
            row = replace(row, id=known[row.key])
        if row.id is not None or row.key in taken:
            row = replace(row, key="")
        taken.add(row.key)
        settled.append(row)
    return tuple(settled)


def remember_new(actor: Actor, made: Sequence[tuple[str, Any]], kind: str) -> None:
    """Tie each key to the row that was made under it."""
    if made:
        db.session.flush()  # the keys are tied to the new rows' ids
    for key, row in made:
        submissions.remember(actor, key, kind, row.id)
