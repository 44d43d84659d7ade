"""axe on every page at both widths: no violation, nothing to scroll sideways on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.meetings import Confidentiality
from scripts import picture_pages
from tests.client import Browser
from tests.web import matrix

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
#: How much of a page may stand out: rounding of borders.
_SLACK = 1
_RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map(found =>
    `${found.id}: ${found.help}: ` + found.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | '))"""
_WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_READY = "() => [...document.querySelectorAll('select[data-enhance]')].every(select => select.tomselect)"


@pytest.fixture(scope="module")
def axe() -> str:
    assert AXE.is_file(), "axe-core is missing: make setup-dev brings it"
    return AXE.read_text(encoding="utf-8")


def _look(page, url: str, axe: str) -> list[str]:
    answer = page.goto(url)
    if "text/html" not in (answer.headers.get("content-type") or ""):
        return []
    page.wait_for_function(_READY)
    page.evaluate(axe)
    found = []
    for name, size in (("desktop", DESKTOP), ("phone", PHONE)):
        page.set_viewport_size(size)
        found += [f"{url} ({name}) {one}" for one in page.evaluate(_RUN)]
    if (wider := page.evaluate(_WIDER)) > _SLACK:
        found.append(f"{url} is {wider} px wider than a phone")
    page.set_viewport_size(DESKTOP)
    return found


@pytest.mark.parametrize("account", ["reader_sek", "adm"])
def test_every_page_for_one_account(site, window, sign_in, axe, account):
    page = window()
    sign_in(page, account)
    with site.app.app_context():
        pages = [
            one.url
            for one in matrix.pages(site.app, site.world)
            if one.level in (None, Confidentiality.BIASA) and matrix.expected(one, account) & {200}
        ]
    mine = [url for url in dict.fromkeys(pages) if not _is_file(url)]
    assert len(mine) > 10
    found = [one for url in mine for one in _look(page, url, axe)]
    assert not found, "\n".join(found)


#: Pages that the demo fills with long names, many rows and whole minutes.
RICH = (
    *("home.home", "meetings.index", "meetings.show", "meetings.edit", "participants.show", "funding.show"),
    *("minutes.show", "minutes_sections.edit", "meeting_items.show", "action_items.index", "action_items.show"),
    *("action_items.edit", "letters.index", "agencies.index", "people.index", "task_forces.show"),
)


def test_the_demo_on_a_phone(demo, window, axe):
    """The page checker looks at all of them (tests/cases/test_pages.py); here at their width and contrast."""
    address, loaded = demo
    with loaded.app.app_context():
        cookie = Browser(loaded.app, loaded.user_id("sekretariat.tanjungpinang")).client.get_cookie("tuntas")
        known = {one.name: one.path for one in picture_pages.pages(loaded.app, "tanjungpinang")}
    page = window(size=(PHONE["width"], PHONE["height"]))
    page.context.add_cookies([{"name": "tuntas", "value": cookie.value, "url": address}])
    paths = {next((path for name, path in known.items() if name.startswith(f"{rich}-")), rich) for rich in RICH}
    found = []
    for path in sorted(paths):
        assert page.goto(f"{address}{path}").status == 200, path
        page.wait_for_function(_READY)
        page.evaluate(axe)
        found += [f"{path} {one}" for one in page.evaluate(_RUN)]
        if (wider := page.evaluate(_WIDER)) > _SLACK:
            found.append(f"{path} is {wider} px wider than a phone")
    assert not found, "\n".join(found)


def _is_file(url: str) -> bool:
    last = url.rpartition("/")[2]
    return "." in last or (last.isdigit() and ("/berkas/" in url or "/bukti/" in url))


@pytest.mark.parametrize("url", ["/masuk", "/masuk/kode"])
def test_pages_before_the_login(site, window, axe, url):
    assert _look(window(), url, axe) == []


def test_axe_and_the_ruler_see_faults(window, axe):
    """Without this both could be blind."""
    page = window(size=(PHONE["width"], PHONE["height"]))
    page.goto("/masuk")
    page.evaluate(
        "() => { document.querySelector('label').remove(); document.querySelector('h1').innerText = 'x'.repeat(90) }"
    )
    page.evaluate(axe)
    assert any(one.startswith("label:") for one in page.evaluate(_RUN))
    assert page.evaluate(_WIDER) > _SLACK


def test_refusals(site, window, sign_in, axe):
    page = window()
    sign_in(page, "pmt")
    found = _look(page, f"/rapat/{site.world.meetings[Confidentiality.BIASA].id}/ubah", axe)
    assert found == []
