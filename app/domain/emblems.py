"""Emblems that stand on a kop, each a picture that an administrator hands in."""

from __future__ import annotations

from enum import StrEnum


class EmblemKind(StrEnum):
    """Whose emblem it is; which papers bear it is said in queries/letterheads.py."""

    DAERAH = "daerah"
    GARUDA = "garuda"
