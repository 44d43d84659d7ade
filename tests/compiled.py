"""Templates compiled once for all processes that test the same state of the code, and kept for the next run."""

from __future__ import annotations

import hashlib
import shutil
import time
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

_ROOT = Path(__file__).resolve().parents[1]
_DAY = 24 * 60 * 60


def compiled_templates() -> FileSystemBytecodeCache:
    """A folder for the Python of this state: what a filter gave may stand in a compiled template."""
    sources = sorted((_ROOT / "app").rglob("*.py"))
    state = [(path.as_posix(), path.stat().st_mtime_ns, path.stat().st_size) for path in sources]
    folders = _ROOT / ".pytest_cache" / "templates"
    folder = folders / hashlib.sha256(repr(state).encode()).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    for former in folders.iterdir():
        # Another process may be using one that was made just now.
        if former != folder and former.stat().st_mtime < time.time() - _DAY:
            shutil.rmtree(former, ignore_errors=True)
    return FileSystemBytecodeCache(str(folder))
