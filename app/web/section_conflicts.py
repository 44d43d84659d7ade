"""A stale save of a section: both texts, what differs marked, and a merge that is proposed for saving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.domain.facts import MeetingFacts
from app.domain.minutes_states import POINT, QUESTION, kind_and_id
from app.domain.row_merge import MergeSection
from app.domain.text_diff import Segment, diff_words
from app.services.minutes_points import SaveSection
from app.services.section_merges import Proposal, proposal
from app.services.section_rows import TEXT_FIELDS, row_of
from app.web.access import current_actor
from app.web.forms.base import control_value, shown
from app.web.forms.listed_rows import GONE, ids_text
from app.web.forms.minutes_sections import SectionForm
from app.web.section_page import SectionPage

_LISTS = {"points": POINT, "questions": QUESTION}


@dataclass(frozen=True)
class FieldPair:
    """One field that differs: the saved words, those of this page, and the control that holds the proposed ones."""

    label: str
    saved: list[Segment]
    mine: list[Segment]
    control: Any
    is_clash: bool


@dataclass(frozen=True)
class RowPair:
    """A row that differs; `note` says why it is shown when not for its words."""

    words: str
    note: str | None
    fields: list[FieldPair]


@dataclass(frozen=True)
class Comparison:
    """What the page of both texts is made of; `form` holds the proposed section, `plain` names and values alike."""

    form: SectionForm
    rows: list[RowPair]
    plain: list[tuple[str, str]]
    version: int
    both_reordered: bool


def comparison(facts: MeetingFacts, page: SectionPage, command: SaveSection) -> Comparison:
    """Both sides of a stale save, after a permission check."""
    found = proposal(current_actor(), facts, command)
    merged, mine, saved = (_form(page, state, found.version) for state in (found.merge.section, found.mine, found.now))
    rows, plain = _title(merged, mine, saved, found), list[Any]()
    for list_name, kind in _LISTS.items():
        names = _names(found.merge.section, kind)
        sides = [
            _by_name(form, list_name, _names(state, kind)) for form, state in ((mine, found.mine), (saved, found.now))
        ]
        for number, (name, entry) in enumerate(zip(names, merged[list_name].entries, strict=True), start=1):
            pair, alike = _pair(f"{_noun(kind)} {number}", name, entry.form, [side.get(name) for side in sides], found)
            rows += [pair] if pair is not None else []
            plain += alike
    if not any(one.words == "Judul bagian" for one in rows):
        plain.append(merged.title)
    pairs = [(field.name, control_value(field)) for field in plain]
    return Comparison(merged, rows, pairs, found.version, found.merge.both_reordered)


def _form(page: SectionPage, state: MergeSection, version: int) -> SectionForm:
    """A state as the form of the section."""
    rows = {list_name: [_values(state, name) for name in _names(state, kind)] for list_name, kind in _LISTS.items()}
    standing = {kind: [row.id for row in section_rows] for kind, section_rows in _standing(page).items()}
    form = SectionForm(
        formdata=None,
        data={"version": version, "title": state.title, **rows}
        | {f"shown_{name}": ids_text(standing[kind]) for name, kind in _LISTS.items()},
    )
    form.offer(page.record.people.choices(), page.answered_choices())
    return form


def _standing(page: SectionPage) -> dict[str, list[Any]]:
    return {
        POINT: [row for row in page.section.points if not row.withheld],
        QUESTION: [row for row in page.own_questions if not row.withheld],
    }


def _names(state: MergeSection, kind: str) -> list[str]:
    return [str(row.key) for row in state.rows if kind_and_id(str(row.key))[0] == kind]


def _values(state: MergeSection, name: str) -> dict[str, Any]:
    row = next(row for row in state.rows if row.key == name)
    return vars(row_of(name, row.fields))


def _by_name(form: SectionForm, list_name: str, names: list[str]) -> dict[str, Any]:
    return {name: entry.form for name, entry in zip(names, form[list_name].entries, strict=True)}


def _noun(kind: str) -> str:
    return "Butir" if kind == POINT else "Tanya jawab"


def _title(merged: SectionForm, mine: SectionForm, saved: SectionForm, found: Proposal) -> list[RowPair]:
    if mine.title.data == saved.title.data:
        return []
    clash = any(one.row is None for one in found.merge.field_conflicts)
    return [RowPair("Judul bagian", None, [_field(merged.title, mine.title, saved.title, clash)])]


def _field(control: Any, mine: Any, saved: Any, is_clash: bool) -> FieldPair:
    words = [shown(one) if one is not None else "" for one in (saved, mine)]
    segments = diff_words(*words)
    return FieldPair(
        control.label.text,
        [one for one in segments if one.change != "added"],
        [one for one in segments if one.change != "removed"],
        control,
        is_clash,
    )


def _pair(words: str, name: str, row: Any, sides: list[Any], found: Proposal) -> tuple[RowPair | None, list[Any]]:
    """The row as it is shown, and its fields that need not be."""
    mine, saved = sides
    clashes = {one.field for one in found.merge.field_conflicts if one.row == name}
    fields, alike = [], []
    for field in row:
        if field.short_name in ("id", "key"):
            alike += [field] if field.data else []
            continue
        pair = [one[field.short_name] if one is not None else None for one in (mine, saved)]
        texts = [shown(one) if one is not None else "" for one in pair]
        is_usual = None in pair and field.short_name not in TEXT_FIELDS and field.short_name != "speaker_text"
        if texts[0] == texts[1] or is_usual:
            alike.append(field)
        else:
            fields.append(_field(field, *pair, field.short_name in clashes))
    note = _note(name, mine, saved, found)
    return (RowPair(words, note, fields) if fields or note else None), alike


def _note(name: str, mine: Any, saved: Any, found: Proposal) -> str | None:
    withdrawn = next((one.withdrawn_by for one in found.merge.row_conflicts if one.row == name), None)
    if withdrawn == "theirs" or (saved is None and not kind_and_id(name)[1].startswith("baru") and mine is not None):
        return GONE if kind_and_id(name)[1].isdigit() else None
    if withdrawn == "mine":
        return "(baris ini dihapus pada tulisan ini, tetapi diubah orang lain)"
    return "(baris ini ditambahkan orang lain)" if mine is None else None
