"""What a page consists of, and what axe and a ruler say of it; a page without any new part is seen at less cost."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

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


def telling(pages: dict[str, str], shown: set[str]) -> dict[str, bool]:
    """Addresses of pages that together show every part that is not in `shown`, to which these are added.

    Each with whether it has a new kind of element, and not only a known one in another place. Pages with many parts
    come first, so that few are needed.
    """
    chosen = {}
    for url, found in sorted(((url, parts(html)) for url, html in pages.items()), key=lambda one: -len(one[1])):
        if not found <= shown:
            kinds = {one.partition(" > ")[2] for one in shown}
            chosen[url] = any(one.partition(" > ")[2] not in kinds for one in found)
            shown |= found
    return chosen


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


def look(page: Page, url: str, *, wide: bool = True) -> list[str]:
    """By every rule, on a phone and, if `wide`, on a desktop."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(url)
    bring(page)
    found = [f"{url} (phone) {one}" for one in (*violations(page), *too_wide(page))]
    if not wide:
        return found
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    return found + [f"{url} (desktop) {one}" for one in violations(page)]


def glance(page: Page, url: str, html: str) -> list[str]:
    """At its layout on a phone, in the place of the page that is open there: no script runs, axe stays."""
    page.evaluate(_SWAP, html)
    return [f"{url} (phone) {one}" for one in (*violations(page, "main", _OF_LAYOUT), *too_wide(page))]
