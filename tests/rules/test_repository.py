"""What may stand in the repository: no place of one machine, no registry, pinned packages, documents that are true."""

from __future__ import annotations

import json
import re

import pytest

from tests.rules import sources
from tests.rules.sources import ROOT, name

#: Paths that exist on one machine only.
MACHINE = re.compile(r"(?<![\w.])/(?:work|home|root|Users|mnt)/\w|(?<![\w.])/tmp/")
#: Package registries and mirrors: what is installed comes from where the user's own settings say.
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted|registry\.npmjs|npmmirror|registry\.yarnpkg"
    r"|index[-]url[ =]+[\w.]+:|\bartifactory\b|\bnexus\b",
    re.IGNORECASE,
)
#: Files that speak about such places without naming one of this machine.
EXEMPT = {"tests/rules/test_repository.py"}
PIN = re.compile(r"^[A-Za-z0-9._-]+(?:\[[a-z,]+\])?==[^\s;]+")


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name(path)}:{number} {line.strip()[:90]}"
        for path in sources.texts()
        if name(path) not in EXEMPT
        for number, line in enumerate(sources.text(path).splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_names_a_place_of_one_machine():
    assert found(MACHINE) == [], "Use a path below the project, or tmp_path in a test"


def test_no_file_names_a_registry():
    assert found(REGISTRY) == [], "pip and npm ask where the user's settings say"


def test_the_lock_file_records_no_addresses():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    addresses = [path for path, package in lock["packages"].items() if "resolved" in package]
    assert addresses == [], "npm must keep omit-lockfile-registry-resolved=true"
    unsigned = [path for path, package in lock["packages"].items() if path and "integrity" not in package]
    assert unsigned == []


@pytest.mark.parametrize("pins", ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"])
def test_every_package_is_pinned_with_hashes(pins):
    text = (ROOT / pins).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines
    loose = [line[:60] for line in lines if not PIN.match(line) or "--hash=sha256:" not in line]
    assert loose == [], "make pins writes these files"


@pytest.mark.parametrize("document", ["docs/architecture.md", "README.md"])
def test_paths_named_in_documents_exist(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    words = re.findall(r"`([^`\s]+)`", text)
    files = [word for word in words if re.search(r"/|\.(?:py|md|html|txt|toml|json|css|js)$", word)]
    missing = [word for word in files if not _exists(word)]
    assert files
    assert missing == [], f"{document} sends people to files that are not there"


def _exists(word: str) -> bool:
    """A file of the project, said from its root, from app/ or as a pattern with <noun>; addresses do not count."""
    if (
        word.startswith(("/", "http", "instance/", "pictures/", "build/", ".venv", "node_modules"))
        or "(" in word
        or "://" in word
    ):
        return True
    pattern = re.sub(r"<[^>]+>|…|\.\.\.", "*", word).rstrip("/")
    return any(next(ROOT.glob(f"{room}{pattern}"), None) is not None for room in ("", "app/", "tests/", "docs/"))


def test_no_secret_and_no_database_is_kept():
    names = [name(path) for path in sources.own_files()]
    kept = [one for one in names if re.search(r"\.(?:db|sqlite3?|pem|key|env|bak)$|(?:^|/)instance/", one)]
    assert kept == [], "Data and keys live in instance/, which is not kept"


def test_nothing_third_party_is_committed():
    names = [name(path) for path in sources.own_files()]
    brought = [one for one in names if "/vendor/" in one or one.endswith((".min.js", ".min.css", ".woff2"))]
    assert brought == [], "Front-end libraries come from npm at set-up"
