"""Memory of the list as CSV: the peaks of two fresh processes, one for about a thousand rows and one for all of them.

`python -m scripts.bench_export QUERY` is such a process; it tells rows and peak.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from app import create_app
from app.db import db
from app.models.users import User
from app.services import sign_in
from app.services.sign_in import Visitor
from scripts.bench_data import Built
from scripts.bench_load import Refused
from scripts.console import ROOT, say, stop

CSV = "/tindak-lanjut/tindak-lanjut.csv"
#: Of 100,000 items 501 and 1,006.
FIVE_HUNDRED = "instansi=53&peran=penanggung_jawab&jangka=pendek"
_THOUSAND = "instansi=27&jangka=pendek"
#: All rows take at most so many MiB more than a thousand.
GOAL = 20.0
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


@dataclass(frozen=True)
class Peak:
    """Rows that were taken along, and the most memory that the process held, in MiB."""

    rows: int
    mib: float


def report() -> None:
    """Print both peaks; stop where all rows take too much more. The environment names the database."""
    few, all_rows = measured(_THOUSAND), measured("")
    more = all_rows.mib - few.mib
    say(f"\nCSV of {few.rows:,} rows: {few.mib:.0f} MiB at most, of {all_rows.rows:,} rows: {all_rows.mib:.0f} MiB")
    say(f"  goal: at most {GOAL:.0f} MiB more: {more:.1f} MiB, {'met' if more <= GOAL else 'missed'}")
    if more > GOAL:
        stop("The memory of an export must not grow with its rows.")


def measured(query: str) -> Peak:
    """What a process of its own takes for the table under these filters. Raises Refused."""
    command = [sys.executable, "-m", "scripts.bench_export", query]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Refused(f"taking {CSV}?{query} failed: {done.stderr.strip()[-200:]}")
    return Peak(**json.loads(done.stdout))


def rows_taken(app: Flask, query: str) -> int:
    """The rows of the table as the Sekda takes it, read piece by piece as a server sends it. Raises Refused."""
    with app.app_context():
        user_id = db.session.scalars(select(User.id).where(User.username == Built.sekda)).one()
        login = sign_in.begin_session(user_id, None, Visitor("127.0.0.1"))
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"] = login, True
    answer = client.get(f"{CSV}?{query}")
    if answer.status_code != 200:
        raise Refused(f"{CSV}?{query} answered {answer.status_code}")
    ends = sum(piece.count(b"\n") for piece in answer.response)
    answer.close()
    return ends - 1


def _peak() -> float:
    """Of this program alone; what `getrusage` tells begins with the peak of whoever started it."""
    found = _PEAK.search(Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0.0


def main() -> int:
    """One measurement, told as JSON."""
    rows = rows_taken(create_app(), sys.argv[1])
    say(json.dumps(asdict(Peak(rows, _peak()))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
