"""Remarks at points of a draft notula: their states."""

from __future__ import annotations

from enum import StrEnum


class RemarkState(StrEnum):
    TERBUKA = "terbuka"
    DITERIMA = "diterima"
    DIJAWAB = "dijawab"
