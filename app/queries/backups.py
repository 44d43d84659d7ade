"""When the last backup was made: a note that the backup leaves beside the data. Making one is in jobs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NOTE = "cadangan-terakhir.json"


@dataclass(frozen=True)
class BackupNote:
    """`made_at` in UTC; `files` is the number of uploaded files in it."""

    made_at: datetime
    files: int


def last_backup(folder: Path) -> BackupNote | None:
    """The note in the instance folder; None while there is none, or where it cannot be read."""
    try:
        found = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        return BackupNote(datetime.fromisoformat(found["made_at"]), int(found["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_note(folder: Path, note: BackupNote) -> None:
    """Leave the note of a backup that was just verified."""
    target = folder / NOTE
    unfinished = target.with_suffix(".baru")
    unfinished.write_text(json.dumps({"made_at": note.made_at.isoformat(), "files": note.files}), encoding="utf-8")
    unfinished.replace(target)
