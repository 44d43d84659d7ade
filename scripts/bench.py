"""Measures lists, review, recap, home pages, a meeting, Excel and CSV on 100,000 items, beside a bare floor in one run.

Before them the reading of quick notes, after them the saving of a long notula while it is written.

`make bench ARGS="--items 10000"` measures a smaller database. Everything happens in a folder that is thrown away.
"""

from __future__ import annotations

import argparse
import gzip
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from scripts import bench_autosave, bench_export, bench_notes
from scripts.bench_autosave import Notula, measure
from scripts.bench_data import PASSWORD, Built
from scripts.bench_inside import fill, statements, statements_of_save
from scripts.bench_load import HOST, Page, Refused, Round, body_of, in_turns, log_in, together, wait_for
from scripts.bench_pages import STATEMENTS_MAX, Pair, pairs
from scripts.console import ROOT, say, stop

_SECONDS = 20.0


@dataclass
class Figures:
    """What was measured of one address, over all rounds."""

    alone: list[float]
    rounds: list[Round]

    @property
    def line(self) -> tuple[float, float, float]:
        """Median time alone, median throughput, median p95."""
        rates, late = [one.rate for one in self.rounds], [one.p95 for one in self.rounds]
        return statistics.median(self.alone), statistics.median(rates), statistics.median(late)


def main() -> int:
    """Build, serve, measure, print."""
    wanted = _arguments()
    bench_notes.report()
    with tempfile.TemporaryDirectory(prefix="tuntas-bench-") as folder:
        os.environ["TUNTAS_INSTANCE"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'tuntas.db'}"
        os.environ["LOG_LEVEL"] = "ERROR"
        try:
            _measure(wanted)
        except (Refused, TimeoutError) as error:
            stop(f"Nothing was measured: {error}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--items", type=int, default=100_000, help="items in the database (default 100000)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each measurement (default 3)")
    parser.add_argument("--requests", type=int, default=400, help="requests of a round at 16 at once (default 400)")
    wanted = parser.parse_args()
    if not (1_000 <= wanted.items <= 2_000_000 and 1 <= wanted.rounds <= 20 and 32 <= wanted.requests <= 10_000):
        parser.error("items 1,000 to 2,000,000, rounds 1 to 20, requests 32 to 10,000")
    return wanted


def _measure(wanted: argparse.Namespace) -> None:
    begun = time.monotonic()
    built, notula, bound = fill(wanted.items)
    say(f"{wanted.items:,} items, {built.late:,} of them open and late: built in {time.monotonic() - begun:.0f} s")
    with _served("wsgi:app") as port, _served("scripts.bench_floor:app", BENCH_FLOOR="1") as floor_port:
        wait_for(port, "/kesehatan")
        wait_for(floor_port, f"/daftar/{bound}")
        measured = pairs(port, floor_port, built, bound)
        found = {pair.name: (_figures(), _figures()) for pair in measured}
        for _ in range(wanted.rounds):
            for pair in measured:
                sides = (pair.page, pair.floor)
                in_turns(sides, 10, _SECONDS)  # warm
                alone = in_turns(sides, 100, 2 * _SECONDS)
                for figures, page, median in zip(found[pair.name], sides, alone, strict=True):
                    figures.alone.append(median)
                    figures.rounds.append(together(page, wanted.requests, _SECONDS))
        for pair in measured:
            _report(pair, *found[pair.name], statements(pair.page), statements(pair.floor))
        _autosave(port, built, notula)
        _same_for_long(next(pair.page for pair in measured if pair.page.path == f"/rapat/{built.meeting_id}"), built)
        bench_export.report()


def _figures() -> Figures:
    return Figures([], [])


def _autosave(port: int, built: Built, notula: Notula) -> None:
    """What saving by itself costs while a long notula is written."""
    writer, size, milliseconds = measure(port, log_in(port, built.secretary, PASSWORD), notula)
    bench_autosave.report(notula, size, milliseconds, statements_of_save(writer))


def _same_for_long(page: Page, built: Built) -> None:
    """The page of a meeting ten times as long sends the same few statements; tells, and stops where it does not."""
    long = replace(page, path=f"/rapat/{built.long_meeting_id}")
    few, many = statements(page), statements(long)
    say(f"\nStatements of the page of a meeting with 12 agenda rows: {few}, with 120: {many}")
    if not few == many <= STATEMENTS_MAX:
        stop(f"They must be the same, and at most {STATEMENTS_MAX}.")


def _report(pair: Pair, ours: Figures, floor: Figures, count: int, floor_count: int) -> None:
    (time_, rate, p95), (floor_time, floor_rate, floor_p95) = ours.line, floor.line
    body, floor_body = body_of(pair.page), body_of(pair.floor)
    say(f"\n{pair.name}: {pair.page.path}")
    say(f"  {'':12}{'alone ms':>10}{'r/s at 16':>11}{'p95 ms':>9}{'bytes':>9}{'gzipped':>9}{'SQL':>5}")
    for name, values, text, sql in (
        ("Tuntas", (time_, rate, p95), body, count),
        ("floor", (floor_time, floor_rate, floor_p95), floor_body, floor_count),
    ):
        weight = len(gzip.compress(text, 6))
        say(f"  {name:12}{values[0]:10.1f}{values[1]:11.0f}{values[2]:9.0f}{len(text):9,}{weight:9,}{sql:5}")
    say(f"  {'ratio':12}{time_ / floor_time:9.1f}×{floor_rate / rate:10.1f}×{p95 / floor_p95:8.1f}×")
    if pair.goal is not None:
        met = "met" if time_ <= pair.goal * floor_time else "missed"
        say(f"  goal: alone at most {pair.goal:.1f}× the floor: {met}")


@contextmanager
def _served(application: str, **environment: str) -> Iterator[int]:
    """gunicorn with two workers on a free port of this machine, stopped at the end."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    env = {**os.environ, **environment, "HOST": HOST, "PORT": str(port), "WEB_WORKERS": "2", "WEB_THREADS": "8"}
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", application]
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        yield port
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(30)
        server.kill()


if __name__ == "__main__":
    sys.exit(main())
