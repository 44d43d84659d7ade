"""The request that saves a notula of about fifty pages while it is written: its bytes, its time, its statements."""

from __future__ import annotations

import http.client
import json
import re
import statistics
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import insert, select

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind, SectionKind
from app.models.meetings import Meeting
from app.models.minutes import MinutesPoint, MinutesSection
from scripts import bench_roles
from scripts.bench_load import HOST, Refused
from scripts.console import say

#: Four sections of 150 points of thirty words each fill about fifty pages.
SECTIONS, POINTS = 4, 150
#: Bytes of one request: one row goes, not the notula.
BYTES_MAX = 2_000
_SAVES = 40
_TIMEOUT = 20.0
_WORDS = (
    "Perangkat daerah menyampaikan data penanganan perkara nomor {n} setiap bulan kepada sekretariat gugus tugas, "
    "lengkap dengan bukti dukung, lalu membahasnya bersama kecamatan dan kelurahan sebelum disampaikan kepada pimpinan"
)
_FIELD = re.compile(r'name="points-0-([a-z_]+)"')
_TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')
_VERSION = re.compile(r'name="version"[^>]* value="(\d+)"')
_SECTION = {"government_id": 1, "kind": SectionKind.ARAHAN, "title": "Arahan", "version": 1}
_POINT = {"government_id": 1, "kind": PointKind.ARAHAN, "confidentiality": Confidentiality.BIASA}


@dataclass(frozen=True)
class Notula:
    """The section that is written in, and the point that is changed there."""

    meeting_id: int
    section_id: int
    point_id: int
    pages: int

    @property
    def path(self) -> str:
        """The page on which the section is written."""
        return f"/rapat/{self.meeting_id}/notula/bagian/{self.section_id}"


@dataclass
class Writer:
    """A page that is open: it sends one changed point after the other, each on the version that it was told last."""

    notula: Notula
    fields: tuple[str, ...]
    headers: dict[str, str]
    version: int
    sent: int = 0

    @property
    def path(self) -> str:
        """Where it saves."""
        return f"{self.notula.path}/simpan-otomatis"

    def body(self) -> str:
        """All fields of the changed point, as the page sends them; the text is another one each time."""
        self.sent += 1
        row = dict.fromkeys(self.fields, "") | {"id": str(self.notula.point_id), "kind": PointKind.ARAHAN.value}
        row |= {"confidentiality": Confidentiality.BIASA.value, "text": f"{_WORDS.format(n=0)} ({self.sent})"}
        key = f"{time.time_ns():x}{self.sent:08}"
        values = {"version": str(self.version), "submission_key": key}
        return urlencode(values | {f"points-0-{name}": value for name, value in row.items()})

    def take(self, answer: bytes) -> None:
        """The version on which the next save stands. Raises Refused where the answer does not carry it."""
        told = json.loads(answer)
        if told.get("version") != self.version + 1:
            raise Refused(f"{self.path} saved nothing")
        self.version += 1


def build(like_meeting_id: int) -> Notula:
    """A notula in a meeting of its own, which is organised as `like_meeting_id` is."""
    row = db.session.execute(select(*Meeting.__table__.columns).where(Meeting.id == like_meeting_id)).one()
    values = {name: value for name, value in row._mapping.items() if name != "id"}
    meeting_id = bench_roles.meeting(values | {"calendar_uid": "uji-notula"}, 8)
    points: list[int] = []
    section_id = 0
    for place in range(SECTIONS):
        section = {**_SECTION, "meeting_id": meeting_id, "position": place + 2}
        section_id = db.session.execute(insert(MinutesSection).returning(MinutesSection.id), section).scalar_one()
        here = {**_POINT, "meeting_id": meeting_id, "section_id": section_id}
        rows = [{**here, "position": n, "text": _WORDS.format(n=n)} for n in range(POINTS)]
        points = list(db.session.scalars(insert(MinutesPoint).returning(MinutesPoint.id), rows))
    db.session.commit()
    words = SECTIONS * POINTS * len(_WORDS.split())
    return Notula(meeting_id, section_id, points[POINTS // 2], round(words / 350))


def opened(notula: Notula, page: str, cookie: str) -> Writer:
    """What the page of the section tells to whoever writes there. Raises Refused."""
    token, version = _TOKEN.search(page), _VERSION.search(page)
    if token is None or version is None:
        raise Refused(f"{notula.path} is no page to write on")
    kind = "application/x-www-form-urlencoded"
    headers = {"Content-Type": kind, "X-CSRFToken": token[1], "Cookie": cookie}
    return Writer(notula, tuple(dict.fromkeys(_FIELD.findall(page))), headers, int(version[1]))


def measure(port: int, cookie: str, notula: Notula) -> tuple[Writer, int, float]:
    """The open page, the largest request in bytes, and the median milliseconds of saves one after another."""
    connection = http.client.HTTPConnection(HOST, port, timeout=_TIMEOUT)
    connection.request("GET", notula.path, headers={"Cookie": cookie})
    page = connection.getresponse()
    # The cookie that comes with the page carries the secret of its token.
    told_cookie = (page.getheader("Set-Cookie") or cookie).partition(";")[0]
    writer = opened(notula, page.read().decode(), told_cookie)
    sizes, times = [0], []
    for _ in range(_SAVES):
        body = writer.body()
        begun = time.perf_counter()
        connection.request("POST", writer.path, body, writer.headers)
        answer = connection.getresponse()
        told = answer.read()
        times.append((time.perf_counter() - begun) * 1000)
        if answer.status != 200:
            raise Refused(f"{writer.path} answered {answer.status}")
        writer.take(told)
        sizes.append(len(body))
    return writer, max(sizes), statistics.median(times)


def report(notula: Notula, size: int, milliseconds: float, statements: int) -> None:
    """Print the figures beside the goal."""
    met = "met" if size <= BYTES_MAX else "missed"
    say(f"\nAutosave of one point in a notula of {notula.pages} pages: {milliseconds:.1f} ms, {statements} statements")
    say(f"  request {size:,} bytes, goal at most {BYTES_MAX:,}: {met}")


def answered(client: Any, writer: Writer) -> None:
    """One more save through a test client of the application. Raises Refused."""
    answer = client.post(writer.path, data=writer.body(), headers=writer.headers)
    if answer.status_code != 200:
        raise Refused(f"{writer.path} answered {answer.status_code}")
    writer.take(answer.data)
