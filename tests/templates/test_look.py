"""The look as rules: every icon, sheet and script has its file, nothing that the strict CSP blocks. No pages here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[2] / "app"
TEMPLATES = sorted((APP / "templates").rglob("*.html"))
STATIC = APP / "static"
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
ICON = re.compile(r"""(?:\bicon\(\s*|icon_name\s*=\s*)["']([a-z0-9-]+)["']""")


def known_icons() -> set[str]:
    lines = (STATIC / "icons.txt").read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def test_every_icon_of_a_template_is_in_the_sprite() -> None:
    used = {name: path.name for path in TEMPLATES for name in ICON.findall(path.read_text(encoding="utf-8"))}
    assert len(used) > 20
    assert {name: page for name, page in used.items() if name not in known_icons()} == {}


def test_every_icon_of_badges_and_menu_is_in_the_sprite() -> None:
    badges = (APP / "templates/components/badge.html").read_text(encoding="utf-8")
    menu = (APP / "web/navigation.py").read_text(encoding="utf-8")
    used = set(re.findall(r'\("(?:neutral|running|waiting|done|late)", "([a-z0-9-]+)"\)', badges))
    used |= set(re.findall(r'\("[a-z_.]+", "[^"]+", "([a-z0-9-]+)"', menu))
    assert len(used) > 20
    assert used - known_icons() == set()


def loaded(kind: str, text: str) -> set[str]:
    """The names of the sheets or scripts that a template loads, one by one or from a list in a loop."""
    names = set(re.findall(rf"filename=['\"]{kind}/(\w+)\.{kind}", text))
    for words, kind_of_list in re.findall(
        r"for name in \((.*?)\).*?filename=['\"](css|js)/['\"] ~ name", text, re.DOTALL
    ):
        if kind_of_list == kind:
            names |= set(re.findall(r'"(\w+)"', words))
    return names


@pytest.mark.parametrize("kind", ["css", "js"])
def test_every_sheet_and_script_is_loaded_and_exists(kind: str) -> None:
    on_disk = {path.stem for path in (STATIC / kind).glob(f"*.{kind}")}
    named = set().union(*(loaded(kind, path.read_text(encoding="utf-8")) for path in TEMPLATES))
    assert on_disk == named


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(APP / "templates")))
def test_nothing_the_content_policy_would_block(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"<style|javascript:|\|\s*safe\b", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))
    assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(APP / "templates")))
def test_templates_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120


def test_sheets_bring_nothing_from_elsewhere() -> None:
    sheets = "".join(path.read_text(encoding="utf-8") for path in (STATIC / "css").glob("*.css"))
    assert re.findall(r"url\(\"([^\"]+)\"\)", sheets) == ["../vendor/inter-latin-wght-normal.woff2"]
    assert "@import" not in sheets
