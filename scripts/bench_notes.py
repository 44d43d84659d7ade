"""CPU time in which quick notes understand 500 lines of every sort in a full room. `python -m scripts.bench_notes`."""

from __future__ import annotations

import statistics
import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

from app.domain.quick_notes import Room, RoomAgency, RoomSpeaker, initials, split_paste, understand_all
from scripts.console import ROOT, say, stop

LINES = 500
#: Milliseconds for all of them.
GOAL = 50.0
_ROUNDS = 9
_DATA = Path(ROOT) / "app/jobs/data"


def measure() -> float:
    """Median milliseconds in which LINES different lines are understood; the room is new in each round."""
    lines = _lines()
    rounds: list[float] = []
    for _ in range(_ROUNDS):
        room = _room()
        begun = time.process_time()
        understood = understand_all(lines, room)
        rounds.append((time.process_time() - begun) * 1000)
        if len(understood) != LINES:
            stop("Some lines were lost; the time says nothing.")
    return statistics.median(rounds)


def measure_paste() -> float:
    """Median milliseconds in which the same lines are cut out of one page."""
    page = "\n".join(_lines())
    rounds: list[float] = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        split_paste(page)
        rounds.append((time.process_time() - begun) * 1000)
    return statistics.median(rounds)


def report() -> None:
    """Print the figure beside its goal."""
    taken = measure()
    met = "met" if taken <= GOAL else "missed"
    say(f"\nQuick notes: {LINES} lines understood in {taken:.1f} ms, goal at most {GOAL:.0f} ms: {met}")
    say(f"  the same lines cut out of a pasted page: {measure_paste():.1f} ms")


def _lines() -> list[str]:
    """The points, figures and follow-ups of the cases with marks before them, each time with another number in it."""
    cases = yaml.safe_load((_DATA / "rakor_cases.yaml").read_text(encoding="utf-8"))["meetings"]
    typed = ["## arahan"]
    for case in cases:
        typed += [f"@{number % 9 + 1} {point['jenis']}: {point['isi']}" for number, point in enumerate(case["poin"])]
        typed += [point["isi"] for point in case["poin"]]
        typed += [_item(item) for item in case["tindak_lanjut"]]
        typed += [
            f"data {one['indikator']}: {one['nilai']} {one['satuan']}, {one['wilayah']}" for one in case["statistik"]
        ]
    typed += ["T Kodim: kapan formatnya dikirim", "J Rustam: Jumat depan", "K: data dihimpun", "TL DP3AMP: kirim; H+7"]
    return [f"{line} {number}" for number, line in enumerate(islice(cycle(typed), LINES))]


def _item(item: dict[str, Any]) -> str:
    return f"TL {item['penanggung_jawab']}: {item['uraian']} paling lambat 31 Juli 2024 jangka pendek; bersama DP3APM"


def _room() -> Room:
    """Everybody of all cases is present, every agency of all governments of the demo is known."""
    cases = yaml.safe_load((_DATA / "rakor_cases.yaml").read_text(encoding="utf-8"))["meetings"]
    governments = yaml.safe_load((_DATA / "governments.yaml").read_text(encoding="utf-8"))["governments"]
    people = [row for case in cases for row in case["peran"] if row["nama"]]
    known = [entry for one in governments for entry in one["directory"].values()]
    names = initials([row["nama"] for row in people])
    speakers = tuple(
        RoomSpeaker(id=number, name=row["nama"], office=row["jabatan"] or "", initials=short, key=number)
        for number, (row, short) in enumerate(zip(people, names, strict=True), start=1)
    )
    agencies = tuple(
        RoomAgency(id=number, name=entry[0], short_names=(entry[1],) if entry[1] else (), is_present=number % 3 == 0)
        for number, entry in enumerate(known, start=1)
    )
    return Room(speakers=speakers, agencies=agencies, today=date(2024, 7, 1), area="Tanjungpinang")


if __name__ == "__main__":
    report()
