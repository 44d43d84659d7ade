"""A pytest plugin that writes which tests ran, and how they ended, as JSON for scripts/run_tests.py.

Loaded with `-p tests.counts --counts=FILE`; it changes nothing about the tests.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

MARKS = ("sqlite_only", "postgres_only", "no_database", "browser", "libreoffice")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--counts", metavar="FILE", help="write each test's outcome and marks to this JSON file")


def pytest_configure(config: pytest.Config) -> None:
    # With pytest-xdist the workers run the tests, and only the controller sees all reports.
    if config.getoption("--counts") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Counts(Path(config.getoption("--counts"))), "tuntas-counts")


class Counts:
    """Collects one outcome a test: failed wins over skipped, skipped over passed."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.tests: dict[str, dict[str, Any]] = {}
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        marks = [mark for mark in MARKS if mark in report.keywords]
        row = self.tests.setdefault(report.nodeid, {"outcome": "passed", "marks": marks, "reason": ""})
        if report.failed:
            row["outcome"] = "failed"
        elif report.skipped and row["outcome"] == "passed":
            row["outcome"] = "skipped"
            row["reason"] = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)

    def pytest_sessionfinish(self) -> None:
        self.target.write_text(json.dumps(self.tests, indent=1, sort_keys=True), encoding="utf-8")
