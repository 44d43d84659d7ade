"""The head of the notula: rows "label : value" in the official order, and the optional rows under *Kegiatan*."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents import phrases
from app.documents.blocks import Xml, paragraph
from app.documents.fixed_texts import Mark, Official, Optional, Words
from app.documents.page import Style
from app.domain.indonesian import count_in_words, upper_first
from app.domain.labels import label
from app.domain.meeting_days import dates_text, times_text
from app.domain.meetings import ParticipantRole
from app.domain.sheets import MinutesSheet


@dataclass(frozen=True)
class Row:
    """One label with its values; `lead` stands before a numbered list of them."""

    label: str
    values: tuple[str, ...] = ()
    lead: str | None = None

    @property
    def is_known(self) -> bool:
        return bool(self.values or self.lead)


def blank(sheet: MinutesSheet) -> str:
    """What stands for an unknown fact: dots to write on in a draft, a dash afterwards."""
    return Mark.DOTS if sheet.is_draft else Mark.DASH


def official_rows(sheet: MinutesSheet) -> list[Row]:
    """Rows of the official form before *Kegiatan Sidang/Rapat*; unknown ones have no value."""
    place = [Row(Official.PLACE, _one(sheet.place))] if sheet.profile.shows_place else []
    return [
        Row(Official.MEETING, _one(sheet.title)),
        Row(Official.DATE, _one(dates_text(sheet.days, blank=Mark.SHORT_DOTS if sheet.is_draft else ""))),
        Row(Official.INVITATION, _one(phrases.reference(sheet.invitation, blank(sheet)))),
        Row(Official.TIME, _one(times_text(sheet.days, sheet.zone))),
        *place,
        Row(Official.AGENDA, tuple(map(upper_first, sheet.agenda))),
        Row(Official.CHAIR, _holders(sheet, ParticipantRole.PIMPINAN)),
        Row(Official.SECRETARY, _holders(sheet, ParticipantRole.SEKRETARIS)),
        Row(Official.NOTE_TAKER, _holders(sheet, ParticipantRole.PENCATAT)),
        Row(Official.PARTICIPANTS, tuple(phrases.participants(sheet.participants)), _total(sheet)),
    ]


def optional_rows(sheet: MinutesSheet) -> list[Row]:
    """Rows that practice adds; the ones without a value are not printed."""
    organiser = " ".join(
        part
        for part in (sheet.organiser, f"({sheet.organiser_abbreviation})" if sheet.organiser_abbreviation else None)
        if part
    )
    return [
        Row(Optional.TOPICS, _one("; ".join(sheet.topics))),
        Row(Optional.ORGANISER, _one(organiser)),
        Row(Optional.ONLINE, _one(sheet.online_room)),
        Row(Optional.TASK_FORCE, tuple(phrases.task_force(force) for force in sheet.task_forces)),
        Row(Optional.PROGRAM, _one(sheet.program)),
        Row(Optional.FUNDING, tuple(phrases.funding(line) for line in sheet.funding)),
        Row(Optional.PURPOSES, tuple(map(upper_first, sheet.purposes))),
    ]


def head(sheet: MinutesSheet) -> list[Xml]:
    """All rows of the head as paragraphs, *Kegiatan Sidang/Rapat* last."""
    body: list[Xml] = []
    for row in official_rows(sheet):
        if row.label == Official.CHAIR:
            body.append(paragraph(Style.FIELD, Official.LEADERSHIP))
        body += _paragraphs(row, blank(sheet))
    kind = label(sheet.kind) if sheet.kind else ""
    body.append(paragraph(Style.FIELD, Official.ACTIVITY, ":", kind))
    for row in optional_rows(sheet):
        if row.is_known:
            body += _paragraphs(row, "")
    return body


def blank_labels(sheet: MinutesSheet) -> tuple[str, ...]:
    """Official labels that the paper prints without a fact, in its order."""
    return tuple(row.label for row in official_rows(sheet) if not row.is_known)


def omitted_rows(sheet: MinutesSheet) -> list[str]:
    """Labels of the optional rows that dropped out."""
    omitted = [row.label for row in optional_rows(sheet) if not row.is_known and row.label != Optional.ONLINE]
    if sheet.kind is None:
        omitted.insert(0, Optional.KIND)
    if sheet.stated_total is None:
        omitted.append(Optional.TOTAL)
    return omitted


def _paragraphs(row: Row, unknown: str) -> list[Xml]:
    if row.lead is None and len(row.values) < 2:
        return [paragraph(Style.FIELD, row.label, ":", row.values[0] if row.values else unknown)]
    numbered = [(f"{number}.", value) for number, value in enumerate(row.values, start=1)]
    if row.lead is not None:
        first = paragraph(Style.FIELD, row.label, ":", row.lead)
    else:
        first = paragraph(Style.FIELD_LIST, row.label, ":", *numbered.pop(0))
    return [first, *(paragraph(Style.FIELD_NEXT, number, value) for number, value in numbered)]


def _total(sheet: MinutesSheet) -> str | None:
    total = f"{count_in_words(sheet.stated_total)} {Words.PEOPLE}" if sheet.stated_total is not None else None
    attached = str(Words.ATTENDANCE) if sheet.attendance_attached else None
    return ", ".join(part for part in (total, sheet.total_note, attached) if part) or None


def _holders(sheet: MinutesSheet, role: ParticipantRole) -> tuple[str, ...]:
    return tuple(phrases.who(row.party) for row in sheet.with_role(role))


def _one(text: str | None) -> tuple[str, ...]:
    return (upper_first(text),) if text else ()
