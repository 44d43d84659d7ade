"""Compares the run on SQLite with the run on PostgreSQL: the same tests, apart from a written list.

The list is tests/one_database.txt, one line for each test function: mark, number of cases, name. Tests that touch no
database run once and stand there by file.
`python -m scripts.compare_counts --write` writes it anew after a full run.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from scripts.console import ROOT, say

Run = dict[str, dict[str, Any]]
LIST = ROOT / "tests" / "one_database.txt"
OWN_MARK = {"sqlite": "sqlite_only", "postgresql": "postgres_only"}
#: What touches no database; it runs beside the tests on SQLite.
NO_DATABASE = "no_database"


def counts_file(database: str) -> Path:
    """Where the run on a database leaves its counts (tests/counts.py)."""
    return ROOT / "build" / f"counts-{database}.json"


def read(database: str) -> Run:
    """What ran on this database; empty when that run did not finish."""
    path = counts_file(database)
    run: Run = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return run


def common(run: Run) -> set[str]:
    """Tests that passed and belong to both databases."""
    own = {*OWN_MARK.values(), NO_DATABASE}
    return {name for name, row in run.items() if row["outcome"] == "passed" and not own & set(row["marks"])}


def one_database_lines(runs: dict[str, Run]) -> list[str]:
    """The lines that the written list should have: what ran on one database only."""
    cases: Counter[tuple[str, str]] = Counter()
    for database, mark in OWN_MARK.items():
        for name, row in runs[database].items():
            if NO_DATABASE in row["marks"]:
                cases[NO_DATABASE, name.partition("::")[0]] += 1
            elif mark in row["marks"]:
                cases[mark, name.partition("[")[0]] += 1
    return [f"{mark} {number} {name}" for (mark, name), number in sorted(cases.items())]


def faults(runs: dict[str, Run], written: list[str], in_ci: bool) -> list[str]:
    """One line for each thing that makes the two runs unequal or incomplete."""
    found = [f"the run on {database} left no counts" for database, run in runs.items() if not run]
    sqlite, postgresql = common(runs["sqlite"]), common(runs["postgresql"])
    found += [f"passed on SQLite only: {name}" for name in sorted(sqlite - postgresql)]
    found += [f"passed on PostgreSQL only: {name}" for name in sorted(postgresql - sqlite)]
    expected = one_database_lines(runs)
    found += [f"not in tests/one_database.txt: {line}" for line in expected if line not in written]
    found += [f"in tests/one_database.txt, but not run so: {line}" for line in written if line not in expected]
    if in_ci:
        found += [f"not run on {name}" for name in not_run(runs, without="libreoffice")]
    return found


def not_run(runs: dict[str, Run], *, without: str = "") -> list[str]:
    """Skipped tests with their reasons, except those with the mark `without`."""
    return [
        f"{database}: {name} ({row['reason'].removeprefix('Skipped: ')})"
        for database, run in runs.items()
        for name, row in run.items()
        if row["outcome"] == "skipped" and without not in row["marks"]
    ]


def main() -> int:
    """Print both counts and what was not run; fail when the runs differ."""
    runs = {database: read(database) for database in OWN_MARK}
    lines = one_database_lines(runs)
    if sys.argv[1:] == ["--write"]:
        LIST.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    written = LIST.read_text(encoding="utf-8").splitlines() if LIST.is_file() else []
    for database, mark in OWN_MARK.items():
        own = sum(mark in row["marks"] for row in runs[database].values())
        say(f"{database}: {len(common(runs[database]))} tests of both databases passed, and {own} marked {mark}")
    once = sum(NO_DATABASE in row["marks"] for row in runs["sqlite"].values())
    say(f"without a database: {once} tests, run once")
    for line in not_run(runs):
        say(f"not run on {line}")
    found = faults(runs, written, os.environ.get("CI") == "true")
    for line in found:
        say(f"FAULT {line}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
