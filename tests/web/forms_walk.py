"""The walk over forms: an entry says how a form is sent; the form itself is read from the page, as a browser reads it.

What is sent wrongly stands in forms_walk_variants.py, the entries in forms_walk_entries*.py.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml.etree import _Element
from werkzeug.test import TestResponse

from app.domain.meetings import Confidentiality
from app.web.forms.rows import BUTTONS, PLACEHOLDER
from tests.client import Browser
from tests.page import parsed
from tests.world import World

Arguments = dict[str, int]
Typed = dict[str, Any]
_TEXTUAL = frozenset({"text", "search", "email", "tel", "url", "number", "date", "time", "textarea"})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """How one POST endpoint is used rightly.

    `prepare` makes what it needs and gives arguments of the address that tests/web/arguments.py cannot fill. `typed` is
    what a person enters over what the page offers; a list ticks several, None clears. `formats` names the fields
    that hold no free text.
    """

    endpoint: str
    account: str = "reader_sek"
    #: 303 leads on; a page that shows something once is 200.
    status: int = 303
    #: The endpoint of the page on which the form stands; None means its own.
    page: str | None = None
    prepare: Callable[[World, Confidentiality], Arguments] = lambda world, level: {}
    typed: Callable[[World], Typed] = lambda world: {}
    #: Name and value of the button that is pressed, where the form has several.
    button: Callable[[World], tuple[str, str]] | None = None
    formats: frozenset[str] = frozenset()
    #: Endpoints of pages that show what was stored; by default where the form leads to.
    shown: tuple[str, ...] = ()
    #: List of rows → kind of the hidden ids in it, for ids of another government.
    rows: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Field:
    """One named control of a form."""

    name: str
    kind: str
    options: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        return self.kind in _TEXTUAL

    @property
    def rows(self) -> str:
        """The list it stands in: `points-3-text` is of `points`; the name itself where there is none."""
        return self.name.partition("-")[0]

    @property
    def base(self) -> str:
        """The name without the row it stands in: `points-3-text` is `text`."""
        return self.name.rpartition("-")[2]


@dataclass(frozen=True)
class Form:
    """A form as it stands on a page: its fields, and what a browser would send."""

    action: str
    multipart: bool
    fields: dict[str, Field]
    pairs: tuple[tuple[str, Any], ...]
    prototypes: tuple[tuple[Field, str | None], ...] = ()
    #: Buttons that add, move and take rows without JavaScript.
    row_buttons: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str | None:
        return next((value for key, value in self.pairs if key == name), None)

    def filled(self, typed: Typed) -> Form:
        """The form after a person has typed; rows that are named and not there are added first."""
        form = self
        for name in typed:
            if name not in form.fields:
                form = form._with_row_of(name)
        pairs = [(name, value) for name, value in form.pairs if name not in typed]
        for name, value in typed.items():
            values = value if isinstance(value, list) else [value]
            pairs += [(name, one) for one in values if one is not None]
        return replace(form, pairs=tuple(pairs))

    def _with_row_of(self, name: str) -> Form:
        for model, _ in self.prototypes:
            pattern = re.escape(model.name).replace(re.escape(PLACEHOLDER), r"(\d+)")
            if found := re.fullmatch(pattern, name):
                prefix, number = model.name.partition(PLACEHOLDER)[0], found[1]
                row = [
                    (replace(one, name=one.name.replace(PLACEHOLDER, number, 1)), value)
                    for one, value in self.prototypes
                    if one.name.startswith(f"{prefix}{PLACEHOLDER}")
                ]
                fields = self.fields | {one.name: one for one, _ in row}
                sent = [(one.name, value) for one, value in row if value is not None]
                return replace(self, fields=fields, pairs=(*self.pairs, *sent))
        raise AssertionError(f'the form to {self.action} has no field "{name}", only {sorted(self.fields)}')

    def changed(self, name: str, value: Any) -> Form:
        """The same with one field changed."""
        return replace(self, pairs=(*((key, old) for key, old in self.pairs if key != name), (name, value)))

    def without(self, *names: str) -> Form:
        return replace(self, pairs=tuple(pair for pair in self.pairs if pair[0] not in names))

    def send(self, browser: Browser, url: str | None = None) -> TestResponse:
        """Post it as it is; files are opened anew each time."""
        data: dict[str, list[Any]] = {}
        for name, value in self.pairs:
            data.setdefault(name, []).append((io.BytesIO(value[0]), value[1]) if isinstance(value, tuple) else value)
        kind = "multipart/form-data" if self.multipart else "application/x-www-form-urlencoded"
        return browser.open("POST", url or self.action, data=data, content_type=kind)


def read_forms(text: str) -> Iterator[Form]:
    """The POST forms of a page."""
    tree = parsed(text)
    for form in tree.xpath("//form[translate(@method, 'POST', 'post')='post']"):
        controls = form.xpath(".//input[@name]|.//select[@name]|.//textarea[@name]|.//button[@name]")
        live = [one for one in controls if not one.xpath("ancestor::template|ancestor::fieldset[@disabled]")]
        drafts = [one for one in controls if one.xpath("ancestor::template")]
        yield Form(
            form.get("action", ""),
            form.get("enctype") == "multipart/form-data",
            _fields(live),
            tuple((one.get("name"), value) for one in live for value in _sent(one)),
            tuple((kind, next(iter(_sent(one)), None)) for one in drafts for kind in _fields([one]).values()),
            tuple((one.get("name"), one.get("value", "")) for one in live if one.get("name") in BUTTONS),
        )


def _fields(controls: list[_Element]) -> dict[str, Field]:
    found: dict[str, Field] = {}
    for one in controls:
        kind = one.get("type", "text") if one.tag == "input" else one.tag
        if one.tag == "button" or kind in ("submit", "button") or one.get("disabled") is not None:
            continue
        name = one.get("name")
        options = [option.get("value", option.text) for option in one.iter("option")] if kind == "select" else []
        if kind in ("checkbox", "radio"):
            options = [*(found[name].options if name in found else ()), one.get("value", "on")]
        found[name] = Field(name, kind, tuple(options))
    return found


def _sent(one: _Element) -> list[str]:
    """The values that this control alone would send."""
    kind = one.get("type", "text") if one.tag == "input" else one.tag
    if one.get("disabled") is not None or kind in ("submit", "button", "file"):
        return []
    if kind in ("checkbox", "radio"):
        return [one.get("value", "on")] if one.get("checked") is not None else []
    if kind == "select":
        options = list(one.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None]
        if not chosen and one.get("multiple") is None:
            chosen = options[:1]
        return [option.get("value", option.text or "") for option in chosen]
    if kind == "textarea":
        return [(one.text or "").removeprefix("\n")]
    return [one.get("value", "")]


def find_form(answer: TestResponse, action: str) -> Form | None:
    """The form of a page that goes to `action`."""
    here = answer.request.path
    return next((f for f in read_forms(answer.text) if (f.action or here).partition("?")[0] == action), None)
