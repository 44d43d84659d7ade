"""Writes the recorded outlines anew: `python -m tests.documents.write_snapshots`. Read the difference first."""

from __future__ import annotations

from pathlib import Path

from app.documents import follow_up_letter, minutes
from tests.documents.outline import outline
from tests.documents.papers_of_meetings import CASES
from tests.documents.sheets_of_papers import LETTERS, MINUTES

SNAPSHOTS = Path(__file__).parent / "snapshots"

if __name__ == "__main__":
    for name, sheet in MINUTES.items():
        (SNAPSHOTS / f"notula-{name}.txt").write_text(outline(minutes.build(sheet)), encoding="utf-8")
    for name, letter in LETTERS.items():
        (SNAPSHOTS / f"surat-{name}.txt").write_text(outline(follow_up_letter.build(letter)), encoding="utf-8")
    for name, case in CASES.items():
        (SNAPSHOTS / f"{name}.txt").write_text(outline(case.paper), encoding="utf-8")
