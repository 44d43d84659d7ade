"""Two states of a part of the minutes as differences in words: rows added, taken off, moved, changed field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.labels import label
from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind, QuestionForm
from app.domain.minutes_states import CONCLUSION, CONTACT, FIGURE, POINT, QUESTION, PartState, kind_and_id
from app.domain.text_diff import Segment, diff_words
from app.queries.minutes_people import People, words_of

NOUNS = {
    POINT: "Butir",
    QUESTION: "Tanya jawab",
    CONCLUSION: "Kesimpulan",
    FIGURE: "Data",
    CONTACT: "Kontak",
}
#: Field → its words and what its values are: text, an id of a participant, a code; None is not told.
FIELDS: dict[str, tuple[str, type[StrEnum] | str]] = {
    "speaker_id": ("Pembicara", "participant"),
    "speaker_text": ("Pembicara di luar daftar", "text"),
    "kind": ("Jenis", PointKind),
    "text": ("Isi", "text"),
    "quote": ("Kutipan", "text"),
    "context": ("Konteks", "text"),
    "addressee_text": ("Ditujukan kepada", "text"),
    "answers_question_id": ("Menanggapi", "tie"),
    "origin_point_id": ("Asal dari butir", "tie"),
    "origin_question_id": ("Asal dari tanya jawab", "tie"),
    "is_releasable": ("Kutipan boleh disiarkan", "yes"),
    "form": ("Bentuk", QuestionForm),
    "asker_id": ("Penanya", "participant"),
    "asker_text": ("Penanya di luar daftar", "text"),
    "question": ("Pertanyaan atau masukan", "text"),
    "answerer_id": ("Penjawab", "participant"),
    "answerer_text": ("Penjawab di luar daftar", "text"),
    "answer": ("Jawaban", "text"),
    "indicator": ("Indikator", "text"),
    "value": ("Angka", "text"),
    "value_text": ("Nilai dengan kata-kata", "text"),
    "unit": ("Satuan", "text"),
    "area": ("Wilayah", "text"),
    "period_text": ("Periode", "text"),
    "source": ("Sumber", "text"),
    "name": ("Nama", "text"),
    "number": ("Nomor", "text"),
    "purpose": ("Kegunaan", "text"),
    "confidentiality": ("Kerahasiaan", Confidentiality),
    "stated_order": ("Urutan menurut sumber", "text"),
    "stated_order_note": ("Catatan urutan", "text"),
}
#: What a new row says of itself only when it is not the usual.
_USUAL = {PointKind.PERNYATAAN, QuestionForm.PERTANYAAN, Confidentiality.BIASA}


@dataclass(frozen=True)
class FieldChange:
    """One field; `segments` lead from the older to the newer words."""

    label: str
    segments: list[Segment]


@dataclass(frozen=True)
class RowChange:
    """`what`: baru, dihapus, diubah, or dipindahkan (then no field is told)."""

    words: str
    what: str
    fields: list[FieldChange]


def row_changes(before: PartState, after: PartState, people: People) -> list[RowChange]:
    """What leads from `before` to `after`, in the order of `after`; rows that went stand last."""
    numbers, old_numbers = _numbers(after), _numbers(before)
    found = []
    if before.title != after.title and before.title is not None:
        fields = [FieldChange("Judul", diff_words(before.title, after.title or ""))]
        found.append(RowChange("Judul bagian", "diubah", fields))
    moved = _moved(before, after)
    for name, values in after.rows.items():
        was = before.rows.get(name)
        fields = field_changes(was or {}, values, people)
        if was is None or fields or name in moved:
            what = "baru" if was is None else ("diubah" if fields else "dipindahkan")
            found.append(RowChange(numbers[name], what, fields))
    for name, values in before.rows.items():
        if name not in after.rows:
            found.append(RowChange(old_numbers[name], "dihapus", field_changes(values, {}, people)))
    return found


def _numbers(state: PartState) -> dict[str, str]:
    """`Butir 3`: rows are counted by kind, in their order."""
    counts: dict[str, int] = {}
    words = {}
    for name in state.rows:
        kind, _ = kind_and_id(name)
        counts[kind] = counts.get(kind, 0) + 1
        words[name] = f"{NOUNS[kind]} {counts[kind]}"
    return words


def _moved(before: PartState, after: PartState) -> set[str]:
    """Rows that stand behind another row than before, of those that are in both."""
    both = [name for name in before.rows if name in after.rows]
    now = [name for name in after.rows if name in before.rows]
    if both == now:
        return set()
    return {name for name, old in zip(now, both, strict=True) if name != old}


def field_changes(before: Mapping[str, Any], after: Mapping[str, Any], people: People) -> list[FieldChange]:
    """Fields whose words differ; {} is a row that is not there."""
    found = []
    for name, (words, kind) in FIELDS.items():
        old, new = (_words(kind, values.get(name), people) for values in (before, after))
        is_usual = not (before and after) and (before or after).get(name) in _USUAL
        if old != new and not is_usual:
            found.append(FieldChange(words, diff_words(old, new)))
    return found


def _words(kind: type[StrEnum] | str, value: Any, people: People) -> str:
    if value is None or value == "":
        return ""
    if not isinstance(kind, str):
        return label(kind(value))
    return _SHOWN[kind](value, people)


def _speaker(value: Any, people: People) -> str:
    return (words_of(people.party(value, None)) or "") if value in people.rows else "Peserta yang sudah dihapus"


_SHOWN: dict[str, Callable[[Any, People], str]] = {
    "text": lambda value, people: str(value),
    "participant": _speaker,
    "tie": lambda value, people: "Ada",
    "yes": lambda value, people: "Ya" if value else "",
}
