"""What a page consists of, and what axe and a ruler say of it; a page without any new part is seen at less cost."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
#: How much of a page may stand out: rounding of borders.
_SLACK = 1
_RUN = """async ([where, rules]) => {
    const only = rules.length ? { runOnly: { type: 'rule', values: rules } } : {};
    const told = await axe.run(where, { resultTypes: ['violations'], ...only });
    return told.violations.map(found => `${found.id}: ${found.help}: ` +
        found.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | '));
}"""
_WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_READY = "() => [...document.querySelectorAll('select[data-enhance]')].every(select => select.tomselect)"
_SWAP = "html => document.body.replaceWith(new DOMParser().parseFromString(html, 'text/html').body)"
#: What only a laid out page shows; names, labels and order of every page are asked by tests/page.py from its text.
_OF_LAYOUT = ("color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable")
_EMPTY = frozenset(("meta", "link", "input", "br", "img", "hr", "source", "wbr", "col"))


#: How the caller tells pages apart.
Where = TypeVar("Where", bound=Hashable)


class _Parts(HTMLParser):
    """Collects which kinds of elements stand in which."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        kind = [tag, *sorted((values.get("class") or "").split())]
        kind += [f"{name}={values[name]}" for name in ("type", "role", "data-enhance", "rel") if name in values]
        self.found.add(f"{self._open[-1] if self._open else ''} > {'.'.join(kind)}")
        if tag not in _EMPTY:
            self._open.append(".".join(kind[:2]))

    def handle_endtag(self, tag: str) -> None:
        while tag not in _EMPTY and self._open and self._open.pop().partition(".")[0] != tag:
            pass


def parts(html: str) -> frozenset[str]:
    """Elements with their classes, each with the kind of its parent."""
    parser = _Parts()
    parser.feed(html)
    return frozenset(parser.found)


def telling(pages: dict[Where, str]) -> dict[Where, bool]:
    """As few of these pages as together show every part.

    Those marked True together show every kind of element, the others known kinds in another place.
    """
    shown = {where: parts(html) for where, html in pages.items()}
    kinds = {where: frozenset(one.partition(" > ")[2] for one in found) for where, found in shown.items()}
    chosen = dict.fromkeys(_covering(kinds, frozenset()), True)
    known = frozenset().union(*(shown[where] for where in chosen))
    return {**dict.fromkeys(_covering(shown, known), False), **chosen}


def _covering(pages: dict[Where, frozenset[str]], known: frozenset[str]) -> Iterator[Where]:
    """Pages that show all that is not known yet: each time the one that shows most of it."""
    missing = set().union(*pages.values()) - known
    while missing:
        where = max(pages, key=lambda one: len(pages[one] & missing))
        missing -= pages[where]
        yield where


def bring(page: Page) -> None:
    """Axe into the open page, whose scripts have done their work."""
    assert AXE.is_file(), "axe-core is missing: make setup-dev brings it"
    page.wait_for_function(_READY)
    page.evaluate(AXE.read_text(encoding="utf-8"))


def violations(page: Page, where: str = "html", rules: tuple[str, ...] = ()) -> list[str]:
    """What axe says against the page; bring() comes first."""
    return page.evaluate(_RUN, [where, list(rules)])


def too_wide(page: Page) -> list[str]:
    """Whether there is something to scroll sideways."""
    return [f"{wider} px wider than its window"] if (wider := page.evaluate(_WIDER)) > _SLACK else []


def look(page: Page, url: str) -> list[str]:
    """By every rule, on a phone and on a desktop."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(url)
    bring(page)
    found = [f"{url} (phone) {one}" for one in (*violations(page), *too_wide(page))]
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    return found + [f"{url} (desktop) {one}" for one in violations(page)]


def glance(page: Page, url: str, html: str, *, whole: bool = False) -> list[str]:
    """On a phone, in the place of the page that is open there: no script runs, axe stays.

    At its layout, or if `whole` by every rule.
    """
    page.evaluate(_SWAP, html)
    said = violations(page) if whole else violations(page, "main", _OF_LAYOUT)
    return [f"{url} (phone) {one}" for one in (*said, *too_wide(page))]
