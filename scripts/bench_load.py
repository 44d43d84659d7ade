"""Requests over loopback: one after another, and sixteen at once. Bounded in number and in time."""

from __future__ import annotations

import http.client
import re
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

HOST = "127.0.0.1"
_TIMEOUT = 20.0
#: Requests of one page before the next one's turn.
_TURN = 10
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass(frozen=True)
class Page:
    """One address of one server, with the cookie of whoever is logged in there."""

    port: int
    path: str
    cookie: str = ""


@dataclass(frozen=True)
class Round:
    """Throughput in requests per second and the 95th percentile in milliseconds."""

    rate: float
    p95: float


class Refused(RuntimeError):
    """A page answered something else than 200: nothing was measured."""


class _Client:
    """One connection that is kept open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.connection = http.client.HTTPConnection(HOST, page.port, timeout=_TIMEOUT)

    def fetch(self) -> tuple[float, bytes]:
        """Milliseconds and body of one request."""
        begun = time.perf_counter()
        self.connection.request("GET", self.page.path, headers={"Cookie": self.page.cookie} if self.page.cookie else {})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise Refused(f"{self.page.path} answered {answer.status}")
        return (time.perf_counter() - begun) * 1000, body


def body_of(page: Page) -> bytes:
    """The page itself. Raises Refused."""
    return _Client(page).fetch()[1]


def in_turns(pages: Sequence[Page], count: int, seconds: float) -> list[float]:
    """Median milliseconds of requests one after another, at most `count` of each page and at most `seconds`.

    The pages take short turns: a machine that changes its speed meanwhile slows them all alike, and within a turn
    nobody waits for a process that has to wake up.
    """
    clients, until = [_Client(page) for page in pages], time.monotonic() + seconds
    times: list[list[float]] = [[] for _ in pages]
    while len(times[-1]) < count and time.monotonic() < until:
        for client, taken in zip(clients, times, strict=True):
            taken += [client.fetch()[0] for _ in range(_TURN)]
    return [statistics.median(taken) for taken in times]


def together(page: Page, count: int, seconds: float, at_once: int = 16) -> Round:
    """Many at once: `count` requests shared by `at_once` clients, stopped after `seconds`. Raises Refused."""
    times: list[float] = []
    failures: list[Exception] = []
    left, lock, until = iter(range(count)), threading.Lock(), time.monotonic() + seconds

    def work() -> None:
        client = _Client(page)
        try:
            while time.monotonic() < until:
                with lock:
                    if next(left, None) is None:
                        return
                times.append(client.fetch()[0])
        except Exception as error:
            failures.append(error)

    begun = time.perf_counter()
    threads = [threading.Thread(target=work) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return Round(len(times) / (time.perf_counter() - begun), sorted(times)[int(len(times) * 0.95)])


def log_in(port: int, username: str, password: str) -> str:
    """The cookie of a new session. Raises Refused."""
    connection = http.client.HTTPConnection(HOST, port, timeout=_TIMEOUT)
    connection.request("GET", "/masuk")
    answer = connection.getresponse()
    token = _TOKEN.search(answer.read().decode())
    cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    if token is None:
        raise Refused("the login page carries no token")
    body = urlencode({"csrf_token": token[1], "identifier": username, "password": password})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    connection.request("POST", "/masuk", body, headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 303:
        raise Refused(f"logging in as {username} answered {answer.status}")
    cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    # The first page adds the token of its forms to it; a browser keeps that, and no later page sets it anew.
    connection.request("GET", "/", headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    return (answer.getheader("Set-Cookie") or cookie).partition(";")[0]


def wait_for(port: int, path: str, seconds: float = 120.0) -> None:
    """Until the server answers at all. Raises TimeoutError."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection(HOST, port, timeout=2)
            connection.request("GET", path)
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"nothing answers on port {port}")
