"""How the set-up speaks and runs commands: one line for a step, one line for what is missing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent


def say(line: str) -> None:
    """Print a line at once, in order with what child processes print."""
    print(line, flush=True)


def stop(line: str) -> NoReturn:
    """End with a line that says what is wrong and which command mends it."""
    sys.stdout.flush()
    print(line, file=sys.stderr, flush=True)
    raise SystemExit(1)


def run(command: Sequence[str | Path], failure: str, *, env: dict[str, str] | None = None) -> None:
    """Run a command in the project's folder; when it fails, its own output is followed by `failure`."""
    try:
        done = subprocess.run([str(word) for word in command], cwd=ROOT, env=env, check=False)
    except OSError as error:
        stop(f"{failure} ({error})")
    if done.returncode != 0:
        stop(failure)


def checksum(paths: Iterable[Path], *words: str) -> str:
    """Checksum of files and words together: the content of a stamp."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_stamped(stamp: Path, value: str) -> bool:
    """True when the step behind this stamp was finished with the same input."""
    return stamp.is_file() and stamp.read_text(encoding="ascii") == value


def as_root() -> list[str] | None:
    """Words to put before a command that needs root; None where that would ask for a password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo", "-n"] if allowed else None


def apt_command(*packages: str, recommends: bool = True) -> str:
    """The command a person types to install packages."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    option = "" if recommends else "--no-install-recommends "
    return f"{sudo}apt-get install -y {option}{' '.join(packages)}"
