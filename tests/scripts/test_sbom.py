"""The bill of materials names what is installed and what pages load, with versions."""

from __future__ import annotations

from importlib.metadata import version

from scripts.sbom import bill


def test_python_and_npm_packages_with_their_versions():
    components = {component["purl"] for component in bill()["components"]}
    assert f"pkg:pypi/flask@{version('flask')}" in components
    assert any(purl.startswith("pkg:npm/htmx.org@2.0.") for purl in components)
    assert not any("axe-core" in purl for purl in components)
