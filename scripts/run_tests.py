"""Runs all checks and tests, prints how long each took, and fails at the end when any of them failed.

`python -m scripts.run_tests [lint|fast]` runs only the checks, or only the tests on SQLite without a browser.
The journeys in the browser wait for their pages much of the time, so they run beside everything else.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
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
#: What only computes gives way to the browser, before which somebody waits for a page.
GIVING_WAY = ("nice", "-n", "10")

_running: set[subprocess.Popen[str]] = set()


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce a step and say how long it took."""
    say(f"\n== {name}")
    began = time.monotonic()
    yield
    say(f"== {name}: {time.monotonic() - began:.0f} s")


def python(
    arguments: list[str],
    environment: dict[str, str] | None = None,
    *,
    aside: bool = False,
    before: tuple[str, ...] = (),
) -> None:
    """Run this environment's Python; leave with its status when it fails.

    `aside` keeps what it says until its end, so that two programs do not talk at once.
    """
    process = subprocess.Popen(
        [*before, sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE if aside else None,
        stderr=subprocess.STDOUT if aside else None,
        text=True,
    )
    _running.add(process)
    try:
        said, _ = process.communicate()
    finally:
        _running.discard(process)
    if said:
        say(said.rstrip())
    if process.returncode:
        say(f"FAILED ({process.returncode}): python {' '.join(arguments)}")
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


def pytest(words: list[str], environment: dict[str, str], *, aside: bool = False, before: tuple[str, ...] = ()) -> None:
    """Run tests with their temporary files in memory."""
    # Six processes read the same modules: the first one leaves them compiled, whatever the shell asks for.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory(prefix="tuntas-tests-", dir=memory.folder()) as folder:
        command = ["-m", "pytest", f"--basetemp={folder}/pytest", *words]
        python(command, {**kept, **environment}, aside=aside, before=before)


def counted(database: str, marks: str, environment: dict[str, str]) -> None:
    """Run the tests of one database in two processes, counted."""
    counts = ["-p", "tests.counts", f"--counts={compare_counts.counts_file(database)}"]
    words = [*counts, "-n", "2", "--dist", "worksteal", "-m", marks]
    pytest(words, {"TEST_DATABASE": database, **environment}, before=GIVING_WAY)


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


def compare() -> None:
    """Both databases ran the same tests."""
    with step("both databases"):
        python(["-m", "scripts.compare_counts"])


def in_a_browser() -> None:
    """Once, on SQLite: the journeys of people, and axe over all pages."""
    with step("journeys and axe in Chromium"):
        environment = {"TEST_DATABASE": "sqlite", **chromium.ensure()}
        pytest(["-m", "browser", "tests/browser"], environment, aside=True)


def passed(*parts: Callable[[], None]) -> bool:
    """Run parts one after the other, also when one of them fails: one run should tell everything that is wrong."""
    failed = []
    for part in parts:
        try:
            part()
        except SystemExit:
            failed.append(part)
    return not failed


def everything() -> bool:
    """All checks and tests; the browser beside the others."""
    tools()
    with ThreadPoolExecutor(1) as beside:
        browser = beside.submit(passed, in_a_browser)
        others = passed(checks, on_sqlite, on_postgresql, compare)
        return browser.result() and others


def ended(number: int, frame: object) -> None:
    """Somebody ends this run: what was started here ends too, a database server by leaving its block."""
    for process in list(_running):
        process.terminate()
    sys.exit(128 + number)


def main() -> int:
    """Run everything, or the part that the argument names."""
    signal.signal(signal.SIGTERM, ended)
    parts = {"lint": lambda: passed(checks), "fast": lambda: passed(on_sqlite), "all": everything}
    return 0 if parts[sys.argv[1] if len(sys.argv) > 1 else "all"]() else 1


if __name__ == "__main__":
    sys.exit(main())
