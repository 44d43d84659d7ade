"""Which date may be asked for and granted when an agency needs more time. Who decides is in item_rights.py."""

from __future__ import annotations

from datetime import date

from app.domain.errors import RuleViolation
from app.domain.indonesian import long_date


def check_wanted(wanted_on: date, due_on: date | None, today: date, *, field: str = "wanted_on") -> None:
    """A date later than the current due date, and not gone by. Raises RuleViolation."""
    if due_on is not None and wanted_on <= due_on:
        raise RuleViolation(field, f"Pilih tanggal sesudah batas waktu sekarang, {long_date(due_on)}.")
    if wanted_on < today:
        raise RuleViolation(field, f"Tanggal {long_date(wanted_on)} sudah lewat. Pilih hari ini atau sesudahnya.")


def check_granted(is_granted: bool, granted_on: date, due_on: date | None, note: str | None, today: date) -> None:
    """A refusal says why; a grant follows the rule of the asked date. Raises RuleViolation."""
    if is_granted:
        check_wanted(granted_on, due_on, today, field="granted_on")
    elif not note:
        raise RuleViolation("note", "Tulis alasan permohonan tidak dikabulkan.")
