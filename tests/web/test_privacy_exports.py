"""Everything that leaves the product: what the privacy guard finds leaves with no export, whatever the field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

import pytest
from flask import Flask

from app.domain.letters import LetterKind
from app.domain.privacy_masks import words_in
from app.services import privacy
from app.web import paper_guard
from tests.exports_case import ExportsCase
from tests.exports_fields import CALLED, NAME, NAMED, NUMBER, Field, name_of, taken_along, typed_fields, write
from tests.turns import shared

#: What each kind of export is called in its address; all of them have to be met.
EXPORTS = (
    *("kalender.ics", "/agenda-pimpinan", "/agenda-pimpinan.docx", "/undangan", "/surat/", "daftar-hadir.docx"),
    *("matriks-rencana-aksi.docx", "ringkasan-sementara", "ringkasan-sementara.docx", "surat-tindak-lanjut/"),
    *("laporan-mingguan", "notula.docx", "notula-publik.docx", "siaran-pers/", "tinjauan/cetak", ".xlsx", ".csv"),
    "lembar-arahan",
)
#: Typed about a meeting and carried by no export.
INSIDE = {
    *("extension_requests.reason", "invitation_answers.note", "meetings.online_passcode", "presences.name_text"),
    *("presences.office_text", "progress_reports.stated_by_text", "progress_reports.text"),
    "stored_files.original_name",  # the name of a download: test_public_version
}
#: Fields whose numbers are no person's or are given to be called.
NUMBERED = {
    "meetings.online_url",
    "funding_lines.sub_activity_code",
    "service_contacts.number",
    "letters.content.contact",
}
#: Printed by no paper over many meetings, so that there only the meeting can tell what it is about.
TELLING = "minutes_sections.title"
Address = tuple[str, str]


class Guard:
    """What the guard said while an answer was made, and what it looked through before that."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: list[str] = []
        self.printed: list[str] | None = None
        for place, name in ((paper_guard, "findings_for"), (privacy, "findings_in")):
            monkeypatch.setattr(place, name, self._listening(getattr(place, name)))
        asked = paper_guard.is_harmless
        monkeypatch.setattr(paper_guard, "is_harmless", lambda *values: self._looked(values) or asked(*values))

    def forget(self) -> None:
        self.said, self.printed = [], None

    def found(self, word: str) -> bool:
        """Whether it alone would have held the answer back."""
        return all(word in " ".join(words).casefold() for words in (self.said, self.printed) if words is not None)

    def _listening(self, ask: Any) -> Any:
        def asked(*args: Any, **options: Any) -> Any:
            found = ask(*args, **options)
            self.said += [getattr(one, "finding", one).excerpt for one in found]
            return found

        return asked

    def _looked(self, values: Any) -> None:
        self.printed = [text for value in values for _, text in words_in(value)]


class Walk:
    """The exports of one meeting as the Sekda takes them along, and its secretariat those that are its alone."""

    def __init__(self, app: Flask, browser_of: Any, case: ExportsCase) -> None:
        self.browsers = {"sekda": browser_of(case.sekda), "sekretariat": browser_of(case.writer)}
        self.urls = [url for url in case.addresses(app, len(LetterKind)) if any(name in url for name in EXPORTS)]
        self.fields: dict[str, Field] = {name_of(field): field for field in typed_fields()}

    def write(self, words: str, **others: str) -> None:
        """The words into every field, each with the number of the field in them."""
        for number, (name, field) in enumerate(self.fields.items()):
            assert write(field, others.get(name, "{}").format(words.format(number))), f"the case has no {name}"

    def words(self, pattern: str) -> dict[str, str]:
        """What is looked for, by field."""
        return {name: pattern.format(number) for number, name in enumerate(self.fields)}

    def answers(self, urls: Iterable[Address]) -> Iterator[tuple[Address, str | None]]:
        """The words of what may be taken along, None where nothing may."""
        for who, url in urls:
            text = taken_along(self.browsers[who].get(url))
            yield (who, url), text if text is None else text.casefold()

    def carried(self, words: dict[str, str]) -> dict[Address, set[str]]:
        """Export → the fields that it carries: as the Sekda takes it, whom most is shown, else the secretariat."""
        found: dict[Address, set[str]] = {}
        for url in self.urls:
            taken = ((one, text) for one, text in self.answers(product(self.browsers, [url])) if text is not None)
            address, text = next(taken, (("", url), ""))
            if names := {name for name, word in words.items() if word in text}:
                found[address] = names
        return found

    def leaks(self, guard: Guard, carried: dict[Address, set[str]], words: dict[str, str]) -> list[str]:
        """Field and address where a word leaves, or would if nothing else held the answer back."""
        found = []
        for address in carried:
            guard.forget()
            [(_, text)] = self.answers([address])
            for name in sorted(carried[address]):
                leaves = words[name] in text if text is not None else not guard.found(words[name])
                found += [f"{name}: {address[1]}"] if leaves else []
        return found


def test_every_export_is_known(app, browser_of):
    """No other page of the product gives a file, a sheet to print or a text to send."""
    case = ExportsCase()
    browsers = [browser_of(case.writer), browser_of(case.sekda)]
    pages = [url for url in case.addresses(app) if not any(name in url for name in EXPORTS)]
    assert [url for url in shared(pages, "pages") for one in browsers if taken_along(one.get(url)) is not None] == []


@pytest.mark.parametrize("is_approved", [False, True])
def test_nothing_leaves_unasked_from_any_field(app, browser_of, monkeypatch, is_approved):
    """Names of victims; and numbers that nobody recorded, where something else says that it is about violence."""
    case = ExportsCase()
    if is_approved:
        case.approve()
    walk, guard = Walk(app, browser_of, case), Guard(monkeypatch)
    walk.write(CALLED)
    numbers = walk.words(NUMBER)
    carried = walk.carried(numbers)
    if not is_approved:
        assert walk.fields.keys() - set().union(*carried.values()) == INSIDE
        assert [name for name in EXPORTS if not any(name in url for _, url in carried)] == []
    walk.write(NAMED)
    assert walk.leaks(guard, carried, walk.words(NAME)) == []
    walk.write(CALLED, **{TELLING: "Pendampingan korban, {}"})
    asked = {address: names - NUMBERED for address, names in carried.items()}
    assert walk.leaks(guard, asked, numbers) == []
