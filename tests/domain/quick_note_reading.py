"""What a line was understood as, in few words, so that tables can state all of it; and the check of its pieces."""

from __future__ import annotations

from typing import Any

from app.domain.action_items import ItemClass, StatedKind
from app.domain.item_references import Reference
from app.domain.quick_notes import LineKind, Room, Understood


def seen(line: Understood, room: Room) -> dict[str, Any]:
    """Every field that says something, with names in place of ids. Notes by the words they point at."""
    figure = line.figure
    said: dict[str, Any] = {
        "kind": line.kind.value,
        "text": line.text,
        "speaker": speaker(line, room),
        "is_named": line.names_speaker,
        "point": line.point_kind,
        "addressee": line.addressee_text,
        "quote": line.quote,
        "context": line.context,
        "section": line.section_kind,
        "then": line.plain_kind if line.plain_kind is not LineKind.BUTIR else None,
        "stated": line.stated_kind if line.stated_kind is not StatedKind.TINDAK_LANJUT else None,
        "class": line.item_class if line.item_class is not ItemClass.TINDAK_LANJUT else None,
        "owner": party(line.owner, room) or line.owner_text,
        "supporters": [*(party(one, room) for one in line.supporters), *line.supporter_texts],
        "mentioned": [party(one, room) for one in line.mentioned],
        "due": line.due_on,
        "due_text": line.due_text,
        "horizons": [one.value for one in line.horizons],
        "output": line.expected_output,
        "proof": line.expected_proof,
        "suggestions": [one.name for one in line.suggestions],
        "notes": [line.raw[one.start : one.end] for one in line.notes],
    }
    if figure:
        said |= {"indicator": figure.indicator, "value": figure.value, "value_text": figure.value_text}
        said |= {"unit": figure.unit, "area": figure.area, "period": figure.period_text, "source": figure.source}
    return {
        name: str(value) if hasattr(value, "value") else value for name, value in said.items() if value not in _NOTHING
    }


_NOTHING: tuple[Any, ...] = (None, "", [], False)


def speaker(line: Understood, room: Room) -> str:
    """The name or office of who speaks, or the words for somebody else."""
    known = {one.id: one.shown for one in room.speakers}
    return known[line.speaker_id] if line.speaker_id else line.speaker_text


def party(reference: Reference | None, room: Room) -> str:
    """The short name of an agency, task force or small team."""
    return next((one.shown for one in room.agencies if one.reference == reference), "")


def check_pieces(line: Understood) -> None:
    """All pieces are the line as typed; those kept are the text of the record."""
    assert "".join(line.raw[one.start : one.end] for one in line.spans) == line.raw
    assert "".join(line.raw[one.start : one.end] for one in line.spans if one.kept) == line.text
    assert all(one.start < one.end for one in line.spans)
    assert all(0 <= one.start <= one.end <= len(line.raw) for one in (*line.notes, *line.suggestions))
