"""Which pages the page checker looks at, and as whom: the matrix of rights opens them anyway."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zlib import crc32

from flask import Flask
from werkzeug.test import TestResponse

from app.domain.meetings import Confidentiality
from tests import page
from tests.turns import EVERYTHING
from tests.web import matrix
from tests.web.matrix import Page

#: Accounts whose pages differ in what they show or offer; the matrix of rights walks over all of them.
VIEWERS = ("reader_sek", "adm", "sda", "notulis", "kep_assigned", "kep_invited", "pmt", "foreign_sek", "nobody")
#: These walk every page in every class; the others see each page in one class of those that are open to them.
WHOLE = {"reader_sek"}
STRICT = {"reader_sek", "adm"}
#: Made on the spot where there is something to make; the matrix of rights and the papers' own tests look inside.
FILES = (".csv", ".docx", ".ics", ".xlsx")


def looked_at(pages: Iterable[Page], account: str) -> set[Page]:
    """Pages that this account's visit is to check, of those it may open."""
    if account not in VIEWERS:
        return set()
    mine = [one for one in pages if matrix.expected(one, account) <= {200, 303}]
    return set(mine if account in WHOLE or EVERYTHING else _in_one_class(mine, account))


def _in_one_class(pages: Iterable[Page], account: str) -> list[Page]:
    """Each page in the class whose turn it is; what is in it hardly depends on the class."""
    groups: dict[tuple[str, bool], list[Page]] = {}
    for one in pages:
        groups.setdefault((one.endpoint, one.firm), []).append(one)
    return [group[_turn(group[0], account) % len(group)] for group in groups.values()]


def _turn(one: Page, account: str = "") -> int:
    return crc32(f"{one.endpoint} {account}".encode())


def faults(app: Flask, one: Page, answer: TestResponse, account: str | None = None) -> Iterator[str]:
    """What the page checker says of an answer that is a page. Accounts of STRICT have one class of it parsed strictly,
    which takes most of the time."""
    if answer.status_code == 303 or answer.mimetype != "text/html":
        return
    if one.url.endswith(FILES) and answer.status_code == 404:
        return
    its_turn = one.level is None or one.level is list(Confidentiality)[_turn(one) % len(Confidentiality)]
    for said in page.faults(app, answer, thorough=account in STRICT and its_turn):
        yield f"{one.endpoint} {one.url} {said}"
