"""Two runs count as the same only when the same tests passed on both databases."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.compare_counts import Run, faults, not_run


def row(outcome: str = "passed", *marks: str) -> dict[str, Any]:
    return {"outcome": outcome, "marks": list(marks), "reason": "Skipped: why"}


def runs(sqlite: Run, postgresql: Run) -> dict[str, Run]:
    return {"sqlite": sqlite, "postgresql": postgresql}


def test_equal_runs_have_no_fault() -> None:
    sqlite = {"a": row(), "b[1]": row("passed", "sqlite_only"), "b[2]": row("passed", "sqlite_only")}
    sqlite |= {f"tests/domain/test_c.py::{name}": row("passed", "no_database") for name in ("c", "d")}
    written = ["sqlite_only 2 b", "no_database 2 tests/domain/test_c.py"]
    assert faults(runs(sqlite, {"a": row()}), written, in_ci=True) == []


@pytest.mark.parametrize(
    ("sqlite", "postgresql", "written"),
    [
        ({}, {"a": row()}, []),
        ({"a": row(), "b": row()}, {"a": row()}, []),
        ({"a": row()}, {"a": row("skipped")}, []),
        ({"a": row(), "b.py::b": row("passed", "no_database")}, {"a": row()}, []),
        ({"a": row(), "b.py::b": row("passed", "no_database")}, {"a": row()}, ["no_database 2 b.py"]),
        ({"a": row(), "b": row("passed", "sqlite_only")}, {"a": row()}, []),
        ({"a": row()}, {"a": row()}, ["postgres_only 1 c"]),
        ({"a": row(), "b": row("passed", "sqlite_only")}, {"a": row()}, ["sqlite_only 2 b"]),
    ],
    ids=[
        *("no run", "fewer", "skipped on one", "without a database, not listed", "without a database, another number"),
        *("not on the list", "only on the list", "another number"),
    ],
)
def test_unequal_runs_are_faults(sqlite: Run, postgresql: Run, written: list[str]) -> None:
    assert faults(runs(sqlite, postgresql), written, in_ci=False)


def test_in_ci_only_libreoffice_may_be_missing() -> None:
    office, other = row("skipped", "libreoffice"), row("skipped")
    assert faults(runs({"a": row(), "o": office}, {"a": row(), "o": office}), [], in_ci=True) == []
    both = runs({"a": row(), "x": other}, {"a": row(), "x": other})
    assert faults(both, [], in_ci=False) == []
    assert faults(both, [], in_ci=True) == ["not run on sqlite: x (why)", "not run on postgresql: x (why)"]
    assert not_run(both) == ["sqlite: x (why)", "postgresql: x (why)"]
