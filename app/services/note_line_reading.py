"""What a typed line is taken for, once the record has its say; and what is kept to stand beside it. No rows here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.domain.indonesian import number, upper_first
from app.domain.item_references import Reference
from app.domain.permissions import Permission, allowed
from app.domain.quick_notes import FORCEABLE, LineKind, Understood, understand
from app.domain.text import PARAGRAPH_MAX, TITLE_MAX, clean_text
from app.services.note_line_page import NotePage

NO_FIGURE = "Angkanya tidak terbaca, sehingga baris ini dicatat sebagai butir."
NO_ITEM = (
    "Tindak lanjut dicatat oleh sekretariat rapat penyelenggara; baris ini dicatat sebagai butir supaya tidak hilang."
)
#: Widths of the columns that hold a piece of the line.
_FIGURE_WIDTHS = {"indicator": 300, "value_text": 200, "unit": 80, "area": 200, "period_text": 200, "source": 300}
_DIGITS_MAX = 16


@dataclass(frozen=True)
class Reading:
    """A line as it goes into the record, and sentences about what deserves a look."""

    read: Understood
    notes: tuple[str, ...]


def clean_line(typed: str, field: str = "text") -> str:
    """One line as it is stored; line breaks become spaces. Raises RuleViolation for characters no paper carries."""
    return clean_text(typed, max_length=PARAGRAPH_MAX, multiline=False, field=field)


def reading_of(page: NotePage, line: str, kind: LineKind | None = None) -> Reading:
    """Understand a line in the room; what the record cannot take as such becomes a point with all its words."""
    read = understand(line, page.room, kind)
    notes = tuple(note.message for note in read.notes)
    if read.kind is LineKind.DATA and not _fits_figure(read):
        return _as_point(page, line, read, (*notes, NO_FIGURE))
    if read.kind is LineKind.TINDAK_LANJUT and not allowed(page.actor, Permission.ITEM_EDIT, page.facts):
        return _as_point(page, line, read, (*notes, NO_ITEM))
    if read.kind in FORCEABLE and not read.text.strip() and not _says_enough(read):
        # A mark with nothing behind it: the line itself is what was typed.
        read = replace(read, text=line)
    return Reading(_within(read), notes)


def _says_enough(read: Understood) -> bool:
    """A heading, and `masukan Umrah:`: who spoke up is recorded, though his words are not."""
    return read.kind is LineKind.BAGIAN or (read.kind is LineKind.MASUKAN and read.names_speaker)


def _as_point(page: NotePage, line: str, read: Understood, notes: tuple[str, ...]) -> Reading:
    point = understand(line, page.room, LineKind.BUTIR)
    text = point.text if point.text.strip() else line
    return Reading(_within(replace(point, text=text)), tuple(dict.fromkeys(notes)))


def _fits_figure(read: Understood) -> bool:
    figure = read.figure
    if figure is None or not figure.indicator or (figure.value is None and not figure.value_text):
        return False
    if figure.value is not None and abs(figure.value) >= 10**_DIGITS_MAX:
        return False
    return all(len(getattr(figure, name)) <= width for name, width in _FIGURE_WIDTHS.items())


def _within(read: Understood) -> Understood:
    """A sentence begins with a capital letter. Names longer than any name stay in the text, which holds them anyway."""
    return replace(
        read,
        text=upper_first(read.text),
        speaker_text=read.speaker_text[:TITLE_MAX],
        addressee_text=read.addressee_text[:TITLE_MAX],
    )


def kept(page: NotePage, read: Understood) -> dict[str, Any]:
    """What stands beside the line, as plain values: it is shown without reading the line or its row again."""
    names = {one.reference: one.shown for one in page.room.agencies}
    return {
        "text": read.text,
        "speaker": speaker_words(page, read),
        "names_speaker": read.names_speaker,
        "point_kind": read.point_kind,
        "addressee": read.addressee_text,
        "owner": _named(names, read.owner) or read.owner_text,
        "is_owner_known": read.owner is not None,
        "supporters": [*(_named(names, one) for one in read.supporters), *read.supporter_texts],
        "due_on": read.due_on.isoformat() if read.due_on else None,
        "due_text": read.due_text,
        "horizons": list(read.horizons),
        "item_class": read.item_class,
        "figure": _figure(read),
        "suggestions": [
            {"key": one.key, "name": one.name, "typed": read.raw[one.start : one.end]} for one in read.suggestions
        ],
        "unclear": [[note.start, note.end] for note in read.notes if note.start < note.end],
    }


def speaker_words(page: NotePage, read: Understood) -> str:
    """Who speaks, in the fewest words."""
    known = page.room.voices.by_id.get(read.speaker_id or 0)
    return known.shown if known is not None else read.speaker_text


def _named(names: dict[Reference, str], one: Reference | None) -> str:
    return names.get(one, "") if one is not None else ""


def _figure(read: Understood) -> dict[str, str] | None:
    figure = read.figure
    if figure is None or read.kind is not LineKind.DATA:
        return None
    value = number(figure.value.normalize()) if figure.value is not None else figure.value_text
    return {
        "value": " ".join(part for part in (value, figure.unit) if part),
        "indicator": figure.indicator,
        "area": figure.area,
        "period": figure.period_text,
        "source": figure.source,
    }
