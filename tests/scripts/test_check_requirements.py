"""The check of the pinned packages refuses what it is there to refuse."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.check_requirements import faults_of_file, faults_of_list, faults_of_node, faults_of_versions, pins

HASH = "    --hash=sha256:" + "0" * 64


def test_a_pin_with_hashes_passes() -> None:
    assert (
        faults_of_file("r.txt", f"# note\nflask==3.1.3 ; sys_platform == 'linux' \\\n{HASH} \\\n{HASH}\n    # via x\n")
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "flask==3.1.3\n",
        f"flask>=3.1.3 \\\n{HASH}\n",
        f"--find-links something\nflask==3.1.3 \\\n{HASH}\n",
        f"flask @ https://host/flask.whl \\\n{HASH}\n",
        "flask==3.1.3 \\\n    --hash=md5:00\n",
        f"flask==3.1.3 \\\n{HASH} \\\n    --no-binary\n",
    ],
    ids=["no hash", "a range", "an option", "an address", "a weak hash", "an option after the hash"],
)
def test_anything_else_is_refused(text: str) -> None:
    assert faults_of_file("r.txt", text)


@pytest.mark.parametrize(
    ("name", "version", "refused"),
    [
        ("werkzeug", "3.0.5", True),
        ("werkzeug", "3.0.6", False),
        ("werkzeug", "3.0.10", False),
        ("pysqlite3", "0.6.0", True),
        ("pysqlite3-binary", "9.9", True),
        ("unknown", "0.1", False),
    ],
)
def test_versions_with_a_known_weakness(name: str, version: str, refused: bool) -> None:
    assert bool(faults_of_versions("r.txt", {name: [version]})) is refused


@pytest.mark.parametrize(
    ("wanted", "refused"), [("flask<3.2", False), ("Flask>=4", True), ("absent", True), ("# note", False)]
)
def test_the_pins_must_meet_the_list(wanted: str, refused: bool) -> None:
    assert bool(faults_of_list("r.in", wanted, pins(f"flask==3.1.3 \\\n{HASH}\n"))) is refused


def lock(**package: Any) -> dict[str, Any]:
    entry = {"version": "2.0.11", "integrity": "sha512-x", **package}
    return {"packages": {"": {}, "node_modules/htmx.org": {k: v for k, v in entry.items() if v is not None}}}


@pytest.mark.parametrize(
    ("change", "pinned", "refused"),
    [
        ({}, "2.0.11", False),
        ({}, "^2.0.11", True),
        ({"resolved": "address"}, "2.0.11", True),
        ({"integrity": None}, "2.0.11", True),
        ({"version": "4.0.1"}, "4.0.1", True),
        ({"version": "1.9.12"}, "1.9.12", True),
    ],
)
def test_front_end_packages(change: dict[str, Any], pinned: str, refused: bool) -> None:
    manifest: dict[str, Any] = {"dependencies": {"htmx.org": pinned}, "devDependencies": {}}
    assert bool(faults_of_node(lock(**change), manifest)) is refused
