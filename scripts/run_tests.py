"""Runs all checks and tests in order, stops at the first step that fails, and prints how long each took.

`python -m scripts.run_tests [lint|fast]` runs only the checks, or only the tests on SQLite without a browser.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from scripts import chromium, compare_counts, memory, postgres
from scripts.console import ROOT, say

CHECKS = (
    ["-m", "mypy"],
    ["-m", "ruff", "check", "."],
    ["-m", "ruff", "format", "--check", "--quiet", "."],
    ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"],
    ["-m", "bandit", "--quiet", "--recursive", "--configfile", "pyproject.toml", "app", "config.py", "wsgi.py"],
    ["-m", "scripts.check_requirements"],
)
#: Waits for nobody: it keeps one processor busy while a journey waits for its pages.
AXE = "tests/browser/test_axe.py"


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce a step and say how long it took."""
    say(f"\n== {name}")
    began = time.monotonic()
    yield
    say(f"== {name}: {time.monotonic() - began:.0f} s")


def python(arguments: list[str], environment: dict[str, str] | None = None, *, aside: bool = False) -> None:
    """Run this environment's Python; leave with its status when it fails.

    `aside` keeps what it says until its end, so that two programs do not talk at once.
    """
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE if aside else None,
        stderr=subprocess.STDOUT if aside else None,
        text=True,
        check=False,
    )
    if done.stdout:
        say(done.stdout.rstrip())
    if done.returncode:
        say(f"FAILED ({done.returncode}): python {' '.join(arguments)}")
        raise SystemExit(1)


def tools() -> None:
    """Bring browser and database server first: what is missing should not be said after minutes of tests."""
    chromium.ensure()
    postgres.ensure()


def checks() -> None:
    """Types, style, layers, known weaknesses, pinned packages; two at a time."""
    with step("checks"), ThreadPoolExecutor(2) as two:
        for future in [two.submit(python, list(arguments), aside=True) for arguments in CHECKS]:
            future.result()


def pytest(words: list[str], environment: dict[str, str], *, aside: bool = False) -> None:
    """Run tests with their temporary files in memory."""
    with tempfile.TemporaryDirectory(prefix="tuntas-tests-", dir=memory.folder()) as folder:
        python(["-m", "pytest", f"--basetemp={folder}/pytest", *words], {**os.environ, **environment}, aside=aside)


def counted(database: str, marks: str, environment: dict[str, str]) -> None:
    """Run the tests of one database in two processes, counted."""
    counts = ["-p", "tests.counts", f"--counts={compare_counts.counts_file(database)}"]
    pytest([*counts, "-n", "2", "--dist", "worksteal", "-m", marks], {"TEST_DATABASE": database, **environment})


def on_sqlite() -> None:
    """All tests but the browser's on SQLite."""
    with step("tests on SQLite"):
        counted("sqlite", "not postgres_only and not browser", {})


def on_postgresql() -> None:
    """The same tests on a server of their own."""
    programs = postgres.ensure()
    with step("tests on PostgreSQL"), postgres.server(programs) as url:
        path = f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        counted("postgresql", "not sqlite_only and not browser", {"TEST_DATABASE_URL": url, "PATH": path})


def in_a_browser() -> None:
    """Once, on SQLite: the journeys of people one after the other, and axe over all pages beside them."""
    environment = {"TEST_DATABASE": "sqlite", **chromium.ensure()}
    with step("journeys and axe in Chromium"), ThreadPoolExecutor(2) as two:
        both = [["-m", "browser", *which] for which in ([AXE], ["tests/browser", f"--ignore={AXE}"])]
        for future in [two.submit(pytest, words, environment, aside=True) for words in both]:
            future.result()


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
