"""Checks the pinned packages without a network: hashes, no addresses, no version with a known weakness.

The floors are the first versions without the weakness named beside them; raise one when a new weakness is published.
"""

from __future__ import annotations

import json
import re
import sys
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from scripts.console import ROOT, say

PINS = ("requirements.txt", "requirements-dev.txt", "requirements-node.txt")
FLOORS = {
    "babel": ("2.9.1", "CVE-2021-42771, path in a locale's name"),
    "brotli": ("1.2.0", "CVE-2025-6176, unpacking without a limit"),
    "cryptography": ("44.0.1", "CVE-2024-12797, bundled OpenSSL"),
    "flask": ("3.1.1", "CVE-2025-47278, old keys signed new sessions"),
    "gunicorn": ("23.0.0", "CVE-2024-6827, request smuggling"),
    "idna": ("3.7", "CVE-2024-3651, slow on crafted names"),
    "jinja2": ("3.1.6", "CVE-2025-27516, leaving the sandbox"),
    "lxml": ("4.9.1", "CVE-2022-2309, crash while iterating"),
    "mako": ("1.2.2", "CVE-2022-40023, slow expression"),
    "pillow": ("11.3.0", "CVE-2025-48379, overflow while writing"),
    "pysqlite3": ("0.6.1", "bundles SQLite 3.51.3 or newer, with the fix of the WAL-reset fault"),
    "pyyaml": ("5.4", "CVE-2020-14343, code run by full_load"),
    "requests": ("2.32.4", "CVE-2024-47081, .netrc sent elsewhere"),
    "urllib3": ("2.5.0", "CVE-2025-50181, redirects not stopped"),
    "werkzeug": ("3.0.6", "CVE-2024-49767, forms without a memory limit"),
}
BANNED = {"pysqlite3-binary": "overwrites pysqlite3 with an SQLite that has the WAL-reset fault"}
NODE_FLOORS = {
    "bootstrap": ("5.0.0", "CVE-2024-6531, script in the carousel"),
    "htmx.org": ("2.0.0", "the strict content security policy needs its settings"),
}
NODE_CEILINGS = {"htmx.org": ("3", "attributes changed; the pages are written for 2")}
SQLITE_FLOOR = (3, 51, 3)
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;]+)(?P<marker>\s*;[^\\]*)?\s*\\$")


def pins(text: str) -> dict[str, list[str]]:
    """Pinned versions by name: two where a marker chooses."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if match := PIN.match(line):
            found.setdefault(canonicalize_name(match["name"]), []).append(match["version"])
    return found


def faults_of_file(name: str, text: str) -> list[str]:
    """Lines of a pinned file that are not a pin with hashes, and pins that stand in the lists above."""
    found = []
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    for number, line in enumerate(lines):
        if not line.startswith(" "):
            following = lines[number + 1].strip() if number + 1 < len(lines) else ""
            if not PIN.match(line) or not following.startswith("--hash=sha256:"):
                found.append(f"{name}: not a pin with a hash: {line}")
        elif not line.strip().startswith("--hash=sha256:"):
            found.append(f"{name}: only hashes may follow a pin: {line.strip()}")
    found += [f"{name}: an address of a download or a registry" for line in lines if "://" in line]
    return found + faults_of_versions(name, pins(text))


def faults_of_versions(name: str, versions: dict[str, list[str]]) -> list[str]:
    """Pins below their floor, and packages that must not be there at all."""
    found = [f"{name}: {package} must not be used, it {why}" for package, why in BANNED.items() if package in versions]
    for package, (floor, why) in FLOORS.items():
        low = [version for version in versions.get(package, []) if Version(version) < Version(floor)]
        found += [f"{name}: {package} {version} is below {floor} ({why})" for version in low]
    return found


def faults_of_list(source: str, text: str, versions: dict[str, list[str]]) -> list[str]:
    """Requirements of an .in file that the pinned file does not meet: somebody forgot `make pins`."""
    found = []
    for line in text.splitlines():
        if not line.strip() or line.startswith(("#", "-")):
            continue
        wanted = Requirement(line)
        pinned = versions.get(canonicalize_name(wanted.name), [])
        if not any(wanted.specifier.contains(version, prereleases=True) for version in pinned):
            found.append(f"{source}: {line.strip()} is not met by the pins, give: make pins")
    return found


def faults_of_node(lock: dict[str, Any], manifest: dict[str, Any]) -> list[str]:
    """Addresses, missing checksums, weak or unpinned versions of the front-end packages."""
    found = []
    for place, package in lock["packages"].items():
        if place == "":
            continue
        name = place.rpartition("node_modules/")[2]
        version = Version(package["version"])
        if "resolved" in package or "integrity" not in package:
            found.append(f"package-lock.json: {name} needs a checksum and no address of a download")
        if name in NODE_FLOORS and version < Version(NODE_FLOORS[name][0]):
            found.append(f"package-lock.json: {name} {version} is below {' ('.join(NODE_FLOORS[name])})")
        if name in NODE_CEILINGS and version >= Version(NODE_CEILINGS[name][0]):
            found.append(f"package-lock.json: {name} {version} is not below {' ('.join(NODE_CEILINGS[name])})")
    for group in ("dependencies", "devDependencies"):
        for name, version in manifest[group].items():
            if lock["packages"].get(f"node_modules/{name}", {}).get("version") != version:
                found.append(f"package.json: {name} must be pinned exactly as package-lock.json has it")
    return found


def faults_of_environment() -> list[str]:
    """What is installed here beside or below the pins, and an SQLite with the WAL-reset fault."""
    found = []
    installed = {canonicalize_name(str(item.name)): item.version for item in metadata.distributions()}
    found += faults_of_versions("this environment", {name: [version] for name, version in installed.items()})
    if "pysqlite3" in installed:
        version = import_module("pysqlite3.dbapi2").sqlite_version_info
        if version < SQLITE_FLOOR:
            found.append(f"this environment: pysqlite3 bundles SQLite {version}, {SQLITE_FLOOR} is needed")
    return found


def main() -> int:
    """Print every fault; the status says whether there are any."""
    found = faults_of_environment()
    for name in PINS:
        text = (ROOT / name).read_text(encoding="utf-8")
        source = f"{Path(name).stem}.in"
        found += faults_of_file(name, text)
        found += faults_of_list(source, (ROOT / source).read_text(encoding="utf-8"), pins(text))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    found += faults_of_node(lock, json.loads((ROOT / "package.json").read_text(encoding="utf-8")))
    for line in found:
        say(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
