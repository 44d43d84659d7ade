"""One entry of the walk in the standing world: where its form stands, how it is filled, where it goes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from flask import Flask
from werkzeug.routing import Rule

from app.domain.meetings import Confidentiality
from tests import rows
from tests.client import Browser
from tests.standing import Standing
from tests.web import matrix
from tests.web.forms_walk import Arguments, Entry, Form, find_form
from tests.world import World


@dataclass
class Walk:
    """One entry in the standing world, prepared and its page opened once for all that is asked of it."""

    standing: Standing
    entry: Entry
    rule: Rule
    arguments: Arguments = field(init=False)
    #: Rightly filled.
    form: Form = field(init=False)
    #: The rows before anything is sent.
    before: rows.Snapshot = field(init=False)

    def __post_init__(self) -> None:
        self.arguments = self.entry.prepare(self.world, Confidentiality.BIASA)
        self.form = self.open(self.arguments, Confidentiality.BIASA)
        self.before = rows.snapshot()

    @property
    def world(self) -> World:
        return self.standing.world

    @property
    def app(self) -> Flask:
        return self.standing.app

    def visit(self) -> Browser:
        """A fresh browser of the account that uses the form."""
        return Browser(self.app, login=self.standing.logins[self.entry.account])

    def url(self, endpoint: str, arguments: Arguments, level: Confidentiality = Confidentiality.BIASA) -> str:
        """The address of an endpoint with arguments of the entry, else of the world."""
        with self.app.test_request_context():
            rule = next(
                one for one in self.app.url_map.iter_rules(endpoint) if one.arguments <= {*matrix.ARGUMENTS, *arguments}
            )
            filled = matrix.filled(rule, self.world, level, arguments)
            return self.app.url_map.bind("localhost").build(endpoint, filled)

    def open(self, arguments: Arguments, level: Confidentiality) -> Form:
        """The form, rightly filled, as it stands on its page."""
        address = self.url(self.entry.page or self.entry.endpoint, arguments, level)
        target = self.url(self.entry.endpoint, arguments, level)
        answer = self.visit().get(address)
        assert answer.status_code == 200, f"the page {address} answers {answer.status_code}"
        form = find_form(answer, target)
        assert form is not None, f"no form on {address} goes to {target}"
        form = form.filled(self.entry.typed(self.world))
        pressed = (*form.pairs, self.entry.button(self.world)) if self.entry.button else form.pairs
        return replace(form, action=target, pairs=pressed)
