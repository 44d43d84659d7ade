"""The list of action items as CSV, read as a program reads it, for its tests."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from app.queries import item_export

URL = "/tindak-lanjut/tindak-lanjut.csv"


def rows_of(answer: Any) -> list[dict[str, str]]:
    """The table as a program reads it, a line of it by the titles of its columns."""
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""), delimiter=";"))


def texts(answer: Any) -> list[str]:
    return [row["Tindak lanjut"] for row in rows_of(answer)]


def in_chunks(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Read so few rows at a time."""
    plain = item_export.export_chunks
    monkeypatch.setattr(item_export, "export_chunks", lambda *asked: plain(*asked, size=size))
