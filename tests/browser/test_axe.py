"""axe on every page: no violation at either width, nothing to scroll sideways on a phone.

Where a page shows a new kind of element, all rules look at both widths; where it shows known ones in another place, on
a phone and before scripts; at the others, the rules of layout look on a phone.
"""

from __future__ import annotations

import pytest

from app.domain.meetings import Confidentiality
from scripts import picture_pages
from tests.browser.look import PHONE, bring, glance, look, telling, too_wide, violations
from tests.client import Browser
from tests.web import matrix

#: The second opens what the first may not, and is offered more on what both open.
ACCOUNTS = ("reader_sek", "adm")


def _pages(site, account: str) -> dict[str, str]:
    """Address and text of every page that this account may open."""
    with site.app.app_context():
        pages = [one for one in matrix.pages(site.app, site.world) if one.level in (None, Confidentiality.BIASA)]
        mine = dict.fromkeys(one.url for one in pages if matrix.expected(one, account) & {200})
        client = Browser(site.app, site.world.users[account]).client
    answers = {url: client.get(url, buffered=True) for url in mine if "." not in url.rpartition("/")[2]}
    return {
        url: answer.get_data(as_text=True)
        for url, answer in answers.items()
        if answer.status_code == 200 and answer.mimetype == "text/html"
    }


def test_every_page(window, site, sign_in):
    page, found = window(), []
    pages = {account: _pages(site, account) for account in ACCOUNTS}
    assert all(len(one) > 10 for one in pages.values())
    whole = telling({(account, url): html for account in ACCOUNTS for url, html in pages[account].items()})
    for account, mine in pages.items():
        page.context.clear_cookies()
        sign_in(page, account)
        for url in (url for url in mine if whole.get((account, url))):
            found += look(page, url)
        page.set_viewport_size(PHONE)
        for url in (url for url in mine if not whole.get((account, url))):
            found += glance(page, url, mine[url], whole=(account, url) in whole)
    assert not found, "\n".join(found)


#: Pages that the demo fills with long names, many rows and whole minutes.
RICH = (
    *("home.home", "meetings.index", "meetings.show", "meetings.edit", "participants.show", "funding.show"),
    *("minutes.show", "minutes_sections.edit", "meeting_items.show", "action_items.index", "action_items.show"),
    *("action_items.edit", "letters.index", "agencies.index", "people.index", "task_forces.show"),
)


def test_the_demo_on_a_phone(demo, window):
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
        bring(page)
        found += [f"{path} {one}" for one in (*violations(page), *too_wide(page))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("url", ["/masuk", "/masuk/kode"])
def test_pages_before_the_login(window, url):
    assert look(window(), url) == []


def test_axe_and_the_ruler_see_faults(window):
    """Without this both could be blind, also where one page stands in the place of another."""
    page = window(size=(PHONE["width"], PHONE["height"]))
    page.goto("/masuk")
    bring(page)
    text = page.content()
    page.evaluate(
        "() => { document.querySelector('label').remove(); document.querySelector('h1').innerText = 'x'.repeat(90) }"
    )
    assert any(one.startswith("label:") for one in violations(page))
    assert too_wide(page)
    assert glance(page, "/masuk", text) == []
    faults = f"<h1>{'x' * 90}</h1><p><font color='#dddddd'>Pucat</font></p></main>"
    said = "\n".join(glance(page, "/masuk", text.replace("</main>", faults)))
    assert "color-contrast:" in said
    assert "wider" in said


def test_only_pages_without_anything_new_are_passed_over():
    bare, listed = "<main><p>x</p></main>", '<main><p>x</p><ul class="plain"><li>y</li></ul></main>'
    assert telling({"bare": bare, "listed": listed, "same": listed}) == {"listed": True}
    nested = '<main><section><ul class="plain"><li>y</li></ul></section></main>'
    elsewhere = '<main><ul class="plain"><p>x</p></ul></main>'
    assert telling({"elsewhere": elsewhere, "listed": listed, "nested": nested}) == {
        "listed": True,
        "nested": True,
        "elsewhere": False,
    }


def test_refusals(site, window, sign_in):
    page = window()
    sign_in(page, "pmt")
    assert look(page, f"/rapat/{site.world.meetings[Confidentiality.BIASA].id}/ubah") == []
