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


@pytest.mark.parametrize("kind", ["css", "js"])
def test_every_sheet_and_script_is_loaded_and_exists(kind: str) -> None:
    assets = (APP / "templates/components/assets.html").read_text(encoding="utf-8")
    on_disk = {path.stem for path in (STATIC / kind).glob(f"*.{kind}")}
    lists = re.findall(r"for name in \((.*?)\)", assets, re.DOTALL)
    named = {
        name for words in lists if ('"tokens"' in words) == (kind == "css") for name in re.findall(r'"(\w+)"', words)
    }
    if kind == "js":
        named.add("enhance")
    # Loaded only by the pages that need it, through {% block scripts %} or {% block head %}.
    named |= {
        name
        for template in TEMPLATES
        for name in re.findall(rf"filename=['\"]{kind}/(\w+)\.{kind}", template.read_text(encoding="utf-8"))
    }
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
