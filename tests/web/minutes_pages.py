"""Reading and filling the pages on which minutes are written, as a browser does."""

from __future__ import annotations

import html
import re

from tests import page
from tests.client import Browser
from tests.minutes_case import Case
from tests.web.forms_walk import Form, find_form


def address(case: Case, rest: str = "") -> str:
    return f"/rapat/{case.meeting.id}/notula/{rest or f'bagian/{case.section.id}'}"


def opened(browser: Browser, url: str, *, thorough: bool = False) -> Form:
    """The form of a good page, with what a browser would send."""
    answer = browser.get(url)
    assert page.faults(browser.app, answer, thorough=thorough) == []
    form = find_form(answer, url)
    assert form is not None
    return form


def typed_texts(answer) -> list[str]:
    """What stands in the text areas of an answer."""
    return [html.unescape(text) for text in re.findall(r"<textarea[^>]*>\r?\n?(.*?)</textarea>", answer.text, re.S)]
