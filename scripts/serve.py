"""Serves Tuntas: checks the address, then runs the web server until it is told to stop.

A background worker, when there is one, is one more command in `processes`. The application itself is not imported here.
"""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

import config
from scripts.console import ROOT, stop


def check_address(host: str, port_text: str) -> None:
    """Refuse with one line when the address cannot be served on, most often because the port is taken."""
    if not port_text.isdecimal() or not 0 < int(port_text) < 65536:
        stop(f'PORT must be a number from 1 to 65535, not "{port_text}".')
    port = int(port_text)
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            stop(f"Port {port} on {host} is taken. Choose another one: PORT={port + 1} make run")
        if error.errno == errno.EACCES:
            stop(f"Ports below 1024 need root. Choose another one: PORT=8000 make run (asked for {port})")
        stop(f"{host}:{port} cannot be served on: {error.strerror}. Set HOST and PORT, e.g. HOST=127.0.0.1 PORT=8000")


def protect_instance() -> None:
    """Data, keys and files live in the instance folder, which nobody else on the machine may read."""
    os.umask(0o077)
    try:
        config.instance_folder(dict(os.environ)).chmod(0o700)
    except OSError as error:
        stop(f"The instance folder {error.filename} cannot be used: {error.strerror}.")


def processes() -> list[list[str]]:
    """The commands that serve together; when one ends, all end."""
    return [[sys.executable, "-m", "scripts.web_server"]]


def supervise(commands: list[list[str]]) -> int:
    """Run the commands until one ends or a signal comes, then stop the others; return the exit status."""
    stopping: list[int] = []

    def on_signal(number: int, frame: FrameType | None) -> None:
        stopping.append(number)

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    children = [subprocess.Popen(command, cwd=ROOT) for command in commands]
    while not stopping and all(child.poll() is None for child in children):
        time.sleep(0.2)
    for child in children:
        child.terminate()
    statuses = [child.wait() for child in children]
    return 0 if stopping else max(abs(status) for status in statuses)


def main() -> int:
    """Check, then serve."""
    os.environ.setdefault("HOST", "127.0.0.1")
    os.environ.setdefault("PORT", "8000")
    check_address(os.environ["HOST"], os.environ["PORT"])
    protect_instance()
    return supervise(processes())


if __name__ == "__main__":
    sys.exit(main())
