"""Locks between processes, held on files of the instance folder; the system frees them when a process ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SERVING = "serving.lock"


class Held(RuntimeError):
    """Somebody else holds the lock."""


def mark_serving(folder: Path) -> int:
    """Held by each web process for its whole life, so that a restore knows; gives the descriptor to keep open."""
    descriptor = os.open(folder / _SERVING, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


@contextmanager
def nobody_serves(folder: Path) -> Iterator[None]:
    """Run while no web process serves from the folder, and none can begin. Raises Held."""
    with _exclusive(folder / _SERVING, wait=False):
        yield


@contextmanager
def one_at_a_time(folder: Path, name: str) -> Iterator[None]:
    """Wait until no other process does this."""
    with _exclusive(folder / f"{name}.lock", wait=True):
        yield


@contextmanager
def _exclusive(path: Path, *, wait: bool) -> Iterator[None]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            raise Held(str(path)) from error
        yield
    finally:
        os.close(descriptor)
