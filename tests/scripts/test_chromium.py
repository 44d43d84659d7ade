"""Which Chromium the tests take: the light one where it can be installed, else one that is here already."""

from __future__ import annotations

import pytest

from scripts import chromium


@pytest.fixture
def asked(monkeypatch):
    """What was to be installed, on a Debian without the light browser."""
    packages: list[str] = []
    monkeypatch.setattr(chromium, "as_root", list)
    monkeypatch.setattr(chromium, "install_packages", lambda *names: packages.extend(names))
    monkeypatch.setattr(chromium, "find", lambda: "/usr/bin/chromium")
    return packages


def _fails(*_names: str) -> None:
    raise SystemExit(1)


def test_the_light_one_is_installed_beside_another(asked):
    chromium.install_shell()
    assert asked == [chromium.SHELL]


def test_whoever_may_not_install_keeps_the_other(asked, monkeypatch):
    monkeypatch.setattr(chromium, "as_root", lambda: None)
    chromium.install_shell()
    assert asked == []


def test_a_failed_installation_is_borne_where_there_is_another(asked, monkeypatch, capsys):
    monkeypatch.setattr(chromium, "install_packages", _fails)
    chromium.install_shell()
    assert "/usr/bin/chromium" in capsys.readouterr().out
    monkeypatch.setattr(chromium, "find", lambda: None)
    with pytest.raises(SystemExit):
        chromium.install_shell()
