"""What a person does on a page: fills fields by their labels, chooses from lists, downloads. Scripts or not."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect


def field(within: Page | Locator, label: str) -> Locator:
    """The control with this label, whether it must be filled or not."""
    return within.get_by_label(re.compile(rf"^\s*{re.escape(label)}(?: \*)?\s*$"))


def choose(within: Page | Locator, label: str, words: str) -> None:
    """Pick an option by its words, from a searchable list or a plain one."""
    page = within if isinstance(within, Page) else within.page
    control = field(within, label).first
    control.wait_for()
    # A select waits for the script that makes it searchable; without scripts it stays what it is.
    if control.evaluate("node => node.matches('select[data-enhance]')") and scripted(page):
        expect(within.locator(".ts-control").first).to_be_visible()
        control = field(within, label).first
    if control.evaluate("node => node.tagName") == "SELECT":
        pick(control, words)
        return
    control.click()
    control.press_sequentially(words[:12])
    page.locator(".ts-dropdown .option", has_text=words).first.click()


def pick(select: Locator, words: str) -> None:
    """Pick the option of a plain list that holds these words."""
    select.select_option(value=select.locator("option", has_text=words).first.get_attribute("value"))


def scripted(page: Page) -> bool:
    """Whether this window runs scripts: the marks that our scripts leave on every page."""
    return page.evaluate("() => document.querySelector('[data-menu-open]')?.getAttribute('role') === 'button'")


def hasten(page: Page) -> None:
    """What the page does by itself after some seconds, it does now; its clock must have been installed before.

    Short of the patience that a request on its way is given. Where nothing was due yet, it comes in its own time.
    """
    page.clock.fast_forward(15_000)


def save(page: Page, words: str) -> None:
    """Press the button and wait for the page that follows."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()


def download(page: Page, link: str) -> bytes:
    """The bytes behind a link."""
    with page.expect_download() as waiting:
        page.locator("main").get_by_role("link", name=link).first.click()
    return Path(waiting.value.path()).read_bytes()
