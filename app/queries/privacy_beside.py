"""What the privacy guard reads beside the minutes: participants, money, sources, drafts of letters, names of files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.letters import LetterKind
from app.domain.privacy import PrivacyRule
from app.domain.privacy_places import DRAFTS, GUARDED, PlaceKind
from app.queries.keyset import AnyRow
from app.queries.minutes_rows import Rows
from app.queries.privacy_sources import words_of

Nature = Mapping[str, frozenset[PrivacyRule]]

#: A number given to be called.
CONTACT = frozenset({PrivacyRule.TELEPON})
#: Addresses, passwords and codes that the product or a regulation makes out of digits.
_CODE = frozenset({PrivacyRule.NIK, PrivacyRule.TELEPON})
CODES: Nature = dict.fromkeys(("online_url", "online_passcode", "sub_activity_code"), _CODE)
_OFFICE = frozenset({PrivacyRule.ALAMAT})
#: Offices that carry what elsewhere is part of an address: "Ketua RT 03/RW 05".
_OF_NEIGHBOURHOOD = re.compile(r"(?:ketua|sekretaris|bendahara|pengurus) (?:rt|rw)\b[^,;]*", re.IGNORECASE)
#: What a person writes in a draft, beside choices and dates.
_CONTENT = ("purpose", "notes", "reason", "to_office", "requests", "contact", "copies")


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One row with its typed fields; `level` is its own class, where it has one."""

    kind: PlaceKind
    id: int
    words: str
    texts: dict[str, str | None]
    level: str | None = None
    nature: Nature = field(default_factory=dict)


def beside(written: Rows) -> Iterator[Beside]:
    """All rows, in the order in which a meeting is prepared."""
    for number, row in enumerate(written["person"], start=1):
        yield _person(number, row)
    for part, kind, words in (
        ("money", PlaceKind.PENDANAAN, "Pendanaan"),
        ("article", PlaceKind.SUMBER, "Sumber berita"),
    ):
        for number, row in enumerate(written[part], start=1):
            yield Beside(kind=kind, id=row.id, words=f"{words} {number}", texts=words_of(row), nature=CODES)
    for row in written["letter"]:
        yield _letter(row)
    for number, row in enumerate(written["file"], start=1):
        # The name itself may be what must not be read, so it does not name the place.
        texts = {"original_name": words_of(row)["original_name"]}
        yield Beside(kind=PlaceKind.BERKAS, id=row.id, words=f"Nama berkas {number}", texts=texts, level=row.level)


def _person(number: int, row: AnyRow) -> Beside:
    texts = words_of(row)
    nature = {name: _OFFICE for name, text in texts.items() if text and _OF_NEIGHBOURHOOD.fullmatch(text.strip())}
    return Beside(kind=PlaceKind.PESERTA, id=row.id, words=f"Peserta {number}", texts=texts, nature=nature)


def _letter(row: AnyRow) -> Beside:
    """The narahubung of a letter is a number that is given to be called."""
    kind = LetterKind(row.code)
    said = words_of(row)
    content = json.loads(said.pop("content") or "{}") or {}
    texts = said | {name: _joined(content.get(name)) for name in _CONTENT}
    draft = DRAFTS[GUARDED[kind]]
    return Beside(kind=draft, id=row.id, words="Konsep surat", texts=texts, nature={"contact": CONTACT})


def _joined(value: str | list[str] | None) -> str | None:
    return "\n\n".join(value) if isinstance(value, list) else value
