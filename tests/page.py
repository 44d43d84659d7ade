"""The page checker: what every HTML answer owes to people, as a list of kind sentences. Empty means a good page.

It knows no page in particular; tests/web/test_matrix.py asks it of all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

import html5lib
from flask import Flask
from lxml import etree
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

from app.domain import (
    action_items,
    agencies,
    funding,
    item_references,
    letters,
    meetings,
    minutes,
    people,
    roles,
)

#: Parse errors that html5lib raises over what the living standard allows.
_TOLERATED = frozenset({"unexpected-start-tag-ignored"})
_ENUM_ROOMS = (action_items, agencies, funding, item_references, letters, meetings, minutes, people, roles)
_RAW_CODES = frozenset(
    member.value
    for room in _ENUM_ROOMS
    for enum in vars(room).values()
    if isinstance(enum, type) and issubclass(enum, StrEnum) and enum is not StrEnum
    for member in enum
    if "_" in member.value
)
_WORD = re.compile(r"\w+")
_ISO_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_ENGLISH = re.compile(
    r"\b(January|February|March|May|June|July|August|October|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_LEFT_OVER = re.compile(
    r"\b(None|Undefined|NaN|nan|null|True|False)\b|\{\{|\}\}|\{%|<\w+ object at|datetime\.|Decimal\("
)
_SPOKEN = ("title", "placeholder", "aria-label", "alt", "data-label")
_RESOURCES = {
    "script": "src",
    "link": "href",
    "img": "src",
    "use": "href",
    "iframe": "src",
    "source": "src",
    "form": "action",
}
#: A picture that stands in the page itself, as the policy of pages allows it.
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]+=*")
_CODE = re.compile(r"\s*(?:javascript|data):", re.IGNORECASE)
#: Without lxml.html, which looks up a class of its own for each element that is touched.
_PARSER = etree.HTMLParser()
_TEXT = etree.XPath("string()")
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def faults(app: Flask, answer: TestResponse, *, status: int = 200, thorough: bool = True) -> list[str]:
    """Everything wrong with an HTML answer. `thorough` also parses strictly, which takes most of the time."""
    if answer.status_code != status:
        return [f"status {answer.status_code} where {status} was expected"]
    if answer.mimetype != "text/html":
        return [f"is {answer.mimetype}, not a page"]
    text = answer.get_data(as_text=True)
    tree = parsed(text)
    found = [*_well_formed(text)] if thorough else []
    for check in (_frame, _ids, _headings, _labels, _names, _forms, _tables, _strict, _words):
        found += check(tree)
    return [*found, *_links(app, tree, answer)]


def parsed(text: str) -> etree._Element:
    """The tree of a page."""
    return etree.fromstring(text, _PARSER)


def _well_formed(text: str) -> Iterator[str]:
    parser = html5lib.HTMLParser()
    parser.parse(text)
    for (line, _column), code, details in parser.errors:
        if code not in _TOLERATED:
            yield f"is not well-formed near line {line}: {code} {details.get('name', '')}".rstrip()


def _frame(tree: etree._Element) -> Iterator[str]:
    if tree.get("lang") != "id":
        yield 'does not say lang="id"'
    title = tree.findtext(".//title") or ""
    if not title.removesuffix("· Tuntas").strip():
        yield "has no title of its own"
    if len(tree.xpath("//main")) != 1:
        yield "needs exactly one <main>"
    if not tree.xpath("//meta[@name='viewport']"):
        yield "has no viewport"


def _ids(tree: etree._Element) -> Iterator[str]:
    ids = Counter(tree.xpath("//*[not(ancestor::template)]/@id"))
    for name, count in ids.items():
        if count > 1:
            yield f'has the id "{name}" {count} times'
    for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls", "list", "form"):
        for value in tree.xpath(f"//*[not(ancestor-or-self::template)]/@{attribute}"):
            for name in value.split():
                if name not in ids:
                    yield f'{attribute}="{name}" points at nothing'


def _headings(tree: etree._Element) -> Iterator[str]:
    first = [_text(heading) for heading in tree.xpath("//h1")]
    if len(first) != 1 or not first[0]:
        yield f"needs exactly one h1, has {first}"
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"jumps from h{before} to h{after}"


def _labels(tree: etree._Element) -> Iterator[str]:
    labelled = set(tree.xpath("//label[normalize-space()]/@for"))
    for control in tree.xpath("//input|//select|//textarea"):
        if control.get("type") in ("hidden", "submit", "button"):
            continue
        named = control.get("id") in labelled or control.get("aria-label") or control.get("aria-labelledby")
        if not named and not control.xpath("ancestor::label[normalize-space()]"):
            yield f'the field "{control.get("name")}" has no label'
    for group in tree.xpath("//fieldset[not(.//legend[normalize-space()])]"):
        yield f"a group of fields has no legend: {_text(group)[:40]}"


def _names(tree: etree._Element) -> Iterator[str]:
    for node in tree.xpath("//*[self::a[@href] or self::button][not(@aria-hidden='true')]"):
        if not _text(node) and not node.get("aria-label"):
            yield f"a {node.tag} says nothing: {etree.tostring(node)[:120]!r}"
    for image in tree.xpath("//img[not(@alt)]"):
        yield f"a picture has no alt: {image.get('src')}"
    for mark in tree.xpath("//svg[not(@width) or not(@height)]"):
        yield f"an icon has no size: {etree.tostring(mark)[:80]!r}"


def _forms(tree: etree._Element) -> Iterator[str]:
    for form in tree.xpath("//form"):
        tokens = form.xpath(".//input[@name='csrf_token']")
        if form.get("method", "get").lower() == "post":
            if len(tokens) != 1 or not tokens[0].get("value"):
                yield f"the form to {form.get('action') or 'this page'} has {len(tokens)} tokens"
            if form.xpath(".//input[@type='file']") and form.get("enctype") != "multipart/form-data":
                yield f"the form to {form.get('action')} cannot send its file"
        elif tokens:
            yield f"the GET form to {form.get('action')} would show the token in the address"
    for outside in tree.xpath(
        "//*[self::input or self::select or self::textarea][@name][not(ancestor::form)][not(@form)]"
    ):
        yield f'the field "{outside.get("name")}" belongs to no form'


def _tables(tree: etree._Element) -> Iterator[str]:
    for table in tree.xpath("//table[not(caption[normalize-space()])]"):
        yield f"a table has no caption: {_text(table)[:40]}"
    for cell in tree.xpath("//th[not(@scope)]"):
        yield f'the heading "{_text(cell)}" of a table has no scope'


def _strict(tree: etree._Element) -> Iterator[str]:
    """What the content policy would block, and what comes from elsewhere."""
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        for name, value in node.attrib.items():
            if name.startswith("on") or name == "style":
                yield f"<{node.tag}> has {name}="
            is_picture = node.tag == "img" and _PICTURE.fullmatch(value)
            if name in ("href", "src", "action", "formaction") and _CODE.match(value) and not is_picture:
                yield f"<{node.tag}> leads to {value[:30]}"
        if node.tag == "style" or (node.tag == "script" and not node.get("src")):
            yield f"<{node.tag}> stands in the page"
        if node.tag in _RESOURCES and _ELSEWHERE.match(node.get(_RESOURCES[node.tag]) or ""):
            yield f"<{node.tag}> comes from elsewhere: {node.get(_RESOURCES[node.tag])}"


def _words(tree: etree._Element) -> Iterator[str]:
    for text in _visible(tree):
        for code in _RAW_CODES.intersection(_WORD.findall(text)):
            yield f'shows the code "{code}" in: {text[:80]}'
        if match := _LEFT_OVER.search(text):
            yield f'shows "{match[0]}" in: {text[:80]}'
        if match := _ISO_DATE.search(text):
            yield f'shows the date "{match[0]}" and not the Indonesian one in: {text[:80]}'
        if match := _ENGLISH.search(text):
            yield f'shows the English "{match[0]}" in: {text[:80]}'
    for control in tree.xpath("//input[@value='None']|//option[@value='None']"):
        yield f'the field "{control.get("name")}" holds None'


def _visible(tree: etree._Element) -> Iterator[str]:
    """Each text that is read on the page or heard from it; values of date fields excepted."""
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in ("script", "style"):
            continue
        yield from (text.strip() for text in (node.text, *(child.tail for child in node)) if text and text.strip())
        yield from (node.get(name, "") for name in _SPOKEN if node.get(name))
        if node.tag == "input" and node.get("type", "text") in ("text", "search") and node.get("value"):
            yield node.get("value", "")


def _links(app: Flask, tree: etree._Element, answer: TestResponse) -> Iterator[str]:
    """Links, forms and fragments lead somewhere."""
    ids = set(tree.xpath("//*/@id"))
    adapter = app.url_map.bind("localhost")
    sources = (source for source in tree.xpath("//img/@src") if not _PICTURE.fullmatch(source))
    wanted = [(href, "GET") for href in (*tree.xpath("//a/@href|//link/@href|//script/@src"), *sources)]
    wanted += [(form.get("action", ""), form.get("method", "get").upper()) for form in tree.xpath("//form")]
    wanted += [(action, "POST") for action in tree.xpath("//button/@formaction")]
    for address, method in dict.fromkeys(wanted):
        path, _, fragment = address.partition("#")
        if fragment and not path:
            if fragment not in ids:
                yield f"#{fragment} leads nowhere"
            continue
        path = path.partition("?")[0] or answer.request.path
        if path.startswith("/") and not path.startswith("//") and not _exists(adapter, path, method):
            yield f"{method} {path} leads nowhere"
        elif not path.startswith("/") and not re.match(r"(?:https?:|mailto:|tel:)", path):
            yield f"{address} is no full address"


def _exists(adapter, path: str, method: str) -> bool:
    try:
        adapter.match(path, method=method)
    except (RequestRedirect, MethodNotAllowed, HTTPException):
        return False
    return True


def _text(node: etree._Element) -> str:
    return " ".join(str(_TEXT(node)).split())
