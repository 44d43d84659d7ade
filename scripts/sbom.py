"""Writes the bill of materials of an installation as CycloneDX JSON: every installed Python package and npm package.

Usage: python -m scripts.sbom [FILE]   (default build/sbom.json)
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from scripts.console import ROOT, say


def python_components() -> list[dict[str, str]]:
    """What is installed in this environment."""
    found = {(package.name.lower(), package.version) for package in distributions()}
    return [_component("pypi", name, version) for name, version in sorted(found)]


def npm_components(lock: Path) -> list[dict[str, str]]:
    """What the lock file pins, without what only tests need."""
    packages: dict[str, Any] = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    found = {
        (path.rpartition("node_modules/")[2], package["version"])
        for path, package in packages.items()
        if path and not package.get("dev")
    }
    return [_component("npm", name, version) for name, version in sorted(found)]


def _component(kind: str, name: str, version: str) -> dict[str, str]:
    address = name.replace("@", "%40")
    return {"type": "library", "name": name, "version": version, "purl": f"pkg:{kind}/{address}@{version}"}


def bill() -> dict[str, Any]:
    """The document, the same for the same installation."""
    components = [*python_components(), *npm_components(ROOT / "package-lock.json")]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "tuntas"}},
        "components": components,
    }


def main() -> None:
    """Write it."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "sbom.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    document = bill()
    target.write_text(json.dumps(document, indent=1), encoding="utf-8")
    say(f"{len(document['components'])} components: {target}")


if __name__ == "__main__":
    main()
