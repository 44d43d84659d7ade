"""What is wrong with a form, one field at a time: each variant says what was sent and which status it must give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.web.forms_walk import Entry, Field, Form

BIG = str(2**63)
LONG_LINE, LONG_TEXT = "kata " * 400, "kata " * 5_000
#: Characters that no paper, calendar or header can carry.
BROKEN = {"karakter kendali": "\x07", "bukan karakter": "\ufffe"}
DATES = ("2026-02-30", "0001-01-01", "9999-12-31")
TIMES = ("25:00", "09:99")
#: Hidden fields that a form may carry without them being ids of rows.
NOT_IDS = frozenset(
    {
        *("csrf_token", "submission_key", "version"),
        # The privacy guard: a digest, places in a text, where to go on; tests/web/test_privacy.py sends wrong ones.
        *("digest", "awal", "akhir", "privasi", "naskah", "next"),
    }
)
#: Fields whose options are numbers, yet no ids.
NUMBERED = frozenset({"month", "year", "day", "font_size", "days_per_week"})
#: The last part of a field's name → kind of row in tests/abroad.py.
KINDS: tuple[tuple[str, str], ...] = (
    (r"(?:.*_)?agenc(?:y|ies)(?:_ids?)?|organiser_id|parent_id|successor_id|secretariat_id", "agency"),
    (r"(?:.*_)?(?:person|people)(?:_ids?)?", "person"),
    (r"(?:.*_)?task_forces?(?:_ids?)?|force_id", "task_force"),
    (r"(?:.*_)?meetings?(?:_ids?)?", "meeting"),
    (r"(?:.*_)?positions?(?:_ids?)?", "position"),
    (r"(?:.*_)?appointments?(?:_ids?)?", "appointment"),
    (r"(?:.*_)?users?(?:_ids?)?", "user"),
    (r"(?:.*_)?files?(?:_ids?)?", "file"),
    (r"stated_by(?:_id)?|speaker_id|asker_id|answerer_id|participant_ids?|naikkan|turunkan", "participant"),
    (r"answers_question_id|.*_question_id", "question"),
    (r".*_point_id", "point"),
    (r"section_id", "section"),
    (r".*_conclusion_id", "conclusion"),
)
#: Beginning of a coded choice (`instansi-12`) → kind.
CODES = {
    "peserta": "participant",
    "instansi": "agency",
    "gugus_tugas": "task_force",
    "tim_kecil": "team",
    "kesimpulan": "conclusion",
    "butir": "point",
    "tanya_jawab": "question",
}
_CODED = re.compile(r"([a-z_]+)-\d+")


@dataclass(frozen=True)
class Variant:
    """One wrong sending."""

    what: str
    form: Form
    statuses: frozenset[int] = frozenset({422})
    #: The field whose error must be told; the rest must stand on the page as it was sent.
    field: str | None = None

    @property
    def goes_with_others(self) -> bool:
        """Whether its error is told at its field, whatever else is wrong.

        What compares dates and times runs only where nothing else is wrong; what is hidden has no place for an error.
        """
        kind = self.form.fields[self.field].kind if self.field else "hidden"
        return kind not in ("hidden", "date", "time")


def rounds(found: Iterable[Variant]) -> list[list[Variant]]:
    """Variants that can be sent at once: each round has a field at most once."""
    turns: list[list[Variant]] = []
    seen: Counter[str | None] = Counter()
    for one in found:
        if seen[one.field] == len(turns):
            turns.append([])
        turns[seen[one.field]].append(one)
        seen[one.field] += 1
    return turns


def at_once(form: Form, together: Iterable[Variant]) -> Form:
    """The form with all these fields wrong."""
    for one in together:
        if one.field:
            form = form.changed(one.field, one.form.value(one.field))
    return form


def variants(entry: Entry, form: Form, abroad: dict[str, int]) -> Iterator[Variant]:
    """Every wrong sending of a rightly filled form."""
    yield Variant("tanpa token", form.without("csrf_token"), frozenset({400}))
    yield Variant("token palsu", form.changed("csrf_token", "palsu"), frozenset({400}))
    seen: set[tuple[str, str]] = set()
    for one in form.fields.values():
        # Rows of a list are alike; the fields of one of them are enough.
        if (one.rows, one.base) in seen:
            continue
        seen.add((one.rows, one.base))
        for what, value in _wrong_values(entry, form, one, abroad):
            status = frozenset({413, 422}) if what == "terlalu panjang" else frozenset({422})
            yield Variant(f"{one.name}: {what}", form.changed(one.name, value), status, one.name)


def _wrong_values(entry: Entry, form: Form, one: Field, abroad: dict[str, int]) -> Iterator[tuple[str, str]]:
    if one.name == "version":
        yield from (("bukan angka", "satu"), ("2^63", BIG))
    elif one.kind == "date":
        yield from ((value, value) for value in DATES)
    elif one.kind == "time":
        yield from ((value, value) for value in TIMES)
    elif one.is_text:
        sent = form.value(one.name) or "teks"
        yield from ((what, f"{sent} {sign}") for what, sign in BROKEN.items())
        yield "terlalu panjang", LONG_TEXT if one.kind == "textarea" else LONG_LINE
    elif one.kind in ("select", "checkbox", "radio", "hidden") and one.name not in NOT_IDS:
        yield from _wrong_choices(entry, one, abroad)


def _wrong_choices(entry: Entry, one: Field, abroad: dict[str, int]) -> Iterator[tuple[str, str]]:
    code = next((found[1] for option in one.options if (found := _CODED.fullmatch(option or ""))), None)
    if code is not None:
        yield "milik pemerintah lain", f"{code}-{abroad[CODES[code]]}"
        yield "2^63", f"{code}-{BIG}"
    elif is_id(one):
        yield "milik pemerintah lain", str(abroad[kind_of(entry, one)])
        if not one.name.startswith("shown_"):
            yield from (("2^63", BIG), ("bukan angka", "satu"))
    elif len(one.options) > 1 or one.kind == "select":
        yield "tidak dikenal", "tidak_ada"


def is_id(one: Field) -> bool:
    """Whether the field names rows of the database."""
    if one.kind == "hidden":
        return True
    numbers = [option for option in one.options if option]
    named = re.search(r"(?:^|_)ids?$", one.base) is not None
    return named or (bool(numbers) and all(option.isdigit() for option in numbers) and one.base not in NUMBERED)


def kind_of(entry: Entry, one: Field) -> str:
    """The kind of row that the field names."""
    rows = one.rows.removeprefix("shown_")
    if (one.base == "id" or one.name.startswith("shown_")) and rows in entry.rows:
        return entry.rows[rows]
    for pattern, kind in KINDS:
        if re.fullmatch(pattern, one.base):
            return kind
    raise AssertionError(f'say in forms_walk_variants.py, or in rows= of the entry, what "{one.name}" names')
