"""Building blocks of the tables: the government scope, enum columns, version. No table of its own."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import Enum, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Id


def enum_column(enum: type[StrEnum], name: str) -> Enum:
    """A StrEnum stored by value with a check constraint `name` (no native type: both databases alike)."""
    return Enum(
        enum,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


class Keyed:
    """A table with one integer key."""

    id: Mapped[int] = mapped_column(Id, primary_key=True, sort_order=-2)


class Scoped(Keyed):
    """A row of exactly one government."""

    government_id: Mapped[int] = mapped_column(
        Id, ForeignKey("governments.id", ondelete="RESTRICT"), index=True, sort_order=-1
    )


class Versioned:
    """What people edit together carries the number of its last change (optimistic locking)."""

    version: Mapped[int] = mapped_column(default=1, sort_order=90)


def scope_key(column: str, table: str) -> ForeignKeyConstraint:
    """A key to a row of the same government: it can never point into another one.

    The column comes first because the naming convention takes the name from it.
    """
    return ForeignKeyConstraint(
        [column, "government_id"], [f"{table}.id", f"{table}.government_id"], ondelete="RESTRICT"
    )


def scoped(*constraints: Any) -> tuple[Any, ...]:
    """Table arguments of a scoped table that others point at."""
    return (UniqueConstraint("id", "government_id"), *constraints)
