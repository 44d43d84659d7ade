"""The Indonesian label of every enum member, as it stands on screen and on paper. The words are in words/."""

from __future__ import annotations

from enum import StrEnum

from app.domain.words import funding, items, meetings, people, privacy, quick_notes, writing

# By type too: StrEnum members of two enums with the same text are equal and would overwrite each other.
_BY_TYPE: dict[tuple[type[StrEnum], str], str] = {
    (type(member), member.value): text
    for part in (people, meetings, items, funding, writing, privacy, quick_notes)
    for member, text in part.LABELS
}


def label(member: StrEnum) -> str:
    """The label of one enum member. Raises KeyError for a member without one (a test walks them all)."""
    return _BY_TYPE[(type(member), member.value)]


def choices(enum: type[StrEnum]) -> list[tuple[str, str]]:
    """(value, label) of every member in the order of definition, for a select field."""
    return [(member.value, label(member)) for member in enum]
