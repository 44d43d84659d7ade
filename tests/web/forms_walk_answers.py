"""What an answer to a form must hold: typed texts, errors at their fields, both texts of a stale save."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lxml.etree import _Element
from werkzeug.test import TestResponse

from tests import page
from tests.client import Browser
from tests.web.forms_walk import Form, Typed, find_form


def must_show_both_texts(form: Form, browser: Browser, typed: Typed) -> None:
    answer = form.send(browser)
    assert answer.status_code == 409, f"a stale save answers {answer.status_code} {said(answer)}"
    shown = page.parsed(answer.text)
    texts = {*_texts(shown), *shown.xpath("//input/@value"), *((t.text or "") for t in shown.iter("textarea"))}
    for name, value in typed.items():
        if name in form.fields and form.fields[name].is_text and isinstance(value, str):
            assert any(value in text for text in texts), f'"{value}" of {name} is lost on the page of both texts'


def wrongly_pressed(form: Form, browser: Browser, buttons: Iterable[tuple[str, str]]) -> list[str]:
    """The buttons that add, move and take rows send the form back, changed, and save nothing."""
    wrong = []
    for name, value in buttons:
        answer = replace(form, pairs=(*form.pairs, (name, value))).send(browser)
        if faults := page.faults(browser.app, answer, thorough=False):
            wrong.append(f"{name}={value} → {answer.status_code} {faults}")
        elif name == "tambah_baris":
            wrong += [f"{name}={value}: {one}" for one in _lost(answer, form)]
    return wrong


def _lost(answer: TestResponse, sent: Form) -> list[str]:
    """Typed texts that did not come back."""
    found = find_form(answer, sent.action)
    return [
        f"{name} came back as {back[:40]!r}"
        for name, control in sent.fields.items()
        if control.is_text and (value := sent.value(name))
        if _plain(back := (found.value(name) or "") if found else "") != _plain(value)
    ]


def forgotten(answer: TestResponse, sent: Form, field: str | None) -> list[str]:
    """What the page that refuses has lost of what was typed, and an error that it does not tell."""
    found = find_form(answer, sent.action)
    if found is None:
        texts = answer.text
        return [f"{n} is lost" for n, v in sent.pairs if n in sent.fields and sent.fields[n].is_text and v not in texts]
    lost = _lost(answer, sent)
    tree = page.parsed(answer.text)
    if not tree.xpath("//*[contains(@class, 'error-summary')]//*[normalize-space()]"):
        lost.append("no error is told")
    elif field and sent.fields[field].kind != "hidden" and not _is_marked(tree, field):
        lost.append("the error does not stand at the field")
    return lost


def marked_alone(answer: TestResponse, names: Iterable[str]) -> set[str]:
    """Of these fields, those with an error of their own; one that only shares a box with an error is not among them."""
    tree = page.parsed(answer.text)
    found = {
        control.get("name")
        for control in tree.xpath("//*[self::input or self::select or self::textarea][@aria-invalid='true']")
    }
    for box in tree.xpath("//*[contains(@class, 'field-invalid')]"):
        inside = set(box.xpath(".//*[self::input or self::select or self::textarea]/@name"))
        found |= inside if len(inside) == 1 else set()
    return found & set(names)


def _is_marked(tree: _Element, name: str) -> bool:
    return any(
        control.get("aria-invalid") == "true" or control.xpath("ancestor::*[contains(@class, 'field-invalid')]")
        for control in tree.xpath("//input|//select|//textarea")
        if control.get("name") == name
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("\x07", "").replace("\ufffe", "").replace("\x85", "").split())


def _texts(tree: _Element) -> list[str]:
    return [" ".join(node.xpath("string()").split()) for node in tree.iter("p", "pre", "dd", "td", "div")]


def said(answer: TestResponse) -> str:
    """The errors that a page tells, for the message of a failing test."""
    if not answer.text:
        return ""
    tree = page.parsed(answer.text)
    told = tree.xpath("//*[contains(@class, 'error-summary')]|//p[contains(@class, 'field-error')]|//h1")
    return " | ".join(" ".join(node.xpath("string()").split()) for node in told)[:600]
