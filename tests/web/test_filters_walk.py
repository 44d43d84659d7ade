"""Every filter, page token and argument after the `?` of every page, filled with what no list expects."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from lxml import html

from app.domain.meetings import Confidentiality
from tests.standing import Standing
from tests.turns import shared
from tests.web import matrix

MARKUP = '"><script>alert(1)</script>'
ACCOUNTS = ("reader_sek", "adm")
#: As it stands in the address.
VALUES = {
    "markup": quote(MARKUP),
    "2^63": str(2**63),
    "minus one": "-1",
    "control character": "%07%00",
    "lone surrogate": "%ED%A0%80",
    "no UTF-8": "%FF",
    "noncharacter": quote("\ufffe"),
    "too long": "x" * 3_000,
    "wildcards": "%25_%25%27%22%3B--",
    "30 February": "2026-02-30",
    "full-text syntax": quote('stunting" OR NEAR(* -'),
}
#: What pages without filters are asked with.
_SHORT = ("markup", "2^63")
#: Page tokens and starting points that stand in links and in no form.
IN_LINKS = {
    "sebelum",
    "sesudah",
    "nomor",
    "kesimpulan",
    "butir",
    "tanya-jawab",
    "instansi",
    "pejabat",
    "next",
    "tahun",
} | {"hari", "sesi", "melalui", "jawaban"}


def _addresses(standing: Standing, account: str) -> list[str]:
    """What the account may open; what both of them may is asked by the first."""
    before = ACCOUNTS[: ACCOUNTS.index(account)]
    found = [
        page.url
        for page in matrix.pages(standing.app, standing.world)
        if page.level in (None, Confidentiality.BIASA) and "." not in page.url
        if 200 in matrix.expected(page, account)
        if not any(200 in matrix.expected(page, other) for other in before)
    ]
    return sorted(set(found))


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_list_bears_every_filter(standing, world, visit, account):
    browser = visit(account)
    wrong, tried = [], 0
    for url in shared(_addresses(standing, account), account):
        answer = browser.get(url)
        if answer.status_code != 200 or answer.mimetype != "text/html":
            continue
        tree = html.document_fromstring(answer.text)
        names = set(tree.xpath("//main//form[not(translate(@method, 'POST', 'post')='post')]//*[@name]/@name"))
        for query in _queries(names | {"q"} if names else names):
            tried += 1
            found = browser.get(f"{url}?{query}")
            if found.status_code not in (200, 303, 404, 422):
                wrong.append(f"{url}?{query[:80]} → {found.status_code}")
            elif MARKUP in found.text:
                wrong.append(f"{url}?{query[:80]}: the markup stands in the page")
    assert tried > 20
    assert not wrong, "\n".join(wrong)


def _queries(names: set[str]) -> Iterator[str]:
    """Every value for every filter of a list, each alone; and what links carry, all at once."""
    for what, value in VALUES.items():
        if names or what in _SHORT:
            yield "&".join(f"{name}={value}" for name in sorted(IN_LINKS if names else IN_LINKS | {"q"}))
        yield from (f"{name}={value}" for name in sorted(names))
