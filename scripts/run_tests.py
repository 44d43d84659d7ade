"""Runs all checks and tests in order, stops at the first step that fails, and prints how long each took.

`python -m scripts.run_tests [lint|fast]` runs only the checks, or only the tests on SQLite without a browser.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from scripts import chromium, compare_counts, postgres
from scripts.console import ROOT, say

CHECKS = (
    ["-m", "ruff", "check", "."],
    ["-m", "ruff", "format", "--check", "--quiet", "."],
    ["-m", "mypy"],
    ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"],
    ["-m", "bandit", "--quiet", "--recursive", "--configfile", "pyproject.toml", "app", "config.py", "wsgi.py"],
    ["-m", "scripts.check_requirements"],
)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce a step and say how long it took."""
    say(f"\n== {name}")
    began = time.monotonic()
    yield
    say(f"== {name}: {time.monotonic() - began:.0f} s")


def python(arguments: list[str], environment: dict[str, str] | None = None) -> None:
    """Run this environment's Python; leave with its status when it fails."""
    status = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=False).returncode
    if status:
        say(f"FAILED ({status}): python {' '.join(arguments)}")
        raise SystemExit(1)


def tools() -> None:
    """Bring browser and database server first: what is missing should not be said after minutes of tests."""
    chromium.ensure()
    postgres.ensure()


def checks() -> None:
    """Style, types, layers, known weaknesses, pinned packages."""
    with step("checks"):
        for arguments in CHECKS:
            python(list(arguments))


def pytest(database: str, marks: str, environment: dict[str, str]) -> None:
    """Run the tests of one database in two processes, counted."""
    words = ["-m", "pytest", "-p", "tests.counts", "-n", "2", "--dist", "worksteal", "-m", marks]
    python([*words, f"--counts={compare_counts.counts_file(database)}"], {**os.environ, **environment})


def on_sqlite() -> None:
    """All tests but the browser's on SQLite."""
    with step("tests on SQLite"):
        pytest("sqlite", "not postgres_only and not browser", {"TEST_DATABASE": "sqlite"})


def on_postgresql() -> None:
    """The same tests on a server of their own."""
    programs = postgres.ensure()
    with step("tests on PostgreSQL"), postgres.server(programs) as url:
        path = f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        environment = {"TEST_DATABASE": "postgresql", "TEST_DATABASE_URL": url, "PATH": path}
        pytest("postgresql", "not sqlite_only and not browser", environment)


def in_a_browser() -> None:
    """The journeys of people, once, on SQLite."""
    browser = chromium.ensure()
    with step("journeys in Chromium"):
        words = ["-m", "pytest", "-m", "browser", "tests/browser"]
        python(words, {**os.environ, "TEST_DATABASE": "sqlite", **browser})


def compare() -> None:
    """Both databases ran the same tests."""
    with step("both databases"):
        python(["-m", "scripts.compare_counts"])


def main() -> None:
    """Run everything, or the part that the argument names."""
    # A server started here must also be stopped when somebody ends this run.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    everything = [tools, checks, on_sqlite, on_postgresql, compare, in_a_browser]
    parts = {"lint": [checks], "fast": [on_sqlite], "all": everything}
    for part in parts[sys.argv[1] if len(sys.argv) > 1 else "all"]:
        part()


if __name__ == "__main__":
    main()
