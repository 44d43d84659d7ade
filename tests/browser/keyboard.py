"""A person at a keyboard: types lines, presses keys, and how many keys were pressed is counted."""

from __future__ import annotations

from itertools import groupby

from playwright.sync_api import Page

#: Characters beside capital letters for which Shift is held, on the usual keyboard.
_SHIFTED = frozenset('~!@#$%^&*()_+{}|:"<>?')


def presses(text: str) -> int:
    """Keys pressed for a text: one for each character, and Shift once for each run that needs it."""
    return len(text) + sum(1 for held, _ in groupby(text, key=_needs_shift) if held)


def _needs_shift(character: str) -> bool:
    return character.isupper() or character in _SHIFTED


class Keyboard:
    """What is pressed in a page; `count` grows with each key."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.count = 0
        self.lines = 0

    def line(self, text: str) -> None:
        """A line and Enter."""
        self._page.keyboard.type(text)
        self._page.keyboard.press("Enter")
        self.count += presses(text) + 1
        self.lines += 1

    def press(self, *keys: str) -> None:
        """Single keys; those held together are several."""
        for key in keys:
            self._page.keyboard.press(key)
            self.count += len(key.split("+"))
