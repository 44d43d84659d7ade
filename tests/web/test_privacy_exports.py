"""Everything that leaves the product: no export carries the name of a victim, in whichever field somebody typed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import pytest
from flask import Flask

from app.domain.letters import LetterKind
from tests import factories
from tests.exports_case import ExportsCase
from tests.exports_fields import NAME, VICTIM, name_of, taken_along, typed_fields, write
from tests.turns import shared

#: What each kind of export is called in its address; all of them have to be met.
EXPORTS = (
    *("kalender.ics", "/agenda-pimpinan", "/agenda-pimpinan.docx", "/undangan", "/surat/", "daftar-hadir.docx"),
    *("matriks-rencana-aksi.docx", "ringkasan-sementara", "ringkasan-sementara.docx", "surat-tindak-lanjut/"),
    *("laporan-mingguan.docx", "notula.docx", "notula-publik.docx", "siaran-pers/", "tinjauan/cetak", ".xlsx"),
    "lembar-arahan",
)
#: Typed about a meeting and carried by no export.
INSIDE = {
    *("extension_requests.reason", "invitation_answers.note", "meetings.online_passcode", "presences.name_text"),
    *("presences.office_text", "progress_reports.stated_by_text", "progress_reports.text"),
    "stored_files.original_name",  # the name of a download: test_public_version
}
Address = tuple[str, str]


class Walk:
    """The exports of one meeting as its secretariat takes them along, and the Sekda those that are his alone."""

    def __init__(self, app: Flask, browser_of, case: ExportsCase) -> None:
        self.browsers = {"sekretariat": browser_of(case.writer), "sekda": browser_of(case.sekda)}
        self.urls = [url for url in case.addresses(app, len(LetterKind)) if any(name in url for name in EXPORTS)]
        self.fields = typed_fields()

    def taken(self, urls: Iterable[Address]) -> Iterator[tuple[Address, str]]:
        """The words of those that may be taken along."""
        for who, url in urls:
            text = taken_along(self.browsers[who].get(url))
            if text is not None:
                yield (who, url), text.casefold()

    def carriers(self) -> dict[str, list[Address]]:
        """Field → the exports that carry it, found out with a harmless word of its own in each."""
        words = {name_of(field): f"xq{number}z" for number, field in enumerate(self.fields)}
        for field in self.fields:
            assert write(field, words[name_of(field)]), f"no row of the case holds {name_of(field)}"
        carried: dict[str, dict[str, str]] = {name: {} for name in words}
        for (who, url), text in self.taken(product(self.browsers, self.urls)):
            for name, word in words.items():
                if word in text:
                    carried[name].setdefault(url, who)
        for field in self.fields:
            write(field, "kata")
        return {name: [(who, url) for url, who in urls.items()] for name, urls in carried.items()}

    def leaks(self, carriers: dict[str, list[Address]]) -> list[str]:
        """Field and address where the name of a victim leaves, each field tried by itself."""
        found = []
        for field in shared(self.fields, "exports"):
            if not carriers[name_of(field)]:
                continue
            write(field, VICTIM)
            taken = self.taken(carriers[name_of(field)])
            found += [f"{name_of(field)}: {url}" for (_, url), text in taken if NAME.casefold() in text]
            write(field, "kata")
        return found


def test_every_export_is_known(app, browser_of):
    """What gives a file, a sheet to print or a text to send, among all pages of the product."""
    case = ExportsCase()
    browsers = [browser_of(case.writer), browser_of(case.sekda)]
    found = {url for url in case.addresses(app) for one in browsers if taken_along(one.get(url)) is not None}
    assert [url for url in sorted(found) if not any(name in url for name in EXPORTS)] == []
    assert [name for name in EXPORTS if not any(name in url for url in found)] == []


@pytest.mark.parametrize("is_approved", [False, True])
def test_no_export_carries_a_name_from_any_field(app, browser_of, is_approved):
    case = ExportsCase()
    if is_approved:
        factories.approved(case.meeting)
    walk = Walk(app, browser_of, case)
    carriers = walk.carriers()
    if not is_approved:
        assert {name for name, urls in carriers.items() if not urls} == INSIDE
    assert walk.leaks(carriers) == []
