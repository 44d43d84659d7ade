"""Siaran pers: its states. What it says is data."""

from __future__ import annotations

from enum import StrEnum


class ReleaseState(StrEnum):
    KONSEP = "konsep"
    MENUNGGU_DIPERIKSA = "menunggu_diperiksa"
    DIPERIKSA = "diperiksa"
