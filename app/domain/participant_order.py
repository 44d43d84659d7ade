"""The list of participants as it is read: rows of one instansi or unsur together, and moving a row or a group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def group_words(institution: str | None, unsur: str | None, office: str | None, name: str | None) -> str:
    """What a row is listed under, on screen as on paper: its instansi, else unsur, office (with Plt.), or name."""
    return institution or unsur or office or name or ""


def grouped(rows: Iterable[T], words: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    """Rows gathered under their words, groups in the order in which they first occur."""
    groups: dict[str, list[T]] = {}
    for row in rows:
        groups.setdefault(words(row), []).append(row)
    return list(groups.items())


def moved(rows: Sequence[tuple[int, str]], row_id: int, *, up: bool) -> list[int]:
    """Ids in the order of the list after one step of `row_id`; `rows` are (id, words of its group) in stored order.

    Inside its group a row changes places with its neighbour; at the group's end the whole group changes places with
    the next one. At the end of the list nothing moves. Raises KeyError for an unknown id.
    """
    groups = [[row for row, _ in members] for _, members in grouped(rows, lambda row: row[1])]
    here = next((at for at, members in enumerate(groups) if row_id in members), None)
    if here is None:
        raise KeyError(row_id)
    step = -1 if up else 1
    members = groups[here]
    place = members.index(row_id)
    if 0 <= place + step < len(members):
        members[place], members[place + step] = members[place + step], members[place]
    elif 0 <= here + step < len(groups):
        groups[here], groups[here + step] = groups[here + step], groups[here]
    return [row for group in groups for row in group]
