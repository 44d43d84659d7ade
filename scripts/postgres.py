"""A PostgreSQL server for the tests: own folder, own port, not root, nothing kept. Installs the server when missing.

`python -m scripts.postgres COMMAND …` runs a command beside such a server, with TEST_DATABASE_URL in its environment.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scripts import memory
from scripts.console import apt_command, as_root, run, say, stop

# Nothing in these databases outlives the run, so durability is traded for speed.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "1GB",
    "checkpoint_timeout": "1h",
    "autovacuum": "off",
    "track_activities": "off",
    "track_counts": "off",
    "jit": "off",
    "plan_cache_mode": "force_generic_plan",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_parallel_workers_per_gather": "0",
    "listen_addresses": "127.0.0.1",
}
# Keeps Debian's package from making and starting a cluster of its own while it is installed.
NO_CLUSTER = "/etc/postgresql-common/createcluster.d/no-main-cluster-for-tests.conf"
INSTALL = f"""
mkdir -p {os.path.dirname(NO_CLUSTER)}
echo "create_main_cluster = false" > {NO_CLUSTER}
trap 'rm -f {NO_CLUSTER}' EXIT
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql
"""


def binaries() -> Path | None:
    """Folder of the newest installed server's programs: Debian keeps them off PATH."""
    versions = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if versions:
        return max(versions, key=lambda folder: int(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def ensure() -> Path:
    """Folder of the server's programs, installed first where they are missing."""
    found = binaries()
    if found is not None:
        return found
    root = as_root()
    if root is None:
        stop(f"The tests need a PostgreSQL server: {apt_command('postgresql', recommends=False)}")
    say("Installing PostgreSQL …")
    run([*root, "sh", "-ec", INSTALL], f"PostgreSQL could not be installed: {apt_command('postgresql')}")
    found = binaries()
    if found is None:
        stop("PostgreSQL was installed, but its programs are not in /usr/lib/postgresql/*/bin nor on PATH.")
    return found


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def account() -> dict[str, Any]:
    """How to start the server's programs as somebody else than root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return {}
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        stop("PostgreSQL does not run as root, and there is no user postgres: run the tests as an ordinary user.")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Run a server while the block lasts; gives the URL of an empty database whose owner may create others."""
    folder = Path(tempfile.mkdtemp(prefix="tuntas-pg-", dir=memory.folder()))
    who = account()
    if who:
        os.chown(folder, who["user"], who["group"])
    password = secrets.token_urlsafe(24)
    port = free_port()
    control: list[str | Path] = [programs / "pg_ctl", "--pgdata", folder / "data", "--silent", "--wait"]
    try:
        initialise(programs, folder, password, who)
        settings = {**SETTINGS, "port": str(port), "unix_socket_directories": str(folder)}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        call([*control, "start", "--log", folder / "log", "--options", options], folder, who)
        create_owner(programs, port, password)
        yield f"postgresql+psycopg://tuntas:{password}@127.0.0.1:{port}/tuntas"
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            call([*control, "stop", "--mode", "immediate"], folder, who)
        shutil.rmtree(folder, ignore_errors=True)


def initialise(programs: Path, folder: Path, password: str, who: dict[str, Any]) -> None:
    """Make the cluster: UTF-8, plain byte order, a password even on loopback."""
    secret = folder / "password"
    secret.write_text(password, encoding="ascii")
    secret.chmod(0o600)
    if who:
        os.chown(secret, who["user"], who["group"])
    words: list[str | Path] = [
        programs / "initdb",
        "--pgdata",
        folder / "data",
        "--username",
        "postgres",
        "--pwfile",
        secret,
    ]
    call([*words, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"], folder, who)


def create_owner(programs: Path, port: int, password: str) -> None:
    """The tests work as an ordinary role, as the application does in an office, not as the superuser."""
    environment = {**os.environ, "PGPASSWORD": password}
    for statement in (
        f"CREATE ROLE tuntas LOGIN CREATEDB PASSWORD '{password}'",
        "CREATE DATABASE tuntas OWNER tuntas",
    ):
        words: list[str | Path] = [
            programs / "psql",
            "--no-psqlrc",
            "--quiet",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
        ]
        done = subprocess.run(
            [*words, "--username", "postgres", "--command", statement, "postgres"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            stop(f"PostgreSQL refused the tests' role: {done.stderr.strip()}")


def call(command: list[str | Path], folder: Path, who: dict[str, Any]) -> None:
    """Run one of the server's programs quietly; when it fails, show what it and the server said."""
    # The server inherits standard output: with a pipe here, waiting for its end would last as long as the server.
    with (folder / "output").open("w+", encoding="utf-8") as output:
        done = subprocess.run(command, cwd=folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL, **who)
        if done.returncode == 0:
            return
        output.seek(0)
        said = output.read()
    log = folder / "log"
    said += log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    stop(f"PostgreSQL for the tests: {Path(command[0]).name} failed.\n{said.strip()}")


def main() -> int:
    """Run the command of the arguments beside a server."""
    programs = ensure()
    with server(programs) as url:
        path = f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        environment = {**os.environ, "TEST_DATABASE": "postgresql", "TEST_DATABASE_URL": url, "PATH": path}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
